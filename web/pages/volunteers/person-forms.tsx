import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { CHINA_OFFSET_MS, chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import type { VolunteerView } from '../../../shared/volunteers/contract.ts';
import { SKILL_HEADS } from '../../../shared/volunteers/skills.ts';
import { say as sayWords } from '../../main/i18n.ts';
import type { CheckKind, Volunteers } from '../../state/volunteers.ts';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field, Segmented } from '../../ui/field.tsx';
import { words } from './words.ts';

const CHECKS: readonly CheckKind[] = ['criminal_record', 'training', 'insurance'];
/** For somebody under eighteen the guardian's consent comes first. */
const YOUNG_CHECKS: readonly CheckKind[] = ['guardian_consent', 'training', 'insurance'];

/** What the station says of a volunteer, and by what it knows: some fields, what was seen, back or save. */
function SeenForm({
  hint,
  evidence,
  fault,
  busy,
  onEvidence,
  onSubmit,
  onBack,
  children,
}: {
  hint: string;
  evidence: string;
  fault: string | undefined;
  busy: boolean;
  onEvidence: (text: string) => void;
  onSubmit: () => void;
  onBack: () => void;
  children: ComponentChildren;
}) {
  const say = words();
  return (
    <form
      class="volunteers-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <Field label={say.evidence} hint={hint} value={evidence} maxLength={60} fault={fault} onInput={onEvidence} />
      <p class="volunteers-buttons">
        <Button onClick={onBack}>{say.back}</Button>
        <Button look="main" submit busy={busy}>
          {say.save}
        </Button>
      </p>
    </form>
  );
}

/** A paper that the station has seen: which, until when, and what was seen. */
export function CheckForm({
  state,
  young,
  now,
  onDone,
  onBack,
}: {
  state: Volunteers;
  young: boolean;
  now: number;
  onDone: () => void;
  onBack: () => void;
}) {
  const say = words();
  const kinds = young ? YOUNG_CHECKS : CHECKS;
  const [kind, setKind] = useState<CheckKind>(kinds[0] ?? 'training');
  // A check of this kind is renewed every year.
  const [until, setUntil] = useState(chinaDay(now + 365 * DAY_MS));
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const at = Date.parse(`${until}T00:00:00Z`) - CHINA_OFFSET_MS;
  const late = at > now + 365 * DAY_MS;
  const fits = !Number.isNaN(at) && at > now && !late;
  return (
    <SeenForm
      hint={kind === 'guardian_consent' ? say.consentHint : say.evidenceHint}
      evidence={evidence}
      fault={state.checking.problem.value?.title ?? (tried && evidence.trim() === '' ? say.faultText : undefined)}
      busy={state.checking.busy.value}
      onEvidence={setEvidence}
      onBack={onBack}
      onSubmit={() => {
        setTried(true);
        if (fits && evidence.trim() !== '')
          void state.addCheck(kind, at + DAY_MS - 1, evidence).then((done) => done && onDone());
      }}
    >
      <Chips label={say.kind} wrap>
        {kinds.map((one) => (
          <Chip key={one} soft on={one === kind} onClick={() => setKind(one)}>
            {say.checkKinds[one]}
          </Chip>
        ))}
      </Chips>
      <Field
        label={say.validUntil}
        type="date"
        value={until}
        hint={say.yearly}
        fault={tried && !fits ? (late ? say.faultYear : say.faultDate) : undefined}
        onInput={setUntil}
      />
    </SeenForm>
  );
}

/** Somebody vouches for a skill: which, how well, and how they know. */
export function VouchForm({
  state,
  person,
  onDone,
  onBack,
}: {
  state: Volunteers;
  person: VolunteerView;
  onDone: () => void;
  onBack: () => void;
}) {
  const say = words();
  const first = person.skills.find((held) => held.evidence === undefined) ?? person.skills[0];
  const [skill, setSkill] = useState(first?.skill ?? 'repair.lamp');
  const [level, setLevel] = useState<'1' | '2' | '3'>(
    first === undefined ? '2' : (String(first.level) as '1' | '2' | '3'),
  );
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <SeenForm
      hint={say.vouchHint}
      evidence={evidence}
      fault={state.vouching.problem.value?.title ?? (tried && evidence.trim() === '' ? say.faultText : undefined)}
      busy={state.vouching.busy.value}
      onEvidence={setEvidence}
      onBack={onBack}
      onSubmit={() => {
        setTried(true);
        if (evidence.trim() !== '') void state.vouch(skill, Number(level), evidence).then((done) => done && onDone());
      }}
    >
      <div class="field">
        <label for="volunteers-skill">{say.skill}</label>
        <select
          id="volunteers-skill"
          class="input"
          value={skill}
          onChange={(event) => setSkill(event.currentTarget.value)}
        >
          {SKILL_HEADS.map((head) => (
            <optgroup key={head.id} label={sayWords(head)}>
              {head.skills.map((one) => (
                <option key={one.id} value={one.id} selected={one.id === skill}>
                  {sayWords(one)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      <Segmented
        legend={say.level}
        options={(['1', '2', '3'] as const).map((one) => [one, say.levels[Number(one)] ?? one] as const)}
        value={level}
        onChange={setLevel}
      />
    </SeenForm>
  );
}

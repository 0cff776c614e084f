import { useEffect, useState } from 'preact/hooks';
import { CHINA_OFFSET_MS, chinaDay, DAY_MS } from '../../../shared/kernel/time.ts';
import type { VolunteerView } from '../../../shared/volunteers/contract.ts';
import { SKILL_HEADS, SKILLS } from '../../../shared/volunteers/skills.ts';
import { dateWords, distanceWords, minutesWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { type CheckKind, standingOf, type Volunteers } from '../../state/volunteers.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Chip, Chips } from '../../ui/chip.tsx';
import { Field, Segmented } from '../../ui/field.tsx';
import { plusIcon } from '../../ui/icons.ts';
import { badgeCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { words } from './words.ts';

type View = 'person' | 'check' | 'vouch';

/** One volunteer, with what a station may add: a check it has seen, evidence for a skill. */
export function PersonSheet({ state, now }: { state: Volunteers; now: number }) {
  const say = words();
  const [view, setView] = useState<View>('person');
  const chosen = state.chosen.value;
  useEffect(() => setView('person'), [chosen]);
  const person = state.person.data.value;
  const name = state.rows.data.value?.find((row) => row.personId === chosen)?.name ?? '';
  const done = () => {
    toast(say.saved);
    setView('person');
  };
  return (
    <Sheet
      open={chosen !== undefined}
      onClose={state.close}
      title={view === 'check' ? say.addCheck : view === 'vouch' ? say.vouch : name}
    >
      {view === 'person' && (
        <Loaded of={state.person} bones={<RowBones rows={4} />}>
          {(data) =>
            data.personId === chosen ? <PersonBody data={data} now={now} onView={setView} /> : <RowBones rows={4} />
          }
        </Loaded>
      )}
      {view === 'check' && <CheckForm state={state} now={now} onDone={done} onBack={() => setView('person')} />}
      {view === 'vouch' && person !== undefined && (
        <VouchForm state={state} person={person} onDone={done} onBack={() => setView('person')} />
      )}
    </Sheet>
  );
}

function PersonBody({ data, now, onView }: { data: VolunteerView; now: number; onView: (view: View) => void }) {
  const say = words();
  const comma = language.value === 'zh' ? '，' : ', ';
  return (
    <>
      <p class="mid quiet">
        {[
          minutesWords(data.minutes),
          say.stars(data.stars),
          say.weekly(minutesWords(data.weeklyCapMinutes)),
          say.radius(distanceWords(data.radiusM)),
          `${say.speaks}${language.value === 'zh' ? '' : ' '}${data.languages.map((one) => t().languages[one]).join(language.value === 'zh' ? '、' : ', ')}`,
        ].join(comma)}
      </p>
      <section class="volunteers-part">
        <h3>{say.skills}</h3>
        <ul class="rows">
          {data.skills.map((held) => (
            <li key={held.skill} class="volunteers-held">
              <span>
                <b>{sayWords(SKILLS.get(held.skill) ?? { zh: held.skill })}</b>{' '}
                <span class="small quiet">{say.levels[held.level]}</span>
              </span>
              <span class={`small ${held.evidence === undefined ? 'quiet' : 'pine'}`}>
                {held.evidence === undefined
                  ? say.said
                  : held.seenBy === undefined
                    ? held.evidence
                    : say.seenBy(held.evidence, held.seenBy)}
              </span>
            </li>
          ))}
        </ul>
        <Button size="small" icon={badgeCheckIcon} onClick={() => onView('vouch')}>
          {say.vouch}
        </Button>
      </section>
      <section class="volunteers-part">
        <h3>{say.checks}</h3>
        {data.checks.length === 0 && <p class="small quiet">{say.noChecks}</p>}
        <ul class="rows">
          {data.checks.map((check) => {
            const standing = standingOf(check.validUntil, now);
            const day = dateWords(check.validUntil, now);
            return (
              <li key={`${check.kind} ${check.validUntil}`} class="volunteers-held">
                <span>
                  <b>{say.checkKinds[check.kind]}</b>{' '}
                  <span class="small" data-standing={standing}>
                    {standing === 'none' ? say.standing.none : say.standing[standing](day)}
                  </span>
                </span>
                <span class="small quiet">
                  {check.by === undefined ? check.evidence : say.seenBy(check.evidence, check.by)}
                </span>
              </li>
            );
          })}
        </ul>
        <Button size="small" icon={plusIcon} onClick={() => onView('check')}>
          {say.addCheck}
        </Button>
      </section>
    </>
  );
}

const CHECKS: readonly CheckKind[] = ['criminal_record', 'training', 'insurance'];

function CheckForm({
  state,
  now,
  onDone,
  onBack,
}: {
  state: Volunteers;
  now: number;
  onDone: () => void;
  onBack: () => void;
}) {
  const say = words();
  const [kind, setKind] = useState<CheckKind>('criminal_record');
  // A check of this kind is renewed every year.
  const [until, setUntil] = useState(chinaDay(now + 365 * DAY_MS));
  const [evidence, setEvidence] = useState('');
  const [tried, setTried] = useState(false);
  const at = Date.parse(`${until}T00:00:00Z`) - CHINA_OFFSET_MS;
  const late = at > now + 365 * DAY_MS;
  const fits = !Number.isNaN(at) && at > now && !late;
  return (
    <form
      class="volunteers-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fits && evidence.trim() !== '')
          void state.addCheck(kind, at + DAY_MS - 1, evidence).then((done) => done && onDone());
      }}
    >
      <Chips label={say.kind} wrap>
        {CHECKS.map((one) => (
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
      <Field
        label={say.evidence}
        hint={say.evidenceHint}
        value={evidence}
        maxLength={60}
        fault={state.checking.problem.value?.title ?? (tried && evidence.trim() === '' ? say.faultText : undefined)}
        onInput={setEvidence}
      />
      <p class="volunteers-buttons">
        <Button onClick={onBack}>{say.back}</Button>
        <Button look="main" submit busy={state.checking.busy.value}>
          {say.save}
        </Button>
      </p>
    </form>
  );
}

function VouchForm({
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
    <form
      class="volunteers-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
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
      <Field
        label={say.evidence}
        hint={say.vouchHint}
        value={evidence}
        maxLength={60}
        fault={state.vouching.problem.value?.title ?? (tried && evidence.trim() === '' ? say.faultText : undefined)}
        onInput={setEvidence}
      />
      <p class="volunteers-buttons">
        <Button onClick={onBack}>{say.back}</Button>
        <Button look="main" submit busy={state.vouching.busy.value}>
          {say.save}
        </Button>
      </p>
    </form>
  );
}

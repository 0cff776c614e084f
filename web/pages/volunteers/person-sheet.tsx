import { useEffect, useState } from 'preact/hooks';
import type { VolunteerView } from '../../../shared/volunteers/contract.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { dateWords, distanceWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { standingOf, type Volunteers } from '../../state/volunteers.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { plusIcon } from '../../ui/icons.ts';
import { badgeCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { CheckForm, VouchForm } from './person-forms.tsx';
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
          `${say.service} ${minutesWords(data.minutes)}`,
          ...(data.stars > 0 ? [say.stars(data.stars)] : []),
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

import { useEffect, useState } from 'preact/hooks';
import { isYoung } from '../../../shared/volunteers/age.ts';
import { lacksConsent } from '../../../shared/volunteers/checks.ts';
import type { VolunteerView } from '../../../shared/volunteers/contract.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { dateWords, distanceWords } from '../../main/format.ts';
import { language, say as sayWords, t } from '../../main/i18n.ts';
import { minutesWords } from '../../main/spans.ts';
import { type CheckKind, standingOf, type Volunteers } from '../../state/volunteers.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { plusIcon } from '../../ui/icons.ts';
import { badgeCheckIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Sheet } from '../../ui/sheet.tsx';
import { toast } from '../../ui/toast.tsx';
import { CheckForm, VouchForm } from './person-forms.tsx';
import { words } from './words.ts';

type View = 'person' | 'check' | 'vouch' | { readonly end: CheckKind };

/** One volunteer, with what a station may add: a check it has seen, evidence for a skill. */
export function PersonSheet({ state, now }: { state: Volunteers; now: number }) {
  const say = words();
  const [view, setView] = useState<View>('person');
  const chosen = state.chosen.value;
  useEffect(() => setView('person'), [chosen]);
  const person = state.person.data.value;
  const name = state.rows.data.value?.items.find((row) => row.personId === chosen)?.name ?? '';
  const done = () => {
    toast(say.saved);
    setView('person');
  };
  return (
    <Sheet open={chosen !== undefined} onClose={state.close} title={titleOf(view, name)}>
      {view === 'person' && (
        <Loaded of={state.person} bones={<RowBones rows={4} />}>
          {(data) =>
            data.personId === chosen ? <PersonBody data={data} now={now} onView={setView} /> : <RowBones rows={4} />
          }
        </Loaded>
      )}
      {view === 'check' && person !== undefined && (
        <CheckForm
          state={state}
          young={isYoung(person.birthYear, now)}
          now={now}
          onDone={done}
          onBack={() => setView('person')}
        />
      )}
      {view === 'vouch' && person !== undefined && (
        <VouchForm state={state} person={person} onDone={done} onBack={() => setView('person')} />
      )}
      {typeof view === 'object' && (
        <EndCheck state={state} kind={view.end} onDone={() => setView('person')} onBack={() => setView('person')} />
      )}
    </Sheet>
  );
}

function titleOf(view: View, name: string): string {
  const say = words();
  if (typeof view === 'object') return say.endTitle(say.checkKinds[view.end]);
  return view === 'check' ? say.addCheck : view === 'vouch' ? say.vouch : name;
}

/** A paper that counts no more: what that stops is said before it is done. */
function EndCheck({
  state,
  kind,
  onDone,
  onBack,
}: {
  state: Volunteers;
  kind: CheckKind;
  onDone: () => void;
  onBack: () => void;
}) {
  const say = words();
  const problem = state.ending.problem.value;
  return (
    <div class="volunteers-form">
      <p class="mid">{say.endText}</p>
      {problem !== undefined && (
        <p class="fault" role="alert">
          {problem.title}
        </p>
      )}
      <p class="volunteers-buttons">
        <Button onClick={onBack}>{say.back}</Button>
        <Button
          look="alert"
          busy={state.ending.busy.value}
          onClick={() =>
            void state.endCheck(kind).then((done) => {
              if (!done) return;
              toast(say.ended);
              onDone();
            })
          }
        >
          {say.endDo}
        </Button>
      </p>
    </div>
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
        {lacksConsent(data, now) ? (
          <p class="small ember bold">{say.noConsent}</p>
        ) : (
          data.checks.length === 0 && <p class="small quiet">{say.noChecks}</p>
        )}
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
                <Button size="small" look="quiet" onClick={() => onView({ end: check.kind })}>
                  {say.end}
                </Button>
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

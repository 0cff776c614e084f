import type { TaskCard } from '../../../shared/tasks/task.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { distanceWords, momentWords } from '../../main/format.ts';
import { language, t } from '../../main/i18n.ts';
import type { Candidate, Candidates } from '../../state/candidates.ts';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { checkIcon, xIcon } from '../../ui/icons.ts';
import { toast } from '../../ui/toast.tsx';
import { gateSourceText, gateText } from '../for-me/reasons.ts';
import { TierPoints } from '../for-me/tier-points.tsx';
import { words } from './words.ts';

const HOURS = [2, 4, 8, 24, 48] as const;
const ASKABLE = ['lapsed', 'declined', 'cancelled'];
/** A gate that an offer by a person opens, or that the volunteer opens by saying yes. */
const OPENED_BY_ASKING = ['minor_offer', 'suggestions_off', 'offers_off', 'nudged_enough'];

/** One candidate: points and gates in full, and the offer. */
export function CandidateDetail({
  state,
  of,
  task,
  now,
  bare = false,
}: {
  state: Candidates;
  of: Candidate;
  now: number;
  task: TaskCard /** The name stands above already. */;
  bare?: boolean;
}) {
  const say = words();
  const refusals = of.fit.gates.filter((gate) => !gate.passes);
  const { forbidden } = of;
  const blocked = forbidden !== undefined || refusals.some(({ gate }) => !OPENED_BY_ASKING.includes(gate));
  const seat = of.offered ?? state.seatOf(of.personId)?.state;
  const lapse = task.minor ? say.lapseChild : say.lapse;
  const asked = seat !== undefined && !ASKABLE.includes(seat);
  return (
    <section class="candidates-detail" aria-label={say.detail}>
      <div class="candidates-line">
        {bare ? (
          <span>{of.demo === true && <span class="demo-mark">{t().demo}</span>}</span>
        ) : (
          <h2>
            {of.name} {of.demo === true && <span class="demo-mark">{t().demo}</span>}
          </h2>
        )}
        <span class="small quiet">{say.way(distanceWords(of.fit.distanceM), of.fit.travelMinutes)}</span>
      </div>
      {refusals.length > 0 && (
        <div>
          <h3>{say.whyNot}</h3>
          <ul class="candidates-gates">
            {refusals.map((gate) => (
              <li key={gate.gate} data-passes="false">
                <Icon of={xIcon} />
                <span>
                  {gateText(gate, 'them')} <span class="small quiet">{gateSourceText(gate)}</span>
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div class="candidates-two">
        <div>
          <h3>{say.why}</h3>
          <TierPoints fit={of.fit} voice="them" />
        </div>
        <div>
          <h3>{say.skills}</h3>
          <ul class="candidates-points">
            {of.skills.slice(0, 6).map((skill) => (
              <li key={skill.skill} class={task.skills.includes(skill.skill) ? 'bold' : undefined}>
                <span>{SKILLS.get(skill.skill)?.[language.value] ?? skill.skill}</span>
                <span class={skill.evidence === undefined ? 'quiet' : 'pine'}>
                  {say.level[skill.level as 1 | 2 | 3]} · {skill.evidence === undefined ? say.said : say.seen}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
      <details>
        <summary class="text-button small">
          {say.gates} {of.fit.gates.length - refusals.length}
        </summary>
        <ul class="candidates-gates">
          {of.fit.gates
            .filter((gate) => gate.passes)
            .map((gate) => (
              <li key={gate.gate}>
                <Icon of={checkIcon} />
                <span>
                  {gateText(gate, 'them')} <span class="small quiet">{gateSourceText(gate)}</span>
                </span>
              </li>
            ))}
        </ul>
      </details>
      {state.offer.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.offer.problem.value.title}
        </p>
      )}
      <div class="candidates-offer">
        {!asked && !blocked && (
          <div>
            <p class="small quiet">{lapse}</p>
            <Segmented
              legend={lapse}
              options={HOURS.map((hours) => [String(hours), say.hours(hours)] as const)}
              value={String(state.hours.value)}
              onChange={(hours) => state.setHours(Number(hours))}
            />
          </div>
        )}
        {asked || blocked ? (
          <p class="small bold" data-seat={asked ? seat : undefined}>
            {asked
              ? say.states[seat]
              : forbidden === undefined
                ? say.cannotOffer
                : say.forbidden(forbidden.by, momentWords(forbidden.until, now))}
            {!asked && forbidden !== undefined && (
              <>
                {' '}
                <a class="link" href={`/plan/${task.id}`}>
                  {say.toWord}
                </a>
              </>
            )}
          </p>
        ) : (
          <Button
            look="main"
            busy={state.offer.busy.value}
            onClick={() => {
              void state.offer.send(of.personId).then(() => {
                if (state.offer.problem.value === undefined) toast(say.offered(of.name));
              });
            }}
          >
            {say.offer(of.name)}
          </Button>
        )}
      </div>
    </section>
  );
}

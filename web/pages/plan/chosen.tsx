import { Fragment } from 'preact';
import { momentWords } from '../../main/format.ts';
import { t } from '../../main/i18n.ts';
import { byWords } from '../../main/spans.ts';
import { type Choice, costParts, type PlanChoices, type PlanTask } from '../../state/plan.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { toast } from '../../ui/toast.tsx';
import { TierPoints } from '../for-me/tier-points.tsx';
import { words } from './words.ts';

type ChosenProps = { state: PlanChoices; of: PlanTask; chosen: Choice; now: number; wide: boolean };

/** Who was picked out: why it is them, what the other word about them would cost, and what may be said. */
export function Chosen({ state, of, chosen, now, wide }: ChosenProps) {
  const Heading = wide ? 'h3' : 'h2';
  const say = words();
  const planned = of.people.find(({ as }) => as === 'planned');
  const word = state.saidOf(chosen.personId);
  const forbidden = word?.what === 'forbid' && chosen.as !== 'asked';
  const child = of.task.minor && chosen.as !== 'asked' && !forbidden;
  const instead = of.task.people === 1 && planned?.personId !== chosen.personId ? planned?.personId : undefined;
  const said = (answer: { readonly until: number } | undefined) =>
    answer !== undefined && toast(say.said(momentWords(answer.until, now)));
  return (
    <section class="plan-chosen" aria-label={chosen.name}>
      {child && (
        <div class="plan-child">
          <p class="mid">{say.child}</p>
          <Button
            look="main"
            wide
            busy={state.offer.busy.value}
            onClick={() =>
              void state.offer
                .send(chosen.personId)
                .then((answer) => answer !== undefined && toast(say.offered(chosen.name)))
            }
          >
            {say.offer(chosen.name)}
          </Button>
        </div>
      )}
      {forbidden && (
        <div class="plan-change">
          <p class="mid">{say.forbidden(word.by, momentWords(word.until, now))}</p>
          <div class="plan-acts">
            <Button
              busy={state.lift.busy.value}
              onClick={() =>
                void state.lift.send(chosen.personId).then((answer) => answer !== undefined && toast(say.lifted))
              }
            >
              {say.lift}
            </Button>
          </div>
        </div>
      )}
      {chosen.as !== 'asked' && !forbidden && (
        <div class="plan-change">
          <Heading>{say.change}</Heading>
          <CostWords chosen={chosen} />
          <div class="plan-acts">
            {word?.what !== 'pin' && (
              <Button
                busy={state.say.busy.value}
                onClick={() => void state.say.send(chosen.personId, 'pin', instead).then(said)}
              >
                {instead === undefined ? say.pin(chosen.name) : say.swap(chosen.name)}
              </Button>
            )}
            <Button
              busy={state.say.busy.value}
              onClick={() => void state.say.send(chosen.personId, 'forbid').then(said)}
            >
              {say.forbid(chosen.name)}
            </Button>
          </div>
        </div>
      )}
      {chosen.as === 'asked' && <Waiting of={of} chosen={chosen} now={now} />}
      <Heading>{say.why}</Heading>
      <TierPoints fit={chosen.fit} voice="them" />
    </section>
  );
}

/** What the other word about somebody would do to the plan as a whole; only what is worse stands in red. */
function CostWords({ chosen }: { chosen: Choice }) {
  const say = words();
  if (chosen.cost === undefined) return <p class="mid quiet">{say.cannot}</p>;
  const parts = costParts(chosen.cost);
  return (
    <p class="mid">
      {chosen.as === 'planned' ? say.withForbid(chosen.name) : say.withPin(chosen.name)}
      {t().brand === '暖心' ? '' : ' '}
      {parts.length === 0 && <b>{say.same}</b>}
      {parts.map(({ what, n, worse }, at) => (
        <Fragment key={what}>
          {at > 0 && (t().brand === '暖心' ? '，' : ', ')}
          <b data-worse={worse || undefined}>{say.cost[what](n)}</b>
        </Fragment>
      ))}
    </p>
  );
}

/** Somebody was asked: until when they may answer, and who else there is. */
function Waiting({ of, chosen, now }: { of: PlanTask; chosen: Choice; now: number }) {
  const say = words();
  return (
    <div class="plan-change">
      {chosen.until !== undefined && (
        <p class="mid">{say.askedUntil(chosen.name, byWords(chosen.until, now), of.task.minor)}</p>
      )}
      <div class="plan-acts">
        <ButtonLink to={`/tasks/${of.task.id}/candidates`}>{say.others}</ButtonLink>
      </div>
    </div>
  );
}

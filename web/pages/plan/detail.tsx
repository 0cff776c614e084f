import { useEffect, useRef } from 'preact/hooks';
import type { App } from '../../main/app.ts';
import { capital, momentWords } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { windowWords } from '../../main/spans.ts';
import { type Choice, createPlanChoices, type PlanChoices, type PlanTask } from '../../state/plan.ts';
import { RowBones } from '../../ui/bones.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said, SaidTitle, titleLook } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { Chosen } from './chosen.tsx';
import { words } from './words.ts';

/** One task in the plan: who is to go, why, and what another choice would cost everybody. */
export function PlanDetail({
  app,
  taskId,
  changed,
  wide,
  madeAt,
}: {
  app: App;
  taskId: string;
  changed: () => void;
  wide: boolean;
  /** When the plan beside it was made: a new one may have other people in it. */
  madeAt: number | undefined;
}) {
  const state = useScreen(() => createPlanChoices(app, taskId, changed), [app, taskId]);
  const shownAt = useRef(madeAt);
  useEffect(() => {
    if (shownAt.current !== undefined && shownAt.current !== madeAt) void state.of.load();
    shownAt.current = madeAt;
  }, [madeAt, state]);
  const say = words();
  return (
    <>
      {!wide && <TopBar backTo={{ to: '/plan', label: say.back }} />}
      <Loaded of={state.of} page={!wide} bones={<RowBones rows={6} />}>
        {(of) => <Shown state={state} of={of} now={app.now()} wide={wide} />}
      </Loaded>
    </>
  );
}

function Shown({ state, of, now, wide }: { state: PlanChoices; of: PlanTask; now: number; wide: boolean }) {
  const say = words();
  const { task } = of;
  const chosen = state.chosen.value;
  const Heading = wide ? 'h2' : 'h1';
  const problem = state.say.problem.value ?? state.lift.problem.value ?? state.offer.problem.value;
  return (
    <article class="plan-task">
      <header>
        <GroupWord group={task.group} />
        <Heading {...titleLook(sayWords(task.title))}>
          <SaidTitle words={task.title} />
        </Heading>
        <p class="small quiet">
          {capital(windowWords(task.window, now))} · <Said words={task.text} />
        </p>
        <p class="small plan-links">
          <a class="link" href={`/wishes/${task.wishId}`}>
            {say.wish}
          </a>
          {of.people.length > 0 && (
            <a class="link" href={`/tasks/${task.id}/candidates`}>
              {say.candidates}
            </a>
          )}
        </p>
      </header>
      {of.people.length > 0 && <People state={state} of={of} chosen={chosen} />}
      {state.nobody.value && <Nobody of={of} />}
      {problem !== undefined && (
        <p class="fault-note" role="alert">
          {problem.title}
        </p>
      )}
      {chosen !== undefined && <Chosen state={state} of={of} chosen={chosen} now={now} wide={wide} />}
      {of.overrides.length > 0 && <Overrides state={state} of={of} now={now} wide={wide} />}
    </article>
  );
}

/** Why nobody can be asked, so that somebody at the station knows whether to ask by themselves, or to look elsewhere. */
function Nobody({ of: { task, held } }: { of: PlanTask }) {
  const say = words();
  return (
    <section class="plan-nobody" aria-label={say.states.nobody}>
      <p class="mid">{say.states.nobody}</p>
      {held.length > 0 && (
        <ul class="plan-held">
          {held.map(({ by, people }) => (
            <li key={by}>{say.held[by](people)}</li>
          ))}
        </ul>
      )}
      <ButtonLink to={`/tasks/${task.id}/candidates`} wide>
        {say.askOne}
      </ButtonLink>
    </section>
  );
}

function People({ state, of, chosen }: { state: PlanChoices; of: PlanTask; chosen: Choice | undefined }) {
  const say = words();
  const standing = ({ personId, as }: Choice) => {
    const what = as === 'asked' ? undefined : state.saidOf(personId)?.what;
    if (what === 'forbid') return say.notAsked;
    return what === 'pin' ? say.pinned : say.as[as];
  };
  return (
    <ul class="plan-people" aria-label={say.who}>
      {of.people.map((one) => (
        <li key={one.personId}>
          <button
            type="button"
            class="plan-person"
            data-as={one.as}
            aria-pressed={one.personId === chosen?.personId}
            onClick={() => state.choose(one.personId)}
          >
            <span class="small">{capital(standing(one))}</span>
            <b>
              {one.name} {one.demo === true && <span class="demo-mark">{t().demo}</span>}
            </b>
            <span class="small quiet figures">{say.yes(Math.round(one.yes / 10))}</span>
            <span class="small quiet figures">{say.minutes(one.fit.travelMinutes)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Overrides({ state, of, now, wide }: { state: PlanChoices; of: PlanTask; now: number; wide: boolean }) {
  const Heading = wide ? 'h3' : 'h2';
  const say = words();
  return (
    <section class="plan-overrides">
      <Heading>{say.overrides}</Heading>
      <ul class="rows">
        {of.overrides.map((one) => (
          <li key={one.personId} class="row">
            <span class="grow">
              {one.instead === undefined ? (
                <>
                  <b>{one.name}</b> {say.override[one.what]}
                </>
              ) : (
                say.swapped(one.name, one.instead.name)
              )}
              <span class="small quiet plan-by">{say.by(one.by, momentWords(one.until, now))}</span>
              {!one.kept && <span class="small alert plan-by">{say.unkept}</span>}
            </span>
            <Button
              size="small"
              busy={state.lift.busy.value}
              onClick={() =>
                void state.lift.send(one.personId).then((answer) => answer !== undefined && toast(say.lifted))
              }
            >
              {say.lift}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

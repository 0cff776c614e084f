import { useState } from 'preact/hooks';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { travelMinutes } from '../../../shared/matching/travel.ts';
import type { AssignmentView } from '../../../shared/tasks/contract.ts';
import { capital, clockWords, dayWords, distanceWords, momentWords } from '../../main/format.ts';
import { say as sayWords } from '../../main/i18n.ts';
import { leftWords, windowWords } from '../../main/spans.ts';
import { createTaskDay, type DayStep, type TaskDay } from '../../state/task-day.ts';
import { Bone } from '../../ui/bones.tsx';
import { Icon } from '../../ui/icon.tsx';
import { wifiOffIcon } from '../../ui/icons.ts';
import { phoneIcon, routeIcon } from '../../ui/icons-more.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { Place } from '../../ui/place.tsx';
import { CardRibbon } from '../../ui/ribbon.tsx';
import { Said, SaidTitle, titleLook } from '../../ui/said.tsx';
import { Stepper } from '../../ui/stepper.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useOnline } from '../../ui/use-online.ts';
import { useReread } from '../../ui/use-reread.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { BuddyNote } from '../buddies/note.tsx';
import type { PageProps } from '../page.ts';
import { DayActs } from './day-acts.tsx';
import './my-tasks.css';
import { Needs } from './needs.tsx';
import { Parcels } from './parcels.tsx';
import { words } from './words.ts';

/** Where the three steps of the day still lie ahead, or the last of them. */
const IN_STEPS: readonly DayStep[] = ['check_in', 'check_out', 'nod'];
const STEP_AT = { answer: 0, wait: 0, check_in: 0, check_out: 1, nod: 2, questioned: 2, unsaid: 0, over: 3 } as const;

/** A task on its day: what is next on top, then where, then the one thing to do. */
export function TaskDayPage({ app, session, params }: PageProps) {
  const taskId = params['taskId'] ?? '';
  const me = session.me.value;
  const state = useScreen(
    () => createTaskDay(app, taskId, me?.volunteer === true ? me.personId : undefined),
    [app, taskId, me?.personId],
  );
  useReread(state.view);
  const online = useOnline();
  const say = words();
  const view = state.view.data.value;
  const now = state.ticker.now.value;
  const day = view === undefined ? say.today : capital(dayWords(view.task.window.from, now));
  const stamps = state.step.value === 'check_in' || state.step.value === 'check_out';
  return (
    <>
      <TopBar
        backTo={{ to: '/me/tasks', label: day }}
        aside={
          !online && stamps ? (
            <span class="note">
              <Icon of={wifiOffIcon} />
              {say.offline}
            </span>
          ) : undefined
        }
      />
      <div class="page task-day">
        <Loaded
          of={state.view}
          bones={
            <div class="task-day-bones">
              <Bone width="30%" />
              <Bone width="84%" height="1.8em" />
              <Bone width="60%" />
              <Bone height="220px" round="12px" />
            </div>
          }
          page
        >
          {(data) => <Day app={app} state={state} of={data} now={now} />}
        </Loaded>
      </div>
    </>
  );
}

type DayProps = { app: PageProps['app']; state: TaskDay; of: AssignmentView; now: number };

function Day({ app, state, of, now }: DayProps) {
  const say = words();
  const { task } = of;
  const step = state.step.value;
  return (
    <>
      <div>
        <p class="small quiet">{capital(countdown(of, now))}</p>
        <h1 {...titleLook(sayWords(task.title))}>
          <span class="ember figures">{clockWords(task.window.from)}</span> <SaidTitle words={task.title} />
        </h1>
      </div>
      <Where of={of} now={now} />
      <WayAndCall state={state} of={of} />
      {of.state === 'accepted' && <BuddyNote app={app} taskId={task.id} />}
      {(of.state === 'accepted' || of.state === 'checked_in') && <Parcels app={app} wishId={task.wishId} />}
      {(step === 'check_in' || step === 'check_out') && <Needs app={app} wishId={task.wishId} taskId={task.id} />}
      <DayActs state={state} of={of} now={now}>
        {IN_STEPS.includes(step) && <Stepper steps={say.steps} at={STEP_AT[step]} label={say.stepsLabel} />}
        <p class="task-day-ribbon">
          <CardRibbon letters={task.ribbon} />
          <span class="small quiet">{of.state === 'confirmed' ? say.ribbonDone : say.ribbon}</span>
        </p>
      </DayActs>
    </>
  );
}

function countdown({ task, state, checkedInAt }: AssignmentView, now: number): string {
  const say = words();
  if (state === 'checked_in' && checkedInAt !== undefined)
    return now - checkedInAt < MINUTE_MS ? say.justCame : say.running(leftWords(now - checkedInAt));
  // What is done counts down to nothing: it says when it was.
  if (state === 'checked_out' || state === 'confirmed') return windowWords(task.window, now);
  if (now < task.window.from) return say.inTime(leftWords(task.window.from - now));
  return say.since(leftWords(now - task.window.from));
}

/** The address as far as it may be seen now, and until when or from when. */
function Where({ of: { place, task, state }, now }: { of: AssignmentView; now: number }) {
  const say = words();
  const done = state === 'checked_out' || state === 'confirmed';
  const isOver = place.doorUntil !== undefined && now > place.doorUntil;
  const sameDay = (at: number) => momentWords(at, now);
  if (place.building === undefined)
    return (
      <div>
        <p class="bold">
          <Said words={task.station} />
        </p>
        <p class="small quiet">{task.minor ? say.minor : done ? say.closed : isOver ? say.closedTime : say.building}</p>
      </div>
    );
  return (
    <div>
      <p class="bold task-day-address">
        {place.building}
        {place.door === undefined ? '' : ` ${place.door}`}
      </p>
      {place.door !== undefined && place.doorUntil !== undefined && (
        <p class="small quiet">{say.doorUntil(sameDay(place.doorUntil))}</p>
      )}
      {place.door === undefined && place.doorFrom !== undefined && now < place.doorFrom + HOUR_MS && (
        <p class="small quiet">{say.doorFrom(sameDay(place.doorFrom))}</p>
      )}
    </div>
  );
}

function WayAndCall({ state, of: { task, place } }: { state: TaskDay; of: AssignmentView }) {
  const say = words();
  const way = state.way.value;
  const home = state.profile.data.value?.homeCell;
  const [drawn, draw] = useState(false);
  return (
    <>
      <div class="task-day-chips">
        {way !== undefined && (
          <button type="button" class="chip" aria-expanded={drawn} onClick={() => draw(!drawn)}>
            <Icon of={routeIcon} />
            {say.way(say.by[way.travel], travelMinutes(Math.max(500, way.metres), way.travel))}
          </button>
        )}
        {place.stationPhone !== undefined && (
          <a class="chip" href={`tel:${place.stationPhone}`}>
            <Icon of={phoneIcon} />
            {say.call}
          </a>
        )}
      </div>
      {drawn && way !== undefined && (
        <div>
          <Place
            spots={[{ cell: task.cell, key: task.id }]}
            you={home}
            label={`${say.drawing}：${sayWords(task.station)}`}
          />
          <p class="small quiet">{say.drawn(distanceWords(way.metres))}</p>
        </div>
      )}
    </>
  );
}

import './plan.css';
import { useEffect, useRef } from 'preact/hooks';
import { capital, DOT, momentWords, windowShort } from '../../main/format.ts';
import { go } from '../../main/router.ts';
import { byWords, minutesWords } from '../../main/spans.ts';
import { createPlanDesk, type PlanBoard, type PlanDesk, type PlanRow, standingOf } from '../../state/plan.ts';
import { AtDesk } from '../../ui/at-desk.tsx';
import { Bar } from '../../ui/bar.tsx';
import { RowBones } from '../../ui/bones.tsx';
import { Button } from '../../ui/button.tsx';
import { Drawn } from '../../ui/drawn.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Said } from '../../ui/said.tsx';
import { toast } from '../../ui/toast.tsx';
import { useDesk } from '../../ui/use-desk.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { useScreen } from '../../ui/use-screen.ts';
import type { PageProps } from '../page.ts';
import { PlanDetail } from './detail.tsx';
import { words } from './words.ts';

/** Permille that nothing is known by: one person who has not answered anything counts as one half. That tells nothing, so nothing is shown. */
const EVEN = 500;

/** The plan as a board: on a desk list and detail beside each other, on a phone one after the other. */
export function PlanPage(props: PageProps) {
  return <AtDesk session={props.session}>{(desk) => <Desk {...props} orgId={desk.orgId} />}</AtDesk>;
}

function Desk({ app, params, orgId }: PageProps & { orgId: string }) {
  const state = useScreen(() => createPlanDesk(app, orgId), [app, orgId]);
  const wide = useDesk();
  const taskId = params['taskId'];
  const first = state.rows.value[0]?.task.id;
  useEffect(() => {
    if (wide && taskId === undefined && first !== undefined) go(`/plan/${first}`, 'replace');
  }, [wide, taskId, first]);
  const move = (by: number) => {
    const next = state.step(taskId, by);
    if (next !== undefined) go(`/plan/${next}`, taskId === undefined ? undefined : 'replace');
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  const board = state.board.data.value;
  const detail = taskId !== undefined && (
    <PlanDetail
      key={taskId}
      app={app}
      taskId={taskId}
      changed={() => void state.board.load()}
      wide={wide}
      madeAt={board && (board.at ?? 0)}
    />
  );
  if (!wide && taskId !== undefined) return detail;
  return (
    <div class="plan">
      <section class="plan-list">
        <Loaded of={state.board} page bones={<RowBones rows={8} />}>
          {(board) => <List state={state} board={board} now={app.now()} taskId={taskId} />}
        </Loaded>
      </section>
      {wide && <div class="plan-detail">{detail}</div>}
    </div>
  );
}

function List({
  state,
  board,
  now,
  taskId,
}: {
  state: PlanDesk;
  board: PlanBoard;
  now: number;
  taskId: string | undefined;
}) {
  const say = words();
  return (
    <>
      <header class="plan-head">
        <div class="plan-line">
          <h1>{say.title}</h1>
          <Button
            size="small"
            busy={state.again.busy.value}
            onClick={() => void state.again.send().then((answer) => answer !== undefined && toast(say.againDone))}
          >
            {say.again}
          </Button>
        </div>
        {state.again.problem.value !== undefined && (
          <p class="fault-note" role="alert">
            {state.again.problem.value.title}
          </p>
        )}
        {/* Before the first plan there is nothing that was checked, and nobody was found wanting. */}
        {board.at === undefined ? (
          <p class="mid">{say.none}</p>
        ) : (
          <>
            {board.items.length > 0 && (
              <p class="mid">
                {board.next !== undefined && say.first(board.items.length)}
                {say.standing(standingOf(board.items))}
              </p>
            )}
            <p class="small quiet">
              {[
                say.made(momentWords(board.at, now)),
                ...(board.total.covered === 0
                  ? []
                  : [say.total(board.total.covered, minutesWords(board.total.minutes), standingOf(board.items).asked)]),
                board.certified ? say.certified : say.greedy,
                ...(board.minutePoints === undefined ? [] : [say.minutePoints(board.minutePoints)]),
              ].join(DOT)}
            </p>
          </>
        )}
      </header>
      {board.items.length === 0 ? (
        <Drawn kind="empty" title={say.empty} text={say.emptyText} />
      ) : (
        <ol class="plan-rows rows">
          {board.items.map((row) => (
            <li key={row.task.id}>
              <Row row={row} now={now} open={row.task.id === taskId} planned={board.at !== undefined} />
            </li>
          ))}
        </ol>
      )}
      <footer class="small quiet desk-only">
        <kbd>J</kbd> <kbd>K</kbd> {say.keys}
      </footer>
    </>
  );
}

function Row({ row, now, open, planned }: { row: PlanRow; now: number; open: boolean; planned: boolean }) {
  const say = words();
  const { task, people, state, some } = row;
  const names = people.filter(({ as }) => as !== 'reserve').map(({ name }) => name);
  const reserves = people.length - names.length;
  const until = people.find(({ as }) => as === 'asked')?.until;
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (open) link.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <a
      ref={link}
      class="plan-row"
      href={`/plan/${task.id}`}
      data-state={state}
      aria-current={open ? 'true' : undefined}
    >
      <span class="plan-line">
        <GroupWord group={task.group} />
        <span class="small quiet">{capital(windowShort(task.window, now))}</span>
      </span>
      <b class="plan-title">
        <Said words={task.title} />
      </b>
      <span class="plan-line small">
        <span class="plan-state">{state === 'nobody' && !planned ? say.none : say.states[state]}</span>
        <span class="one-line two-on-phone plan-names">
          {names.join(DOT)}
          {reserves > 0 && <span class="quiet"> {say.beside(reserves)}</span>}
        </span>
      </span>
      {until !== undefined && <span class="small quiet">{capital(say.until(byWords(until, now)))}</span>}
      {people.length > 0 && some !== EVEN && (
        <span class="plan-sure">
          <Bar part={some / 1_000} />
          <span class="small quiet figures">{say.some(Math.floor(some / 10))}</span>
        </span>
      )}
    </a>
  );
}

import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TaskCard } from '../../../shared/tasks/task.ts';
import { capital, clockWords, momentWords, windowShort } from '../../main/format.ts';
import { say as sayWords, t } from '../../main/i18n.ts';
import { leftWords } from '../../main/spans.ts';
import { type BoardView, hasBegun } from '../../state/board.ts';
import { clockOf } from '../../state/queue.ts';
import { Bar } from '../../ui/bar.tsx';
import { GroupWord } from '../../ui/group-word.tsx';
import { SaidRow } from '../../ui/said.tsx';
import { words } from './words.ts';

const ROWS_FIRST_ITEMS = 5;

/** The first few; the rest on a press, so that the week below stays in reach. */
export function Some({ rows }: { rows: readonly VNode[] }) {
  const [all, setAll] = useState(false);
  const rest = rows.length - ROWS_FIRST_ITEMS;
  return (
    <div class="card board-list" data-flush>
      <ul class="rows">{all ? rows : rows.slice(0, ROWS_FIRST_ITEMS)}</ul>
      {!all && rest > 0 && (
        <button type="button" class="board-more small" onClick={() => setAll(true)}>
          {words().showMore(rest)}
        </button>
      )}
    </div>
  );
}

type RunningProps = { row: BoardView['running'][number]; now: number; to: string | undefined };

/** A wish that waits for an answer, and how much of its time is left; who does not verify only reads that it waits. */
export function RunningRow({ row, now, to }: RunningProps) {
  const clock = clockOf(row, now);
  const shown = (
    <>
      <GroupWord group={row.group} short />
      <span class="board-title">
        <SaidRow words={row.title} />
      </span>
      <span class="board-clock small figures" data-late={clock.late ? '' : undefined}>
        {clock.late ? words().overdue(leftWords(-clock.leftMs)) : leftWords(clock.leftMs)}
        <Bar part={clock.part} look={clock.late ? 'late' : 'clock'} />
      </span>
    </>
  );
  if (to === undefined) return <li class="board-row">{shown}</li>;
  return (
    <li>
      <a class="board-row" href={to}>
        {shown}
      </a>
    </li>
  );
}

/** A visit of today, and whether it has its people. */
export function TodayRow({ task }: { task: TaskCard }) {
  const say = words();
  return (
    <li>
      <a class="board-row" href={`/wishes/${task.wishId}`}>
        <b class="figures board-time">{clockWords(task.window.from)}</b>
        <span class="board-title">
          <SaidRow words={task.title} />
        </span>
        <span class={`small bold ${task.taken >= task.people ? 'pine' : 'ember'}`}>
          {task.state === 'under_way'
            ? say.underWay
            : task.taken >= task.people
              ? say.full
              : say.seats(task.people - task.taken)}
        </span>
      </a>
    </li>
  );
}

/** A task that still needs people, and the way to those who could come; once its hour has begun it is late to ask anybody. */
export function OpenRow({ task, now }: { task: TaskCard; now: number }) {
  const say = words();
  const begun = hasBegun(task.window, now);
  return (
    <li class="board-row">
      <span class="board-two">
        <a href={`/wishes/${task.wishId}`}>
          <SaidRow words={task.title} />
        </a>
        <span class="small quiet">
          {begun ? capital(momentWords(task.window.from, now)) : capital(windowShort(task.window, now))}
          {t().brand === '暖心' ? '，' : ', '}
          <b class={begun ? 'alert' : 'ember'}>
            {begun ? say.begun(task.people - task.taken) : say.seats(task.people - task.taken)}
          </b>
        </span>
      </span>
      {!begun && (
        <a class="button" data-size="small" href={`/tasks/${task.id}/candidates`}>
          {say.candidates}
          <span class="out-of-sight">
            {' '}
            {momentWords(task.window.from, now)} {sayWords(task.title)}
          </span>
        </a>
      )}
    </li>
  );
}

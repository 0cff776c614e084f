import type { Consumer } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Item, Write } from '../platform/table.ts';
import { assignmentWrite, holds, seatOf, tasksOfWish, taskWrite } from '../tasks/assignments.ts';
import { withRibbon } from '../tasks/progress.ts';
import { isLive } from '../tasks/seat.ts';
import type { Assignment, Task } from '../tasks/task-item.ts';
import { visitWrites } from '../volunteers/volunteers.ts';
import { isAllThere } from '../wishes/there.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { bookedKey, type HoursEntry, hoursToItem } from './hours-item.ts';
import { totalWrite } from './totals.ts';

/**
 * Writes that go into the wish's own transaction: the table takes 100, and the move, its clocks, the code, the tasks that are
 * done and the command's own record need some. A volunteer is three for each task and two more. Of larger parties the rest is
 * booked just after it, by LEFT_BOOKINGS: never before, as the confirmation may still fail.
 */
const TOGETHER_LIMIT_WRITES = 80;

type How = Exclude<HoursEntry['how'], 'reversal'>;
/** What a confirmation leaves to be booked after it. Kept as `WISH#<id>` / `BOOKING#<version>` until that is done. */
type Left = {
  readonly wishId: string;
  readonly how: How;
  readonly by: string;
  readonly left: readonly Pick<Assignment, 'taskId' | 'personId'>[];
};

/**
 * Writes that book the confirmed minutes of a wish. `assignments` are all of the wish; those checked out become `confirmed`,
 * each with one entry of the ledger, kept to one by its `booked` key; the volunteers' sums and visits move along, and a task
 * whose places are all confirmed is done; once all is there, one for which nobody came is called off. `how` the beneficiary confirmed, `by` whom it was entered. `minutes` counts all of
 * them, also those that LEFT_BOOKINGS books a moment later. `becomes` is the wish with the confirmation: what is done carries its
 * ribbon. Nothing else books hours.
 */
export async function bookWrites(
  house: House,
  wish: Wish,
  assignments: readonly Assignment[],
  how: How,
  by: string,
  becomes: Wish,
): Promise<{ writes: Write[]; minutes: number }> {
  const served = assignments.filter((assignment) => assignment.state === 'checked_out');
  const tasks = new Map((await tasksOfWish(house, wish)).map((task) => [task.id, task]));
  const people = [...Map.groupBy(served, (assignment) => assignment.personId).values()];
  const { now, later } = split(people);
  const together = await Promise.all(now.map((theirs) => bookedFor(house, wish, theirs, tasks, how, by)));
  const left = later.flat().map(({ taskId, personId }) => ({ taskId, personId }));
  const done = [...tasks.values()].filter((task) => isDone(house, task, assignments));
  const idle = [...tasks.values()].filter((task) => !done.includes(task) && isIdle(wish, task, assignments));
  return {
    writes: [
      ...together.flat(),
      ...done.map((task) => taskWrite(task, withRibbon({ ...task, state: 'done', waitlist: [] }, becomes))),
      ...idle.map((task) => taskWrite(task, { ...task, state: 'cancelled', waitlist: [] })),
      ...(left.length === 0 ? [] : [leftWrite(wish, { wishId: wish.id, how, by, left })]),
    ],
    minutes: served.reduce((sum, assignment) => sum + (assignment.minutes ?? 0), 0),
  };
}

/** Volunteers whose writes fit into the wish's own transaction, first come first, and the others. */
function split(people: readonly (readonly Assignment[])[]) {
  let writes = 0;
  const at = people.findIndex((theirs) => {
    writes += 3 * theirs.length + 2;
    return writes > TOGETHER_LIMIT_WRITES;
  });
  return at === -1 ? { now: people, later: [] } : { now: people.slice(0, at), later: people.slice(at) };
}

function leftWrite(wish: Wish, left: Left): Write {
  return {
    op: 'insert',
    item: { pk: `WISH#${wish.id}`, sk: `BOOKING#${wish.version}`, type: 'booking', ...left } as unknown as Item,
  };
}

/** Books what a confirmation left over. Safe to repeat: what is confirmed already is skipped, and each books once by its key. */
export const LEFT_BOOKINGS: Consumer = {
  name: 'left-bookings',
  wants: ({ before, after }) => after?.type === 'booking' && before === undefined,
  take: async (house, { after }) => {
    if (!after) return;
    const { wishId, how, by, left } = after as unknown as Left;
    const wish = await wishOf(house, wishId);
    const tasks = new Map((await tasksOfWish(house, wish)).map((task) => [task.id, task]));
    for (const theirs of Map.groupBy(left, ({ personId }) => personId).values()) {
      const seats = await Promise.all(theirs.map(({ taskId, personId }) => seatOf(house, taskId, personId)));
      const waiting = seats.filter((seat) => seat.state === 'checked_out');
      if (waiting.length > 0) await house.table.transact(await bookedFor(house, wish, waiting, tasks, how, by));
    }
    await house.table.transact([{ op: 'delete', key: { pk: after.pk, sk: after.sk } }]);
  },
};

async function bookedFor(
  house: House,
  wish: Wish,
  theirs: readonly Assignment[],
  tasks: ReadonlyMap<string, Task>,
  how: HoursEntry['how'],
  by: string,
): Promise<Write[]> {
  const now = house.clock();
  const [first] = theirs;
  if (!first) return [];
  const writes = theirs.flatMap((assignment): Write[] => {
    const entry: HoursEntry = {
      id: house.newId('hours'),
      personId: assignment.personId,
      minutes: assignment.minutes ?? 0,
      at: now,
      title: tasks.get(assignment.taskId)?.title ?? wish.title,
      wishId: wish.id,
      taskId: assignment.taskId,
      stationId: wish.stationId,
      how,
      by,
    };
    return [
      assignmentWrite(assignment, { ...assignment, state: 'confirmed', confirmedAt: now, at: now }),
      { op: 'insert', item: hoursToItem(entry) },
      {
        op: 'insert',
        item: { ...bookedKey(assignment.personId, assignment.taskId), type: 'booked', hoursId: entry.id },
      },
    ];
  });
  const minutes = theirs.reduce((sum, assignment) => sum + (assignment.minutes ?? 0), 0);
  return [
    ...writes,
    totalWrite(first.personId, minutes),
    ...(await visitWrites(house, first.personId, wish.beneficiaryId, minutes)),
  ];
}

const CAME_STATES: readonly Assignment['state'][] = ['checked_in', 'checked_out', 'disputed'];

/**
 * All that the wish needs is there and nobody came for this task: what was to be brought came by other hands. CANCELLED_TASKS
 * tells whoever was asked for it or had said yes.
 */
function isIdle(wish: Wish, task: Task, assignments: readonly Assignment[]): boolean {
  const came = assignments.some(({ taskId, state }) => taskId === task.id && CAME_STATES.includes(state));
  return isLive(task) && !came && isAllThere(wish, assignments);
}

/** Everyone who holds a place is confirmed by now, and no place is still to be filled. */
function isDone(house: House, task: Task, assignments: readonly Assignment[]): boolean {
  if (task.state === 'done' || task.state === 'cancelled' || task.taken === 0) return false;
  const holders = assignments.filter((assignment) => assignment.taskId === task.id && holds(assignment));
  const confirmed = holders.every(
    (assignment) => assignment.state === 'checked_out' || assignment.state === 'confirmed',
  );
  return confirmed && (task.taken === task.people || house.clock() >= task.window.to);
}

import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { assignmentWrite, holds, tasksOfWish, taskWrite } from '../tasks/assignments.ts';
import type { Assignment, Task } from '../tasks/task-item.ts';
import { visitWrites } from '../volunteers/volunteers.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { bookedKey, type HoursEntry, hoursToItem } from './hours-item.ts';
import { totalWrite } from './totals.ts';

/**
 * Volunteers whose minutes go into the wish's own transaction: five writes each, and the table takes 100. Larger parties are
 * rare; those beyond are booked in transactions of their own just before, which a second try of the command simply skips.
 */
const TOGETHER_LIMIT_VOLUNTEERS = 16;

/**
 * Writes that book the confirmed minutes of a wish. `assignments` are all of the wish; those checked out become `confirmed`,
 * each with one entry of the ledger, kept to one by its `booked` key; the volunteers' sums and visits move along, and a task
 * whose places are all confirmed is done. `how` the beneficiary confirmed, `by` whom it was entered. Nothing else books hours.
 */
export async function bookWrites(
  house: House,
  wish: Wish,
  assignments: readonly Assignment[],
  how: Exclude<HoursEntry['how'], 'reversal'>,
  by: string,
): Promise<{ writes: Write[]; minutes: number }> {
  const served = assignments.filter((assignment) => assignment.state === 'checked_out');
  const tasks = new Map((await tasksOfWish(house, wish)).map((task) => [task.id, task]));
  const people = [...Map.groupBy(served, (assignment) => assignment.personId).values()];
  const early = people.slice(TOGETHER_LIMIT_VOLUNTEERS);
  for (const theirs of early) await house.table.transact(await bookedFor(house, wish, theirs, tasks, how, by));
  const together = await Promise.all(
    people.slice(0, TOGETHER_LIMIT_VOLUNTEERS).map((theirs) => bookedFor(house, wish, theirs, tasks, how, by)),
  );
  const done = [...tasks.values()].filter((task) => isDone(house, task, assignments));
  return {
    writes: [...together.flat(), ...done.map((task) => taskWrite(task, { ...task, state: 'done', waitlist: [] }))],
    minutes: served.reduce((sum, assignment) => sum + (assignment.minutes ?? 0), 0),
  };
}

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

/** Everyone who holds a place is confirmed by now, and no place is still to be filled. */
function isDone(house: House, task: Task, assignments: readonly Assignment[]): boolean {
  if (task.state === 'done' || task.state === 'cancelled' || task.taken === 0) return false;
  const holders = assignments.filter((assignment) => assignment.taskId === task.id && holds(assignment));
  const confirmed = holders.every(
    (assignment) => assignment.state === 'checked_out' || assignment.state === 'confirmed',
  );
  return confirmed && (task.taken === task.people || house.clock() >= task.window.to);
}

import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import type { Condition, Key, Write } from '../platform/table.ts';
import { agendasOf, weeksAround } from './agenda.ts';
import { assignmentOf } from './assignments.ts';
import type { Assignment, Task } from './task-item.ts';

/** The task a volunteer checked in to last: one item for each, so of two arrivals at once only one counts. */
export function presentKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'PRESENT' };
}

/**
 * The write that says a volunteer is at this task from `at`. Nobody is at two at once: the same minutes would be booked twice.
 * What the item says counts only as long as the seat that it names does, so nothing has to tidy it up. Raises `wrong_state`.
 */
export async function presentWrite(
  house: House,
  task: Pick<Task, 'id' | 'window'>,
  personId: string,
  at: number,
): Promise<Write> {
  const key = presentKey(personId);
  const item = await house.table.get(key, { consistent: true });
  const elsewhere = item?.['taskId'] === undefined ? undefined : String(item['taskId']);
  if (elsewhere !== undefined && elsewhere !== task.id) {
    const seat = await assignmentOf(house, elsewhere, personId);
    if (seat && isThere(seat, task, at)) throw new AppError('wrong_state');
  }
  // They have been elsewhere since: this arrival comes in late and does not bring them back.
  if (elsewhere !== undefined && elsewhere !== task.id && Number(item?.['at']) > at)
    return presentCheck(house, personId);
  return { op: 'replace', item: { ...key, type: 'present', taskId: task.id, at }, if: [unchanged(elsewhere)] };
}

/** The write that makes sure that they have come to no other task meanwhile. */
export async function presentCheck(house: House, personId: string): Promise<Write> {
  const key = presentKey(personId);
  const item = await house.table.get(key, { consistent: true });
  const taskId = item?.['taskId'] === undefined ? undefined : String(item['taskId']);
  // Nothing is there to be checked: an empty place is taken, so that another arrival at this moment does not count.
  if (taskId === undefined) return { op: 'insert', item: { ...key, type: 'present' } };
  return { op: 'check', key, if: [unchanged(taskId)] };
}

function unchanged(taskId: string | undefined): Condition {
  return taskId === undefined
    ? { attribute: 'taskId', is: 'missing' }
    : { attribute: 'taskId', is: 'eq', value: taskId };
}

/** Arrivals and departures lie within so much of a task's window. */
const AROUND_MS = 3 * HOUR_MS;

/**
 * A stamp that comes in late books time that has passed: none of it may be booked already. Looks at all that they accepted around the task;
 * who came and never left counts as there until the end of the window. Raises `hours_overlap`.
 */
export async function mustBeFree(
  house: House,
  personId: string,
  task: Pick<Task, 'id' | 'window'>,
  time: { readonly from: number; readonly to: number },
): Promise<void> {
  const agendas = await agendasOf(house, personId, weeksAround(task.window));
  const near = agendas
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.taskId !== task.id)
    .filter((entry) => entry.from < time.to + AROUND_MS && time.from < entry.to + AROUND_MS);
  const seats = await Promise.all(near.map((entry) => assignmentOf(house, entry.taskId, personId)));
  for (const seat of seats) {
    if (seat?.checkedInAt === undefined) continue;
    const until = seat.checkedOutAt ?? Math.max(seat.window.to, seat.checkedInAt);
    if (seat.checkedInAt < time.to && time.from < until) throw new AppError('hours_overlap');
  }
}

/** Still there while the windows meet; whoever never checked out is free again for what comes after. Gone: was there at `at`. */
function isThere(seat: Assignment, task: Pick<Task, 'window'>, at: number): boolean {
  if (seat.state === 'checked_in') return seat.window.from < task.window.to && task.window.from < seat.window.to;
  const { checkedInAt, checkedOutAt } = seat;
  return checkedInAt !== undefined && checkedOutAt !== undefined && checkedInAt <= at && at < checkedOutAt;
}

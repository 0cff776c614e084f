import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import type { Condition, Key, Write } from '../platform/table.ts';
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
  const unchanged: Condition =
    elsewhere === undefined
      ? { attribute: 'taskId', is: 'missing' }
      : { attribute: 'taskId', is: 'eq', value: elsewhere };
  return { op: 'replace', item: { ...key, type: 'present', taskId: task.id, at }, if: [unchanged] };
}

/** Still there while the windows meet; whoever never checked out is free again for what comes after. Gone: was there at `at`. */
function isThere(seat: Assignment, task: Pick<Task, 'window'>, at: number): boolean {
  if (seat.state === 'checked_in') return seat.window.from < task.window.to && task.window.from < seat.window.to;
  const { checkedInAt, checkedOutAt } = seat;
  return checkedInAt !== undefined && checkedOutAt !== undefined && checkedInAt <= at && at < checkedOutAt;
}

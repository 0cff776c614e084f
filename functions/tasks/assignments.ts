import { AppError } from '../../shared/kernel/errors.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Wish } from '../wishes/wish-item.ts';
import {
  type Assignment,
  assignmentFromItem,
  assignmentKey,
  assignmentToItem,
  type Task,
  taskFromItem,
  taskKey,
  taskToItem,
} from './task-item.ts';

const PAGE_ITEMS = 500;
/** Everyone who was ever asked for one task: far more than any task has met; later pages hold only old answers. */
const PAGES_LIMIT_COUNT = 6;

/** States in which a volunteer holds one of a task's places. */
export const HOLDING_STATES: readonly AssignmentState[] = ['accepted', 'checked_in', 'checked_out', 'confirmed'];
export function holds(assignment: Pick<Assignment, 'state'> | undefined): boolean {
  return assignment !== undefined && HOLDING_STATES.includes(assignment.state);
}

/** One task, read strongly. Raises `not_found`. */
export async function taskOf(house: House, taskId: string): Promise<Task> {
  const item = await house.table.get(taskKey(taskId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return taskFromItem(item);
}

/** Tasks by id, for lists; absent ones are left out. At most 100. */
export async function tasksOf(house: House, taskIds: readonly string[]): Promise<ReadonlyMap<string, Task>> {
  const ids = [...new Set(taskIds)];
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(taskKey));
  return new Map(items.map(taskFromItem).map((task) => [task.id, task]));
}

/** The tasks that a wish's components raised, in the order of the components. */
export async function tasksOfWish(house: House, wish: Pick<Wish, 'components'>): Promise<readonly Task[]> {
  const ids = wish.components.flatMap((component) => component.taskId ?? []);
  return Promise.all(ids.map((id) => taskOf(house, id)));
}

/** One volunteer's part in a task, read strongly. */
export async function assignmentOf(house: House, taskId: string, personId: string): Promise<Assignment | undefined> {
  const item = await house.table.get(assignmentKey(taskId, personId), { consistent: true });
  return item && assignmentFromItem(item);
}

/** The same for an assignment that must be there. Raises `not_found`. */
export async function seatOf(house: House, taskId: string, personId: string): Promise<Assignment> {
  const assignment = await assignmentOf(house, taskId, personId);
  if (!assignment) throw new AppError('not_found');
  return assignment;
}

/** Everyone who was asked for a task, waits for it or took part, read strongly. */
export async function assignmentsOf(house: House, taskId: string): Promise<readonly Assignment[]> {
  const found: Assignment[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      pk: taskKey(taskId).pk,
      sk: { beginsWith: 'ASSIGNMENT#' },
      limit: PAGE_ITEMS,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...items.map(assignmentFromItem));
    cursor = next;
    if (cursor === undefined) break;
  }
  return found;
}

/** All assignments of all tasks of a wish. */
export async function assignmentsOfWish(house: House, wish: Pick<Wish, 'components'>): Promise<Assignment[]> {
  const ids = wish.components.flatMap((component) => component.taskId ?? []);
  return (await Promise.all(ids.map((id) => assignmentsOf(house, id)))).flat();
}

/** The next version of a task over the one that was read. Fails the commit's condition when someone came between. */
export function taskWrite(before: Task, after: Task): Write {
  return {
    op: 'replace',
    item: taskToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

/** The next version of an assignment over the one that was read, or a new one where there was none. */
export function assignmentWrite(before: Assignment | undefined, after: Omit<Assignment, 'version'>): Write {
  if (!before) return { op: 'insert', item: assignmentToItem({ ...after, version: 1 }) };
  return {
    op: 'replace',
    item: assignmentToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

/** The answer of every command about one place. */
export function seatReply(assignment: Pick<Assignment, 'taskId' | 'personId' | 'state'>) {
  return { taskId: assignment.taskId, personId: assignment.personId, state: assignment.state };
}

import type { AssignmentState } from '../../shared/tasks/task.ts';
import type { Consumer } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { releaseAllWrites } from './agenda.ts';
import { assignmentsOf, assignmentsOfWish, assignmentWrite, tasksOfWish, taskWrite } from './assignments.ts';
import { type Assignment, taskFromItem } from './task-item.ts';

/** Asked, waiting, coming or there: all of it ends when the task does. */
const UNSERVED_STATES: readonly AssignmentState[] = ['offered', 'waiting', 'accepted', 'checked_in'];
/** Done, but never to be booked, because a dispute released the wish. */
const SERVED_STATES: readonly AssignmentState[] = ['checked_out', 'disputed'];
/** Volunteers that one command cancels itself: each is two writes, and a transaction holds 100. */
const PEOPLE_AT_ONCE_COUNT = 40;

/** Whether someone has done their part and only waits to be confirmed. */
export function isServed(assignment: Pick<Assignment, 'state'>): boolean {
  return SERVED_STATES.includes(assignment.state);
}

/**
 * Writes that end a wish's tasks together with the wish: tasks and live assignments to `cancelled`, agendas freed. What has
 * been served or confirmed stays, unless `served`. Of very many volunteers the first PEOPLE_AT_ONCE_COUNT go in the same transaction
 * (those who hold a place first); CANCELLED_TASKS ends the others as soon as the stream brings the cancelled task.
 */
export async function cancelTasksWrites(
  house: House,
  wish: Pick<Wish, 'components'>,
  options: { readonly served?: true } = {},
): Promise<Write[]> {
  const ending = options.served ? [...UNSERVED_STATES, ...SERVED_STATES] : UNSERVED_STATES;
  const tasks = (await tasksOfWish(house, wish)).filter((task) => task.state !== 'done' && task.state !== 'cancelled');
  const holdsPlace = (assignment: Assignment) =>
    Number(assignment.state === 'offered' || assignment.state === 'waiting');
  const people = (await assignmentsOfWish(house, wish))
    .filter((assignment) => ending.includes(assignment.state))
    .sort((a, b) => holdsPlace(a) - holdsPlace(b))
    .slice(0, PEOPLE_AT_ONCE_COUNT);
  return [
    ...tasks.map((task) => taskWrite(task, { ...task, state: 'cancelled', waitlist: [] })),
    ...(await endWrites(house, people)),
  ];
}

async function endWrites(house: House, people: readonly Assignment[]): Promise<readonly Write[]> {
  const now = house.clock();
  return [
    ...people.map((assignment) => assignmentWrite(assignment, { ...assignment, state: 'cancelled', at: now })),
    ...(await releaseAllWrites(house, people)),
  ];
}

/** Ends what a cancelled task left behind. Safe to repeat: it looks at what is live, not at what changed. */
export const CANCELLED_TASKS: Consumer = {
  name: 'cancelled-tasks',
  wants: ({ before, after }) =>
    after?.type === 'task' && after['state'] === 'cancelled' && before?.['state'] !== 'cancelled',
  take: async (house, { after }) => {
    if (!after) return;
    const left = (await assignmentsOf(house, taskFromItem(after).id)).filter((assignment) =>
      UNSERVED_STATES.includes(assignment.state),
    );
    for (let at = 0; at < left.length; at += PEOPLE_AT_ONCE_COUNT) {
      await house.table.transact(await endWrites(house, left.slice(at, at + PEOPLE_AT_ONCE_COUNT)));
    }
  },
};

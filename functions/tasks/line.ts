import { WAITLIST_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import type { Consumer } from '../platform/changes.ts';
import { commitFresh } from '../platform/fresh.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { assignmentsOf, assignmentWrite, taskOf, tasksOfWish, taskWrite } from './assignments.ts';
import { newSeat } from './seat.ts';
import { type Task, taskFromItem } from './task-item.ts';

/** Why somebody stands in line no more: it ended with the task, and was nobody's answer. */
export const LINE_OVER = 'line';

/** Ends the line for a task that was done. Safe to repeat: it looks at who waits, not at what changed. */
export const ENDED_LINES: Consumer = {
  name: 'ended-lines',
  wants: ({ before, after }) => after?.type === 'task' && after['state'] === 'done' && before?.['state'] !== 'done',
  take: async (house, { after }) => {
    if (after) await endLine(house, taskFromItem(after).id);
  },
};

/** Ends the lines for a wish's tasks whose time is over: nobody is asked for them any more. Safe to repeat. */
export async function endLinesOf(house: House, wish: Pick<Wish, 'components'>): Promise<void> {
  for (const { id, waitlist, window } of await tasksOfWish(house, wish))
    if (waitlist.length > 0 && window.to <= house.clock()) await endLine(house, id);
}

function endLine(house: House, taskId: string): Promise<void> {
  return commitFresh(house, async () => lineWrites(house, await taskOf(house, taskId)));
}

async function lineWrites(house: House, task: Task): Promise<readonly Write[]> {
  const now = house.clock();
  const waiting = (await assignmentsOf(house, task.id))
    .filter(({ state }) => state === 'waiting')
    .slice(0, WAITLIST_LIMIT_ITEMS);
  return [
    ...waiting.map((seat) =>
      assignmentWrite(seat, { ...newSeat(task, seat.personId, now), state: 'lapsed', reason: LINE_OVER }),
    ),
    ...(task.waitlist.length === 0 ? [] : [taskWrite(task, { ...task, waitlist: [] })]),
  ];
}

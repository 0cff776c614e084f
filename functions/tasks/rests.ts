import type { Consumer } from '../platform/changes.ts';
import { commitFresh } from '../platform/fresh.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Wish, wishFromItem } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { taskOf, taskWrite } from './assignments.ts';
import { askWaiting } from './offer.ts';
import { takesVolunteers } from './progress.ts';
import { isLive } from './seat.ts';

/**
 * Keeps the open tasks of a wish out of every list while the wish takes nobody (delivered and not confirmed, in dispute), and brings
 * them back, whoever waits first, when it does again. Safe to repeat: it looks at how wish and task stand.
 */
export const RESTING_TASKS: Consumer = {
  name: 'resting-tasks',
  wants: ({ before, after }) =>
    before?.type === 'wish' &&
    after?.type === 'wish' &&
    takesVolunteers(wishFromItem(before)) !== takesVolunteers(wishFromItem(after)),
  take: async (house, { after }) => {
    if (!after) return;
    const { id } = wishFromItem(after);
    for (const { taskId } of (await wishOf(house, id)).components)
      if (taskId !== undefined)
        await commitFresh(house, async () => restWrites(house, await wishOf(house, id), taskId));
  },
};

async function restWrites(house: House, wish: Wish, taskId: string): Promise<readonly Write[]> {
  const task = await taskOf(house, taskId);
  const rests = !takesVolunteers(wish);
  if (!isLive(task) || (task.rests ?? false) === rests) return [];
  if (rests) return [taskWrite(task, { ...task, rests })];
  const { rests: _rested, ...awake } = task;
  const asked = await askWaiting(house, awake, wish);
  return [taskWrite(task, asked.task), ...asked.writes];
}

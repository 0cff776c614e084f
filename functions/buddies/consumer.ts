import { DAY_MS } from '../../shared/kernel/time.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { taskOf } from '../tasks/assignments.ts';
import { assignmentFromItem, type Task } from '../tasks/task-item.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { foundWrite, isNewcomer, pairOf } from './buddies.ts';
import { pairFromItem } from './buddy-item.ts';

/** What is older is no news: a replayed or imported history asks nobody. */
const NEWS_MS = DAY_MS;

/** At somebody's home, alone with an old person: there a newcomer does not go first without having been offered company. */
export function isAlone(task: Pick<Task, 'group' | 'people'>): boolean {
  return task.group === 'elderly' && task.people === 1;
}

/**
 * Looks for somebody to go along when a newcomer accepts a visit to a lone old person, and for the next one when the one who
 * was asked says no. Who wants to go alone is left alone. Safe to repeat: nobody is asked while somebody is.
 */
export const BUDDIES: Consumer = {
  name: 'buddies',
  wants: ({ before, after }) =>
    (after?.type === 'assignment' && after['state'] === 'accepted' && before?.['state'] !== 'accepted') ||
    (after?.type === 'buddy' && after['state'] === 'open' && before?.['state'] !== 'open'),
  take: async (house, change) => {
    const newcomerId = await newcomerOf(house, change);
    if (newcomerId === undefined) return;
    const [newcomer, pair] = [await findVolunteer(house, newcomerId), await pairOf(house, newcomerId)];
    if (!newcomer || !isNewcomer(newcomer) || (pair !== undefined && pair.state !== 'open')) return;
    // Alone by choice, or the station has been told that nobody can: neither is asked twice.
    if (pair?.passed.includes(newcomerId) || (pair !== undefined && pair.leftBy === undefined)) return;
    await once(house, 'buddies', change, [await foundWrite(house, newcomer, pair)]);
  },
};

async function newcomerOf(house: House, { after }: Change): Promise<string | undefined> {
  if (after?.type === 'buddy') {
    const pair = pairFromItem(after);
    return pair.leftBy === undefined ? undefined : pair.newcomerId;
  }
  if (!after) return undefined;
  const seat = assignmentFromItem(after);
  if ((seat.acceptedAt ?? seat.at) < house.clock() - NEWS_MS) return undefined;
  return isAlone(await taskOf(house, seat.taskId)) ? seat.personId : undefined;
}

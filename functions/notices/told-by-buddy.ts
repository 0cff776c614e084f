import type { NoticeKind } from '../../shared/notices/kinds.ts';
import { pairFromItem } from '../buddies/buddy-item.ts';
import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import { coordinatorsAt } from './staff.ts';
import type { Told } from './told.ts';

/** Who is asked to go along, the newcomer who then has company or has it no more, and the station where nobody is found. */
export async function toldByBuddy(house: House, before: Item | undefined, after: Item): Promise<readonly Told[]> {
  const [was, pair] = [before && pairFromItem(before), pairFromItem(after)];
  const { newcomerId, buddyId, state, at, leftBy, stationId } = pair;
  const tell = (personId: string, kind: NoticeKind, to = '/me/buddies'): Told => ({ personId, kind, at, to });
  if (state === 'asked' && buddyId !== undefined && (was?.state !== 'asked' || was.buddyId !== buddyId))
    return [tell(buddyId, 'buddy_asked')];
  if (state === 'agreed' && was?.state !== 'agreed') return [tell(newcomerId, 'buddy_agreed')];
  if (state !== 'open') return [];
  // The newcomer goes alone: the one who would have come hears it.
  if (leftBy === newcomerId) return was?.buddyId === undefined ? [] : [tell(was.buddyId, 'buddy_not_needed')];
  if (leftBy !== undefined) return was?.state === 'agreed' ? [tell(newcomerId, 'buddy_left')] : [];
  const coordinators = await coordinatorsAt(house, stationId);
  return coordinators.map((personId) => tell(personId, 'buddy_wanted', '/newcomers'));
}

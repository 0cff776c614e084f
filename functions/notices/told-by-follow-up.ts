import { followUpFromItem } from '../feedback/follow-up-item.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { childStaffAt, staffAt } from './staff.ts';
import type { Told } from './told.ts';

/**
 * A visit that worried somebody or went badly, or a case, goes to the station's staff, except who took part or wrote it; of a
 * child to those alone who find it in their list.
 */
export async function toldByFollowUp(house: House, after: NonNullable<Change['after']>): Promise<readonly Told[]> {
  const { stationId, minor, parties, authorId, went, at } = followUpFromItem(after);
  const staff = (await (minor ? childStaffAt : staffAt)(house, stationId)).filter(
    (one) => one !== authorId && !parties.includes(one),
  );
  return staff.map((personId) => ({
    personId,
    kind: went === 'case' ? 'case_opened' : 'follow_up',
    at,
    to: '/follow-ups',
  }));
}

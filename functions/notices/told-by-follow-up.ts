import { followUpFromItem } from '../feedback/follow-up-item.ts';
import { personOf } from '../people/people.ts';
import { sideOf } from '../people/side.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { wishOf } from '../wishes/wishes.ts';
import { childStaffAt, staffAt } from './staff.ts';
import type { Told } from './told.ts';

/**
 * A visit that worried somebody or went badly, or a case, goes to the station's staff, except who took part, wrote it or stands
 * on that side; of a child to those alone who find it in their list.
 */
export async function toldByFollowUp(house: House, after: NonNullable<Change['after']>): Promise<readonly Told[]> {
  const { stationId, wishId, minor, parties, authorId, went, at } = followUpFromItem(after);
  const { beneficiaryId } = await wishOf(house, wishId);
  const side = sideOf(await personOf(house, beneficiaryId), minor, house.clock());
  const silent = [authorId, ...parties, ...side];
  const staff = (await (minor ? childStaffAt : staffAt)(house, stationId)).filter((one) => !silent.includes(one));
  return staff.map((personId) => ({
    personId,
    kind: went === 'case' ? 'case_opened' : 'follow_up',
    at,
    to: '/follow-ups',
  }));
}

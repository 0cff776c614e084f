import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import { checkDueFromItem } from '../volunteers/check-clock.ts';
import { coordinatorsAt } from './staff.ts';
import type { Told } from './told.ts';

/** A check that runs out is told to its volunteer with the day, and to those who arrange volunteers, of whom: in their list. */
export async function toldByCheck(house: House, after: Item): Promise<readonly Told[]> {
  const { personId, stationId, validUntil, left, toldAt } = checkDueFromItem(after);
  if (toldAt === undefined) return [];
  const staff = (await coordinatorsAt(house, stationId)).filter((one) => one !== personId);
  const own = { personId, at: toldAt, params: { on: validUntil }, to: '/me/volunteer' };
  return [
    { ...own, kind: left === 0 ? 'check_over' : 'check_expiring' },
    ...staff.map((one) => ({ personId: one, kind: 'check_to_renew' as const, at: toldAt, to: '/volunteers?due=' })),
  ];
}

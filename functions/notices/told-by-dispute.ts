import { disputeFromItem } from '../hours/hours-item.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { staffAt } from './staff.ts';
import type { Told } from './told.ts';

/** A disputed entry goes to those at the station who may answer it; the answer to the volunteer. */
export async function toldByDispute(
  house: House,
  stateBefore: unknown,
  after: NonNullable<Change['after']>,
): Promise<readonly Told[]> {
  const { personId, stationId, state, at, answeredAt } = disputeFromItem(after);
  if (stateBefore === state) return [];
  if (state !== 'open') return [{ personId, kind: 'hours_answered', at: answeredAt ?? at, to: '/me/hours' }];
  const staff = (await staffAt(house, stationId)).filter((one) => one !== personId);
  return staff.map((one) => ({ personId: one, kind: 'hours_disputed', at, to: '/hours/disputes' }));
}

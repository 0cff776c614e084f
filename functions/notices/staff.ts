import { STATION_STAFF } from '../../shared/orgs/roles.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';

const STAFF_LIMIT_COUNT = 20;

/** Those who do a station's daily work, at most 20. */
export async function staffAt(house: House, stationId: string): Promise<readonly string[]> {
  const page = await house.table.query({ index: 'gsi1', pk: orgRolesPk(stationId), limit: 100 });
  const staff = page.items
    .map((item) => item.card as { personId: string; role: string })
    .filter(({ role }) => STATION_STAFF.some((one) => one === role))
    .map(({ personId }) => personId);
  return [...new Set(staff)].slice(0, STAFF_LIMIT_COUNT);
}

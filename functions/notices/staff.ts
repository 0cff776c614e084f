import { type Role, STATION_STAFF } from '../../shared/orgs/roles.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';

const STAFF_LIMIT_COUNT = 20;
/** Those who answer for a place: told of what was missed there. */
export const IN_CHARGE: readonly Role[] = ['supervisor', 'head', 'deputy'];

/** Those who do a station's daily work, at most 20. */
export function staffAt(house: House, stationId: string): Promise<readonly string[]> {
  return holdersAt(house, stationId, STATION_STAFF);
}

/** Those who arrange a station's volunteers; where nobody has that duty, who leads the station. At most 20. */
export async function coordinatorsAt(house: House, stationId: string): Promise<readonly string[]> {
  const own = await holdersAt(house, stationId, ['volunteer_coordinator']);
  return own.length > 0 ? own : holdersAt(house, stationId, ['head', 'deputy']);
}

/** Who holds one of the roles at an org itself: at most 20, each once. */
export async function holdersAt(house: House, orgId: string, roles: readonly Role[]): Promise<readonly string[]> {
  const page = await house.table.query({ index: 'gsi1', pk: orgRolesPk(orgId), limit: 100 });
  const people = page.items
    .map((item) => item.card as { personId: string; role: Role })
    .filter(({ role }) => roles.includes(role))
    .map(({ personId }) => personId);
  return [...new Set(people)].slice(0, STAFF_LIMIT_COUNT);
}

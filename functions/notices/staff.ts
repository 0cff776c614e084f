import { type Role, STATION_STAFF } from '../../shared/orgs/roles.ts';
import { orgRolesPk } from '../people/person-item.ts';
import type { Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { caresForChild } from '../wishes/standing.ts';

const STAFF_LIMIT_COUNT = 20;
/** Those who answer for a place: told of what was missed there. */
export const IN_CHARGE: readonly Role[] = ['supervisor', 'head', 'deputy'];

type Duty = Pick<Grant, 'role' | 'post'>;

/** Those who do a station's daily work, at most 20. */
export function staffAt(house: House, stationId: string): Promise<readonly string[]> {
  return holdersAt(house, stationId, STATION_STAFF);
}

/** Of those the ones who may see what identifies a child. At most 20. */
export function childStaffAt(house: House, stationId: string): Promise<readonly string[]> {
  return dutiesAt(house, stationId, (duty) => STATION_STAFF.some((role) => role === duty.role) && caresForChild(duty));
}

/** Those who arrange a station's volunteers; where nobody has that duty, who leads the station. At most 20. */
export async function coordinatorsAt(house: House, stationId: string): Promise<readonly string[]> {
  const own = await holdersAt(house, stationId, ['volunteer_coordinator']);
  return own.length > 0 ? own : holdersAt(house, stationId, ['head', 'deputy']);
}

/** Who holds one of the roles at an org itself: at most 20, each once. */
export function holdersAt(house: House, orgId: string, roles: readonly Role[]): Promise<readonly string[]> {
  return dutiesAt(house, orgId, ({ role }) => roles.includes(role));
}

async function dutiesAt(house: House, orgId: string, fits: (duty: Duty) => boolean): Promise<readonly string[]> {
  const page = await house.table.query({ index: 'gsi1', pk: orgRolesPk(orgId), limit: 100 });
  const people = page.items
    .map((item) => item.card as Duty & { personId: string })
    .filter(fits)
    .map(({ personId }) => personId);
  return [...new Set(people)].slice(0, STAFF_LIMIT_COUNT);
}

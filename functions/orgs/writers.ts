import { type Role, STATION_STAFF } from '../../shared/orgs/roles.ts';
import type { Actor, Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { orgOf, pathOf } from './orgs.ts';

const STAFF: readonly Role[] = STATION_STAFF;

/**
 * In which of these roles somebody writes for others at a station: its staff, a worker of one of its rooms, or who manages
 * an organisation attached to it or above it.
 */
export async function writerGrant(
  house: House,
  grants: readonly Grant[],
  stationId: string,
): Promise<Grant | undefined> {
  const path = await pathOf(house, stationId);
  for (const grant of grants) {
    if (!STAFF.includes(grant.role) && grant.role !== 'organisation_manager') continue;
    if (path.includes(grant.orgId)) return grant;
    const org = await orgOf(house, grant.orgId);
    const near =
      grant.role === 'organisation_manager'
        ? path.includes(org.parent ?? '')
        : org.kind === 'room' && org.parent === stationId;
    if (near) return grant;
  }
  return undefined;
}

/** What somebody wrote down, for whom and where. */
export type Written = { readonly posterId: string; readonly beneficiaryId: string; readonly stationId: string };

/**
 * Whether the actor still stands to a thing as its poster. Who wrote it for themselves always does; who wrote it for
 * another does as long as they hold a duty there: the relation comes from the duty and ends with it. Any duty that is
 * held counts, not only the one of this call.
 */
export async function isStillPoster(house: House, actor: Actor, written: Written): Promise<boolean> {
  if (actor.kind !== 'person' || actor.personId !== written.posterId) return false;
  if (written.posterId === written.beneficiaryId) return true;
  return (await writerGrant(house, actor.held, written.stationId)) !== undefined;
}

/** The same as the list that a permission is decided on. */
export async function posterNow(house: House, actor: Actor, written: Written): Promise<readonly string[]> {
  return (await isStillPoster(house, actor, written)) ? [written.posterId] : [];
}

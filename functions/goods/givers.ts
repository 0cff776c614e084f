import { managersOf, manages } from '../orgs/managers.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Claim } from './claim-item.ts';

type Given = Pick<Claim, 'donorId' | 'orgId'>;

/**
 * Whether somebody speaks for a gift: who gave it; of one in an organisation's name, whoever manages that now, by any duty
 * they hold. A promise is the organisation's and stays with it when the one who made it has left.
 */
export function speaksFor(actor: Actor, { donorId, orgId }: Given): boolean {
  if (actor.kind !== 'person') return false;
  return orgId === undefined ? actor.personId === donorId : manages(actor.held, orgId);
}

/** Everyone who speaks for a gift now: who is told how it goes on. */
export async function speakersFor(house: House, { donorId, orgId }: Given): Promise<readonly string[]> {
  return orgId === undefined ? [donorId] : managersOf(house, orgId);
}

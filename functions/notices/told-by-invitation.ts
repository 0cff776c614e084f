import { invitationFromItem } from '../orgs/invitation-item.ts';
import { FOUNDING } from '../orgs/invitations.ts';
import { personIdByLookup } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Item } from '../platform/table.ts';
import type { Told } from './told.ts';

/** Whoever holds the number hears that a duty waits, and who invited hears the answer. */
export async function toldByInvitation(house: House, before: Item | undefined, after: Item): Promise<readonly Told[]> {
  const { id, state, phoneLookup, role, by, orgId, at, answeredAt } = invitationFromItem(after);
  const params = { role };
  if (before?.['id'] !== id) {
    const personId = await personIdByLookup(house, phoneLookup);
    return personId === undefined ? [] : [{ personId, kind: 'role_invited', at, params, to: '/join' }];
  }
  if (before['state'] === state || (state !== 'accepted' && state !== 'declined')) return [];
  if (by === FOUNDING) return [];
  const kind = state === 'accepted' ? 'invitation_accepted' : 'invitation_declined';
  return [{ personId: by, kind, at: answeredAt ?? at, params, to: `/orgs/${orgId}` }];
}

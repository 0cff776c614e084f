import { invitationToItem } from '../../../functions/orgs/invitation-item.ts';
import { drawnInvitation } from '../../../functions/orgs/invitations.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { Seeded } from './people.ts';

/** One that waits for a volunteer of the station, and one that nobody answered. */
export function seededInvitations(house: House, station: Org, people: ReadonlyMap<string, Seeded>): readonly Item[] {
  const by = people.get('gao-weidong')?.person.personId ?? '';
  const common = { orgId: station.id, by, version: 1 } as const;
  const days = (count: number): House => ({ ...house, clock: () => house.clock() - count * DAY_MS });
  // Two days ago: it stands in the inbox, and rings nobody's phone now.
  const asked = drawnInvitation(days(2), {
    ...common,
    phone: '16010000019',
    role: 'volunteer_coordinator',
    way: 'shown',
  });

  const unanswered = drawnInvitation(days(20), {
    ...common,
    phone: '16010000099',
    role: 'social_worker',
    post: 'grid_worker',
    way: 'text',
  });
  return [unanswered, asked].map(({ invitation }) => invitationToItem(invitation));
}

import type { Invitation } from '../../../../functions/orgs/invitation-item.ts';
import { PHONES } from '../town.ts';
import type { Hints, Known } from './hint.ts';

const INVITED_AS = ['social_worker', 'accountant', 'volunteer_coordinator', 'deputy', 'head'] as const;

function waiting(
  { county, random, now }: Known,
  fits: (invitation: Invitation) => boolean = () => true,
): Invitation | undefined {
  return county.pick<Invitation>(
    'invitation',
    random,
    (one) => one.state === 'waiting' && one.until > now && county.invited(one.id) !== undefined && fits(one),
  );
}
function invitedTo({ county }: Known, { id }: Invitation): { readonly as?: string } {
  const personId = county.invited(id);
  return personId === undefined ? {} : { as: personId };
}

export const ORG_HINTS: Hints = {
  endRole: ({ county, random }) => {
    const held = [...county.roles].flatMap(([personId, roles]) =>
      roles.map(({ orgId, role }) => ({ personId, orgId, role })),
    );
    return held.length === 0 ? undefined : { params: random.pick(held) };
  },
  inviteToRole: ({ town, random }) => ({
    params: { orgId: random.pick([...town.stations.slice(0, 2).map(({ id }) => id), town.center.id]) },
    body: { phone: random.pick(PHONES), role: random.pick(INVITED_AS), way: 'shown' },
  }),
  acceptInvitation: (known) => {
    const invitation = waiting(known, ({ id }) => known.county.invitations.has(id));
    if (invitation === undefined) return undefined;
    const code = known.county.invitations.get(invitation.id);
    return { params: { invitationId: invitation.id }, body: { code }, ...invitedTo(known, invitation) };
  },
  declineInvitation: (known) => {
    const invitation = waiting(known);
    return invitation && { params: { invitationId: invitation.id }, ...invitedTo(known, invitation) };
  },
  revokeInvitation: (known) => {
    const invitation = waiting(known);
    return invitation && { params: { orgId: invitation.orgId, invitationId: invitation.id } };
  },
  moveOrg: ({ town, county, random }) => {
    const here = county.path(town.firm.orgId)[1];
    const others = town.stations.slice(0, 2).filter(({ id }) => id !== here);
    return { params: { orgId: town.firm.orgId }, body: { parent: random.pick(others).id } };
  },
  setFirstPlace: ({ town, random }) => ({ body: { orgId: random.pick(town.stations).id } }),
  replayDeadLetter: ({ county }) => {
    const [deadId] = county.letters;
    return deadId === undefined ? undefined : { params: { deadId } };
  },
};

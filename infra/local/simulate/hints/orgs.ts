import type { Invitation } from '../../../../functions/orgs/invitation-item.ts';
import { PHONES } from '../town.ts';
import type { Hints, Known } from './hint.ts';

const INVITED_AS = ['social_worker', 'accountant', 'volunteer_coordinator', 'deputy', 'head'] as const;

/** Another code, an invitation that is over, one's own number: to hear the no. */
const WRONG_CHANCE = 0.2;
/** Some are wanted everywhere: several invitations lie with them at once. */
const SOUGHT = PHONES.slice(30, 33);
const OTHER_CODE = '00000000';
/** What somebody who never said their name is called from then on. */
const NAMED = '斯琴';

function waiting(
  { county, random, now }: Known,
  fits: (invitation: Invitation) => boolean = () => true,
): Invitation | undefined {
  const any = random.chance(WRONG_CHANCE);
  const isOpen = ({ state, until }: Invitation) => any || (state === 'waiting' && until > now);
  return county.pick<Invitation>(
    'invitation',
    random,
    (one) => isOpen(one) && county.invited(one.id) !== undefined && fits(one),
  );
}
/** Who may invite at an org, and has a phone. */
function inviterAt({ town, county, random }: Known, orgId: string) {
  const heads = town.people.filter(
    ({ personId, phone }) =>
      phone !== undefined &&
      county.roles.get(personId)?.some((held) => held.orgId === orgId && ['head', 'deputy'].includes(held.role)),
  );
  return heads.length === 0 ? undefined : random.pick(heads);
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
  inviteToRole: (known) => {
    const { town, random } = known;
    const orgId = random.pick([...town.stations.slice(0, 2).map(({ id }) => id), town.center.id]);
    const self = random.chance(WRONG_CHANCE) ? inviterAt(known, orgId) : undefined;
    const body = {
      phone: self?.phone ?? random.pick(random.chance(0.5) ? SOUGHT : PHONES),
      role: random.pick(INVITED_AS),
      way: 'shown',
    };
    return { params: { orgId }, body, ...(self === undefined ? {} : { as: self.personId }) };
  },
  acceptInvitation: (known) => {
    const invitation = waiting(known, ({ id }) => known.county.invitations.has(id));
    if (invitation === undefined) return undefined;
    const told = known.county.invitations.get(invitation.id);
    const code = known.random.chance(WRONG_CHANCE) ? OTHER_CODE : told;
    return { params: { invitationId: invitation.id }, body: { code, name: NAMED }, ...invitedTo(known, invitation) };
  },
  declineInvitation: (known) => {
    const invitation = waiting(known);
    return invitation && { params: { invitationId: invitation.id }, ...invitedTo(known, invitation) };
  },
  revokeInvitation: (known) => {
    const invitation = waiting(known);
    return invitation && { params: { orgId: invitation.orgId, invitationId: invitation.id } };
  },
  setVisiting: ({ town, random }) => ({
    params: { orgId: random.pick(town.stations).id },
    body: { phone: '0471-6600123', address: { zh: '东街 2 号一楼' }, hours: { zh: '周一到周五' } },
  }),
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

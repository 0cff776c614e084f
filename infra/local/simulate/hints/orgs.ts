import { PHONES } from '../town.ts';
import type { Hints } from './hint.ts';

const INVITED_AS = ['social_worker', 'accountant', 'volunteer_coordinator', 'deputy', 'head'] as const;

export const ORG_HINTS: Hints = {
  endRole: ({ county, random }) => {
    const held = [...county.roles].flatMap(([personId, roles]) =>
      roles.map(({ orgId, role }) => ({ personId, orgId, role })),
    );
    return held.length === 0 ? undefined : { params: random.pick(held) };
  },
  inviteToRole: ({ random }) => ({
    body: { phone: random.pick(PHONES), role: random.pick(INVITED_AS), way: 'shown' },
  }),
  acceptInvitation: ({ county, random }) => {
    const shown = [...county.invitations];
    if (shown.length === 0) return undefined;
    const [invitationId, code] = random.pick(shown);
    const personId = county.invited(invitationId);
    return { params: { invitationId }, body: { code }, ...(personId === undefined ? {} : { as: personId }) };
  },
  setFirstPlace: ({ town, random }) => ({ body: { orgId: random.pick(town.stations).id } }),
  replayDeadLetter: ({ county }) => {
    const [deadId] = county.letters;
    return deadId === undefined ? undefined : { params: { deadId } };
  },
};

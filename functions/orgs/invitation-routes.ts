import { AppError } from '../../shared/kernel/errors.ts';
import { ROLES_PER_PERSON_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import {
  acceptInvitation,
  declineInvitation,
  inviteToRole,
  listInvitations,
  listMyInvitations,
  revokeInvitation,
} from '../../shared/orgs/invitations.ts';
import { tellsName } from '../../shared/people/called.ts';
import { isUnnamed } from '../../shared/people/newcomer.ts';
import { nameOf, peopleOf, personOf, sealFor } from '../people/people.ts';
import { grantToItem, type Person } from '../people/person-item.ts';
import type { Grant } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { rolesWrite } from './grants.ts';
import { type Invitation, invitationFromItem, invitationKey, invitationsPk, stateOf } from './invitation-item.ts';
import {
  endedWrite,
  FOUNDING,
  invitationOf,
  invitationsFor,
  invitationText,
  isWaiting,
  mustKnowCode,
  newInvitation,
  stillGiven,
  tailOf,
  waitingFor,
} from './invitations.ts';
import { orgOf } from './orgs.ts';

/** Who asks the first operator of a region. */
const FOUNDING_NAME = '暖心';

/** Duties by invitation: asked for by who may give them, started by who takes them up (docs/decisions/0027). */
export const INVITATION_ROUTES: readonly Route[] = [
  route(inviteToRole, {
    about: aboutOrg,
    act: async ({ actor, house, input: { body }, orgPath, caller }) => {
      const { phone, role, post, way } = body;
      const wanted = { phone, role, way, post };
      const { invitation, code, locale, writes } = await newInvitation(house, actor, orgPath, wanted);
      const { id, until, orgId } = invitation;
      if (way === 'shown') return { reply: { id, until, code }, writes };
      const { name } = await orgOf(house, orgId);
      const text = invitationText(invitation, name, house.config.siteUrl ?? caller.origin, { code, locale });
      return {
        reply: { id, until },
        writes,
        after: async () => void (await house.messages.send({ channel: 'sms', to: phone, text })),
      };
    },
  }),
  route(listInvitations, {
    about: aboutOrg,
    act: async ({ house, input }) => {
      const { limit, cursor } = input.query;
      const page = await house.table.query({
        index: 'gsi1',
        pk: invitationsPk(input.params.orgId),
        descending: true,
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const cards = page.items.map((item) => item.card as unknown as Invitation);
      const stored = await house.table.batchGet(
        cards.map(({ phoneLookup, orgId, role }) => invitationKey(phoneLookup, orgId, role)),
      );
      const found = stored.map(invitationFromItem).sort((a, b) => (a.id < b.id ? 1 : -1));
      const items = await viewsOf(house, found);
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(revokeInvitation, {
    about: aboutOrg,
    act: async ({ house, input: { params } }) => {
      const invitation = await invitationOf(house, params.orgId, params.invitationId);
      if (!isWaiting(invitation, house.clock())) throw new AppError('invitation_over');
      return {
        reply: { id: invitation.id, state: 'revoked' as const },
        writes: [endedWrite(invitation, 'revoked', house.clock())],
      };
    },
  }),
  route(listMyInvitations, {
    act: async ({ actor, house }) => {
      const mine = await invitationsFor(house, await personOf(house, actor.personId));
      const waiting = mine.filter((one) => isWaiting(one, house.clock()));
      const names = await namesOf(house, waiting);
      const items = waiting.map(async ({ id, role, post, orgId, by, at, until }) => {
        const { name, kind } = await orgOf(house, orgId);
        const org = { id: orgId, name, kind };
        return { id, role, org, by: names.get(by) ?? '', at, until, ...(post === undefined ? {} : { post }) };
      });
      return { reply: { items: await Promise.all(items) } };
    },
  }),
  route(acceptInvitation, {
    act: async ({ actor, house, input }) => {
      const person = await personOf(house, actor.personId);
      const invitation = await waitingFor(house, person, input.params.invitationId);
      const named = await mustBeNamed(house, person, input.body.name);
      await mustKnowCode(house, invitation, input.body.code);
      if (!(await stillGiven(house, invitation))) throw new AppError('invitation_over');
      const { orgId, role, post } = invitation;
      if (person.roles.some((grant) => grant.orgId === orgId && grant.role === role)) throw new AppError('role_exists');
      if (person.roles.length >= ROLES_PER_PERSON_LIMIT_ITEMS) throw new AppError('role_limit');
      const grant: Grant = { orgId, role, since: house.clock(), ...(post === undefined ? {} : { post }) };
      return {
        reply: { orgId, role },
        writes: [
          endedWrite(invitation, 'accepted', house.clock()),
          rolesWrite(person.personId, person.version, [...person.roles, grant], named),
          { op: 'insert', item: grantToItem(person.personId, grant) },
        ],
      };
    },
  }),
  route(declineInvitation, {
    act: async ({ actor, house, input }) => {
      const person = await personOf(house, actor.personId);
      const invitation = await waitingFor(house, person, input.params.invitationId);
      return {
        reply: { id: invitation.id, state: 'declined' as const },
        writes: [endedWrite(invitation, 'declined', house.clock())],
      };
    },
  }),
];

/**
 * The name under which a duty starts, sealed, where none is on record: what is done at it is done by somebody. Whoever has given
 * theirs before keeps it. Raises `name_needed`, and `invalid_input` where their public name would give the whole one away.
 */
async function mustBeNamed(house: House, person: Person, given: string | undefined): Promise<{ nameSealed?: string }> {
  if (!isUnnamed({ name: await nameOf(house, person) })) return {};
  if (given === undefined || isUnnamed({ name: given })) throw new AppError('name_needed');
  if (tellsName(person.pseudonym, given))
    throw new AppError('invalid_input', {}, { fields: [{ path: 'body.name', rule: 'tells_name' }] });
  return { nameSealed: await sealFor(house, person, 'name', given) };
}

async function aboutOrg(house: House, input: { params: { orgId: string } }) {
  return { thing: await orgOf(house, input.params.orgId), orgId: input.params.orgId };
}

async function viewsOf(house: House, found: readonly Invitation[]) {
  const names = await namesOf(house, found);
  return found.map((one) => ({
    id: one.id,
    role: one.role,
    ...(one.post === undefined ? {} : { post: one.post }),
    state: stateOf(one, house.clock()),
    tail: tailOf(house, one),
    way: one.way,
    by: names.get(one.by) ?? '',
    at: one.at,
    until: one.until,
    ...(one.answeredAt === undefined ? {} : { answeredAt: one.answeredAt }),
  }));
}

/** Names of those who invite: staff, in a public duty. */
async function namesOf(house: House, found: readonly Invitation[]): Promise<ReadonlyMap<string, string>> {
  const people = await peopleOf(
    house,
    found.map(({ by }) => by).filter((by) => by !== FOUNDING),
  );
  const names = [...people.values()].map(async (person) => [person.personId, await nameOf(house, person)] as const);
  return new Map([[FOUNDING, FOUNDING_NAME], ...(await Promise.all(names))]);
}

import { AppError } from '../../shared/kernel/errors.ts';
import {
  addOrg,
  endRole,
  findStations,
  listOrgs,
  listRoles,
  moveOrg,
  type OrgView,
  readOrg,
  setFirstPlace,
  setVisiting,
} from '../../shared/orgs/contract.ts';
import { nameOf, peopleOf, personOf } from '../people/people.ts';
import { grantKey, orgRolesPk, unchangedPerson } from '../people/person-item.ts';
import { type Grant, rolesAt } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { stationsNamed } from './directory.ts';
import { firstPlaceItem } from './first-place.ts';
import { mayGive, rolesWrite } from './grants.ts';
import { INVITATION_ROUTES } from './invitation-routes.ts';
import { childrenPk, NO_PARENT } from './org-item.ts';
import {
  addOrgWrites,
  ancestry,
  freshOrg,
  moveOrgWrites,
  mustBeToldApart,
  orgOf,
  orgView,
  pathOf,
  visitingWrite,
} from './orgs.ts';

/** Standing of a call about one org: the org itself. */
export async function aboutOrg(house: House, input: { params: { orgId: string } }) {
  return { thing: await orgOf(house, input.params.orgId), orgId: input.params.orgId };
}

export const ORG_ROUTES: readonly Route[] = [
  route(readOrg, {
    act: async ({ house, input }) => {
      const [org, ...above] = await ancestry(house, input.params.orgId);
      if (!org) throw new AppError('not_found');
      return { reply: { org: orgView(org), ancestors: above.reverse().map(orgView) } };
    },
  }),
  route(listOrgs, {
    act: async ({ house, input: { query } }) => {
      const page = await house.table.query({
        index: 'gsi1',
        pk: childrenPk(query.parent ?? NO_PARENT),
        limit: query.limit,
        ...(query.kind === undefined ? {} : { sk: { beginsWith: `${query.kind}#` } }),
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      return {
        reply: {
          items: page.items.map((item) => orgView(item.card as unknown as OrgView)),
          ...(page.next === undefined ? {} : { next: page.next }),
        },
      };
    },
  }),
  route(findStations, {
    act: async ({ house, input: { query } }) => {
      const found = await stationsNamed(house, query.words);
      return { reply: { items: found.map(({ org, above }) => ({ org, above: above.map(({ name }) => name) })) } };
    },
  }),
  route(addOrg, {
    about: aboutOrg,
    act: async ({ house, input }) => {
      const parent = await freshOrg(house, input.params.orgId);
      const id = house.newId('org');
      const org = { id, parent: parent.id, children: 0, version: 1, ...input.body };
      const writes = addOrgWrites(parent, org);
      await mustBeToldApart(house, parent.id, org);
      return { reply: { id }, writes };
    },
  }),
  route(setVisiting, {
    about: aboutOrg,
    act: async ({ house, input: { params, body } }) => {
      const { org, write } = visitingWrite(await freshOrg(house, params.orgId), body);
      return { reply: orgView(org), writes: [write] };
    },
  }),
  route(moveOrg, {
    about: aboutOrg,
    act: async ({ actor, house, input }) => {
      const org = await freshOrg(house, input.params.orgId);
      const to = await freshOrg(house, input.body.parent);
      // A move takes from one subtree and gives to another: the mover answers for both.
      if (rolesAt(actor, await pathOf(house, to.id)).every((grant) => grant.role !== 'operator'))
        throw new AppError('forbidden');
      const from = org.parent === undefined ? undefined : await freshOrg(house, org.parent);
      return { reply: { id: org.id }, writes: moveOrgWrites(org, from, to) };
    },
  }),
  route(setFirstPlace, {
    about: async () => ({ thing: undefined, anyOrg: true }) as const,
    act: async ({ house, input: { body } }) => {
      if ((await freshOrg(house, body.orgId)).kind !== 'station') throw new AppError('not_found');
      return { reply: { orgId: body.orgId }, writes: [{ op: 'replace', item: firstPlaceItem(body.orgId) }] };
    },
  }),
  route(listRoles, {
    about: aboutOrg,
    act: async ({ house, input }) => {
      const { limit, cursor } = input.query;
      const page = await house.table.query({
        index: 'gsi1',
        pk: orgRolesPk(input.params.orgId),
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const grants = page.items.map((item) => item.card as unknown as Grant & { personId: string });
      const people = await peopleOf(
        house,
        grants.map((grant) => grant.personId),
      );
      const items = await Promise.all(
        grants.flatMap((grant) => {
          const person = people.get(grant.personId);
          return person
            ? [
                nameOf(house, person).then((name) => ({
                  personId: grant.personId,
                  name,
                  role: grant.role,
                  since: grant.since,
                  ...(grant.post === undefined ? {} : { post: grant.post }),
                  ...(person.demo === undefined ? {} : { demo: person.demo }),
                })),
              ]
            : [];
        }),
      );
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  ...INVITATION_ROUTES,
  route(endRole, {
    about: aboutOrg,
    act: async ({ actor, house, input, orgPath }) => {
      const { orgId, personId, role } = input.params;
      if (!mayGive(actor.roles, role, orgPath)) throw new AppError('role_not_grantable');
      // Nobody can ask an operator back in who was the last: it takes another to end one, and both at once end neither.
      const self = role === 'operator' ? await personOf(house, actor.personId) : undefined;
      if (self?.personId === personId) throw new AppError('four_eyes');
      if (self && !self.roles.some((grant) => grant.role === 'operator')) throw new AppError('role_not_grantable');
      const person = await personOf(house, personId);
      const left = person.roles.filter((grant) => grant.orgId !== orgId || grant.role !== role);
      if (left.length === person.roles.length) throw new AppError('not_found');
      return {
        reply: { personId, role },
        writes: [
          rolesWrite(personId, person.version, left),
          { op: 'delete', key: grantKey(personId, orgId, role) },
          ...(self === undefined ? [] : [unchangedPerson(self)]),
        ],
      };
    },
  }),
];

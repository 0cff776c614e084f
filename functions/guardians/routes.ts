import {
  type ChildView,
  changeConsent,
  endLink,
  listChildReads,
  listMyChildren,
  readChild,
  recheckLink,
} from '../../shared/guardians/contract.ts';
import { PURPOSES } from '../../shared/guardians/purposes.ts';
import type { Relation } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { ROLE_WORDS, type Role } from '../../shared/orgs/roles.ts';
import { orgOf } from '../orgs/orgs.ts';
import { consentOf, guardianIdOf, isLinked, linkUntil } from '../people/care.ts';
import { nameOf, openFor, peopleOf, personOf, sealFor } from '../people/people.ts';
import { childrenPrefix, type Guardian, type Person, personKey } from '../people/person-item.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type About, type Route, route } from '../platform/route.ts';
import type { Value, Write } from '../platform/table.ts';
import { logChildRead } from '../wishes/reads.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import { recheckWrites } from './rechecks.ts';

/** A guardian brings up a handful of children; more than this is a home, which is no guardian here. */
const CHILDREN_LIMIT_ITEMS = 20;
type Child = Person & { readonly guardian: Guardian };

export const GUARDIAN_ROUTES: readonly Route[] = [
  route(listMyChildren, {
    act: async ({ actor, house }) => {
      const { pk } = personKey(actor.personId);
      const page = await house.table.query({ pk, sk: { beginsWith: childrenPrefix }, limit: CHILDREN_LIMIT_ITEMS });
      const people = await peopleOf(
        house,
        page.items.map((item) => String(item['childId'])),
      );
      // The link decides, not the pointer: who is the guardian no more sees nothing.
      const mine = [...people.values()].filter((one) => guardianIdOf(one, house.clock()) === actor.personId);
      return { reply: { items: await Promise.all(mine.map((one) => viewOf(house, actor, one as Child))) } };
    },
  }),
  route(readChild, {
    about: aboutChild,
    act: async ({ actor, house, thing: child, orgPath }) => {
      const staff = await mustCare(actor, child, orgPath, house);
      if (staff) await logChildRead(house, actor, child.personId, orgPath, 'consents');
      return { reply: await viewOf(house, actor, child) };
    },
  }),
  route(changeConsent, {
    about: aboutChild,
    act: async ({ actor, house, input: { body }, thing: child, orgPath }) => {
      const staff = await mustCare(actor, child, orgPath, house);
      if (staff && body.way === undefined) throw new AppError('consent_missing');
      if (!isLinked(child, house.clock())) throw new AppError('guardian_required');
      const way = body.way ?? 'signed';
      const said = { given: body.given, at: house.clock(), way, by: actor.personId };
      const consents = { ...child.consents, [body.purpose]: said };
      return {
        reply: await viewOf(house, actor, { ...child, consents }),
        writes: [childWrite(child, { consents })],
      };
    },
  }),
  route(listChildReads, {
    about: aboutChild,
    act: async ({ house, input: { query }, thing: child }) => {
      const page = await house.table.query({
        pk: personKey(child.personId).pk,
        sk: { beginsWith: 'READ#' },
        limit: query.limit,
        descending: true,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const people = await peopleOf(
        house,
        page.items.map((item) => String(item['personId'])),
      );
      const items = await Promise.all(
        page.items.map(async (item) => {
          const role = String(item['role']);
          const person = people.get(String(item['personId']));
          const by = person ? await nameOf(house, person) : ROLE_WORDS[role as Role].zh;
          return { at: Number(item['at']), by, role, what: String(item['what']) };
        }),
      );
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(recheckLink, {
    about: aboutChild,
    act: async ({ actor, house, input: { body }, thing: child, orgPath }) => {
      if (!(await mustCare(actor, child, orgPath, house))) throw new AppError('four_eyes');
      const { endedAt: _, warnedAt: _warned, ...link } = child.guardian;
      const guardian = { ...link, proof: body.proof, checkedAt: house.clock() };
      const after = { ...child, guardian };
      return {
        reply: await viewOf(house, actor, after),
        writes: [childWrite(child, { guardian }), ...recheckWrites(after)],
      };
    },
  }),
  route(endLink, {
    about: aboutChild,
    act: async ({ actor, house, input: { body }, thing: child, orgPath }) => {
      if (!(await mustCare(actor, child, orgPath, house))) throw new AppError('four_eyes');
      const endReasonSealed = await sealFor(house, child, 'guardian.end', body.reason);
      const guardian = { ...child.guardian, endedAt: house.clock(), endedBy: actor.personId, endReasonSealed };
      return {
        reply: await viewOf(house, actor, { ...child, guardian }),
        writes: [childWrite(child, { guardian })],
      };
    },
  }),
];

async function aboutChild(house: House, { params }: { params: { personId: string } }): Promise<About<Child>> {
  const child = await personOf(house, params.personId);
  if (child.guardian === undefined) throw new AppError('not_found');
  const guardian = guardianIdOf(child, house.clock());
  const relations: { readonly [R in Relation]?: readonly string[] } =
    guardian === undefined ? {} : { guardian: [guardian] };
  return {
    thing: child as Child,
    relations,
    ...(child.stationId === undefined ? {} : { orgId: child.stationId }),
  };
}

/** The guardian, or staff whose duty the child is (then true). Raises `children_protected`. */
async function mustCare(actor: Actor, child: Child, orgPath: readonly string[], house: House): Promise<boolean> {
  if (actor.kind === 'person' && guardianIdOf(child, house.clock()) === actor.personId) return false;
  if (!mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
  return true;
}

function childWrite(
  child: Child,
  set: { readonly guardian?: Guardian; readonly consents?: Person['consents'] },
): Write {
  return {
    op: 'update',
    key: personKey(child.personId),
    set: set as unknown as Record<string, Value>,
    add: { version: 1 },
    if: [{ attribute: 'version', is: 'eq', value: child.version }],
  };
}

async function viewOf(house: House, actor: Actor, child: Child): Promise<ChildView> {
  const { guardian, personId, pseudonym, stationId } = child;
  const now = house.clock();
  const station = stationId === undefined ? undefined : await orgOf(house, stationId);
  return {
    personId,
    name: await openFor(house, child, 'name', child.nameSealed),
    pseudonym,
    relation: guardian.relation,
    since: guardian.at,
    checkedAt: guardian.checkedAt ?? guardian.at,
    until: guardian.endedAt ?? linkUntil(guardian, child.birthYear),
    linked: isLinked(child, now),
    ...(guardian.proof === undefined ? {} : { proof: guardian.proof }),
    consents: PURPOSES.map((purpose) => {
      const { given, at, way, by } = { by: undefined, ...consentOf(child, purpose, now) };
      return { purpose, given, at, way: way as 'spoken', own: actor.kind === 'person' && by === actor.personId };
    }),
    ...(stationId === undefined ? {} : { stationId }),
    ...(station?.phone === undefined ? {} : { stationPhone: station.phone }),
  };
}

import {
  changeConsent,
  endLink,
  listChildReads,
  listMyChildren,
  readChild,
  recheckLink,
} from '../../shared/guardians/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { guardianIdOf, isLinked } from '../people/care.ts';
import { peopleOf, sealFor } from '../people/people.ts';
import { childrenPrefix, personKey } from '../people/person-item.ts';
import { type Route, route } from '../platform/route.ts';
import { logChildRead, readsOf } from '../wishes/reads.ts';
import { aboutChild, type Child, childWrite, mustBeAhead, mustCare, paperOf, viewOf } from './child.ts';
import { recheckWrites } from './rechecks.ts';
import { STATION_GUARDIAN_ROUTES } from './station.ts';

/** A guardian brings up a handful of children; more than this is a home, which is no guardian here. */
const CHILDREN_LIMIT_ITEMS = 20;

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
    act: async ({ house, input: { query }, thing: child }) => ({
      reply: await readsOf(house, personKey(child.personId), query),
    }),
  }),
  route(recheckLink, {
    about: aboutChild,
    act: async ({ actor, house, input: { body }, thing: child, orgPath }) => {
      if (!(await mustCare(actor, child, orgPath, house))) throw new AppError('four_eyes');
      mustBeAhead(body.paperUntil, house.clock());
      const { endedAt: _, warnedAt: _warned, paperUntil: _until, ...link } = child.guardian;
      const guardian = { ...link, ...paperOf(body, house.clock()) };
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
  ...STATION_GUARDIAN_ROUTES,
];

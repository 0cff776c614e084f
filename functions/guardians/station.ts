import { linkGuardian, listGuardians, readConsents } from '../../shared/guardians/contract.ts';
import { PURPOSES } from '../../shared/guardians/purposes.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { isConsented, isLinked } from '../people/care.ts';
import { guardianWrites } from '../people/guardian.ts';
import { isMinor, peopleOf, personByPhone, personOf } from '../people/people.ts';
import { childPointer, guardedPk, type Person } from '../people/person-item.ts';
import { type Route, route } from '../platform/route.ts';
import { childReadWrite, logChildRead } from '../wishes/reads.ts';
import { mayCareForChild } from '../wishes/standing.ts';
import { aboutChild, type Child, childWrite, mustBeAhead, paperOf, viewOf } from './child.ts';
import { recheckWrites } from './rechecks.ts';

/** What a station's workers do for guardians: see who answers for whom, and record it. */
export const STATION_GUARDIAN_ROUTES: readonly Route[] = [
  route(listGuardians, {
    about: aboutOrg,
    act: async ({ actor, house, input, orgPath }) => {
      if (!mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
      const { limit, cursor } = input.query;
      const page = await house.table.query({
        index: 'gsi2',
        pk: guardedPk(input.params.orgId),
        limit,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const found = await peopleOf(
        house,
        page.items.map((item) => String(item.card?.['personId'])),
      );
      // In the index's order, which the store's answer does not keep.
      const children = page.items.flatMap((item) => found.get(String(item.card?.['personId'])) ?? []) as Child[];
      const items = await Promise.all(children.map((child) => viewOf(house, actor, child)));
      const notes = children.map(({ personId }) => childReadWrite(house, actor, personId, orgPath, 'consents'));
      // Nothing is committed after a read, so the notes are written before there is an answer.
      if (notes.length > 0) await house.table.transact(notes);
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(readConsents, {
    about: aboutChild,
    act: async ({ actor, house, thing: child, orgPath }) => {
      await logChildRead(house, actor, child.personId, orgPath, 'consents');
      const now = house.clock();
      return {
        reply: {
          linked: isLinked(child, now),
          consents: PURPOSES.map((purpose) => ({ purpose, given: isConsented(child, purpose, now) })),
          mayRecord: mayCareForChild(actor, orgPath),
        },
      };
    },
  }),
  route(linkGuardian, {
    about: async (house, { params }) => {
      const child = await personOf(house, params.personId);
      return { thing: child, relations: {}, ...(child.stationId === undefined ? {} : { orgId: child.stationId }) };
    },
    act: async ({ actor, house, input: { body }, thing: child, orgPath }) => {
      const now = house.clock();
      if (!mayCareForChild(actor, orgPath)) throw new AppError('children_protected');
      // One who answers is enough, and another comes only after their link has ended; a grown-up gives a mandate.
      if (!isMinor(child, now) || isLinked(child, now)) throw new AppError('wrong_state');
      mustBeAhead(body.paperUntil, now);
      const holder = body.phone === undefined ? undefined : await personByPhone(house, body.phone);
      if (holder?.personId === actor.personId) throw new AppError('four_eyes');
      if (holder && (holder.personId === child.personId || isMinor(holder, now)))
        throw new AppError('invalid_input', {}, { fields: [{ path: 'body.phone', rule: 'does_not_fit' }] });
      const made = await guardianWrites(house, child, { ...body, at: now }, undefined);
      const guardian = { ...made.guardian, ...paperOf(body, now) };
      // What an earlier guardian said counts no more: each purpose is as this one says.
      const said = (given: boolean) => ({ given, at: now, way: body.way, by: actor.personId });
      const consents = Object.fromEntries(PURPOSES.map((one) => [one, said(body.purposes.includes(one))]));
      const after: Person & { guardian: typeof guardian } = { ...child, guardian, consents };
      return {
        reply: await viewOf(house, actor, after),
        writes: [
          ...made.writes,
          childWrite(child, { guardian, consents }),
          ...recheckWrites(after),
          ...(guardian.personId === undefined
            ? []
            : [{ op: 'replace', item: childPointer(guardian.personId, child.personId) } as const]),
        ],
      };
    },
  }),
];

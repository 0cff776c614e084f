import { AppError } from '../../shared/kernel/errors.ts';
import { type DisputedRow, listDisputedWishes } from '../../shared/wishes/mediation.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Write } from '../platform/table.ts';
import { dueItem, REMIND_MS } from './due.ts';
import { keepWish } from './steps.ts';
import { disputedPk, type Wish } from './wish-item.ts';

/** Which disputes wait for a mediator, and the clock that does not let one be forgotten. */
export const MEDIATION_ROUTES: readonly Route[] = [
  route(listDisputedWishes, {
    about: aboutOrg,
    act: async ({ house, input: { query }, thing: org }) => {
      if (org.kind !== 'station' && org.kind !== 'center') throw new AppError('not_found');
      const page = await house.table.query({
        index: org.kind === 'station' ? 'gsi2' : 'gsi1',
        pk: disputedPk(org.id),
        limit: query.limit,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const items = page.items.map((item) => item.card?.['disputed'] as unknown as DisputedRow);
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
];

/** Nobody has settled it for another week: the mediators are told once more, by the stream. */
export function remindWrites(house: House, wish: Wish): readonly Write[] {
  if (wish.state !== 'disputed') return [];
  const now = house.clock();
  return [
    keepWish(wish, { remindedAt: now }),
    { op: 'replace', item: dueItem(wish.id, 'settlement', now + REMIND_MS) },
  ];
}

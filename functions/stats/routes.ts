import { ORG_CHILDREN_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { listNumbers, readBoard, readPublicNumbers } from '../../shared/stats/contract.ts';
import { childrenPk, NO_PARENT } from '../orgs/org-item.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { type Route, route } from '../platform/route.ts';
import { boardOf } from './board.ts';
import { numbersOf, statsPk, totalKey } from './stats-item.ts';
import { firstWeek, weeksOf } from './weeks.ts';

export const STATS_ROUTES: readonly Route[] = [
  route(readBoard, {
    about: aboutOrg,
    act: async ({ house, thing: org }) => ({ reply: await boardOf(house, org) }),
  }),
  route(listNumbers, {
    act: async ({ house, input: { query } }) => {
      const below = await house.table.query({
        index: 'gsi1',
        pk: childrenPk(query.parent ?? NO_PARENT),
        limit: ORG_CHILDREN_LIMIT_ITEMS,
      });
      const ids = below.items.map((item) => String(item.card?.['id']));
      const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(totalKey));
      const totals = new Map(items.map((item) => [item.pk, item]));
      return {
        reply: {
          items: ids.map((orgId) => {
            const { fulfilled, waiting, minutes } = numbersOf(totals.get(statsPk(orgId)));
            return { orgId, fulfilled, waiting, minutes };
          }),
        },
      };
    },
  }),
  route(readPublicNumbers, {
    act: async ({ house, input }) => {
      const { thing: org } = await aboutOrg(house, input);
      const [weeks, total, since] = await Promise.all([
        weeksOf(house, org.id),
        house.table.get(totalKey(org.id)),
        firstWeek(house, org.id),
      ]);
      const { fulfilled, waiting, minutes } = numbersOf(total);
      return {
        reply: {
          fulfilled,
          waiting,
          minutes,
          weeks,
          since,
        },
      };
    },
  }),
];

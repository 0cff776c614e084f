import { AppError } from '../../shared/kernel/errors.ts';
import type { OrgKind } from '../../shared/orgs/contract.ts';
import { listPlaceWishes } from '../../shared/wishes/place.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import type { Org } from '../orgs/org-item.ts';
import { centerOf, centersUnder, orgOf } from '../orgs/orgs.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { pageOf } from './cursor.ts';
import { cardsOf } from './wall.ts';

/** Whose a county's wish is: all of them the county's, a station's its own, an organisation's those that it carries. */
const OF_KIND: Readonly<Partial<Record<OrgKind, (card: WishCard, orgId: string) => boolean>>> = {
  center: () => true,
  station: (card, orgId) => card.stationId === orgId,
  organisation: (card, orgId) => card.carrierId === orgId,
};

/** A league has a dozen counties; each is read as for its own page. */
const COUNTIES_LIMIT_ITEMS = 20;

/**
 * On whose walls a place's wishes stand: its county's. An organisation of a whole region may carry wishes of any of its
 * counties. Raises `not_found`: a region's own wishes stand with its counties.
 */
async function countiesOf(house: House, org: Org): Promise<readonly string[]> {
  const center = await centerOf(house, org.id);
  if (center) return [center.id];
  if (org.kind !== 'organisation') throw new AppError('not_found');
  return org.parent === undefined ? [] : (await centersUnder(house, org.parent)).slice(0, COUNTIES_LIMIT_ITEMS);
}

export const PLACE_ROUTES: readonly Route[] = [
  route(listPlaceWishes, {
    act: async ({ house, input: { params, query } }) => {
      const org = await orgOf(house, params.orgId);
      // Whoever only gives or collects has none.
      const isOf = OF_KIND[org.kind];
      if (isOf === undefined) throw new AppError('not_found');
      const centers = await countiesOf(house, org);
      const { part, limit, cursor } = query;
      const now = house.clock();
      const cards = (await Promise.all(centers.map((center) => cardsOf(house, center, part))))
        .flat()
        .filter((card) => isOf(card, org.id))
        // As on the wall: what nobody can come to any more is not offered.
        .filter((card) => part !== 'waiting' || card.window.to > now)
        .map((card) => ({ key: [-(card.fulfilledAt ?? card.publishedAt), card.id], thing: card }));
      return { reply: pageOf(house, JSON.stringify(['place', org.id, part]), cards, limit, cursor) };
    },
  }),
];

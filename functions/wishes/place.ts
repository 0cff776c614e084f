import { AppError } from '../../shared/kernel/errors.ts';
import type { OrgKind } from '../../shared/orgs/contract.ts';
import { listPlaceWishes } from '../../shared/wishes/place.ts';
import type { WishCard } from '../../shared/wishes/wish.ts';
import { centerOf, orgOf } from '../orgs/orgs.ts';
import { type Route, route } from '../platform/route.ts';
import { pageOf } from './cursor.ts';
import { cardsOf } from './wall.ts';

/** Whose a county's wish is: all of them the county's, a station's its own, an organisation's those that it carries. */
const OF_KIND: Readonly<Partial<Record<OrgKind, (card: WishCard, orgId: string) => boolean>>> = {
  center: () => true,
  station: (card, orgId) => card.stationId === orgId,
  organisation: (card, orgId) => card.carrierId === orgId,
};

export const PLACE_ROUTES: readonly Route[] = [
  route(listPlaceWishes, {
    act: async ({ house, input: { params, query } }) => {
      const org = await orgOf(house, params.orgId);
      const center = await centerOf(house, org.id);
      // A region's wishes stand with its counties; whoever only gives or collects has none.
      const isOf = OF_KIND[org.kind];
      if (!center || isOf === undefined) throw new AppError('not_found');
      const { part, limit, cursor } = query;
      const now = house.clock();
      const cards = (await cardsOf(house, center.id, part))
        .filter((card) => isOf(card, org.id))
        // As on the wall: what nobody can come to any more is not offered.
        .filter((card) => part !== 'waiting' || card.window.to > now)
        .map((card) => ({ key: [-(card.fulfilledAt ?? card.publishedAt), card.id], thing: card }));
      return { reply: pageOf(house, JSON.stringify(['place', org.id, part]), cards, limit, cursor) };
    },
  }),
];

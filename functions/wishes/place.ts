import { AppError } from '../../shared/kernel/errors.ts';
import { listPlaceWishes } from '../../shared/wishes/place.ts';
import { centerOf, orgOf } from '../orgs/orgs.ts';
import { type Route, route } from '../platform/route.ts';
import { pageOf } from './cursor.ts';
import { cardsOf } from './wall.ts';

export const PLACE_ROUTES: readonly Route[] = [
  route(listPlaceWishes, {
    act: async ({ house, input: { params, query } }) => {
      const org = await orgOf(house, params.orgId);
      const center = await centerOf(house, org.id);
      // A region's wishes stand with its counties.
      if (!center || (org.kind !== 'center' && org.kind !== 'station')) throw new AppError('not_found');
      const { part, limit, cursor } = query;
      const now = house.clock();
      const cards = (await cardsOf(house, center.id, part))
        .filter((card) => org.kind === 'center' || card.stationId === org.id)
        // As on the wall: what nobody can come to any more is not offered.
        .filter((card) => part !== 'waiting' || card.window.to > now)
        .map((card) => ({ key: [-(card.fulfilledAt ?? card.publishedAt), card.id], thing: card }));
      return { reply: pageOf(house, JSON.stringify(['place', org.id, part]), cards, limit, cursor) };
    },
  }),
];

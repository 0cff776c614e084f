import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { About } from '../platform/route.ts';
import { aboutWish } from '../wishes/standing.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { claimsOfWish } from './claims.ts';

/**
 * What a call about a wish's goods is about: the wish, at its own station, or at another that keeps goods for it, for who works
 * there.
 */
export function aboutGoods(...ask: readonly ('guardian' | 'assignee')[]) {
  return async (house: House, input: { params: { wishId: string } }, actor: Actor): Promise<About<Wish>> => {
    const about = await aboutWish(...ask)(house, input, actor);
    const wish = about.thing;
    const elsewhere =
      actor.kind === 'person' ? actor.roles.map(({ orgId }) => orgId).filter((orgId) => orgId !== wish.stationId) : [];
    if (elsewhere.length === 0) return about;
    const kept = (await claimsOfWish(house, wish.id)).find(({ stationId }) => elsewhere.includes(stationId));
    return kept === undefined ? about : { ...about, orgId: kept.stationId };
  };
}

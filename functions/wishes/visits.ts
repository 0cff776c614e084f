import { listMyVisits } from '../../shared/wishes/visits.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { mineIds } from './public.ts';
import { type Wish, wishFromItem, wishKey } from './wish-item.ts';

/** Who came for older wishes is in the wishes themselves. */
const WISHES_LIMIT_ITEMS = 30;
const VISITS_LIMIT_ITEMS = 12;
const AHEAD: readonly WishState[] = ['published', 'claimed', 'in_progress', 'partially_fulfilled'];

export const VISIT_ROUTES: readonly Route[] = [
  route(listMyVisits, {
    act: async ({ actor, house }) => ({ reply: await visitsOf(house, actor.personId) }),
  }),
];

/** Who comes to somebody and who has been: their own wishes, not those they wrote down for others. */
export async function visitsOf(house: House, personId: string) {
  const { ids } = await mineIds(house, personId, WISHES_LIMIT_ITEMS, undefined);
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(wishKey));
  const wishes = items.map(wishFromItem).filter((wish) => wish.beneficiaryId === personId);
  const coming = wishes.flatMap((wish) => comingOf(wish, house.clock()));
  const been = wishes.flatMap(beenOf);
  return {
    coming: coming.sort((a, b) => a.window.from - b.window.from).slice(0, VISITS_LIMIT_ITEMS),
    been: been.sort((a, b) => b.at - a.at).slice(0, VISITS_LIMIT_ITEMS),
  };
}

/** Who said yes and neither gave it back nor has come yet. */
function comingOf(wish: Wish, now: number) {
  if (!AHEAD.includes(wish.state) || wish.window.to <= now) return [];
  const open = new Map<string, NonNullable<Wish['title']>>();
  for (const { what, personId, by } of wish.steps) {
    if (what === 'accepted' && by) open.set(personId, by);
    if (what === 'handed_over' || what === 'checked_in' || what === 'no_show') open.delete(personId);
  }
  return [...open.values()].map((by) => ({ wishId: wish.id, title: wish.title, by, window: wish.window }));
}

function beenOf(wish: Wish) {
  return wish.steps.flatMap(({ what, by, at }) =>
    what === 'checked_in' && by ? [{ wishId: wish.id, title: wish.title, by, at }] : [],
  );
}

import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { cellDistanceM } from '../../shared/kernel/geo.ts';
import { WALL_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { chinaDayStart, DAY_MS, WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import { listWishes } from '../../shared/wishes/contract.ts';
import type { TimeWindow, WishCard } from '../../shared/wishes/wish.ts';
import { firstPlace } from '../orgs/first-place.ts';
import { centerOf, orgOf, orgView } from '../orgs/orgs.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Item } from '../platform/table.ts';
import { pageOf, type SortKey } from './cursor.ts';
import { wallPk } from './wish-item.ts';

type Query = Input<typeof listWishes>['query'];
type Seen = WishCard & { readonly distanceM?: number };

/** Come true lately: a quiet line between the cards. */
const FULFILLED_SHOWN_ITEMS = 3;
/** A thousand cards may be more than one answer of the table holds. */
const WALL_PAGES_LIMIT_COUNT = 4;
const FAR_M = Number.MAX_SAFE_INTEGER;
/**
 * Cells are a kilometre wide, so shorter differences mean nothing; and a child's wish stands at the station, which must not
 * put every child before every elder. Within a ring the urgent and the soon come first.
 */
const RING_M = 1_500;

export const WALL_ROUTES: readonly Route[] = [
  route(listWishes, {
    act: async ({ house, input: { query } }) => {
      const place = query.place === undefined ? await firstPlace(house) : await orgOf(house, query.place);
      // A region's wall would be a hundred walls: a viewer picks the banner or county first.
      const center = await centerOf(house, place.id);
      if (!center) throw new AppError('not_found');
      const from = query.near ?? place.cell ?? center.cell;
      const [waiting, fulfilled] = await Promise.all([
        cardsOf(house, center.id, 'waiting'),
        query.cursor === undefined ? fulfilledCards(house, center.id) : [],
      ]);
      const now = house.clock();
      const fits = waiting
        .filter((card) => card.window.to > now)
        .map(
          (card): Seen =>
            from === undefined || card.cell === undefined
              ? card
              : { ...card, distanceM: cellDistanceM(from, card.cell) },
        )
        .filter(filterOf(query, now));
      const { cursor, limit, ...scope } = query;
      const page = pageOf(
        house,
        JSON.stringify(['wall', scope]),
        fits.map((card) => ({ key: keyOf(card, query.order), thing: card })),
        limit,
        cursor,
      );
      return { reply: { place: orgView(place), ...page, waiting: fits.length, fulfilled } };
    },
  }),
];

/** The newest public cards of a county's part of the wall, at most WALL_LIMIT_ITEMS. */
export async function cardsOf(
  house: House,
  centerId: string,
  part: Parameters<typeof wallPk>[1],
): Promise<readonly WishCard[]> {
  const cards: WishCard[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < WALL_PAGES_LIMIT_COUNT && cards.length < WALL_LIMIT_ITEMS; page += 1) {
    const { items, next } = await house.table.query({
      index: 'gsi1',
      pk: wallPk(centerId, part),
      limit: WALL_LIMIT_ITEMS - cards.length,
      descending: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    cards.push(...items.flatMap(cardFrom));
    if (next === undefined) break;
    cursor = next;
  }
  return cards;
}

async function fulfilledCards(house: House, centerId: string): Promise<WishCard[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: wallPk(centerId, 'fulfilled'),
    limit: FULFILLED_SHOWN_ITEMS,
    descending: true,
  });
  return page.items.flatMap(cardFrom);
}

function cardFrom(item: Item): WishCard[] {
  const card = item.card?.['wall'];
  return card === undefined ? [] : [card as unknown as WishCard];
}

function filterOf(query: Query, now: number): (card: Seen) => boolean {
  const { group, kind, withinM } = query;
  const when = query.when === undefined ? undefined : spanOf(query.when, now);
  const wanted = plain(query.words ?? '')
    .split(/\s+/)
    .filter((word) => word !== '');
  return (card) =>
    (group === undefined || card.group === group) &&
    (kind === undefined || card.kind === kind) &&
    (withinM === undefined || (card.distanceM !== undefined && card.distanceM <= withinM)) &&
    (when === undefined || (card.window.from < when.to && card.window.to > when.from)) &&
    (wanted.length === 0 || holdsAll(card, wanted));
}

/** What is left of today, of this week, or of its weekend, in China. */
function spanOf(when: NonNullable<Query['when']>, now: number): TimeWindow {
  const week = weekStart(now);
  if (when === 'today') return { from: now, to: chinaDayStart(now) + DAY_MS };
  return { from: when === 'week' ? now : Math.max(now, week + 5 * DAY_MS), to: week + WEEK_MS };
}

function holdsAll({ title, story, station, goods }: Seen, wanted: readonly string[]): boolean {
  const text = plain(
    [title, story, station, goods?.text].flatMap((words) => [words?.zh ?? '', words?.en ?? '']).join('\n'),
  );
  return wanted.every((word) => text.includes(word));
}

/** One form for what looks the same: full-width letters, capitals. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function keyOf(card: Seen, order: Query['order']): SortKey {
  const distance = card.distanceM ?? FAR_M;
  const urgent = card.urgency === 'urgent' ? 0 : 1;
  if (order === 'new') return [-card.publishedAt, card.id];
  if (order === 'urgent') return [urgent, card.window.to, distance, card.id];
  return [Math.floor(distance / RING_M), urgent, card.window.to, card.id];
}

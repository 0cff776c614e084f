import { AppError } from '../../shared/kernel/errors.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { isStillPoster } from '../orgs/writers.ts';
import { mandateFor } from '../people/mandate.ts';
import { peopleOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { cursorAt, placeOfCursor } from './cursor.ts';
import { isExpecting, unheardOf } from './expected.ts';
import { logRead } from './reads.ts';
import { mayStartNow } from './rules.ts';
import { openReasonOf, reasonByOf } from './secrets.ts';
import { writtenOf } from './standing.ts';
import { hasFresh } from './there.ts';
import { maySee, viewerOf, wishViewOf } from './view.ts';
import { anyCardOf } from './views.ts';
import { mineKey, minePk, QUEUE_STATES, timeKey, type Wish, wishFromItem, wishKey } from './wish-item.ts';
import { wishOf } from './wishes.ts';

export const PUBLIC_ROUTES: readonly Route[] = [
  route(readWish, {
    act: async ({ actor, house, input: { params } }) => {
      const wish = await wishOf(house, params.wishId);
      const viewer = await viewerOf(house, actor, wish);
      if (!maySee(wish, viewer)) throw new AppError('not_found');
      if (wish.minor && viewer.inCharge && actor.kind === 'person')
        await logRead(house, actor, wish, viewer.standing.orgPath, 'wish');
      return { reply: await wishViewOf(house, wish, viewer) };
    },
  }),
  route(listMyWishes, {
    act: async ({ actor, house, input: { query } }) => {
      const { ids, next } = await mineIds(house, actor.personId, query.limit, query.cursor);
      const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(wishKey));
      const wishes = items.map(wishFromItem).sort((a, b) => (a.id < b.id ? 1 : -1));
      const people = await peopleOf(
        house,
        wishes.map((wish) => wish.beneficiaryId),
      );
      const theirs = await Promise.all(
        wishes.map((wish) => isStillTheirs(house, actor, wish, people.get(wish.beneficiaryId))),
      );
      const mine = wishes.filter((_, at) => theirs[at]);
      const now = house.clock();
      const reply = await Promise.all(
        mine.map(async (wish) => {
          const person = people.get(wish.beneficiaryId);
          const reason = person && (await openReasonOf(house, person, wish));
          return {
            ...anyCardOf(wish),
            ...(reason === undefined ? {} : { reason, reasonBy: reasonByOf(wish) }),
            ...dueOf(wish),
            ...(mayStartNow(wish, 'confirmWish') && hasFresh(wish, now) ? { waitsForYes: true as const } : {}),
            ...(isExpecting(wish, now) ? { comes: true as const } : {}),
            ...(unheardOf(wish, now).length > 0 ? { unheard: true as const } : {}),
          };
        }),
      );
      return { reply: { items: reply, ...(next === undefined ? {} : { next }) } };
    },
  }),
];

/** Somebody's own latest wishes as cards, newest first: what was masked of them, for who acts for them. */
export async function latestWishesOf(house: House, personId: string, limit: number) {
  const { ids } = await mineIds(house, personId, limit, undefined);
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(wishKey));
  return items
    .map(wishFromItem)
    .filter((wish) => wish.beneficiaryId === personId)
    .sort((a, b) => (a.id < b.id ? 1 : -1))
    .map(anyCardOf);
}

/** What somebody wrote down for another is theirs to see while the mandate or the duty counts under which they did. */
async function isStillTheirs(
  house: House,
  actor: PersonActor,
  wish: Wish,
  person: Person | undefined,
): Promise<boolean> {
  if (wish.postedBy !== actor.personId) return true;
  if (wish.source !== 'mandate') return isStillPoster(house, actor, writtenOf(wish));
  return person !== undefined && mandateFor(person, actor.personId, 'post_wishes', house.clock()) !== undefined;
}

function dueOf(wish: Wish): { dueAt?: number } {
  return wish.dueAt === undefined || !QUEUE_STATES.includes(wish.state) ? {} : { dueAt: wish.dueAt };
}

/** Wishes that a person wrote down and wishes that are theirs, newest first: two lists in the order of the same ids. */
export async function mineIds(
  house: House,
  personId: string,
  limit: number,
  cursor: string | undefined,
): Promise<{ ids: readonly string[]; next?: string }> {
  const scope = `mine:${personId}`;
  const [at, id] = cursor === undefined ? [undefined, undefined] : placeOfCursor(house, scope, cursor);
  const mine = mineKey(personId, '');
  const [posted, pointed] = await Promise.all([
    house.table.query({
      index: 'gsi3',
      pk: minePk(personId),
      limit: limit + 1,
      descending: true,
      ...(at === undefined ? {} : { sk: { lt: `${timeKey(Number(at))}#${String(id)}` } }),
    }),
    // The bound is itself in the range, so one more is asked for.
    house.table.query({
      pk: mine.pk,
      sk: { between: [mine.sk, `${mine.sk}${id === undefined ? '~' : String(id)}`] },
      limit: limit + 2,
      descending: true,
    }),
  ]);
  const found = new Map<string, number>();
  for (const item of posted.items)
    found.set(item.pk.slice(wishKey('').pk.length), Number(String(item.gsi3sk).split('#')[0]));
  for (const item of pointed.items) if (item['wishId'] !== id) found.set(String(item['wishId']), 0);
  const ids = [...found.keys()].sort((a, b) => (a < b ? 1 : -1));
  const page = ids.slice(0, limit);
  const last = page.at(-1);
  if (ids.length <= limit || last === undefined) return { ids: page };
  const time = found.get(last) || (await wishOf(house, last)).createdAt;
  return { ids: page, next: cursorAt(house, scope, [time, last]) };
}

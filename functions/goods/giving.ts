import { listMyGifts } from '../../shared/goods/contract.ts';
import { listGiving, listOrgGifts } from '../../shared/goods/giving.ts';
import { COUNTING_CLAIM_STATES } from '../../shared/goods/life.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Key } from '../platform/table.ts';
import { isPublic } from '../wishes/views.ts';
import { type Wish, wishFromItem, wishKey } from '../wishes/wish-item.ts';
import { type Claim, claimFromItem, claimKey, giftsPk, orgGiftsKey } from './claim-item.ts';
import { claimViewOf, giftViewOf } from './views.ts';

type Asked = { readonly limit: number; readonly cursor?: string | undefined };
type Gifts = { readonly claims: readonly Claim[]; readonly next?: string };

/** Gifts by who gave them: a person's own, and an organisation's for its managers and for everyone. */
export const GIVING_ROUTES: readonly Route[] = [
  route(listMyGifts, {
    act: async ({ actor, house, input: { query } }) => {
      const page = await house.table.query({
        index: 'gsi1',
        pk: giftsPk(actor.personId),
        limit: query.limit,
        descending: true,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const claims = await claimsAt(
        house,
        page.items.map(({ pk, sk }) => ({ pk, sk })),
      );
      const wishes = await wishesAt(house, claims);
      const items = await Promise.all(
        claims.map(async (claim) => ({
          ...(await giftViewOf(house, actor, claim)),
          ...thanksOf(claim, wishes.get(claim.wishId)),
        })),
      );
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
  route(listGiving, {
    about: aboutOrg,
    act: async ({ actor, house, thing: org, input: { query } }) => {
      const { claims, ...next } = await giftsOfOrg(house, org.id, 'all', query);
      const [people, wishes] = await Promise.all([
        peopleOf(house, [...new Set(claims.map(({ donorId }) => donorId))]),
        wishesAt(house, claims),
      ]);
      const items = await Promise.all(
        claims.map(async (claim) => {
          const promisedBy = people.get(claim.donorId)?.pseudonym;
          return {
            ...(await giftViewOf(house, actor, claim)),
            ...(promisedBy === undefined ? {} : { promisedBy }),
            ...thanksOf(claim, wishes.get(claim.wishId)),
          };
        }),
      );
      return { reply: { items, ...next } };
    },
  }),
  route(listOrgGifts, {
    about: aboutOrg,
    act: async ({ house, thing: org, input: { query } }) => {
      const { claims, ...next } = await giftsOfOrg(house, org.id, 'named', query);
      const wishes = await wishesAt(house, claims);
      const items = claims.flatMap((claim) => {
        const wish = wishes.get(claim.wishId);
        // The gift's own word decides, not the list; and of a wish that nobody may see, nobody reads here.
        const shown = claim.named && COUNTING_CLAIM_STATES.includes(claim.state) && wish && isPublic(wish);
        return shown ? [{ ...claimViewOf(claim), title: wish.title, at: claim.at, ...thanksOf(claim, wish) }] : [];
      });
      return { reply: { items, ...next } };
    },
  }),
];

async function giftsOfOrg(house: House, orgId: string, which: 'all' | 'named', asked: Asked): Promise<Gifts> {
  const { pk, sk } = orgGiftsKey(orgId, which);
  const page = await house.table.query({
    pk,
    sk: { beginsWith: sk },
    limit: asked.limit,
    descending: true,
    ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
  });
  const claims = await claimsAt(
    house,
    page.items.map((item) => claimKey(String(item['wishId']), String(item['claimId']))),
  );
  return { claims, ...(page.next === undefined ? {} : { next: page.next }) };
}

/** Gifts read whole, newest first. */
async function claimsAt(house: House, keys: readonly Key[]): Promise<readonly Claim[]> {
  if (keys.length === 0) return [];
  const claims = (await house.table.batchGet(keys)).map(claimFromItem);
  return claims.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

async function wishesAt(house: House, claims: readonly Claim[]): Promise<ReadonlyMap<string, Wish>> {
  const ids = [...new Set(claims.map(({ wishId }) => wishId))];
  if (ids.length === 0) return new Map();
  const items = await house.table.batchGet(ids.map(wishKey));
  return new Map(items.map(wishFromItem).map((wish) => [wish.id, wish]));
}

/** Thanks are for what arrived. */
function thanksOf({ state }: Claim, wish: Wish | undefined): { readonly thanks?: Words } {
  const thanks = state === 'confirmed' && wish && isPublic(wish) ? wish.thanks : undefined;
  return thanks === undefined ? {} : { thanks };
}

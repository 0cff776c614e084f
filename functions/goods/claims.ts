import { CLAIMS_OF_WISH_LIMIT_COUNT } from '../../shared/goods/life.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Actor, PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Claim, claimFromItem, claimKey, claimToItem } from './claim-item.ts';
import { speakersFor, speaksFor } from './givers.ts';

/** One gift, read strongly. Raises `not_found`. */
export async function claimOf(house: House, wishId: string, claimId: string): Promise<Claim> {
  const item = await house.table.get(claimKey(wishId, claimId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return claimFromItem(item);
}

/** Every gift for a wish, oldest first, read strongly. */
export async function claimsOfWish(house: House, wishId: string): Promise<readonly Claim[]> {
  const { pk, sk } = claimKey(wishId, '');
  const page = await house.table.query({
    pk,
    sk: { beginsWith: sk },
    limit: CLAIMS_OF_WISH_LIMIT_COUNT,
    consistent: true,
  });
  return page.items.map(claimFromItem);
}

/** Gifts and promises for a wish that were not taken back before they came. */
async function keptOf(house: House, wishId: string): Promise<readonly Claim[]> {
  return (await claimsOfWish(house, wishId)).filter(({ state }) => state !== 'released');
}

/** Everyone who speaks for what was given or promised for a wish: each once. To tell them: nothing is decided on it. */
export async function donorsOf(house: House, wishId: string): Promise<readonly string[]> {
  const kept = await keptOf(house, wishId);
  const givers = new Map(kept.map((claim) => [claim.orgId ?? claim.donorId, claim]));
  return [...new Set((await Promise.all([...givers.values()].map((one) => speakersFor(house, one)))).flat())];
}

/** Whether the actor speaks for something that was given or promised for a wish, as the list that a permission is decided on. */
export async function donorNow(house: House, actor: Actor, wishId: string): Promise<readonly string[]> {
  if (actor.kind !== 'person') return [];
  return (await keptOf(house, wishId)).some((claim) => speaksFor(actor, claim)) ? [actor.personId] : [];
}

/** Whether a gift for a wish is the actor's in any way: they speak for it, or promised it for an organisation and have left since. */
export async function hasGiven(house: House, actor: PersonActor, wishId: string): Promise<boolean> {
  return (await keptOf(house, wishId)).some((claim) => claim.donorId === actor.personId || speaksFor(actor, claim));
}

/** Gifts for a wish that somebody carries now. */
export async function carriedBy(house: House, wishId: string, personId: string): Promise<readonly Claim[]> {
  return (await claimsOfWish(house, wishId)).filter(
    ({ state, carrierId }) => state === 'on_the_way' && carrierId === personId,
  );
}

/** The next version of a gift over the one that was read. Fails the commit's condition when someone came between. */
export function claimWrite(before: Claim, after: Claim): Write {
  return {
    op: 'replace',
    item: claimToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

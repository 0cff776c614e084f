import { AppError } from '../../shared/kernel/errors.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { Consumer } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change, Write } from '../platform/table.ts';
import { type Wish, wishFromItem } from '../wishes/wish-item.ts';
import type { Claim } from './claim-item.ts';
import { claimsOfWish, claimWrite } from './claims.ts';
import { stepped } from './let-go.ts';
import { promisesWrite } from './promises.ts';

/** A wish that is over needs nothing more: what was promised is free, what is in hand goes back to who gave it. */
const OVER_STATES: readonly WishState[] = ['withdrawn', 'expired', 'released'];
/** Gifts that one transaction moves. */
const TOGETHER_COUNT = 40;

/**
 * Gifts follow their wish: confirmed with it, and given back when it is over. Safe to repeat: it looks at how gifts stand,
 * and never at those that came after the change.
 */
export const GIFTS_OF_WISHES: Consumer = {
  name: 'gifts-of-wishes',
  wants: ({ before, after }) =>
    after?.type === 'wish' && (isOver(before, after) || saidAt(before, after) !== undefined),
  take: async (house, change) => {
    if (!change.after) return;
    const wish = wishFromItem(change.after);
    const confirmedAt = saidAt(change.before, change.after);
    const over = isOver(change.before, change.after);
    const writes = (await claimsOfWish(house, wish.id)).map((claim) => [
      ...(confirmedAt === undefined ? [] : confirmed(house, claim, confirmedAt)),
      ...(over ? ended(house, wish, claim) : []),
    ]);
    for (let at = 0; at < writes.length; at += TOGETHER_COUNT) {
      const together = joined(writes.slice(at, at + TOGETHER_COUNT).flat());
      if (together.length > 0) await house.table.transact(together);
    }
  },
};

/**
 * What is left of a released wish's gifts when it is published again before the stream has seen to them: they belong to the time
 * before the dispute, and would be counted against what is promised now. Raises `conflict` where there are more than one commit holds.
 */
export async function leftoverWrites(house: House, wish: Wish): Promise<readonly Write[]> {
  const writes = joined((await claimsOfWish(house, wish.id)).flatMap((claim) => ended(house, wish, claim)));
  if (writes.length > TOGETHER_COUNT) throw new AppError('conflict');
  return writes;
}

function isOver(before: Change['before'], after: NonNullable<Change['after']>): boolean {
  return OVER_STATES.includes(after['state'] as WishState) && before?.['state'] !== after['state'];
}

/** When the beneficiary said how it was, in this change. */
function saidAt(before: Change['before'], after: NonNullable<Change['after']>): number | undefined {
  const last = (item: Change['before']) =>
    item === undefined
      ? undefined
      : wishFromItem(item).steps.findLast(({ what }) => what === 'confirmed' || what === 'partly_confirmed')?.at;
  const at = last(after);
  return at === last(before) ? undefined : at;
}

function confirmed(house: House, claim: Claim, at: number): readonly Write[] {
  if (claim.state !== 'delivered' || claim.since > at) return [];
  return [claimWrite(claim, stepped(house, claim, 'confirmed', ['confirmed']))];
}

function ended(house: House, wish: Wish, claim: Claim): readonly Write[] {
  // Of two clocks the one that ended the wish may be behind: what its log tells of was there before.
  const told = wish.steps.some(({ claimId }) => claimId === claim.id);
  if (!told && claim.at > (wish.steps.at(-1)?.at ?? 0)) return [];
  if (claim.state === 'promised')
    return [
      // A wish that was released comes back, and may be promised to once more.
      claimWrite(claim, stepped(house, claim, 'released', [wish.state === 'released' ? 'released' : 'wish_over'])),
      promisesWrite(claim.donorId, -1),
    ];
  if (claim.state === 'on_shelf' || claim.state === 'on_the_way')
    return [claimWrite(claim, stepped(house, claim, 'to_give_back', ['to_give_back']))];
  return [];
}

/** One donor may have promised several gifts: their counter is one item and is written once. */
function joined(writes: readonly Write[]): readonly Write[] {
  const counters = new Map<string, Write>();
  const rest: Write[] = [];
  for (const write of writes) {
    if (write.op !== 'update') rest.push(write);
    else {
      const before = counters.get(write.key.pk);
      const open = (write.add?.['open'] ?? 0) + (before?.op === 'update' ? (before.add?.['open'] ?? 0) : 0);
      counters.set(write.key.pk, { ...write, add: { open } });
    }
  }
  return [...rest, ...counters.values()];
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLAN_PAIRS_LIMIT_COUNT, packed, TIER_SIZES, TIERS, type Tiers, unpacked } from './tiers.ts';

const pair = fc.record({
  coverage: fc.integer({ min: 0, max: TIER_SIZES.coverage - 1 }),
  merit: fc.integer({ min: 0, max: TIER_SIZES.merit - 1 }),
  ease: fc.integer({ min: 0, max: TIER_SIZES.ease - 1 }),
});
/** A plan near the limit costs time; a few pairs many times over are the same to a sum. */
const plan = fc
  .array(fc.tuple(pair, fc.integer({ min: 1, max: 200 })), { maxLength: 5 })
  .map((list) => list.flatMap(([one, times]) => new Array<Tiers>(times).fill(one)));

function sums(pairs: readonly Tiers[]): Tiers {
  const sum = (tier: keyof Tiers) => pairs.reduce((total, one) => total + one[tier], 0);
  return { coverage: sum('coverage'), merit: sum('merit'), ease: sum('ease') };
}
const weightOf = (pairs: readonly Tiers[]) => pairs.reduce((total, one) => total + packed(one), 0);
function compare(a: Tiers, b: Tiers): number {
  const tier = TIERS.find((each) => a[each] !== b[each]);
  return tier === undefined ? 0 : Math.sign(a[tier] - b[tier]);
}

describe('tiers', () => {
  it('compare two plans as their sums do, tier by tier: nothing below makes up for anything above', () => {
    fc.assert(
      fc.property(plan, plan, (a, b) => {
        expect(Math.sign(weightOf(a) - weightOf(b))).toBe(compare(sums(a), sums(b)));
      }),
      { numRuns: 500 },
    );
  });
  it('are worth more by one point of a tier than by everything below in the largest plan', () => {
    const most = { merit: TIER_SIZES.merit - 1, ease: TIER_SIZES.ease - 1 };
    const below = (one: Tiers) => PLAN_PAIRS_LIMIT_COUNT * packed(one);
    expect(packed({ coverage: 1, merit: 0, ease: 0 })).toBeGreaterThan(below({ coverage: 0, ...most }));
    expect(packed({ coverage: 0, merit: 1, ease: 0 })).toBeGreaterThan(
      below({ coverage: 0, merit: 0, ease: most.ease }),
    );
  });
  it('stay exact: a pair below 2^40, the largest plan below 2^53', () => {
    const heaviest = packed({ coverage: 1, merit: TIER_SIZES.merit - 1, ease: TIER_SIZES.ease - 1 });
    expect(heaviest).toBeLessThan(2 ** 40);
    expect(heaviest * PLAN_PAIRS_LIMIT_COUNT).toBeLessThan(2 ** 53);
  });
  it('come back out of a sum as they went in', () => {
    fc.assert(
      fc.property(plan, (pairs) => {
        expect(unpacked(weightOf(pairs))).toEqual(sums(pairs));
      }),
    );
  });
});

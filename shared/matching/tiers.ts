/**
 * The tiers of a weight, the highest first. A plan is compared by the sum of its first tier; only where that is equal by the
 * sum of the second, and so on. `coverage`: is somebody coming who was missing altogether. `merit`: how likely, how urgent,
 * how well suited. `ease`: the way, the turns people take, the known face.
 */
export const TIERS = ['coverage', 'merit', 'ease'] as const;
export type Tier = (typeof TIERS)[number];
export type Tiers = Readonly<Record<Tier, number>>;

/** Values of one pair: whole numbers from 0, below the size. */
export const TIER_SIZES: Tiers = { coverage: 2, merit: 1_024, ease: 1_024 };
/** The most pairs of one plan. Up to here no sum of lower tiers reaches one point of a higher tier. */
export const PLAN_PAIRS_LIMIT_COUNT = 1_000;

const MERIT_BASE = PLAN_PAIRS_LIMIT_COUNT * TIER_SIZES.ease;
/** What one point of a tier counts in the packed weight: 1, 1,024,000 and 1,048,576,000,000. */
export const TIER_BASES: Tiers = {
  coverage: PLAN_PAIRS_LIMIT_COUNT * TIER_SIZES.merit * MERIT_BASE,
  merit: MERIT_BASE,
  ease: 1,
};

/** All tiers in one whole number, below 2^40 for a pair and below 2^53 for the sum over a plan: exact, and compared as one. */
export function packed(tiers: Tiers): number {
  return tiers.coverage * TIER_BASES.coverage + tiers.merit * TIER_BASES.merit + tiers.ease;
}

/** Merit, together with what a plan adds to it for the way (`spared`), stays below this: 2^43 for a pair, 2^53 for a plan. */
const PLAN_MERIT_SIZE = 8_192;
const PLAN_COVERAGE_BASE = PLAN_PAIRS_LIMIT_COUNT * PLAN_MERIT_SIZE * MERIT_BASE;

/** As `packed`, for comparing whole plans: with `spared` whole points, from 0 to 7,000, beside those of merit. */
export function packedInPlan(tiers: Tiers, spared: number): number {
  return tiers.coverage * PLAN_COVERAGE_BASE + (tiers.merit + spared) * TIER_BASES.merit + tiers.ease;
}

/** The sums of the tiers from a packed weight, or from a sum of at most PLAN_PAIRS_LIMIT_COUNT of them. */
export function unpacked(weight: number): Tiers {
  const belowCoverage = weight % TIER_BASES.coverage;
  return {
    coverage: Math.floor(weight / TIER_BASES.coverage),
    merit: Math.floor(belowCoverage / TIER_BASES.merit),
    ease: belowCoverage % TIER_BASES.merit,
  };
}

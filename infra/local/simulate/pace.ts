import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Random } from '../seed/random.ts';

/** Every third town lives through months rather than days, so that what takes weeks comes too. */
export const SLOW_EVERY_TOWNS = 3;
/** A slow town has a year in which nobody calls and nothing fails, so that what takes a year comes: early, and seldom. */
const QUIET_EVERY_STEPS = 4_000;
const QUIET_AT_STEP = 1_400;
/** Thirteen months and a bit, in pieces that a clock which was away for one goes through in one run. */
export const QUIET_MONTHS_COUNT = 14;
export const QUIET_MONTH_MS = 30 * DAY_MS;

const isSlow = (seed: number) => seed % SLOW_EVERY_TOWNS === 0;

/** Whether a quiet year follows this step. */
export function isQuiet(seed: number, step: number): boolean {
  return isSlow(seed) && step % QUIET_EVERY_STEPS === QUIET_AT_STEP;
}

/** Mostly moments, sometimes minutes, now and then half a day or some: so that clocks run out and windows open and close. */
export function passing(random: Random, seed: number): number {
  const at = random.next();
  if (at < 0.7) return random.below(20_000);
  if (at < 0.99) return random.below(8 * MINUTE_MS);
  return random.below(isSlow(seed) ? 3 * DAY_MS : 6 * HOUR_MS);
}

import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import type { Random } from '../seed/random.ts';

/** Every third town lives through months rather than days, so that what takes weeks comes too. */
export const SLOW_EVERY_TOWNS = 3;

/** Mostly moments, sometimes minutes, now and then half a day or some: so that clocks run out and windows open and close. */
export function passing(random: Random, seed: number): number {
  const at = random.next();
  if (at < 0.7) return random.below(20_000);
  if (at < 0.99) return random.below(8 * MINUTE_MS);
  return random.below(seed % SLOW_EVERY_TOWNS === 0 ? 3 * DAY_MS : 6 * HOUR_MS);
}

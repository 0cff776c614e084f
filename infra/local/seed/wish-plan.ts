import { chinaDayStart, DAY_MS, HOUR_MS } from '../../../shared/kernel/time.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import type { Random } from './random.ts';
import type { WishText } from './wish-text.ts';

/** How many of a hundred wishes of the season stand where. Every state of DOMAIN section 2 occurs. */
const PRESENT: readonly (readonly [WishState, number])[] = [
  ['published', 40],
  ['submitted', 9],
  ['verifying', 3],
  ['claimed', 9],
  ['in_progress', 4],
  ['delivered', 5],
  ['partially_fulfilled', 4],
  ['fulfilled', 13],
  ['returned', 3],
  ['draft', 2],
  ['rejected', 1],
  ['escalated', 1],
  ['withdrawn', 1],
  ['expired', 1],
  ['released', 1],
  ['disputed', 1],
  ['reserved', 1],
  ['archived', 1],
];
/** A wish of another season is history. */
const PAST: readonly (readonly [WishState, number])[] = [
  ['fulfilled', 70],
  ['archived', 18],
  ['withdrawn', 6],
  ['expired', 6],
];
const SEASON_MONTHS = { spring: [2, 3, 4], summer: [5, 6, 7], autumn: [8, 9, 10], winter: [10, 11, 0, 1] } as const;

/** So long ago at least what still waits was written: its last step follows soon after, or some hours later. */
const RESTS_HOURS = { submitted: 1, verifying: 3 } as const;

export type Plan = {
  readonly state: WishState;
  readonly window: { readonly from: number; readonly to: number };
  readonly createdAt: number;
};

/** Where a wish stands and when it was written, wanted and done, so that it is believable today. */
export function planOf(text: WishText, now: number, random: Random, wanted?: WishState): Plan {
  const seasonNow = inSeason(text, now) || inSeason(text, now + 20 * DAY_MS);
  const state = wanted ?? weighted(seasonNow ? PRESENT : PAST, random);
  const minutes = Math.max(60, Math.min(240, text.minutes || 120));
  const past = ['fulfilled', 'archived', 'withdrawn', 'expired', 'delivered', 'disputed', 'in_progress'].includes(
    state,
  );
  if (!past) {
    const day = chinaDayStart(now) + (1 + random.below(13)) * DAY_MS;
    const from = day + text.hour * HOUR_MS;
    const waits = state === 'submitted' || state === 'verifying';
    const written = waits ? 2 + random.below(text.urgency === 'urgent' ? 22 : 68) : 30 + random.below(180);
    return {
      state,
      window: { from, to: from + minutes * 60_000 + HOUR_MS },
      createdAt: atWork(now - written * HOUR_MS, random, waits ? now - RESTS_HOURS[state] * HOUR_MS : undefined),
    };
  }
  if (state === 'in_progress') {
    const from = now - 30 * 60_000;
    return { state, window: { from, to: from + 3 * HOUR_MS }, createdAt: now - 4 * DAY_MS };
  }
  const daysAgo =
    state === 'delivered' || state === 'disputed'
      ? 1
      : seasonNow
        ? 1 + random.below(20)
        : daysSinceSeason(text, now, random);
  const from = chinaDayStart(now) - daysAgo * DAY_MS + text.hour * HOUR_MS;
  return {
    state,
    window: { from, to: from + minutes * 60_000 + HOUR_MS },
    createdAt: from - (4 + random.below(5)) * DAY_MS,
  };
}

/**
 * By then, at an hour when people visit and call, so that what is answered after it falls into no night either: a message
 * that came at midnight is not believable. What still waits is no older for it, because its clock runs: by `latest` instead,
 * so that nothing of it lies ahead.
 */
function atWork(at: number, random: Random, latest: number | undefined): number {
  const that = chinaDayStart(at) + (10 + random.below(7)) * HOUR_MS + random.below(12) * 5 * 60_000;
  if (latest !== undefined) return Math.min(that, latest);
  return that <= at ? that : that - DAY_MS;
}

function inSeason(text: WishText, at: number): boolean {
  return (
    text.season === 'any' ||
    (SEASON_MONTHS[text.season] as readonly number[]).includes(new Date(at + 8 * HOUR_MS).getUTCMonth())
  );
}

function daysSinceSeason(text: WishText, now: number, random: Random): number {
  for (let days = 20 + random.below(12); days < 400; days += 7) if (inSeason(text, now - days * DAY_MS)) return days;
  return 30;
}

function weighted(table: readonly (readonly [WishState, number])[], random: Random): WishState {
  let left = random.below(table.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [state, weight] of table) {
    left -= weight;
    if (left < 0) return state;
  }
  return 'published';
}

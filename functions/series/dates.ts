import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { SERIES_LIMIT_DAYS } from '../../shared/series/contract.ts';
import type { Plan } from '../../shared/series/plan.ts';
import { ruleText } from '../../shared/series/rule.ts';

/** Every day for a year, and one to spare. */
const DATES_LIMIT_ITEMS = SERIES_LIMIT_DAYS + 1;
const CACHE_LIMIT_RULES = 1_000;
const known = new Map<string, readonly number[]>();

type Rule = Pick<Plan, 'rhythm' | 'from' | 'until'>;

/**
 * Every moment at which a series begins, in order, at most a year of them (RFC 5545 by rrule-temporal, Asia/Shanghai).
 * Nothing is left out here: skips and pauses are the series' own. The same rule is reckoned once, and the library, which is
 * large and seldom needed, is read with the first.
 */
export async function datesOf(rule: Rule): Promise<readonly number[]> {
  const text = ruleText(rule);
  const found = known.get(text);
  if (found) return found;
  const { RRuleTemporal } = await import('rrule-temporal');
  const dates = new RRuleTemporal({ rruleString: text })
    .all((_, index) => index < DATES_LIMIT_ITEMS)
    .map((date) => date.epochMilliseconds)
    .filter((at) => at >= rule.from);
  if (known.size >= CACHE_LIMIT_RULES) known.delete(known.keys().next().value ?? '');
  known.set(text, dates);
  return dates;
}

/**
 * A plan that begins on its own first date, so that every second week counts from there (RFC 5545: DTSTART is the first
 * instance). Raises `window_invalid` when it lies behind, `series_too_long`, `series_no_dates`.
 */
export async function settledPlan(plan: Plan, now: number): Promise<Plan> {
  if (plan.from < now || plan.until < plan.from) throw new AppError('window_invalid');
  if (plan.until - plan.from > SERIES_LIMIT_DAYS * DAY_MS)
    throw new AppError('series_too_long', { days: SERIES_LIMIT_DAYS });
  // Seconds would make a date that no clock on a wall shows.
  const from = Math.floor(plan.from / MINUTE_MS) * MINUTE_MS;
  // The first week that has such a day, whatever the interval says.
  const every = { ...plan, from, rhythm: { ...plan.rhythm, interval: 1 } };
  const [first] = await datesOf(every);
  if (first === undefined) throw new AppError('series_no_dates');
  return { ...plan, from: first };
}

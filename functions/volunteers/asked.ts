import { WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import type { Asked } from '../../shared/matching/model.ts';
import type { Volunteer } from './volunteer-item.ts';

const RECENT_WEEKS = 4;

/** How often somebody was asked lately, and until when a question stands, as the gates and weights need it. */
export function askedOf({ asked }: Pick<Volunteer, 'asked'>, now: number): Asked | undefined {
  if (!asked) return undefined;
  const week = weekStart(now);
  const recent = Object.entries(asked.weeks).reduce(
    (sum, [monday, { all }]) => (Number(monday) > week - RECENT_WEEKS * WEEK_MS ? sum + all : sum),
    0,
  );
  const thisWeek = asked.weeks[String(week)]?.automatic ?? 0;
  return { recent, thisWeek, ...(asked.open === undefined ? {} : { until: asked.open.until }) };
}

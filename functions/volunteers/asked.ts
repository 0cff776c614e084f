import { WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import type { Asked } from '../../shared/matching/model.ts';
import type { Volunteer } from './volunteer-item.ts';

const RECENT_WEEKS = 4;

/** How often somebody was asked lately, and until when a question stands, as the gates and weights need it. */
export function askedOf({ asked }: Pick<Volunteer, 'asked'>, now: number): Asked | undefined {
  if (!asked) return undefined;
  const recent = Object.values(recentWeeks(asked.weeks, now)).reduce((sum, { all }) => sum + all, 0);
  const thisWeek = asked.weeks[String(weekStart(now))]?.automatic ?? 0;
  return { recent, thisWeek, ...(asked.open === undefined ? {} : { until: asked.open.until }) };
}

type Weeks = NonNullable<Volunteer['asked']>['weeks'];
function recentWeeks(weeks: Weeks, now: number): Weeks {
  const since = weekStart(now) - (RECENT_WEEKS - 1) * WEEK_MS;
  return Object.fromEntries(Object.entries(weeks).filter(([monday]) => Number(monday) >= since));
}

/** The profile after one more question: counted in its week, and open until answered or over. */
export function askedOnce(
  volunteer: Volunteer,
  question: { readonly taskId: string; readonly until: number; readonly automatic: boolean },
  now: number,
): Volunteer {
  const { taskId, until, automatic } = question;
  const week = String(weekStart(now));
  const before = volunteer.asked?.weeks[week] ?? { all: 0, automatic: 0 };
  const weeks = {
    ...recentWeeks(volunteer.asked?.weeks ?? {}, now),
    [week]: { all: before.all + 1, automatic: before.automatic + Number(automatic) },
  };
  return { ...volunteer, asked: { weeks, open: { taskId, until } } };
}

/** The profile when a question is no longer open. */
export function noLongerAsked(volunteer: Volunteer, taskId: string): Volunteer {
  if (volunteer.asked?.open?.taskId !== taskId) return volunteer;
  return { ...volunteer, asked: { weeks: volunteer.asked.weeks } };
}

import { CHINA_OFFSET_MS, DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { GROWN_UP_YEARS, sureAge, VOLUNTEER_LEAST_YEARS } from '../volunteers/age.ts';
import { SKILLS } from '../volunteers/skills.ts';
import type { TimeWindow } from '../wishes/wish.ts';
import type { MatchTask } from './model.ts';

/**
 * Ages of the age gate (cfg). Volunteers are natural persons without a legal minimum age; work must suit age (Charity Law
 * 67, Volunteer Regulations 15), and full capacity begins at 18 (Civil Code 17, 18).
 */
export const AGES = {
  volunteerFrom: VOLUNTEER_LEAST_YEARS,
  adultFrom: GROWN_UP_YEARS,
  eveningFromHour: 20,
  eveningToHour: 6,
} as const;

function minuteOfDay(at: number): number {
  return Math.floor(((((at + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/** Whether a window of less than a day reaches into the evening or night. A longer one leaves the day to be agreed. */
export function inTheEvening(window: TimeWindow): boolean {
  if (window.to - window.from >= DAY_MS) return false;
  const from = minuteOfDay(window.from);
  const to = minuteOfDay(window.to - MINUTE_MS) + 1;
  return (
    from * MINUTE_MS < AGES.eveningToHour * HOUR_MS || to * MINUTE_MS > AGES.eveningFromHour * HOUR_MS || to < from
  );
}

export type AgeRefusal = 'too_young' | 'with_children' | 'lifting' | 'evening' | 'adult_work';

/** Why a volunteer is too young for a task, or undefined. */
export function ageRefusal(birthYear: number, task: MatchTask): AgeRefusal | undefined {
  const age = sureAge(birthYear, task.window.from);
  if (age >= AGES.adultFrom) return undefined;
  if (age < AGES.volunteerFrom) return 'too_young';
  if (task.minor) return 'with_children';
  if (task.lifting) return 'lifting';
  if (inTheEvening(task.window)) return 'evening';
  return task.skills.every((skill) => SKILLS.get(skill)?.minor === true) ? undefined : 'adult_work';
}

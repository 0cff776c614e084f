import { chinaDayStart, DAY_MS, HOUR_MS, hourOfWeek } from '../kernel/time.ts';
import type { Urgency } from '../wishes/wish.ts';

/** Hours of the day, China time, in which the planner asks, and hours to answer in (cfg). Nobody is asked at night. */
export const ASKING = {
  normal: { from: 8, to: 21, hours: 8 },
  urgent: { from: 7, to: 22, hours: 2 },
} as const;
/** Who was asked late has so many hours of the morning to answer. */
const MORNING_HOURS = 2;

function hourOfDay(at: number): number {
  return hourOfWeek(at) % 24;
}

/** Whether the planner may ask somebody now. */
export function mayAsk(now: number, urgency: Urgency): boolean {
  const hour = hourOfDay(now);
  return ASKING[urgency].from <= hour && hour < ASKING[urgency].to;
}

/** Until when an automatic offer stands: never into the night, and never past the end of the task. */
export function askedUntil(now: number, urgency: Urgency, end: number): number {
  const { from, hours } = ASKING[urgency];
  const until = now + hours * HOUR_MS;
  const morning = chinaDayStart(until) + (from + MORNING_HOURS) * HOUR_MS;
  if (mayAsk(until, urgency)) return Math.min(until, end);
  return Math.min(hourOfDay(until) < from ? morning : morning + DAY_MS, end);
}

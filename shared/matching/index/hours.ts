import { HOUR_MS, hourOfWeek, MINUTE_MS, WEEK_HOURS } from '../../kernel/time.ts';
import type { TimeWindow } from '../../wishes/wish.ts';
import type { Times } from '../availability.ts';

/** The 168 hours of a week, 1 for free, Monday 0:00 China time first. */
export type WeekHours = Uint8Array;

/**
 * Every hour of the week in which a volunteer may be free at all: the weekly hours and, in whatever week, those that an
 * exception adds. What an exception takes away is left in: an index may show too much to the reckoning, never too little.
 */
export function freeHours({ weekly, exceptions }: Times): WeekHours {
  const hours = new Uint8Array(WEEK_HOURS);
  for (const { from, to } of weekly) hours.fill(1, from, to);
  for (const exception of exceptions) {
    if (!exception.free) continue;
    const touched = hoursOf({ from: exception.from, to: exception.to });
    for (let step = 0; step < touched.count; step += 1) hours[(touched.first + step) % WEEK_HOURS] = 1;
  }
  return hours;
}

/** The hours of the week that a window touches: the first, and how many, at most all of them. */
export function hoursOf(window: TimeWindow): { readonly first: number; readonly count: number } {
  if (window.to <= window.from) return { first: 0, count: 0 };
  const count = Math.floor((window.to - 1) / HOUR_MS) - Math.floor(window.from / HOUR_MS) + 1;
  return { first: hourOfWeek(window.from), count: Math.min(count, WEEK_HOURS) };
}

/** Work of so many minutes in one go touches at least so many hours. */
export function hoursFor(minutes: number): number {
  return Math.ceil((minutes * MINUTE_MS) / HOUR_MS);
}

/**
 * At which hours of a window work may start so that its hours lie in the window: the first and how many. A window of a week
 * or more has all of them.
 */
export function startsOf(window: TimeWindow, minutes: number): { readonly first: number; readonly count: number } {
  const { first, count } = hoursOf(window);
  if (count === 0 || window.to - window.from < minutes * MINUTE_MS) return { first, count: 0 };
  return { first, count: count >= WEEK_HOURS ? WEEK_HOURS : Math.max(0, count - hoursFor(minutes) + 1) };
}

/** How many hours in a row are free from each hour of the week on, over Sunday midnight too; at most all of them. */
export function freeRuns(hours: WeekHours): Uint8Array {
  const runs = new Uint8Array(WEEK_HOURS);
  let run = 0;
  // Two rounds backwards: the first finds the runs that go over the end of the week.
  for (let step = 2 * WEEK_HOURS - 1; step >= 0; step -= 1) {
    const hour = step >= WEEK_HOURS ? step - WEEK_HOURS : step;
    run = hours[hour] === 1 ? Math.min(run + 1, WEEK_HOURS) : 0;
    runs[hour] = run;
  }
  return runs;
}

/** Whether from one of `count` hours on, beginning with `first`, so many hours in a row are free. */
export function mayStart(runs: Uint8Array, first: number, count: number, length: number): boolean {
  for (let step = 0, hour = first; step < count; step += 1) {
    if ((runs[hour] as number) >= length) return true;
    hour = hour + 1 === WEEK_HOURS ? 0 : hour + 1;
  }
  return false;
}

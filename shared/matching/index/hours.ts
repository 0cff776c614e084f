import { HOUR_MS, hourOfWeek, MINUTE_MS, WEEK_HOURS } from '../../kernel/time.ts';
import type { TimeWindow } from '../../wishes/wish.ts';
import type { Times } from '../availability.ts';

/** The 168 hours of a week, 1 for free, Monday 0:00 China time first. A plain array: a typed one takes longer to make than to fill. */
export type WeekHours = number[];

/**
 * Every hour of the week in which a volunteer may be free at all: the weekly hours and, in whatever week, those that an
 * exception adds. What an exception takes away is left in: an index may show too much to the reckoning, never too little.
 */
export function freeHours({ weekly, exceptions }: Times): WeekHours {
  const hours = new Array<number>(WEEK_HOURS).fill(0);
  for (const { from, to } of weekly) for (let hour = from; hour < to; hour += 1) hours[hour] = 1;
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

/**
 * For each hour of the week how many hours in a row are free from it on, over Sunday midnight too and at most all of them; for
 * an hour that is not free, how many hours there are to the next one that is, below 0. All busy: every hour is -WEEK_HOURS.
 */
export function freeRuns(times: Times): readonly number[] {
  // Each hour gives its place to its run.
  const runs = freeHours(times);
  const lead = leading(runs);
  if (Math.abs(lead) === WEEK_HOURS) return runs.fill(lead);
  // After the last hour of the week comes the first.
  let run = lead;
  for (let hour = WEEK_HOURS - 1; hour >= 0; hour -= 1) {
    if (runs[hour] === 1) run = run < 0 ? 1 : run + 1;
    else run = run > 0 ? -1 : run - 1;
    runs[hour] = run;
  }
  return runs;
}

/** How many hours at the beginning of a week are free, or below 0 how many are not. */
function leading(hours: WeekHours): number {
  let count = 1;
  while (count < WEEK_HOURS && hours[count] === hours[0]) count += 1;
  return hours[0] === 1 ? count : -count;
}

/** Whether from one of `count` hours on, beginning with `first`, so many hours in a row are free; from one run to the next. */
export function mayStart(runs: readonly number[], first: number, count: number, length: number): boolean {
  for (let step = 0; step < count; ) {
    const hour = first + step;
    const run = runs[hour < WEEK_HOURS ? hour : hour - WEEK_HOURS] as number;
    if (run >= length) return true;
    // A run that is too short is shorter still further on.
    step += run < 0 ? -run : run;
  }
  return false;
}

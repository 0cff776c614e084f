/** Time is UTC epoch milliseconds everywhere; people read it in China Standard Time, which has no summer time. */
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;
export const CHINA_OFFSET_MS = 8 * HOUR_MS;
/** Hours of a week: availability is kept as 168 of them, Monday 0:00 first, China time. */
export const WEEK_HOURS = 168;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;

/** `2026-11-22`, the day in China at that moment. */
export function chinaDay(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The year in China at that moment. */
export function chinaYear(at: number): number {
  return new Date(at + CHINA_OFFSET_MS).getUTCFullYear();
}

/** `2026-11-22T08:30`, day and minute in China as an input of a form takes them; the last five characters are the time. */
export function chinaMinute(at: number): string {
  return new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16);
}

/** Epoch ms of midnight in China at the start of that moment's day. */
export function chinaDayStart(at: number): number {
  return Math.floor((at + CHINA_OFFSET_MS) / DAY_MS) * DAY_MS - CHINA_OFFSET_MS;
}

/** Hour of the week 0..167, Monday 0:00 China time is 0. */
export function hourOfWeek(at: number): number {
  const since = at + CHINA_OFFSET_MS - FIRST_MONDAY_MS;
  return Math.floor((((since % WEEK_MS) + WEEK_MS) % WEEK_MS) / HOUR_MS);
}

/** Epoch ms of Monday 0:00 China time of that moment's week; also the week's name in keys. */
export function weekStart(at: number): number {
  return Math.floor((at + CHINA_OFFSET_MS - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS - CHINA_OFFSET_MS;
}

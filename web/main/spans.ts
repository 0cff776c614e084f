import { clockWords as clockOf, minutesOfDay, zhJoin } from '../../shared/kernel/clock-words.ts';
import * as duration from '../../shared/kernel/duration-words.ts';
import * as span from '../../shared/kernel/span-words.ts';
import { chinaDay } from '../../shared/kernel/time.ts';
import {
  clockWords,
  dayWords,
  inChina,
  inEnglish,
  isNearEnglish,
  LONG_WINDOW_MS,
  MONTHS_EN,
  momentWords,
  WEEKDAYS_EN,
  WEEKDAYS_ZH,
} from './format.ts';
import { language } from './i18n.ts';

/* From when to when, by when, and how long: what pages say and the wall does not, so that its first view stays small. */

/** `晚上 10 点`, of minutes since midnight: a time that belongs to no day. */
export function everyDayWords(minutes: number): string {
  return clockOf(minutes, language.value);
}

/** `上午 9 点到中午 12 点`, "9 am to noon", of minutes since midnight. */
export function spanWords(from: number, to: number): string {
  return span.spanWords(from, to, language.value);
}

/** `2–6 点`, below the name of the part of the day. */
export function hoursWords(from: number, to: number): string {
  return span.hoursWords(from, to, language.value);
}

/** `今天下午 3 点前`; "by 3 pm today". */
export function byWords(at: number, now: number): string {
  return inEnglish() ? byEnglish(at, now) : zhJoin(momentWords(at, now), '前');
}

/** The time for a page: `周六上午 8:30 到 11:30`, `周六下午 3 点到 5 点`, `周日晚上 6 点前`; "Sat 3 to 5 pm". */
export function windowWords(window: { from: number; to: number }, now: number): string {
  if (window.to - window.from >= LONG_WINDOW_MS) return byWords(window.to, now);
  const day = dayWords(window.from, now);
  const [from, to] = [minutesOfDay(window.from), minutesOfDay(window.to)];
  const between = inEnglish() ? ' ' : '';
  if (chinaDay(window.from) === chinaDay(window.to)) return `${day}${between}${spanWords(from, to)}`;
  const end = momentWords(window.to, now);
  return inEnglish() ? `${day} ${clockWords(window.from)} to ${end}` : zhJoin(day + clockWords(window.from), '到', end);
}

/** `by 6 pm today`, `by 10 am on Tue 1 Dec`: the hour first, because "by today 6 pm" is no English. */
function byEnglish(at: number, now: number): string {
  const day = dayWords(at, now);
  return isNearEnglish(day) ? `by ${momentWords(at, now)}` : `by ${clockWords(at)} on ${day}`;
}

/** Date, weekday and minute, for the tap on a spoken time: `2026 年 11 月 28 日 周六上午 8:30`. */
export function exactWords(at: number): string {
  const day = inChina(at);
  const weekday = day.getUTCDay();
  if (inEnglish())
    return `${WEEKDAYS_EN[weekday]} ${day.getUTCDate()} ${MONTHS_EN[day.getUTCMonth()]} ${day.getUTCFullYear()}, ${clockWords(at)}`;
  return `${day.getUTCFullYear()} 年 ${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日 周${WEEKDAYS_ZH[weekday]}${clockWords(at)}`;
}

/** The time on paper, where 明天 is false the day after: `2026 年 11 月 28 日 周六上午 9 点到 11 点`, `… 周日晚上 6 点前`. */
export function windowOnPaper({ from, to }: { from: number; to: number }): string {
  if (to - from >= LONG_WINDOW_MS) return inEnglish() ? `by ${exactWords(to)}` : zhJoin(exactWords(to), '前');
  const sameDay = chinaDay(from) === chinaDay(to);
  const day = exactWords(from).slice(0, -clockWords(from).length);
  if (sameDay) return day + spanWords(minutesOfDay(from), minutesOfDay(to));
  return inEnglish() ? `${exactWords(from)} to ${exactWords(to)}` : zhJoin(exactWords(from), '到', exactWords(to));
}

/** What is left until then, or how long ago it was: rounded down as one plans by it, `1 天 22 小时`, `不到一分钟`. */
export function leftWords(ms: number): string {
  return duration.leftWords(ms, language.value);
}

/** `40 分钟`, `3 小时`, `1 小时 20 分`. */
export function minutesWords(minutes: number): string {
  return duration.minutesWords(minutes, language.value);
}

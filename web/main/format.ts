import * as clock from '../../shared/kernel/clock-words.ts';
import * as duration from '../../shared/kernel/duration-words.ts';
import { CHINA_OFFSET_MS, chinaDay, chinaDayStart, DAY_MS, HOUR_MS, weekStart } from '../../shared/kernel/time.ts';
import { language } from './i18n.ts';

/*
 * Times, distances and money as people say them. Everyone reads China Standard Time, wherever the phone thinks it is.
 * Every function answers in the language of the screen.
 */
const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'] as const;
const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const NEAR_DAYS_ZH: Readonly<Record<number, string>> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
const NEAR_DAYS_EN: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
/** A window of at least this length is a time by which, not a time at which. */
const LONG_WINDOW_MS = 13 * HOUR_MS;

const inEnglish = () => language.value === 'en';
const inChina = (at: number) => new Date(at + CHINA_OFFSET_MS);

/** `下午 2:40`, `下午 3 点`; "2:40 pm", "3 pm": the rule of shared/kernel/clock-words.ts. */
export function clockWords(at: number): string {
  return clock.clockWords(clock.minutesOfDay(at), language.value);
}

/** `晚上 10 点`, of minutes since midnight: a time that belongs to no day. */
export function everyDayWords(minutes: number): string {
  return clock.clockWords(minutes, language.value);
}

/** `上午 9 点到中午 12 点`, "9 am to noon", of minutes since midnight. */
export function spanWords(from: number, to: number): string {
  return clock.spanWords(from, to, language.value);
}

/** `11 月 28 日`, with the year when it is another one. */
export function dateWords(at: number, now: number): string {
  const day = inChina(at);
  const year = day.getUTCFullYear();
  const other = year !== inChina(now).getUTCFullYear();
  if (inEnglish()) return `${day.getUTCDate()} ${MONTHS_EN[day.getUTCMonth()] ?? ''}${other ? ` ${year}` : ''}`;
  return `${other ? `${year} 年 ` : ''}${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日`;
}

/** `今天`, `周六`, `下周二`, else the date. */
export function dayWords(at: number, now: number): string {
  const days = Math.round((chinaDayStart(at) - chinaDayStart(now)) / DAY_MS);
  const near = (inEnglish() ? NEAR_DAYS_EN : NEAR_DAYS_ZH)[days];
  if (near !== undefined) return near;
  const weekday = inChina(at).getUTCDay();
  const weeks = Math.round((weekStart(at) - weekStart(now)) / (7 * DAY_MS));
  if (weeks === 0 && days > -7) return inEnglish() ? (WEEKDAYS_EN[weekday] ?? '') : `周${WEEKDAYS_ZH[weekday]}`;
  if (weeks === 1) return inEnglish() ? `${WEEKDAYS_EN[weekday]} ${dateWords(at, now)}` : `下周${WEEKDAYS_ZH[weekday]}`;
  return dateWords(at, now);
}

/** `2–6 点`, below the name of the part of the day. */
export function hoursWords(from: number, to: number): string {
  return clock.hoursWords(from, to, language.value);
}

/** `凌晨`, `早上`, `上午`, `中午`, `下午`, `晚上`. */
export function partOfDay(at: number): string {
  return clock.partOfDay(clock.minutesOfDay(at), language.value);
}

/** `今天下午 2:40`, `周六上午 9 点`; "2:40 pm today", "Sat 9 am". */
export function momentWords(at: number, now: number): string {
  const day = dayWords(at, now);
  if (!inEnglish()) return `${day}${clockWords(at)}`;
  return isNearEnglish(day) ? `${clockWords(at)} ${day}` : `${day} ${clockWords(at)}`;
}

/** In English the hour comes before these, and a day of the week before the hour. */
function isNearEnglish(day: string): boolean {
  return inEnglish() && Object.values(NEAR_DAYS_EN).includes(day);
}

/** `今天下午 3 点前`; "by 3 pm today". */
export function byWords(at: number, now: number): string {
  return inEnglish() ? byEnglish(at, now) : clock.zhJoin(momentWords(at, now), '前');
}

/** The time for a card: `周六上午`, `周日前`. */
export function windowShort(window: { from: number; to: number }, now: number): string {
  if (window.to - window.from >= LONG_WINDOW_MS)
    return inEnglish() ? `by ${dayWords(window.to, now)}` : `${dayWords(window.to, now)}前`;
  const [day, part] = [dayWords(window.from, now), partOfDay(window.from)];
  if (inEnglish()) return day === 'today' ? `this ${part}` : `${day} ${part}`;
  return `${day}${part}`;
}

/** The time for a page: `周六上午 8:30 到 11:30`, `周六下午 3 点到 5 点`, `周日晚上 6 点前`; "Sat 3 to 5 pm". */
export function windowWords(window: { from: number; to: number }, now: number): string {
  if (window.to - window.from >= LONG_WINDOW_MS) return byWords(window.to, now);
  const day = dayWords(window.from, now);
  const [from, to] = [clock.minutesOfDay(window.from), clock.minutesOfDay(window.to)];
  const between = inEnglish() ? ' ' : '';
  if (chinaDay(window.from) === chinaDay(window.to)) return `${day}${between}${spanWords(from, to)}`;
  const end = momentWords(window.to, now);
  return inEnglish()
    ? `${day} ${clockWords(window.from)} to ${end}`
    : clock.zhJoin(day + clockWords(window.from), '到', end);
}

/** `by 6 pm today`, `by 10 am on Tue 1 Dec`: the hour first, because "by today 6 pm" is no English. */
function byEnglish(at: number, now: number): string {
  const day = dayWords(at, now);
  return isNearEnglish(day) ? `by ${momentWords(at, now)}` : `by ${clockWords(at)} on ${day}`;
}

/** Whether `dayWords` already says the date, so that it need not stand beside it once more. */
export function saysDate(at: number, now: number): boolean {
  return dayWords(at, now) === dateWords(at, now);
}

/** Date, weekday and minute, for the tap on a spoken time: `2026 年 11 月 28 日 周六上午 8:30`. */
export function exactWords(at: number): string {
  const day = inChina(at);
  const weekday = day.getUTCDay();
  if (inEnglish())
    return `${WEEKDAYS_EN[weekday]} ${day.getUTCDate()} ${MONTHS_EN[day.getUTCMonth()]} ${day.getUTCFullYear()}, ${clockWords(at)}`;
  return `${day.getUTCFullYear()} 年 ${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日 周${WEEKDAYS_ZH[weekday]}${clockWords(at)}`;
}

/** What is left until then, or how long ago it was: rounded down as one plans by it, `1 天 22 小时`, `不到一分钟`. */
export function leftWords(ms: number): string {
  return duration.leftWords(ms, language.value);
}

/** `40 分钟`, `3 小时`, `1 小时 20 分`. */
export function minutesWords(minutes: number): string {
  return duration.minutesWords(minutes, language.value);
}

/** `600 米`, `1.2 公里`. Two cells that are the same are not 0 m apart but less than a kilometre. */
export function distanceWords(metres: number): string {
  const [m, km] = inEnglish() ? ['m', 'km'] : ['米', '公里'];
  if (metres < 100) return inEnglish() ? 'under 1 km' : '1 公里内';
  if (metres < 1_000) return `${Math.round(metres / 100) * 100} ${m}`.replace(/^1000 (m|米)$/, `1 ${km}`);
  const tenths = Math.round(metres / 100) / 10;
  return `${tenths >= 10 ? Math.round(tenths) : tenths} ${km}`;
}

/** `¥1,234`, with fen only when there are some: `¥1,234.50`. */
export function moneyWords(fen: number): string {
  const whole = Math.trunc(Math.abs(fen) / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  const cents = Math.abs(fen) % 100;
  return `${fen < 0 ? '-' : ''}¥${whole}${cents === 0 ? '' : `.${cents.toString().padStart(2, '0')}`}`;
}

/** English begins a line with a capital; what is written within a sentence begins small. Chinese has neither. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A number to dial stands on one line. */
export function unbroken(phone: string): string {
  return phone.replaceAll('-', '\u2011');
}

/** Between facts, `facts.join(DOT)`: it stays with the one before it, so that no line begins with a dot. */
export const DOT = '\u00a0· ';

/** `1,247`. */
export function countWords(n: number): string {
  return Math.trunc(n)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

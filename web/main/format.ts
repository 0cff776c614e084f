import * as clock from '../../shared/kernel/clock-words.ts';
import { CHINA_OFFSET_MS, chinaDayStart, DAY_MS, HOUR_MS, weekStart } from '../../shared/kernel/time.ts';
import { language } from './i18n.ts';

/*
 * Times, distances and money as people say them. Everyone reads China Standard Time, wherever the phone thinks it is.
 * Every function answers in the language of the screen.
 */
export const WEEKDAYS_ZH = ['日', '一', '二', '三', '四', '五', '六'] as const;
export const WEEKDAYS_EN = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
export const MONTHS_EN = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const NEAR_DAYS_ZH: Readonly<Record<number, string>> = { [-2]: '前天', [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' };
const NEAR_DAYS_EN: Readonly<Record<number, string>> = { [-1]: 'yesterday', 0: 'today', 1: 'tomorrow' };
/** A window of at least this length is a time by which, not a time at which. */
export const LONG_WINDOW_MS = 13 * HOUR_MS;

export const inEnglish = () => language.value === 'en';
export const inChina = (at: number) => new Date(at + CHINA_OFFSET_MS);

/** `下午 2:40`, `下午 3 点`; "2:40 pm", "3 pm": the rule of shared/kernel/clock-words.ts. */
export function clockWords(at: number): string {
  return clock.clockWords(clock.minutesOfDay(at), language.value);
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
export function isNearEnglish(day: string): boolean {
  return inEnglish() && Object.values(NEAR_DAYS_EN).includes(day);
}

/** The time for a card: `周六上午`, `周日前`. */
export function windowShort(window: { from: number; to: number }, now: number): string {
  if (window.to - window.from >= LONG_WINDOW_MS)
    return inEnglish() ? `by ${dayWords(window.to, now)}` : `${dayWords(window.to, now)}前`;
  const [day, part] = [dayWords(window.from, now), partOfDay(window.from)];
  if (inEnglish()) return day === 'today' ? `this ${part}` : `${day} ${part}`;
  return `${day}${part}`;
}

/** Whether `dayWords` already says the date, so that it need not stand beside it once more. */
export function saysDate(at: number, now: number): boolean {
  return dayWords(at, now) === dateWords(at, now);
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

import {
  CHINA_OFFSET_MS,
  chinaDay,
  chinaDayStart,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  weekStart,
} from '../../shared/kernel/time.ts';
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

/** `14:40`. */
export function clockWords(at: number): string {
  return inChina(at).toISOString().slice(11, 16).replace(/^0/, '');
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
  const hour = inChina(at).getUTCHours();
  if (inEnglish()) return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  if (hour < 5) return '凌晨';
  if (hour < 8) return '早上';
  if (hour < 12) return '上午';
  if (hour < 13) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

/** `今天 14:40`, `14:40 today`, `Sat 14:40`. */
export function momentWords(at: number, now: number): string {
  const day = dayWords(at, now);
  return isNearEnglish(day) ? `${clockWords(at)} ${day}` : `${day} ${clockWords(at)}`;
}

/** In English the hour comes before these, and a day of the week before the hour. */
function isNearEnglish(day: string): boolean {
  return inEnglish() && Object.values(NEAR_DAYS_EN).includes(day);
}

/** `今天下午 3 点`, `周六早上 8 点半`: as one says it aloud. */
export function spokenWords(at: number, now: number): string {
  if (inEnglish()) return momentWords(at, now);
  const time = inChina(at);
  const hour = time.getUTCHours();
  const minute = time.getUTCMinutes();
  const said = minute === 0 ? '点' : minute === 30 ? '点半' : ` 点 ${minute} 分`;
  return `${dayWords(at, now)}${partOfDay(at)} ${hour > 12 ? hour - 12 : hour} ${said}`.replace(/ +/g, ' ');
}

/** `今天下午 3 点前`. */
export function byWords(at: number, now: number): string {
  return inEnglish() ? byEnglish(at, now) : `${spokenWords(at, now)}前`;
}

/** The time for a card: `周六上午`, `周日前`. */
export function windowShort(window: { from: number; to: number }, now: number): string {
  if (window.to - window.from >= LONG_WINDOW_MS)
    return inEnglish() ? `by ${dayWords(window.to, now)}` : `${dayWords(window.to, now)}前`;
  const [day, part] = [dayWords(window.from, now), partOfDay(window.from)];
  if (inEnglish()) return day === 'today' ? `this ${part}` : `${day} ${part}`;
  return `${day}${part}`;
}

/** The time for a page: `周六上午 8:30 到 11:30`, `周六下午 3:00 到 5:00`, `周日 18:00 前`. */
export function windowWords(window: { from: number; to: number }, now: number): string {
  const sameDay = chinaDay(window.from) === chinaDay(window.to);
  const day = dayWords(window.from, now);
  if (window.to - window.from >= LONG_WINDOW_MS) {
    return inEnglish() ? byEnglish(window.to, now) : `${momentWords(window.to, now)} 前`;
  }
  if (inEnglish())
    return `${day} ${clockWords(window.from)} to ${sameDay ? clockWords(window.to) : momentWords(window.to, now)}`;
  if (!sameDay) return `${day} ${clockWords(window.from)} ${until(momentWords(window.to, now))}`;
  const [part, endPart] = [partOfDay(window.from), partOfDay(window.to)];
  // Nobody says "下午 15:00": once the part of the day is named, the hours count to twelve.
  const end = endPart === part ? twelveHours(window.to) : `${endPart} ${twelveHours(window.to)}`;
  return `${day}${part} ${twelveHours(window.from)} ${until(end)}`;
}

/** Between figures a space, between Chinese words none: `到 5:00`, `到下午 1:30`. */
function until(end: string): string {
  return /^\d/.test(end) ? `到 ${end}` : `到${end}`;
}

/** `by 18:00 today`, `by 10:00 on Tue 1 Dec`: the hour first, because "by today 18:00" is no English. */
function byEnglish(at: number, now: number): string {
  const day = dayWords(at, now);
  return isNearEnglish(day) ? `by ${momentWords(at, now)}` : `by ${clockWords(at)} on ${day}`;
}

function twelveHours(at: number): string {
  const hour = inChina(at).getUTCHours();
  return clockWords(at).replace(/^\d+/, String(hour > 12 ? hour - 12 : hour));
}

/** Whether `dayWords` already says the date, so that it need not stand beside it once more. */
export function saysDate(at: number, now: number): boolean {
  return dayWords(at, now) === dateWords(at, now);
}

/** Date, weekday and minute, for the tap on a spoken time: `2026 年 11 月 28 日 周六 8:30`. */
export function exactWords(at: number): string {
  const day = inChina(at);
  const weekday = day.getUTCDay();
  if (inEnglish())
    return `${WEEKDAYS_EN[weekday]} ${day.getUTCDate()} ${MONTHS_EN[day.getUTCMonth()]} ${day.getUTCFullYear()}, ${clockWords(at)}`;
  return `${day.getUTCFullYear()} 年 ${day.getUTCMonth() + 1} 月 ${day.getUTCDate()} 日 周${WEEKDAYS_ZH[weekday]} ${clockWords(at)}`;
}

/** What is left until then: `2 小时 10 分`, `3 天`. Nothing below zero. */
export function leftWords(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / MINUTE_MS));
  if (minutes >= 2 * 24 * 60)
    return inEnglish() ? `${Math.floor(minutes / 1440)} days` : `${Math.floor(minutes / 1440)} 天`;
  return minutesWords(minutes);
}

/** `40 分钟`, `3 小时`, `1 小时 20 分`. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (inEnglish()) {
    const hourText = hours === 1 ? '1 hour' : `${hours} hours`;
    if (hours === 0) return rest === 1 ? '1 minute' : `${rest} minutes`;
    return rest === 0 ? hourText : `${hours} h ${rest} min`;
  }
  if (hours === 0) return `${rest} 分钟`;
  return rest === 0 ? `${hours} 小时` : `${hours} 小时 ${rest} 分`;
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

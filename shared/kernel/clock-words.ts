import type { Locale } from './schema.ts';
import { CHINA_OFFSET_MS, DAY_MS, MINUTE_MS } from './time.ts';

/*
 * The one rule for a time of day, on every screen, sheet and message (docs/decisions/0032): the part of the day is said and
 * the hours count to twelve. `下午 3 点`, `下午 3:30`; "3 pm", "3:30 pm". The figure and its word stay on one line.
 */
const PARTS = [
  { until: 5, zh: '凌晨', en: 'morning' },
  { until: 8, zh: '早上', en: 'morning' },
  { until: 12, zh: '上午', en: 'morning' },
  { until: 13, zh: '中午', en: 'afternoon' },
  { until: 18, zh: '下午', en: 'afternoon' },
  { until: 24, zh: '晚上', en: 'evening' },
] as const;
export const DAY_MINUTES = 24 * 60;
export const NO_BREAK = '\u00a0';

/** `凌晨`, `早上`, `上午`, `中午`, `下午`, `晚上`; "morning", "afternoon", "evening". `minutes`: since midnight. */
export function partOfDay(minutes: number, locale: Locale): string {
  const hour = Math.floor(minutes / 60) % 24;
  return (PARTS.find(({ until }) => hour < until) ?? PARTS[0])[locale];
}

/** Minutes since midnight in China, 0 to 1439. */
export function minutesOfDay(at: number): number {
  return Math.floor(((((at + CHINA_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}

/** `下午 3 点`, `下午 3:30`; "3 pm", "3:30 pm", "noon". The end of a day, 1440, is `夜里 12 点` and "midnight". */
export function clockWords(minutes: number, locale: Locale): string {
  if (minutes === DAY_MINUTES) return locale === 'zh' ? `夜里 12${NO_BREAK}点` : 'midnight';
  if (locale === 'en')
    return minutes === DAY_MINUTES / 2 ? 'noon' : `${figures(minutes, locale)}${NO_BREAK}${half(minutes)}`;
  return `${partOfDay(minutes, locale)} ${figures(minutes, locale)}`;
}

/** `3 点`, `3:30`; "3", "3:30". Noon is 12; in Chinese midnight is 0, in English 12. */
export function figures(minutes: number, locale: Locale): string {
  const hour = Math.floor(minutes / 60);
  const twelve = hour > 12 ? hour - 12 : locale === 'en' && hour === 0 ? 12 : hour;
  const rest = minutes % 60;
  if (rest > 0) return `${twelve}:${String(rest).padStart(2, '0')}`;
  return locale === 'zh' ? `${twelve}${NO_BREAK}点` : String(twelve);
}

/** Before or after noon, in English. */
export function half(minutes: number): string {
  return Math.floor(minutes / 60) % 24 < 12 ? 'am' : 'pm';
}

/** Pieces of a Chinese sentence put together: a space where a figure meets a character, none between characters. */
export function zhJoin(...pieces: readonly string[]): string {
  return pieces.reduce((line, piece) => {
    const meets =
      (/[0-9A-Za-z]$/.test(line) && /^\p{Script=Han}/u.test(piece)) ||
      (/\p{Script=Han}$/u.test(line) && /^[0-9A-Za-z]/.test(piece));
    return meets ? `${line} ${piece}` : line + piece;
  }, '');
}

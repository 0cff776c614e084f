import { partOfDay } from '../kernel/clock-words.ts';
import type { Locale } from '../kernel/schema.ts';
import { chinaDay, hourOfWeek } from '../kernel/time.ts';
import { SKILLS } from '../volunteers/skills.ts';

/** `me`: to the volunteer ("离您 800 米"). `them`: to a coordinator, about the volunteer. */
export type Voice = 'me' | 'them';
export type Params = Readonly<Record<string, string | number>>;
/** A sentence in both languages, from what a gate or a reason found. */
export type Say = Readonly<Record<Locale, (params: Params, voice: Voice) => string>>;

const WEEKDAYS: Readonly<Record<Locale, readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};
const LANGUAGE_WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  zh: { zh: '普通话', en: 'Chinese' },
  mn: { zh: '蒙古语', en: 'Mongolian' },
};
const PROPER = /^(?:Chinese|English|Mongolian)/;

/** A number among the parameters; 0 when it is missing, which is a bug that a sentence need not die of. */
export function num(params: Params, name: string): number {
  return Number(params[name] ?? 0);
}

/** `周日上午`, "Sunday morning", from an hour of the week. */
export function hourWords(hour: number, locale: Locale): string {
  const weekday = WEEKDAYS[locale][Math.floor(hour / 24) % 7] ?? '';
  const part = partOfDay((hour % 24) * 60, locale);
  return locale === 'zh' ? weekday + part : `${weekday} ${part}`;
}

/** `周日上午` of a moment, in China time. */
export function momentWords(at: number, locale: Locale): string {
  return hourWords(hourOfWeek(at), locale);
}

/** `11 月 28 日`, "28 Nov 2026": a day, in China time. */
export function dayWords(at: number, locale: Locale): string {
  const [year = '', month = '', day = ''] = chinaDay(at).split('-');
  if (locale === 'zh') return `${year} 年 ${Number(month)} 月 ${Number(day)} 日`;
  return `${Number(day)} ${['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1] ?? ''} ${year}`;
}

/** `800 米`, `1.2 公里`: to a hundred metres, because cells are no finer. */
export function distanceWords(metres: number, locale: Locale): string {
  const hundreds = Math.max(1, Math.round(metres / 100));
  if (hundreds < 10) return locale === 'zh' ? `${hundreds * 100} 米` : `${hundreds * 100} m`;
  return locale === 'zh' ? `${hundreds / 10} 公里` : `${hundreds / 10} km`;
}

/** `修水管`, "plumbing": the name of a skill within a sentence. */
export function skillWords(id: string | number | undefined, locale: Locale): string {
  const skill = SKILLS.get(String(id));
  if (skill === undefined) return String(id ?? '');
  if (locale === 'zh') return skill.zh;
  return PROPER.test(skill.en) ? skill.en : skill.en.charAt(0).toLowerCase() + skill.en.slice(1);
}

/** `蒙古语`, "Mongolian". */
export function languageWords(language: string | number | undefined, locale: Locale): string {
  return LANGUAGE_WORDS[String(language)]?.[locale] ?? String(language ?? '');
}

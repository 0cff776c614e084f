import { clockWords, DAY_MINUTES, figures, half, NO_BREAK, partOfDay, zhJoin } from './clock-words.ts';
import type { Locale } from './schema.ts';

/* From one time of day to another, by the rule of clock-words.ts; beside it and not in it, because the wall needs none. */

/** `下午 3 点到 5 点`, `上午 10 点到下午 1:30`; "3 to 5 pm", "10 am to 1:30 pm": what both ends share is said once. */
export function spanWords(from: number, to: number, locale: Locale): string {
  if (locale === 'en') {
    const shared = half(from) === half(to) && ![from, to].some((minutes) => minutes % (DAY_MINUTES / 2) === 0);
    return `${shared ? figures(from, locale) : clockWords(from, locale)} to ${clockWords(to, locale)}`;
  }
  const shared = to < DAY_MINUTES && partOfDay(from, locale) === partOfDay(to, locale);
  return zhJoin(clockWords(from, locale), '到', shared ? figures(to, locale) : clockWords(to, locale));
}

/** `2–6 点`, "2–6": whole hours of a span below the name of its part of the day, where there is no room to say it again. */
export function hoursWords(from: number, to: number, locale: Locale): string {
  const twelve = (minutes: number) => ((Math.floor(minutes / 60) + 11) % 12) + 1;
  return `${twelve(from)}–${twelve(to)}${locale === 'zh' ? `${NO_BREAK}点` : ''}`;
}

import { DAY_MINUTES, NO_BREAK } from './clock-words.ts';
import type { Locale } from './schema.ts';
import { MINUTE_MS } from './time.ts';

/*
 * How long, as people say it. What is left is said as coarsely as one plans by it, and always rounded down: nobody is
 * promised a minute that is not there. What was served or is asked for is exact, because it is counted.
 */
const HOUR_MINUTES = 60;
/** From here on the smaller unit tells nothing that anybody plans by. */
const MINUTES_TOLD_BELOW_HOURS = 6;
const HOURS_TOLD_BELOW_DAYS = 3;

/**
 * What is left, or how long ago it was: `不到一分钟`, `40 分钟`, `2 小时 10 分`, `22 小时`, `1 天 22 小时`, `5 天`;
 * "under a minute", "40 minutes", "2 h 10 min", "22 hours", "1 day 22 h", "5 days". Below zero is nothing left.
 */
export function leftWords(ms: number, locale: Locale): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return locale === 'zh' ? '不到一分钟' : 'under a minute';
  if (minutes < DAY_MINUTES) {
    const told = minutes < MINUTES_TOLD_BELOW_HOURS * HOUR_MINUTES ? minutes : minutes - (minutes % HOUR_MINUTES);
    return minutesWords(told, locale);
  }
  const days = Math.floor(minutes / DAY_MINUTES);
  const hours = days < HOURS_TOLD_BELOW_DAYS ? Math.floor((minutes % DAY_MINUTES) / HOUR_MINUTES) : 0;
  if (locale === 'zh') return `${days}${NO_BREAK}天${hours === 0 ? '' : ` ${hours}${NO_BREAK}小时`}`;
  return `${days}${NO_BREAK}${days === 1 ? 'day' : 'days'}${hours === 0 ? '' : ` ${hours}${NO_BREAK}h`}`;
}

/** `40 分钟`, `3 小时`, `1 小时 20 分`; "40 minutes", "3 hours", "1 h 20 min". Exact. */
export function minutesWords(minutes: number, locale: Locale): string {
  const hours = Math.floor(minutes / HOUR_MINUTES);
  const rest = minutes % HOUR_MINUTES;
  if (locale === 'en') {
    if (hours === 0) return `${rest}${NO_BREAK}${rest === 1 ? 'minute' : 'minutes'}`;
    return rest === 0
      ? `${hours}${NO_BREAK}${hours === 1 ? 'hour' : 'hours'}`
      : `${hours}${NO_BREAK}h ${rest}${NO_BREAK}min`;
  }
  if (hours === 0) return `${rest}${NO_BREAK}分钟`;
  return rest === 0 ? `${hours}${NO_BREAK}小时` : `${hours}${NO_BREAK}小时 ${rest}${NO_BREAK}分`;
}

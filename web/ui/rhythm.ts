import { CHINA_OFFSET_MS } from '../../shared/kernel/time.ts';
import { clockWords } from '../main/format.ts';
import { language } from '../main/i18n.ts';

type Rhythm = {
  readonly every: 'week' | 'month';
  readonly interval: number;
  readonly weekdays: readonly number[];
  readonly week?: 1 | 2 | 3 | 4 | -1 | undefined;
};
export const DAYS_ZH = ['一', '二', '三', '四', '五', '六', '日'] as const;
export const DAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const NTH_ZH: Readonly<Record<number, string>> = {
  1: '第一个',
  2: '第二个',
  3: '第三个',
  4: '第四个',
  [-1]: '最后一个',
};
const NTH_EN: Readonly<Record<number, string>> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
const COUNT_ZH: Readonly<Record<number, string>> = { 2: '两', 3: '三', 4: '四' };

/** A rhythm as one says it: `每周二下午 3 点`, `每两周的周六上午 9 点`, `every Tuesday 3 pm`. `from`: its first moment. */
export function rhythmWords(rhythm: Rhythm, from: number): string {
  const days = [...rhythm.weekdays].sort((a, b) => a - b);
  return language.value === 'zh'
    ? daysZh(rhythm, days) + clockWords(from)
    : `${daysEn(rhythm, days)} ${clockWords(from)}`;
}

function daysZh({ every, interval, week }: Rhythm, days: readonly number[]): string {
  const named = days.length === 7 ? '每天' : `周${days.map((day) => DAYS_ZH[day]).join('、')}`;
  if (every === 'month') return `每${interval === 1 ? '' : `${COUNT_ZH[interval]}个`}月${NTH_ZH[week ?? 1]}${named}`;
  if (interval === 1) return days.length === 7 ? '每天' : `每${named}`;
  return `每${COUNT_ZH[interval]}周的${named}`;
}

function daysEn({ every, interval, week }: Rhythm, days: readonly number[]): string {
  const named = days.length === 7 ? 'day' : days.map((day) => DAYS_EN[day]).join(', ');
  if (every === 'month')
    return `${NTH_EN[week ?? 1]} ${named} of every ${interval === 1 ? 'month' : `${NTH_EN[interval] ?? interval} month`}`;
  if (interval === 1) return `every ${named}`;
  if (interval === 2 && days.length === 1) return `every other ${named}`;
  return `${named} every ${interval} weeks`;
}

/** Monday is 0, in China. */
export function weekdayOf(at: number): number {
  return (new Date(at + CHINA_OFFSET_MS).getUTCDay() + 6) % 7;
}

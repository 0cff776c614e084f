import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../main/i18n.ts';
import { rhythmWords, weekdayOf } from './rhythm.ts';

/** Tuesday 2026-12-01 15:00 in China. */
const TUESDAY = Date.UTC(2026, 11, 1, 7);
afterEach(() => speak('zh'));

describe('a rhythm', () => {
  it.each([
    [{ every: 'week', interval: 1, weekdays: [1] }, '每周二下午 3\u00a0点', 'every Tuesday 3\u00a0pm'],
    [{ every: 'week', interval: 2, weekdays: [5] }, '每两周的周六下午 3\u00a0点', 'every other Saturday 3\u00a0pm'],
    [{ every: 'week', interval: 1, weekdays: [3, 0] }, '每周一、四下午 3\u00a0点', 'every Monday, Thursday 3\u00a0pm'],
    [{ every: 'week', interval: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] }, '每天下午 3\u00a0点', 'every day 3\u00a0pm'],
    [
      { every: 'month', interval: 1, weekdays: [3], week: -1 },
      '每月最后一个周四下午 3\u00a0点',
      'last Thursday of every month 3\u00a0pm',
    ],
  ] as const)('%j is said as people say it', async (rhythm, zh, en) => {
    expect(rhythmWords(rhythm, TUESDAY)).toBe(zh);
    await speak('en');
    expect(rhythmWords(rhythm, TUESDAY)).toBe(en);
  });
  it('counts its weekdays from Monday, in China', () => {
    expect([weekdayOf(TUESDAY), weekdayOf(Date.UTC(2026, 11, 6, 17))]).toEqual([1, 0]);
  });
});

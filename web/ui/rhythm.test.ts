import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '../main/i18n.ts';
import { rhythmWords, weekdayOf } from './rhythm.ts';

/** Tuesday 2026-12-01 15:00 in China. */
const TUESDAY = Date.UTC(2026, 11, 1, 7);
afterEach(() => speak('zh'));

describe('a rhythm', () => {
  it.each([
    [{ every: 'week', interval: 1, weekdays: [1] }, '每周二 15:00', 'every Tuesday 15:00'],
    [{ every: 'week', interval: 2, weekdays: [5] }, '每两周的周六 15:00', 'every other Saturday 15:00'],
    [{ every: 'week', interval: 1, weekdays: [3, 0] }, '每周一、四 15:00', 'every Monday, Thursday 15:00'],
    [{ every: 'week', interval: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] }, '每天 15:00', 'every day 15:00'],
    [
      { every: 'month', interval: 1, weekdays: [3], week: -1 },
      '每月最后一个周四 15:00',
      'last Thursday of every month 15:00',
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leftWords, minutesWords } from './duration-words.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time.ts';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const UNITS = [
  [/(\d+) (?:天|days?)/, DAY_MS],
  [/(\d+) (?:小时|hours?|h)/, HOUR_MS],
  [/(\d+) (?:分|min)/, MINUTE_MS],
] as const;
/** How much time the words promise. */
function promised(words: string): number {
  return UNITS.reduce((sum, [unit, ms]) => sum + Number(unit.exec(plain(words))?.[1] ?? 0) * ms, 0);
}
const locale = fc.constantFrom('zh' as const, 'en' as const);

describe('what is left', () => {
  it.each([
    [-5, '不到一分钟', 'under a minute'],
    [59_999, '不到一分钟', 'under a minute'],
    [MINUTE_MS, '1 分钟', '1 minute'],
    [40 * MINUTE_MS, '40 分钟', '40 minutes'],
    [HOUR_MS, '1 小时', '1 hour'],
    [130 * MINUTE_MS, '2 小时 10 分', '2 h 10 min'],
    [6 * HOUR_MS + 49 * MINUTE_MS, '6 小时', '6 hours'],
    [DAY_MS, '1 天', '1 day'],
    [46 * HOUR_MS + 49 * MINUTE_MS, '1 天 22 小时', '1 day 22 h'],
    [3 * DAY_MS + 23 * HOUR_MS, '3 天', '3 days'],
  ])('of %i ms is said as one plans by it', (ms, zh, en) => {
    expect([plain(leftWords(ms, 'zh')), plain(leftWords(ms, 'en'))]).toEqual([zh, en]);
  });

  it('is never said to be more than there is, nor, from an hour on, less than three quarters of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * DAY_MS }), locale, (ms, language) => {
        const said = promised(leftWords(ms, language));
        expect(said).toBeLessThanOrEqual(ms);
        if (ms >= HOUR_MS) expect(said).toBeGreaterThanOrEqual(ms * 0.75);
      }),
    );
  });

  it('only gets less as time goes by, and says the same in both languages', () => {
    const time = fc.integer({ min: 0, max: 10 * DAY_MS });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(promised(leftWords(less, 'zh'))).toBeLessThanOrEqual(promised(leftWords(more, 'zh')));
        expect(promised(leftWords(a, 'zh'))).toBe(promised(leftWords(a, 'en')));
      }),
    );
  });
});

describe('minutes that are counted', () => {
  it('are said exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), locale, (minutes, language) => {
        expect(promised(minutesWords(minutes, language))).toBe(minutes * MINUTE_MS);
      }),
    );
  });
});

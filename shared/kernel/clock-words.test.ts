import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockWords, minutesOfDay, partOfDay, zhJoin } from './clock-words.ts';
import { hoursWords, spanWords } from './span-words.ts';

const minutes = fc.integer({ min: 0, max: 1_440 });
const plain = (words: string) => words.replaceAll('\u00a0', ' ');

/** The minute of the day that the words stand for, read back as somebody would. */
function readBack(words: string): number {
  const said = plain(words);
  if (said === 'noon') return 720;
  if (said === 'midnight' || said === '夜里 12 点') return 1_440;
  const [, hour, rest = '0'] = /(\d+)(?::(\d+))?/.exec(said) ?? [];
  const after = /pm$|下午|晚上|中午/.test(said);
  const twelve = Number(hour) % 12;
  return (after ? twelve + 12 : twelve) * 60 + Number(rest);
}

describe('a time of day', () => {
  it('is said with the part of the day and hours to twelve', () => {
    const said = [0, 30, 450, 510, 720, 750, 780, 900, 930, 1_080, 1_205, 1_440].map((at) =>
      plain(clockWords(at, 'zh')),
    );
    expect(said).toEqual([
      '凌晨 0 点',
      '凌晨 0:30',
      '早上 7:30',
      '上午 8:30',
      '中午 12 点',
      '中午 12:30',
      '下午 1 点',
      '下午 3 点',
      '下午 3:30',
      '晚上 6 点',
      '晚上 8:05',
      '夜里 12 点',
    ]);
    const english = [0, 30, 510, 720, 750, 900, 930, 1_440].map((at) => plain(clockWords(at, 'en')));
    expect(english).toEqual(['12 am', '12:30 am', '8:30 am', 'noon', '12:30 pm', '3 pm', '3:30 pm', 'midnight']);
  });

  it('can be read back to the minute in both languages, and never goes over twelve', () => {
    fc.assert(
      fc.property(minutes, fc.constantFrom('zh' as const, 'en' as const), (at, locale) => {
        const words = clockWords(at, locale);
        expect(readBack(words)).toBe(at);
        expect(Number(/\d+/.exec(words)?.[0] ?? 12)).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('names what both ends of a span share once', () => {
    const spans = [
      [900, 1_020],
      [600, 810],
      [730, 770],
      [540, 720],
      [1_260, 1_440],
    ] as const;
    expect(spans.map(([from, to]) => plain(spanWords(from, to, 'zh')))).toEqual([
      '下午 3 点到 5 点',
      '上午 10 点到下午 1:30',
      '中午 12:10 到 12:50',
      '上午 9 点到中午 12 点',
      '晚上 9 点到夜里 12 点',
    ]);
    expect(spans.map(([from, to]) => plain(spanWords(from, to, 'en')))).toEqual([
      '3 to 5 pm',
      '10 am to 1:30 pm',
      '12:10 to 12:50 pm',
      '9 am to noon',
      '9 pm to midnight',
    ]);
  });

  it('counts to twelve below the name of a part of the day', () => {
    const below = [
      [360, 540],
      [720, 840],
      [840, 1_080],
    ] as const;
    expect(below.map(([from, to]) => plain(hoursWords(from, to, 'zh')))).toEqual(['6–9 点', '12–2 点', '2–6 点']);
    expect(below.map(([from, to]) => hoursWords(from, to, 'en'))).toEqual(['6–9', '12–2', '2–6']);
  });

  it('keeps China time, before 1970 too', () => {
    expect([minutesOfDay(Date.parse('2026-11-26T15:30:00+08:00')), minutesOfDay(-1)]).toEqual([930, 479]);
    expect([partOfDay(900, 'zh'), partOfDay(900, 'en')]).toEqual(['下午', 'afternoon']);
  });
});

describe('pieces of a Chinese sentence', () => {
  it('meet with a space only where a figure meets a character', () => {
    expect([
      zhJoin('今天下午 2:40', '前要回音'),
      zhJoin('还有', '2 小时'),
      zhJoin('还有', '不到一分钟'),
      zhJoin('门牌只在', '11 月 8 日下午 3 点', '前'),
      zhJoin('', '3', '点'),
    ]).toEqual(['今天下午 2:40 前要回音', '还有 2 小时', '还有不到一分钟', '门牌只在 11 月 8 日下午 3 点前', '3 点']);
  });
});

import { afterEach, describe, expect, it } from 'vitest';
import {
  clockWords,
  countWords,
  dateWords,
  dayWords,
  distanceWords,
  momentWords,
  moneyWords,
  saysDate,
  windowShort,
} from './format.ts';
import { pageWords, say, speak, t } from './i18n.ts';
import { match, safePath } from './router.ts';
import { byWords, exactWords, leftWords, minutesWords, windowOnPaper, windowWords } from './spans.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

/** A moment in China: 2026-11-26 is a Thursday. */
const at = (day: string, time = '12:00') => Date.parse(`${day}T${time}:00+08:00`);
const NOW = at('2026-11-26', '10:30');
afterEach(() => speak('zh'));

describe('time as people say it', () => {
  it.each([
    ['2026-11-26', '今天'],
    ['2026-11-25', '昨天'],
    ['2026-11-24', '前天'],
    ['2026-11-27', '明天'],
    ['2026-11-28', '后天'],
    ['2026-11-29', '周日'],
    ['2026-11-23', '周一'],
    ['2026-12-01', '下周二'],
    ['2026-12-08', '12 月 8 日'],
    ['2026-11-15', '11 月 15 日'],
    ['2027-01-08', '2027 年 1 月 8 日'],
  ])('%s is %s', (day, words) => {
    expect(dayWords(at(day), NOW)).toBe(words);
  });

  it('says the part of the day and counts to twelve, and keeps China time on any phone', () => {
    expect(byWords(at('2026-11-26', '15:00'), NOW)).toBe('今天下午 3\u00a0点前');
    expect(momentWords(at('2026-11-28', '08:30'), NOW)).toBe('后天上午 8:30');
    expect(momentWords(at('2026-11-29', '20:05'), NOW)).toBe('周日晚上 8:05');
    expect(clockWords(Date.UTC(2026, 10, 26, 23, 5))).toBe('早上 7:05');
    expect(momentWords(at('2026-11-23', '14:40'), NOW)).toBe('周一下午 2:40');
    expect(exactWords(at('2026-11-28', '08:30'))).toBe('2026 年 11 月 28 日 周六上午 8:30');
  });

  it('tells a time at which from a time by which', () => {
    const morning = { from: at('2026-11-29', '08:30'), to: at('2026-11-29', '11:30') };
    expect([windowShort(morning, NOW), windowWords(morning, NOW)]).toEqual(['周日上午', '周日上午 8:30 到 11:30']);
    const days = { from: at('2026-11-26', '09:00'), to: at('2026-11-29', '18:00') };
    expect([windowShort(days, NOW), windowWords(days, NOW)]).toEqual(['周日前', '周日晚上 6\u00a0点前']);
  });

  it('says on paper a day that is still true tomorrow', async () => {
    const morning = { from: at('2026-11-27', '09:00'), to: at('2026-11-27', '11:00') };
    const days = { from: at('2026-11-26', '09:00'), to: at('2026-11-29', '18:00') };
    const night = { from: at('2026-11-27', '22:00'), to: at('2026-11-28', '06:30') };
    expect([windowOnPaper(morning), windowOnPaper(days), windowOnPaper(night)]).toEqual([
      '2026 年 11 月 27 日 周五上午 9\u00a0点到 11\u00a0点',
      '2026 年 11 月 29 日 周日晚上 6\u00a0点前',
      '2026 年 11 月 27 日 周五晚上 10\u00a0点到 2026 年 11 月 28 日 周六早上 6:30',
    ]);
    await speak('en');
    expect([windowOnPaper(morning), windowOnPaper(days)]).toEqual([
      'Fri 27 Nov 2026, 9 to 11\u00a0am',
      'by Sun 29 Nov 2026, 6\u00a0pm',
    ]);
    await speak('zh');
  });

  it('counts hours to twelve once the part of the day is said', () => {
    const said = (from: string, to: string) =>
      windowWords({ from: at('2026-11-29', from), to: at('2026-11-29', to) }, NOW);
    expect([said('15:00', '17:00'), said('10:00', '13:30'), said('12:10', '12:50')]).toEqual([
      '周日下午 3\u00a0点到 5\u00a0点',
      '周日上午 10\u00a0点到下午 1:30',
      '周日中午 12:10 到 12:50',
    ]);
    expect([saysDate(at('2026-12-15'), NOW), saysDate(at('2026-11-29'), NOW)]).toEqual([true, false]);
  });

  it('is English where the reader is', async () => {
    await speak('en');
    expect(windowShort({ from: at('2026-11-26', '14:00'), to: at('2026-11-26', '16:00') }, NOW)).toBe('this afternoon');
    expect([byWords(at('2026-11-26', '15:00'), NOW), byWords(at('2026-12-01', '10:00'), NOW)]).toEqual([
      'by 3\u00a0pm today',
      'by 10\u00a0am on Tue 1 Dec',
    ]);
    expect([momentWords(at('2026-11-27', '18:00'), NOW), momentWords(at('2026-11-28', '18:00'), NOW)]).toEqual([
      '6\u00a0pm tomorrow',
      'Sat 6\u00a0pm',
    ]);
    expect([
      dayWords(at('2026-12-01'), NOW),
      dateWords(at('2027-01-08'), NOW),
      distanceWords(600),
      minutesWords(60),
    ]).toEqual(['Tue 1 Dec', '8 Jan 2027', '600 m', '1\u00a0hour']);
  });
});

describe('figures', () => {
  it('says distances no finer than they are known', () => {
    expect([0, 80, 640, 960, 1_240, 9_960, 12_400].map(distanceWords)).toEqual([
      '1 公里内',
      '1 公里内',
      '600 米',
      '1 公里',
      '1.2 公里',
      '10 公里',
      '12 公里',
    ]);
  });
  it('says durations, money and counts', () => {
    expect([40, 180, 80].map(minutesWords)).toEqual(['40\u00a0分钟', '3\u00a0小时', '1\u00a0小时 20\u00a0分']);
    expect([leftWords(130 * 60_000), leftWords(-5), leftWords(3 * 86_400_000)]).toEqual([
      '2\u00a0小时 10\u00a0分',
      '不到一分钟',
      '3\u00a0天',
    ]);
    expect([moneyWords(12_345_600), moneyWords(12_350), moneyWords(-5), countWords(1_247)]).toEqual([
      '¥123,456',
      '¥123.50',
      '-¥0.05',
      '1,247',
    ]);
  });
});

describe('words', () => {
  it('have the same keys in both languages, down to the leaves', () => {
    const keys = (value: object): unknown =>
      Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
          key,
          typeof inner === 'object' ? keys(inner as object) : typeof inner,
        ]),
      );
    expect(keys(en)).toEqual(keys(zh));
  });
  it('follow the language, and fall back to what was said', async () => {
    const page = pageWords(
      { hello: (name: string) => `${name}，早上好` },
      { hello: (name) => `Good morning, ${name}` },
    );
    expect([page().hello('王奶奶'), t().do.signIn, say({ zh: '米', en: 'rice' })]).toEqual([
      '王奶奶，早上好',
      '登录',
      '米',
    ]);
    await speak('en');
    expect([page().hello('Wang'), t().do.signIn, say({ zh: '米', en: 'rice' }), say({ zh: '面' })]).toEqual([
      'Good morning, Wang',
      'Sign in',
      'rice',
      '面',
    ]);
  });
});

describe('addresses', () => {
  it('match a pattern as a whole', () => {
    expect(match('/wishes/:wishId', '/wishes/wsh_1/')).toEqual({ wishId: 'wsh_1' });
    expect([match('/wishes/:wishId', '/wishes'), match('/me', '/me/tasks'), match('/', '/')]).toEqual([
      undefined,
      undefined,
      {},
    ]);
    expect(match('/wishes/:wishId', '/wishes/%E0%A4%A')).toEqual({ wishId: '%E0%A4%A' });
  });
  it('never lead out of the app', () => {
    expect(['/me?x=1', '//evil.example', 'https://evil.example', '/\\evil.example', null].map(safePath)).toEqual([
      '/me?x=1',
      '/',
      '/',
      '/',
      '/',
    ]);
  });
});

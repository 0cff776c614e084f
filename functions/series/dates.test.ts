import fc from 'fast-check';
import rrule from 'rrule';
import { describe, expect, it } from 'vitest';
import {
  CHINA_OFFSET_MS,
  chinaDayStart,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  WEEK_MS,
  weekStart,
} from '../../shared/kernel/time.ts';
import type { Plan } from '../../shared/series/plan.ts';
import { chinaStamp, ruleOf, ruleText } from '../../shared/series/rule.ts';
import { datesOf, settledPlan } from './dates.ts';

/** Wednesday 2026-11-25 09:00 in China. */
const NOW = Date.UTC(2026, 10, 25, 1);
const tuesdays: Plan = {
  rhythm: { every: 'week', interval: 1, weekdays: [1] },
  from: NOW + 5 * HOUR_MS,
  minutes: 120,
  until: NOW + 60 * DAY_MS,
};
const plans = fc.record<Plan>({
  rhythm: fc.record(
    {
      every: fc.constantFrom('week', 'month'),
      interval: fc.integer({ min: 1, max: 4 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 }),
      week: fc.constantFrom(1, 2, 3, 4, -1),
    },
    { requiredKeys: ['every', 'interval', 'weekdays'] },
  ) as fc.Arbitrary<Plan['rhythm']>,
  // Any minute of six years, leap day and year ends included.
  from: fc.integer({ min: 0, max: 6 * 365 * 24 * 60 }).map((minutes) => NOW + minutes * MINUTE_MS),
  minutes: fc.constant(60),
  until: fc.constant(0),
});
const lasting = fc
  .tuple(plans, fc.integer({ min: 40, max: 360 }))
  .map(([plan, days]): Plan => ({ ...plan, until: plan.from + days * DAY_MS }));

/** The same rule by another library, which reckons in floating time: China's clock shown as if it were UTC. */
function peer({ rhythm, from, until }: Plan): number[] {
  const floating = (at: number) => new Date(at + CHINA_OFFSET_MS);
  const rule = ruleOf(rhythm, until).replace(/;UNTIL=[^;]+/, '');
  const options = { ...rrule.RRule.parseString(rule), dtstart: floating(from), until: floating(until) };
  return new rrule.RRule(options).all((_, index) => index < 400).map((date) => date.getTime() - CHINA_OFFSET_MS);
}

describe('the dates of a series', () => {
  it('are those that another library of RFC 5545 finds, for any rhythm', async () => {
    await fc.assert(
      fc.asyncProperty(lasting, async (given) => {
        const plan = await settledPlan(given, NOW).catch(() => undefined);
        if (plan) expect(await datesOf(plan)).toEqual(peer(plan));
      }),
      { numRuns: 300, seed: 5545 },
    );
  });
  it('begin on the plan’s own first date, keep the hour of day in China and fall on its weekdays', async () => {
    await fc.assert(
      fc.asyncProperty(lasting, async (given) => {
        const plan = await settledPlan(given, NOW).catch(() => undefined);
        if (!plan) return;
        const dates = await datesOf(plan);
        expect(dates[0]).toBe(plan.from);
        for (const at of dates) {
          expect(at - chinaDayStart(at)).toBe(plan.from - chinaDayStart(plan.from));
          expect(plan.rhythm.weekdays).toContain(Math.floor((at - weekStart(at)) / DAY_MS));
          expect(at).toBeLessThanOrEqual(plan.until);
        }
        if (plan.rhythm.every === 'week')
          for (const at of dates)
            expect(((weekStart(at) - weekStart(plan.from)) / WEEK_MS) % plan.rhythm.interval).toBe(0);
      }),
      { numRuns: 300, seed: 2445 },
    );
  });
  it('of the last Thursday of a month are its last, not its fourth', async () => {
    const plan = await settledPlan(
      { ...tuesdays, rhythm: { every: 'month', interval: 1, weekdays: [3], week: -1 }, until: NOW + 130 * DAY_MS },
      NOW,
    );
    expect((await datesOf(plan)).map((at) => chinaStamp(at).slice(0, 8))).toEqual([
      '20261126',
      '20261231',
      '20270128',
      '20270225',
      '20270325',
    ]);
  });
  it('are written as RFC 5545 asks: local start with its zone, the end in UTC, weeks from Monday', () => {
    expect(ruleText(tuesdays)).toBe(
      'DTSTART;TZID=Asia/Shanghai:20261125T140000\nRRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;UNTIL=20270124T010000Z;WKST=MO',
    );
  });
  it('are refused when they lie behind, run for more than a year, or are none', async () => {
    for (const [plan, code] of [
      [{ ...tuesdays, from: NOW - 1 }, 'window_invalid'],
      [{ ...tuesdays, until: tuesdays.from - 1 }, 'window_invalid'],
      [{ ...tuesdays, until: tuesdays.from + 367 * DAY_MS }, 'series_too_long'],
      [{ ...tuesdays, until: tuesdays.from + DAY_MS }, 'series_no_dates'],
    ] as const)
      await expect(settledPlan(plan, NOW)).rejects.toMatchObject({ code });
  });
});

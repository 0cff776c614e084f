import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../kernel/time.ts';
import { ASKING, askedUntil, mayAsk } from './asking.ts';
import { backlogOf } from './backlog.ts';
import { NOW } from './testing.ts';

const at = (hour: number) => chinaDayStart(NOW) + hour * HOUR_MS;
const LATE = NOW + 30 * DAY_MS;

describe('asking', () => {
  it('is for the day, longer when it is urgent', () => {
    expect([7, 8, 20.9, 21].map((hour) => mayAsk(at(hour), 'normal'))).toEqual([false, true, true, false]);
    expect([6.9, 7, 21.9, 22].map((hour) => mayAsk(at(hour), 'urgent'))).toEqual([false, true, true, false]);
  });
  it('waits some hours, over the night until the morning, and never past the end', () => {
    expect(askedUntil(at(9), 'normal', LATE)).toBe(at(17));
    expect(askedUntil(at(14), 'normal', LATE)).toBe(at(24 + 10));
    expect(askedUntil(at(20), 'normal', LATE)).toBe(at(24 + 10));
    expect(askedUntil(at(21), 'urgent', LATE)).toBe(at(24 + 9));
    expect(askedUntil(at(20), 'normal', at(23))).toBe(at(23));
  });
  it('leaves at least its hours to answer, and ends when somebody may be awake', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * DAY_MS }), fc.constantFrom('normal', 'urgent'), (ms, urgency) => {
        const now = NOW + ms;
        const until = askedUntil(now, urgency, Number.MAX_SAFE_INTEGER);
        expect(until - now).toBeGreaterThanOrEqual(ASKING[urgency].hours * HOUR_MS);
        expect(until - now).toBeLessThan(DAY_MS);
        expect(mayAsk(until, urgency)).toBe(true);
      }),
    );
  });
});

describe('the backlog of a station', () => {
  it('is how much more often its wishes wait without anybody than those of its center', () => {
    const tasks = [
      ...new Array(4).fill({ stationId: 'org_a', taken: 0 }),
      ...new Array(4).fill({ stationId: 'org_b', taken: 1 }),
    ];
    expect(backlogOf(tasks)).toEqual({ org_a: 50, org_b: 0 });
    expect(backlogOf([])).toEqual({});
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHINA_OFFSET_MS, chinaDayStart, DAY_MS, HOUR_MS, MINUTE_MS } from '../kernel/time.ts';
import { afterQuiet, nextDigest, planOf } from './plan.ts';
import { CHANNELS, type Choices, TIMINGS, TOPICS, USUAL_CHOICES, USUAL_QUIET } from './topics.ts';

const at = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2035, 0, 1) });
const minute = fc.integer({ min: 0, max: 1_439 });
const minuteOf = (moment: number) => Math.floor(((moment + CHINA_OFFSET_MS) % DAY_MS) / MINUTE_MS);
const inside = (m: number, from: number, to: number) =>
  from === to ? false : from < to ? m >= from && m < to : m >= from || m < to;
const choices: fc.Arbitrary<Choices> = fc.record(
  Object.fromEntries(
    TOPICS.map((topic) => [
      topic,
      fc.record(Object.fromEntries(CHANNELS.map((channel) => [channel, fc.constantFrom(...TIMINGS)]))),
    ]),
  ),
) as never;

describe('quiet hours', () => {
  it('hold everything back to their end, at most a day away, and nothing outside of them', () => {
    fc.assert(
      fc.property(at, minute, minute, (now, from, to) => {
        const due = afterQuiet(now, { from, to });
        const quiet = inside(minuteOf(now), from, to);
        expect(due === now).toBe(!quiet);
        expect(inside(minuteOf(due), from, to)).toBe(false);
        expect(due - now).toBeLessThan(DAY_MS);
        if (quiet) expect(minuteOf(due)).toBe(to);
      }),
    );
  });
  it('over midnight end the next morning, also for what comes after midnight', () => {
    const midnight = chinaDayStart(Date.UTC(2026, 10, 26));
    const morning = midnight + 7.5 * HOUR_MS;
    expect(afterQuiet(midnight + 22 * HOUR_MS, USUAL_QUIET)).toBe(morning + DAY_MS);
    expect(afterQuiet(midnight + 2 * HOUR_MS, USUAL_QUIET)).toBe(morning);
    expect(afterQuiet(morning, USUAL_QUIET)).toBe(morning);
  });
});

describe('the digest', () => {
  it('goes out at the hour that was chosen, within the next 24 hours, never at once', () => {
    fc.assert(
      fc.property(at, fc.integer({ min: 0, max: 23 }), (now, hour) => {
        const due = nextDigest(now, hour);
        expect(minuteOf(due)).toBe(hour * 60);
        expect(due).toBeGreaterThan(now);
        expect(due - now).toBeLessThanOrEqual(DAY_MS);
      }),
    );
  });
});

describe('what a notice sends out', () => {
  it('is what was chosen, by channels that reach the person, each once, and no text beside a note on the phone', () => {
    fc.assert(
      fc.property(
        at,
        choices,
        fc.constantFrom(...TOPICS),
        fc.subarray([...CHANNELS]),
        fc.record({ from: minute, to: minute }),
        (now, chosen, topic, reaches, quiet) => {
          const plan = planOf(topic, { choices: chosen, quiet, digestHour: 18 }, reaches, now);
          expect(new Set(plan.map(({ channel }) => channel)).size).toBe(plan.length);
          for (const { channel, how, dueAt } of plan) {
            expect(reaches).toContain(channel);
            expect(chosen[topic][channel]).toBe(how === 'digest' ? 'daily' : 'now');
            expect(dueAt).toBe(how === 'digest' ? nextDigest(now, 18) : afterQuiet(now, quiet));
          }
          const silent = CHANNELS.filter(
            (one) => reaches.includes(one) && !plan.some(({ channel }) => channel === one),
          );
          for (const channel of silent) {
            const doubled = channel === 'sms' && plan.some((one) => one.channel === 'push' && one.how === 'alone');
            expect(chosen[topic][channel] === 'off' || doubled).toBe(true);
          }
        },
      ),
    );
  });
  it('is a text for whom only a text reaches', () => {
    const wants = { choices: USUAL_CHOICES, quiet: { from: 0, to: 0 }, digestHour: 18 };
    expect(planOf('answer', wants, ['sms'], 0).map(({ channel }) => channel)).toEqual(['sms']);
    expect(planOf('answer', wants, ['push', 'sms'], 0).map(({ channel }) => channel)).toEqual(['push']);
  });
});

import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { VerificationView } from '../../shared/wishes/verification.ts';
import { createNewTime } from './new-time.ts';

/** 2026-11-07 10:00 in China. */
const NOW = Date.parse('2026-11-07T02:00:00Z');
const YESTERDAY = { from: NOW - DAY_MS, to: NOW - DAY_MS + 2 * HOUR_MS };

function of(wish: Partial<VerificationView['wish']>) {
  return createNewTime(signal({ wish } as VerificationView), () => NOW);
}

describe('the time of a wish for which people are looked for anew', () => {
  it('is asked when its own is over: the day, the hours being those of before', () => {
    const time = of({ state: 'released', window: YESTERDAY });
    expect([time.newTime.value, time.timeFault.value, time.window.value]).toEqual([
      { day: '', from: '10:00', to: '12:00', until: false },
      'missing',
      undefined,
    ]);
    time.setTime({ day: '2026-11-09' });
    expect([time.timeFault.value, time.window.value]).toEqual([
      undefined,
      { from: NOW + 2 * DAY_MS, to: NOW + 2 * DAY_MS + 2 * HOUR_MS },
    ]);
  });
  it('lies ahead, and ends after it begins', () => {
    const time = of({ state: 'released', window: YESTERDAY });
    time.setTime({ day: '2026-11-07', from: '09:00' });
    expect([time.timeFault.value, time.window.value]).toEqual(['past', undefined]);
    time.setTime({ day: '2026-11-09', to: '08:30' });
    expect(time.timeFault.value).toBe('order');
    time.setTime({ to: '' });
    expect(time.timeFault.value).toBe('missing');
  });
  it('may stay as it is while it is ahead', () => {
    const ahead = { from: NOW + DAY_MS, to: NOW + DAY_MS + HOUR_MS };
    const time = of({ state: 'released', window: ahead });
    expect([time.timeFault.value, time.window.value]).toEqual([undefined, undefined]);
    expect([time.timeMayStay.value, of({ state: 'released', window: YESTERDAY }).timeMayStay.value]).toEqual([
      true,
      false,
    ]);
  });
  it.each([
    ['what was wanted for days', { kind: 'service', window: { from: NOW - 9 * DAY_MS, to: NOW - DAY_MS } }],
    ['goods', { kind: 'goods', window: { from: NOW - DAY_MS - 2 * HOUR_MS, to: NOW - DAY_MS } }],
  ] as const)('lasts of %s from now until the day that is asked', (_, wish) => {
    let now = NOW;
    const view = signal({ wish: { ...wish, state: 'released' } } as VerificationView);
    const time = createNewTime(view, () => now);
    expect([time.newTime.value, time.timeFault.value]).toEqual([
      { day: '', from: '', to: '10:00', until: true },
      'missing',
    ]);
    time.setTime({ day: '2026-11-06' });
    expect([time.timeFault.value, time.windowNow()]).toEqual(['over', undefined]);
    time.setTime({ day: '2026-11-28' });
    expect([time.timeFault.value, time.window.value]).toEqual([undefined, { from: NOW, to: NOW + 21 * DAY_MS }]);
    now += 2 * HOUR_MS;
    expect(time.windowNow()).toEqual({ from: now, to: NOW + 21 * DAY_MS });
  });
  it('is not asked of any other wish', () => {
    const time = of({ state: 'verifying', window: YESTERDAY });
    expect([time.newTime.value, time.timeFault.value]).toEqual([undefined, undefined]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellDistanceM } from '../kernel/geo.ts';
import { DAY_MS, HOUR_MS, hourOfWeek, MINUTE_MS, weekStart } from '../kernel/time.ts';
import { freeSlot, freeSpans, freeWithin, overlaps, slotBeside } from './availability.ts';
import { SATURDAY_0830 } from './testing.ts';
import { cellTravelMinutes, travelMinutes } from './travel.ts';

const MONDAY = weekStart(SATURDAY_0830);
const at = (hour: number) => MONDAY + hour * HOUR_MS;
const CELL = '4060:8800';
const FAR = '4080:8800';

describe('free time', () => {
  const weekends = { weekly: [{ from: 128, to: 138 }], exceptions: [] };

  it('is the weekly hours in China time, cut to the window', () => {
    expect(freeSpans(weekends, { from: at(130), to: at(300) })).toEqual([
      { from: at(130), to: at(138) },
      { from: at(296), to: at(300) },
    ]);
  });
  it('joins what touches, over the end of a week too', () => {
    expect(
      freeSpans(
        {
          weekly: [
            { from: 0, to: 2 },
            { from: 160, to: 168 },
            { from: 2, to: 4 },
          ],
          exceptions: [],
        },
        { from: at(160), to: at(180) },
      ),
    ).toEqual([{ from: at(160), to: at(172) }]);
  });
  it('takes exceptions both ways; being away wins', () => {
    const times = {
      ...weekends,
      exceptions: [
        { from: at(10), to: at(14), free: true },
        { from: at(12), to: at(13), free: false },
        { from: at(128), to: at(138), free: false },
      ],
    };
    expect(freeSpans(times, { from: at(0), to: at(168) })).toEqual([
      { from: at(10), to: at(12) },
      { from: at(13), to: at(14) },
    ]);
  });
  it('asks for the minutes in one go, somewhere in the window', () => {
    const times = {
      weekly: [
        { from: 128, to: 129 },
        { from: 130, to: 132 },
      ],
      exceptions: [],
    };
    expect(freeWithin(times, { from: at(120), to: at(168) }, 120)).toBe(true);
    expect(freeWithin(times, { from: at(120), to: at(168) }, 121)).toBe(false);
    expect(freeSlot(times, { from: at(120), to: at(168) }, 90)).toEqual({ from: at(130), to: at(131.5) });
  });

  it('is exactly the hours that the week and the exceptions give', () => {
    const range = fc
      .tuple(fc.integer({ min: 0, max: 167 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]) => ({ from, to: Math.min(168, from + length) }));
    const exception = fc
      .tuple(fc.nat(400), fc.integer({ min: 1, max: 30 }), fc.boolean())
      .map(([from, length, free]) => ({ from: at(from), to: at(from + length), free }));
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 8 }),
        fc.array(exception, { maxLength: 5 }),
        fc.nat(300),
        fc.integer({ min: 1, max: 200 }),
        (weekly, exceptions, from, length) => {
          const window = { from: at(from), to: at(from + length) };
          const spans = freeSpans({ weekly, exceptions }, window);
          for (let hour = window.from; hour < window.to; hour += HOUR_MS) {
            const covering = exceptions.filter((one) => one.from <= hour && hour < one.to);
            const weeklyFree = weekly.some((one) => one.from <= hourOfWeek(hour) && hourOfWeek(hour) < one.to);
            const expected = covering.every(({ free }) => free) && (weeklyFree || covering.length > 0);
            expect(spans.some((span) => span.from <= hour && hour < span.to)).toBe(expected);
          }
          for (const [index, span] of spans.entries()) expect(span.from).toBeGreaterThan(spans[index - 1]?.to ?? 0);
        },
      ),
    );
  });
});

describe('the agenda', () => {
  const morning = { from: at(128), to: at(130), cell: CELL, taskId: 'tsk_b', minutes: 120 };

  it('counts the way there and on, to both neighbours', () => {
    const way = cellTravelMinutes(CELL, FAR, 'car') * MINUTE_MS;
    const noon = {
      from: at(130) + 2 * way + HOUR_MS,
      to: at(140),
      cell: CELL,
      taskId: 'tsk_c',
      minutes: (at(140) - at(130) - 2 * way) / MINUTE_MS - 60,
    };
    const slot = { from: at(130) + way, to: at(131) + way, cell: FAR };
    expect(overlaps([morning, noon], slot, 'car')).toBe(false);
    expect(overlaps([morning, noon], { ...slot, from: slot.from - MINUTE_MS, to: slot.to - MINUTE_MS }, 'car')).toBe(
      true,
    );
    expect(overlaps([morning, noon], { ...slot, from: slot.from + MINUTE_MS, to: slot.to + MINUTE_MS }, 'car')).toBe(
      true,
    );
    expect(overlaps([morning, noon], slot, 'walk')).toBe(true);
  });

  it('lets two loose tasks share a morning, and a task not collide with itself', () => {
    const window = { from: at(128), to: at(131) };
    const loose = { ...window, cell: CELL, taskId: 'tsk_b', minutes: 60 };
    expect(slotBeside([loose], { window, minutes: 60, cell: CELL, id: 'tsk_a' }, [window], 'walk')).toBeDefined();
    expect(
      slotBeside(
        [loose, { ...loose, taskId: 'tsk_c' }],
        { window, minutes: 60, cell: CELL, id: 'tsk_a' },
        [window],
        'walk',
      ),
    ).toBeUndefined();
    expect(
      slotBeside([{ ...loose, minutes: 180 }], { window, minutes: 180, cell: CELL, id: 'tsk_b' }, [window], 'walk'),
    ).toEqual(window);
  });

  it('finds only times that are free, long enough and clear of every fixed task with the way between', () => {
    const fixed = fc
      .tuple(fc.nat(60), fc.integer({ min: 1, max: 4 }), fc.constantFrom(CELL, FAR, '4061:8801'))
      .map(([from, hours, cell]) => ({ from: at(from), to: at(from + hours), cell, minutes: hours * 60 }));
    fc.assert(
      fc.property(
        fc.array(fixed, { maxLength: 6 }),
        fc.nat(50),
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 15, max: 180 }),
        fc.constantFrom('walk' as const, 'bike' as const, 'car' as const),
        (list, from, hours, minutes, mode) => {
          const agenda = list.map((one, index) => ({ ...one, taskId: `tsk_${index}` }));
          const window = { from: at(from), to: at(from + hours) };
          const slot = slotBeside(agenda, { window, minutes, cell: CELL, id: 'tsk_x' }, [window], mode);
          if (slot === undefined) return;
          expect(slot.to - slot.from).toBe(minutes * MINUTE_MS);
          expect(slot.from >= window.from && slot.to <= window.to).toBe(true);
          for (const one of agenda) {
            const way = cellTravelMinutes(one.cell, CELL, mode) * MINUTE_MS;
            expect(slot.to + way <= one.from || one.to + way <= slot.from).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the way', () => {
  it('is whole minutes, rounded up, eleven for 800 metres on foot', () => {
    expect(travelMinutes(800, 'walk')).toBe(11);
    expect(travelMinutes(0, 'car')).toBe(0);
    expect(cellTravelMinutes(CELL, CELL, 'walk')).toBe(7);
    expect(cellTravelMinutes(CELL, FAR, 'walk')).toBe(travelMinutes(cellDistanceM(CELL, FAR), 'walk'));
  });
  it('never gets shorter with distance', () => {
    fc.assert(
      fc.property(
        fc.nat(50_000),
        fc.nat(5_000),
        fc.constantFrom('walk' as const, 'bike' as const, 'car' as const),
        (metres, more, mode) => {
          expect(travelMinutes(metres + more, mode)).toBeGreaterThanOrEqual(travelMinutes(metres, mode));
        },
      ),
    );
  });
  it('looks no further ahead than a wish may', () => {
    const always = { weekly: [{ from: 0, to: 168 }], exceptions: [] };
    expect(freeSpans(always, { from: MONDAY, to: MONDAY + 400 * DAY_MS })).toEqual([
      { from: MONDAY, to: MONDAY + 62 * DAY_MS },
    ]);
  });
});

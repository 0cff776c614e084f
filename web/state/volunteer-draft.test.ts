import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellState, DAY_PARTS, DAYS, freeHours, hoursOf, paint, rangesOf } from './volunteer-draft.ts';

const hours = fc.array(fc.boolean(), { minLength: 168, maxLength: 168 });
const cell = fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAY_PARTS.map(({ id }) => id)));

describe('the week of a volunteer', () => {
  it('turns hours into the fewest ranges and back without losing any', () => {
    fc.assert(
      fc.property(hours, (flags) => {
        const ranges = rangesOf(flags);
        expect(hoursOf(ranges)).toEqual(flags);
        for (const [index, range] of ranges.entries()) expect(range.from).toBeGreaterThan(ranges[index - 1]?.to ?? -1);
      }),
    );
  });

  it('paints one cell and leaves every other hour alone', () => {
    fc.assert(
      fc.property(hours, cell, fc.boolean(), (flags, [day, part], free) => {
        const before = rangesOf(flags);
        const after = paint(before, day, part, free);
        expect(cellState(after, day, part)).toBe(free ? 'free' : 'busy');
        const { from, to } = DAY_PARTS.find(({ id }) => id === part) ?? DAY_PARTS[0];
        const outside = (list: boolean[]) =>
          list.filter((_flag, hour) => hour < day * 24 + from || hour >= day * 24 + to);
        expect(outside(hoursOf(after))).toEqual(outside(flags));
      }),
    );
  });

  it('never needs more ranges than the contract takes when painted by cells', () => {
    const all = DAYS.flatMap((day) => DAY_PARTS.map(({ id }) => [day, id] as const));
    fc.assert(
      fc.property(fc.subarray(all), (chosen) => {
        expect(
          chosen.reduce((ranges, [day, part]) => paint(ranges, day, part, true), rangesOf([])).length,
        ).toBeLessThanOrEqual(42);
      }),
    );
  });

  it('shows a cell that is free only in part as such', () => {
    expect(cellState([{ from: 8, to: 10 }], 0, 'morning')).toBe('part');
    expect(freeHours([{ from: 8, to: 10 }])).toBe(2);
  });
});

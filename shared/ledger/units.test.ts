import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Counts, countsOf, HANDS, moved, NO_COUNTS, reversalOf, type UnitMovement } from './units.ts';

const movement = fc.record({
  from: fc.constantFrom(...HANDS),
  to: fc.constantFrom(...HANDS),
  quantity: fc.integer({ min: 1, max: 9 }),
});
/** Of random movements those that can be made, in order. */
function possible(wanted: readonly UnitMovement[]): UnitMovement[] {
  const done: UnitMovement[] = [];
  let counts: Counts = NO_COUNTS;
  for (const one of wanted) {
    try {
      counts = moved(counts, one);
      done.push(one);
    } catch {
      // It could not be made, and nothing moved.
    }
  }
  return done;
}
const sum = (counts: Counts) => HANDS.reduce((total, hands) => total + counts[hands], 0);

describe('double entry of units', () => {
  it('adds up to nothing, and nobody but a donor is ever below nothing, whatever moves', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 60 }), (wanted) => {
        const counts = countsOf(possible(wanted));
        expect(sum(counts)).toBe(0);
        expect(counts.donor).toBeLessThanOrEqual(0);
        for (const hands of ['shelf', 'carrier', 'beneficiary'] as const)
          expect(counts[hands]).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it('turned back from the last to the first is as if nothing had been', () => {
    fc.assert(
      fc.property(fc.array(movement, { maxLength: 60 }), (wanted) => {
        const done = possible(wanted).map((one, at) => ({ ...one, id: String(at) }));
        const back = [...done].reverse().map(reversalOf);
        expect(countsOf([...done, ...back])).toEqual(NO_COUNTS);
        expect(back.map(({ reverses }) => reverses)).toEqual(done.map(({ id }) => id).reverse());
      }),
    );
  });
  it('refuses what cannot be: nothing, halves, to the same hands, more than is there, more than was given', () => {
    const given = moved(NO_COUNTS, { from: 'donor', to: 'shelf', quantity: 2 });
    for (const wrong of [
      { from: 'donor', to: 'shelf', quantity: 0 },
      { from: 'donor', to: 'shelf', quantity: 1.5 },
      { from: 'shelf', to: 'shelf', quantity: 1 },
      { from: 'shelf', to: 'carrier', quantity: 3 },
      { from: 'carrier', to: 'donor', quantity: 1 },
    ] as const)
      expect(() => moved(given, wrong)).toThrow();
  });
});

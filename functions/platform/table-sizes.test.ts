import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from './table.ts';
import { attributesBytes } from './table-sizes.ts';

/** What a number takes beside its name of one letter. */
const bytesOf = (value: number) => attributesBytes({ n: value }) - 1;

/** Frozen to its depths, as a store in memory keeps things. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) for (const inside of Object.values(value)) frozen(inside);
  return Object.freeze(value);
}

const anything = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string({ minLength: 1, unit: 'binary' }), tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('the size of a thing', () => {
  it('is the same for what nobody can change any more, however often it is weighed', () => {
    fc.assert(
      fc.property(anything, fc.array(anything, { maxLength: 4 }), (value, more) => {
        const bytes = attributesBytes({ value, log: more });
        const kept = frozen(structuredClone({ value, log: more }));
        expect([attributesBytes(kept), attributesBytes(kept)]).toEqual([bytes, bytes]);
        // A log that grew holds the entries that were weighed before.
        const grown = { value, log: [...kept.log, value] };
        expect(attributesBytes(frozen(grown))).toBe(attributesBytes({ value, log: [...more, value] }));
      }),
    );
  });

  it('counts names and texts in bytes of UTF-8, 3 for a list or map and 1 for each element', () => {
    expect(attributesBytes({ 名: '心', list: ['a', true], map: { k: null } })).toBe(
      3 + 3 + 4 + 3 + 2 + 2 + 3 + 3 + 1 + 2,
    );
  });
});

describe('the size of a number', () => {
  it('is about a byte for two significant digits and one more, one more again below nothing', () => {
    expect([0, 7, 42, 123, 100, 1_200_000, -42, 0.25, -0.5].map(bytesOf)).toEqual([2, 2, 2, 3, 2, 2, 3, 2, 3]);
  });

  it('does not depend on zeros at its end, nor on where its point stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.nat(6), (digits, zeros) => {
        expect(bytesOf(digits * 10 ** zeros)).toBe(bytesOf(digits));
        expect(bytesOf(Number(`${digits}e-${zeros}`))).toBe(bytesOf(digits));
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributesBytes } from './table-sizes.ts';

/** What a number takes beside its name of one letter. */
const bytesOf = (value: number) => attributesBytes({ n: value }) - 1;

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

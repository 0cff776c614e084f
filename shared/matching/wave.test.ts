import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANSWERS_KEPT_COUNT, withAnswer, yesPermille } from './acceptance.ts';
import { someYesPermille, WAVE, waveOf } from './wave.ts';

const people = (...permilles: number[]) => permilles.map((yes, at) => ({ id: at, yes }));
const someone = fc.integer({ min: 1, max: 999 });

describe('how likely a yes is', () => {
  it('is one half for somebody never asked, and moves with every answer', () => {
    expect([yesPermille(), yesPermille({ yes: 1, no: 0 }), yesPermille({ yes: 0, no: 3 })]).toEqual([500, 600, 286]);
  });
  it('rises with a yes, falls with a no, stays between never and always, and forgets what was long ago', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('yes' as const, 'no' as const), { maxLength: 200 }), (said) => {
        const answers = said.reduce(withAnswer, { yes: 0, no: 0 });
        expect(answers.yes + answers.no).toBeLessThan(ANSWERS_KEPT_COUNT);
        expect(yesPermille(answers)).toBeGreaterThan(0);
        expect(yesPermille(answers)).toBeLessThan(1_000);
        if (answers.yes + answers.no + 1 === ANSWERS_KEPT_COUNT) return;
        expect(yesPermille(withAnswer(answers, 'yes'))).toBeGreaterThan(yesPermille(answers));
        expect(yesPermille(withAnswer(answers, 'no'))).toBeLessThan(yesPermille(answers));
      }),
    );
  });
});

describe('a wave', () => {
  it('asks one who is sure, four of whom nothing is known, and nobody more when enough were asked', () => {
    expect(waveOf(people(950, 950, 950))).toHaveLength(1);
    expect(waveOf(people(500, 500, 500, 500, 500, 500))).toHaveLength(4);
    expect(waveOf(people(500, 500), people(500, 500, 500, 500))).toEqual([]);
    expect(waveOf(people(500, 500), people(500, 500, 500))).toHaveLength(1);
  });
  it('takes the best ranked of equally small sets', () => {
    // Two are enough only with the third; the first is ranked before the second.
    expect(waveOf(people(400, 500, 900, 850)).map(({ id }) => id)).toEqual([2]);
    expect(waveOf(people(400, 300, 850)).map(({ id }) => id)).toEqual([0, 2]);
  });
  it('asks as many as a wave may where the mark is out of reach, the best ranked first', () => {
    expect(waveOf(people(...new Array(20).fill(50))).map(({ id }) => id)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(waveOf([])).toEqual([]);
  });
  it('is the smallest that reaches the mark, by every set there is', () => {
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 9 }), fc.array(someone, { maxLength: 3 }), (yes, had) => {
        const [ranked, asked] = [people(...yes), people(...had)];
        const wave = waveOf(ranked, asked);
        const reaches = (set: readonly { yes: number }[]) => someYesPermille([...asked, ...set]) >= WAVE.surePermille;
        const sets = Array.from({ length: 2 ** ranked.length }, (_, bits) =>
          ranked.filter((_one, at) => ((bits >> at) & 1) === 1),
        ).filter((set) => set.length + asked.length <= WAVE.people || set.length === 0);
        const sure = sets.filter(reaches);
        const least = Math.min(...sure.map((set) => set.length));
        if (sure.length === 0) {
          expect(wave).toHaveLength(Math.max(0, Math.min(ranked.length, WAVE.people - asked.length)));
          return;
        }
        expect(reaches(wave)).toBe(true);
        expect(wave).toHaveLength(least);
        const order = (set: readonly { id: number }[]) => set.map(({ id }) => String.fromCharCode(65 + id)).join('');
        const best = sure
          .filter((set) => set.length === least)
          .map(order)
          .sort()[0];
        expect(order(wave)).toBe(best);
      }),
      { numRuns: 400 },
    );
  });
});

import type { Known } from './hint.ts';
import { COMING_MOMENTS } from './moments/coming.ts';
import { ENDING_MOMENTS } from './moments/ending.ts';
import { GIVING_MOMENTS } from './moments/giving.ts';
import type { Said } from './moments/moment.ts';
import { SHOWING_MOMENTS } from './moments/showing.ts';

const MOMENTS = [...GIVING_MOMENTS, ...SHOWING_MOMENTS, ...COMING_MOMENTS, ...ENDING_MOMENTS];

/** Some of them are seldom possible: they are looked for a few times, and then the step is like any other. */
const TRIES_COUNT = 3;

/**
 * What blind dice seldom bring together: somebody is tempted to what is not theirs to do, or two meet over the same thing. Each is
 * aimed as well as a person in the middle of it would aim, so that nothing but the product's rule stands in its way.
 */
export function momentFor(known: Known): readonly Said[] {
  for (let tries = 0; tries < TRIES_COUNT; tries += 1) {
    const said = known.random.pick(MOMENTS)(known);
    if (said) return said;
  }
  return [];
}

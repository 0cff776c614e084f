import { describe, expect, it } from 'vitest';
import { CHINA_OFFSET_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import { linkUntil } from './care.ts';
import { ageOf, isMinor } from './people.ts';
import type { Guardian } from './person-item.ts';

describe('an age by the year of birth', () => {
  it('turns with the year in China, at the moment when a guardian’s link ends', () => {
    const newYear = Date.UTC(2027, 0, 1) - CHINA_OFFSET_MS;
    const born = { birthYear: 2008 };
    expect([ageOf(born, newYear - SECOND_MS), ageOf(born, newYear)]).toEqual([17, 18]);
    expect([isMinor(born, newYear - SECOND_MS), isMinor(born, newYear)]).toEqual([true, false]);
    expect(linkUntil({ at: newYear - SECOND_MS } as Guardian, born.birthYear)).toBe(newYear);
  });
  it('of somebody whose year is not known is not known, and makes nobody a child', () => {
    expect([ageOf({}, 0), isMinor({}, 0)]).toEqual([undefined, false]);
  });
});

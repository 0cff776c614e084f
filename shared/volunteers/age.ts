import { chinaYear } from '../kernel/time.ts';

/**
 * Youngest age at which one registers here (cfg). Volunteer Regulations 7 lets minors serve who are fit for it, with a
 * guardian's consent below full capacity; under fourteen a child comes along with a grown-up and not by this register.
 */
export const VOLUNTEER_LEAST_YEARS = 14;
/** Full capacity begins here (Civil Code 17, 18). */
export const GROWN_UP_YEARS = 18;

/** Years that somebody born in `birthYear` has certainly completed in `year`: the birthday is not known. */
export function sureYears(birthYear: number, year: number): number {
  return year - birthYear - 1;
}

/** The same at a moment, by the year it is in China. */
export function sureAge(birthYear: number, at: number): number {
  return sureYears(birthYear, chinaYear(at));
}

/** Whether somebody is not certainly of age at a moment: then a guardian has to agree that they serve. */
export function isYoung(birthYear: number, at: number): boolean {
  return sureAge(birthYear, at) < GROWN_UP_YEARS;
}

import { DAY_MS } from '../kernel/time.ts';
import { isYoung } from './age.ts';
import type { VolunteerView } from './contract.ts';

/** Days before a check runs out on which the volunteer and the station's coordinators are told (cfg). */
export const CHECK_TOLD_DAYS = [60, 14] as const;
/** A check is seen again every year, whatever the paper says (DOMAIN 3.4). */
export const CHECK_LIMIT_DAYS = 366;

/** Whether the paper that decides is to be looked at: there is none, it is over, or it ends within the time in which people are told. */
export function paperIsDue(until: number | undefined, now: number): boolean {
  return until === undefined || until < now + CHECK_TOLD_DAYS[0] * DAY_MS;
}

/** Whether somebody under eighteen still needs their guardian's consent on record before anybody asks them to come. */
export function lacksConsent({ birthYear, checks }: Pick<VolunteerView, 'birthYear' | 'checks'>, now: number): boolean {
  return (
    isYoung(birthYear, now) && !checks.some(({ kind, validUntil }) => kind === 'guardian_consent' && validUntil > now)
  );
}

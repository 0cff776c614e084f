import { isYoung } from '../../shared/volunteers/age.ts';
import { paperIsDue } from '../../shared/volunteers/checks.ts';
import type { House } from '../platform/house.ts';
import { pageOf } from '../wishes/cursor.ts';
import { papersOf, type VolunteerCard, volunteersAt } from './volunteers.ts';

/** So many volunteers of a station or a county are looked through for a number or a list of some of them (a county has hundreds). */
const ROLL_LIMIT_COUNT = 1_000;
/** A page of the table may end before its limit, by weight; so many are read at most. */
const ROLL_LIMIT_PAGES = 10;

/** Everyone of a station or a whole center: what the board counts and the list shows, so that both say the same. */
export async function rollOf(
  house: House,
  org: { readonly id: string; readonly kind: string },
): Promise<readonly VolunteerCard[]> {
  const found: VolunteerCard[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < ROLL_LIMIT_PAGES && found.length < ROLL_LIMIT_COUNT; pages += 1) {
    const page = await volunteersAt(house, org, ROLL_LIMIT_COUNT - found.length, cursor);
    found.push(...page.items.map((item) => item.card as unknown as VolunteerCard));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  return found;
}

/** Until when the paper counts that decides whom the volunteer may be sent to: the check, or under eighteen the guardian's consent; 0 where there is none. */
export function paperUntil(volunteer: VolunteerCard, now: number): number {
  const { checkUntil, consentUntil } = papersOf(volunteer);
  return (isYoung(volunteer.birthYear, now) ? consentUntil : checkUntil) ?? 0;
}

/** How many there are, and of how many the paper is to be looked at. */
export function countsOf(roll: readonly VolunteerCard[], now: number): { readonly all: number; readonly due: number } {
  return { all: roll.length, due: roll.filter((one) => paperIsDue(paperUntil(one, now), now)).length };
}

/** One page of those whose paper is to be looked at: none at all first, then by when it ends. */
export function duePage(
  house: House,
  orgId: string,
  roll: readonly VolunteerCard[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): { readonly items: readonly VolunteerCard[]; readonly next?: string } {
  const now = house.clock();
  const due = roll
    .map((thing) => ({ until: paperUntil(thing, now), thing }))
    .filter(({ until }) => paperIsDue(until, now))
    .map(({ until, thing }) => ({ key: [until, thing.personId], thing }));
  return pageOf(house, `papers due ${orgId}`, due, limit, cursor);
}

import {
  BUDDY_FROM_VISITS_COUNT,
  BUDDY_PASSED_LIMIT_ITEMS,
  BUDDY_SEARCH_LIMIT_ITEMS,
  NEWCOMER_VISITS_COUNT,
  NEWCOMERS_OF_BUDDY_LIMIT_ITEMS,
} from '../../shared/buddies/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { AGES } from '../../shared/matching/ages.ts';
import { ageOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { stationVolunteersPk, type Volunteer } from '../volunteers/volunteer-item.ts';
import { findVolunteer, type VolunteerCard } from '../volunteers/volunteers.ts';
import { newcomersPk, type Pair, pairFromItem, pairKey, pairWrite } from './buddy-item.ts';

/** Confirmed visits, as far as the profile remembers whom: exact where it matters, at few. */
export function visitsOf({ visits }: Pick<VolunteerCard, 'visits'>): number {
  return Object.values(visits).reduce((sum, count) => sum + count, 0);
}
export function isNewcomer(volunteer: Pick<VolunteerCard, 'visits'>): boolean {
  return visitsOf(volunteer) < NEWCOMER_VISITS_COUNT;
}
/** Been out often enough, and of age: a buddy answers for the way there. */
export function mayGoAlong(volunteer: Pick<VolunteerCard, 'visits' | 'birthYear'>, now: number): boolean {
  return visitsOf(volunteer) >= BUDDY_FROM_VISITS_COUNT && (ageOf(volunteer, now) ?? 0) >= AGES.adultFrom;
}

/** Who goes along with a newcomer, or did, read strongly. */
export async function pairOf(house: House, newcomerId: string): Promise<Pair | undefined> {
  const item = await house.table.get(pairKey(newcomerId), { consistent: true });
  return item && pairFromItem(item);
}

/** Newcomers whom somebody was asked to go along with. */
export async function newcomersOf(house: House, buddyId: string): Promise<readonly string[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: newcomersPk(buddyId),
    limit: NEWCOMERS_OF_BUDDY_LIMIT_ITEMS + 1,
  });
  return page.items.map((item) => String(item.card?.['newcomerId']));
}

/** Volunteers of a station, from the index: to propose from. */
export async function volunteersHere(house: House, stationId: string): Promise<readonly VolunteerCard[]> {
  const page = await house.table.query({
    index: 'gsi2',
    pk: stationVolunteersPk(stationId),
    limit: BUDDY_SEARCH_LIMIT_ITEMS,
  });
  return page.items.map((item) => item.card as unknown as VolunteerCard);
}

export function isWilling(card: VolunteerCard, now: number): boolean {
  return card.goesAlong === true && mayGoAlong(card, now);
}

/**
 * The write that asks somebody to go along. The gates are looked at on the item itself: same station, willing, been out often
 * enough, room for one more, and not blocked for anybody. Raises `buddy_unsuited`, `wrong_state`.
 */
export async function askWrite(
  house: House,
  newcomer: Volunteer,
  before: Pair | undefined,
  buddyId: string,
  by: string,
): Promise<Write> {
  if (!isNewcomer(newcomer)) throw new AppError('wrong_state');
  if (before?.state === 'agreed' || (before?.state === 'asked' && before.buddyId === buddyId))
    throw new AppError('wrong_state');
  if (!(await canBeAsked(house, newcomer, buddyId))) throw new AppError('buddy_unsuited');
  return pairWrite(before, {
    newcomerId: newcomer.personId,
    stationId: newcomer.stationId,
    state: 'asked',
    buddyId,
    by,
    at: house.clock(),
    passed: before?.passed ?? [],
  });
}

async function canBeAsked(house: House, newcomer: Volunteer, buddyId: string): Promise<boolean> {
  const buddy = await findVolunteer(house, buddyId);
  if (!buddy || buddyId === newcomer.personId || buddy.stationId !== newcomer.stationId) return false;
  if (!isWilling(buddy, house.clock())) return false;
  return (await newcomersOf(house, buddyId)).length < NEWCOMERS_OF_BUDDY_LIMIT_ITEMS;
}

/** The same by the house itself: whoever has the fewest newcomers and the most visits; nobody who passed. An `open` pair when nobody can. */
export async function foundWrite(house: House, newcomer: Volunteer, before: Pair | undefined): Promise<Write> {
  const passed = before?.passed ?? [];
  const now = house.clock();
  const cards = (await volunteersHere(house, newcomer.stationId))
    .filter((card) => card.personId !== newcomer.personId && !passed.includes(card.personId) && isWilling(card, now))
    .sort((a, b) => visitsOf(b) - visitsOf(a) || (a.personId < b.personId ? -1 : 1));
  const { personId: newcomerId, stationId } = newcomer;
  const common = { newcomerId, stationId, by: 'clock', at: now, passed } as const;
  const loads = await Promise.all(cards.slice(0, LOOKED_AT_ITEMS).map(({ personId }) => newcomersOf(house, personId)));
  const [best] = cards
    .slice(0, LOOKED_AT_ITEMS)
    .map(({ personId }, at) => ({ personId, load: loads[at]?.length ?? 0 }))
    .filter(({ load }) => load < NEWCOMERS_OF_BUDDY_LIMIT_ITEMS)
    .sort((a, b) => a.load - b.load);
  return pairWrite(before, best ? { ...common, state: 'asked', buddyId: best.personId } : { ...common, state: 'open' });
}
const LOOKED_AT_ITEMS = 10;

/** Yes or no of the one who was asked; a no later is a step back. Raises `not_found`. */
export function answerWrite(house: House, pair: Pair | undefined, buddyId: string, yes: boolean): Write {
  if (pair === undefined || pair.buddyId !== buddyId) throw new AppError('not_found');
  if (yes) return pairWrite(pair, { ...pair, state: 'agreed', at: house.clock() });
  return leftWrite(house, pair, buddyId, buddyId);
}

/** The pair without its buddy: `whom` is not asked again for this newcomer. */
export function leftWrite(house: House, pair: Pair, by: string, whom: string): Write {
  const { buddyId: _left, ...rest } = pair;
  const passed = [...pair.passed.filter((one) => one !== whom), whom].slice(-BUDDY_PASSED_LIMIT_ITEMS);
  return pairWrite(pair, { ...rest, state: 'open', at: house.clock(), passed, leftBy: by });
}

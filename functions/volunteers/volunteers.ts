import { AppError } from '../../shared/kernel/errors.ts';
import { WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { type Page, QUERY_LIMIT_ITEMS, type Write } from '../platform/table.ts';
import {
  centerVolunteersPk,
  stationVolunteersPk,
  type Volunteer,
  volunteerFromItem,
  volunteerKey,
  volunteerToItem,
} from './volunteer-item.ts';

const VISITS_LIMIT_ITEMS = 50;
const RECENT_WEEKS = 4;
const SERVED_LIMIT_WEEKS = 6;

/** A volunteer as the index shows one: what the gates and weights need, and no more. */
export type VolunteerCard = Omit<Volunteer, 'version' | 'since'>;

/** A volunteer's profile, read strongly; undefined when the person never registered. */
export async function findVolunteer(house: House, personId: string): Promise<Volunteer | undefined> {
  const item = await house.table.get(volunteerKey(personId), { consistent: true });
  return item && volunteerFromItem(item);
}

/** The profile of somebody who acts as a volunteer. Raises `not_volunteer`. */
export async function volunteerOf(house: House, personId: string): Promise<Volunteer> {
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer) throw new AppError('not_volunteer');
  return volunteer;
}

/** Volunteers of a center, from the index. At most `limit`: a suggestion may miss somebody, a decision never rests on it. */
export async function volunteersOfCenter(
  house: House,
  centerId: string,
  limit: number,
): Promise<readonly VolunteerCard[]> {
  const found: VolunteerCard[] = [];
  let cursor: string | undefined;
  while (found.length < limit) {
    const page = await house.table.query({
      index: 'gsi1',
      pk: centerVolunteersPk(centerId),
      limit: Math.min(QUERY_LIMIT_ITEMS, limit - found.length),
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items.map((item) => item.card as unknown as VolunteerCard));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  return found;
}

/** One page of the volunteers of a station, or of a whole center. */
export async function volunteersAt(
  house: House,
  org: { readonly id: string; readonly kind: string },
  limit: number,
  cursor?: string,
): Promise<Page> {
  const center = org.kind === 'center';
  return house.table.query({
    index: center ? 'gsi1' : 'gsi2',
    pk: center ? centerVolunteersPk(org.id) : stationVolunteersPk(org.id),
    limit,
    ...(cursor === undefined ? {} : { cursor }),
  });
}

/** The next version of a profile over the one that was read, or a first one. */
export function volunteerWrite(before: Volunteer | undefined, after: Omit<Volunteer, 'version'>): Write {
  if (!before) return { op: 'insert', item: volunteerToItem({ ...after, version: 1 }) };
  return {
    op: 'replace',
    item: volunteerToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

/** Writes that remember a confirmed visit and its minutes: the same face for the same elder. None for somebody who is no volunteer any more. */
export async function visitWrites(
  house: House,
  personId: string,
  beneficiaryId: string,
  minutes: number,
): Promise<readonly Write[]> {
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer) return [];
  const visits = { ...volunteer.visits, [beneficiaryId]: (volunteer.visits[beneficiaryId] ?? 0) + 1 };
  const week = String(weekStart(house.clock()));
  const served = { ...volunteer.served, [week]: (volunteer.served?.[week] ?? 0) + minutes };
  return [
    volunteerWrite(volunteer, {
      ...volunteer,
      visits: mostVisited(visits, beneficiaryId),
      served: latestWeeks(served),
    }),
  ];
}

/** A stored map keeps no order: of too many, those visited least go, but never the one of today. */
function mostVisited(visits: Readonly<Record<string, number>>, today: string): Record<string, number> {
  const weight = ([id, count]: [string, number]) => (id === today ? Number.MAX_SAFE_INTEGER : count);
  return Object.fromEntries(
    Object.entries(visits)
      .sort((a, b) => weight(b) - weight(a))
      .slice(0, VISITS_LIMIT_ITEMS),
  );
}

function latestWeeks(served: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(served)
      .sort(([a], [b]) => Number(b) - Number(a))
      .slice(0, SERVED_LIMIT_WEEKS),
  );
}

/** Until when the papers are good that decide who may serve whom: the criminal-record check, and a guardian's consent. */
export function papersOf({ checks }: Pick<VolunteerCard, 'checks'>) {
  const until = (kind: (typeof checks)[number]['kind']) => checks.find((held) => held.kind === kind)?.validUntil;
  return { checkUntil: until('criminal_record'), consentUntil: until('guardian_consent') };
}

/** Confirmed minutes of the last four weeks, this one included. */
export function recentMinutesOf(volunteer: Pick<VolunteerCard, 'served'>, now: number): number {
  const since = weekStart(now) - (RECENT_WEEKS - 1) * WEEK_MS;
  return Object.entries(volunteer.served ?? {}).reduce(
    (sum, [week, minutes]) => (Number(week) >= since ? sum + minutes : sum),
    0,
  );
}

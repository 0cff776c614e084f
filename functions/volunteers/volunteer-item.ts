import type { Answers } from '../../shared/matching/acceptance.ts';
import type { VolunteerView } from '../../shared/volunteers/contract.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** A volunteer's profile as stored, without names (they are the person's) and without hours (they are the ledger's). */
export type Volunteer = Omit<VolunteerView, 'name' | 'pseudonym' | 'minutes' | 'stars'> & {
  readonly version: number;
  readonly centerId: string;
  /** Beneficiaries with whom this volunteer is not to be matched. At most 50. */
  readonly blocked: readonly string[];
  /** How often this volunteer served whom: the same face for the same elder. The 50 most visited. */
  readonly visits: Readonly<Record<string, number>>;
  /** Confirmed minutes by week (epoch ms of its Monday, China time). The latest few weeks, to spread the load. */
  readonly served?: Readonly<Record<string, number>>;
  /** Would go along with newcomers. */
  readonly goesAlong?: boolean;
  /** Answers to offers so far; a no for reasons of health is not counted. */
  readonly answers?: Answers;
  /** Questions by week (epoch ms of its Monday), of the latest few weeks: `all`, and those of the planner; and the open one. */
  readonly asked?: {
    readonly weeks: Readonly<Record<string, { readonly all: number; readonly automatic: number }>>;
    readonly open?: { readonly taskId: string; readonly until: number };
  };
};
export const BLOCKED_LIMIT_ITEMS = 50;

export function volunteerKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'VOLUNTEER' };
}
/** gsi1: volunteers of a center; gsi2: of a station. The card is what the gates need. */
export function centerVolunteersPk(centerId: string): string {
  return `VOLUNTEERS#${centerId}`;
}
export function stationVolunteersPk(stationId: string): string {
  return `VOLUNTEERS#${stationId}`;
}

export function volunteerToItem(volunteer: Volunteer): Item {
  const { version: _version, since: _since, ...card } = volunteer;
  return {
    ...volunteerKey(volunteer.personId),
    type: 'volunteer',
    ...volunteer,
    card,
    gsi1pk: centerVolunteersPk(volunteer.centerId),
    gsi1sk: volunteer.personId,
    gsi2pk: stationVolunteersPk(volunteer.stationId),
    gsi2sk: volunteer.personId,
  } as unknown as Item;
}

export function volunteerFromItem(item: Item): Volunteer {
  return storedThing(item) as Volunteer;
}

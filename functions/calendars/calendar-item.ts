import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** Whose calendar an address opens. The address itself is kept nowhere: its keyed hash is the key. */
export function addressKey(hash: string): Key {
  return { pk: `CALENDAR#${hash}`, sk: 'CALENDAR' };
}
/** The address that a person has now. One at a time: a new one ends the one before. */
export type Calendar = {
  readonly personId: string;
  readonly hash: string;
  readonly since: number;
  readonly version: number;
};
export function calendarKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'CALENDAR' };
}
export function calendarToItem(calendar: Calendar): Item {
  return { ...calendarKey(calendar.personId), type: 'calendar', ...calendar };
}
export function calendarFromItem(item: Item): Calendar {
  return storedThing(item) as Calendar;
}

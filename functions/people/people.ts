import { AppError } from '../../shared/kernel/errors.ts';
import type { Locale } from '../../shared/kernel/schema.ts';
import { GROWN_UP_YEARS, sureAge } from '../../shared/volunteers/age.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Person, personFromItem, personKey, personToItem, phoneKey, phoneToItem } from './person-item.ts';

/** One person. Raises `not_found`. */
export async function personOf(house: House, personId: string): Promise<Person> {
  const item = await house.table.get(personKey(personId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return personFromItem(item);
}

/** Several people by id; those that are gone are left out. At most 100. */
export async function peopleOf(house: House, personIds: readonly string[]): Promise<ReadonlyMap<string, Person>> {
  const ids = [...new Set(personIds)];
  const items = ids.length === 0 ? [] : await house.table.batchGet(ids.map(personKey));
  return new Map(items.map(personFromItem).map((person) => [person.personId, person]));
}

/** The person who holds a phone number, if any. */
export async function personByPhone(house: House, phone: string): Promise<Person | undefined> {
  const personId = await personIdByLookup(house, house.sealer.lookup('phone', phone));
  return personId === undefined ? undefined : personOf(house, personId);
}
/** The same by the number's keyed hash, the id alone. */
export async function personIdByLookup(house: House, phoneLookup: string): Promise<string | undefined> {
  const item = await house.table.get(phoneKey(phoneLookup), { consistent: true });
  return item && String(item['personId']);
}

export type NewPerson = {
  readonly name: string;
  readonly pseudonym: string;
  readonly phone?: string;
  readonly birthYear?: number;
  readonly locale?: Locale;
  readonly homeStation?: string;
  readonly stationId?: string;
  readonly demo?: boolean;
};

/** A new person and the writes that store it; a phone number that is taken fails the commit's condition. */
export async function newPerson(house: House, given: NewPerson): Promise<{ person: Person; writes: readonly Write[] }> {
  const personId = house.newId('person');
  const wrapped = await house.sealer.newKey(personId);
  const draft = { personId, wrapped };
  const person: Person = {
    ...draft,
    nameSealed: await sealFor(house, draft, 'name', given.name),
    pseudonym: given.pseudonym,
    ...(given.phone === undefined
      ? {}
      : {
          phoneSealed: await sealFor(house, draft, 'phone', given.phone),
          phoneLookup: house.sealer.lookup('phone', given.phone),
        }),
    ...(given.birthYear === undefined ? {} : { birthYear: given.birthYear }),
    locale: given.locale ?? 'zh',
    roles: [],
    ...(given.homeStation === undefined ? {} : { homeStation: given.homeStation }),
    ...(given.stationId === undefined ? {} : { stationId: given.stationId }),
    unread: 0,
    isVolunteer: false,
    version: 1,
    ...(given.demo === undefined ? {} : { demo: given.demo }),
  };
  const writes: Write[] = [{ op: 'insert', item: personToItem(person) }];
  if (person.phoneLookup) writes.push({ op: 'insert', item: phoneToItem(person.phoneLookup, personId) });
  return { person, writes };
}

type Keyed = Pick<Person, 'personId' | 'wrapped'>;

/** Seals a field under a person's key, bound to that person's item and the field's name. */
export function sealFor(house: House, person: Keyed, field: string, text: string): Promise<string> {
  return house.sealer.seal(person, { pk: personKey(person.personId).pk, field }, text);
}
export function openFor(house: House, person: Keyed, field: string, sealed: string): Promise<string> {
  return house.sealer.open(person, { pk: personKey(person.personId).pk, field }, sealed);
}

/** The real name. Only for those whom the caller has already allowed to know it. */
export function nameOf(house: House, person: Person): Promise<string> {
  return openFor(house, person, 'name', person.nameSealed);
}
export async function phoneOf(house: House, person: Person): Promise<string | undefined> {
  return person.phoneSealed === undefined ? undefined : openFor(house, person, 'phone', person.phoneSealed);
}

/** Age in whole years by birth year: the year counts as completed only when it is over in China, so a child stays a child longer. */
export function ageOf(person: Pick<Person, 'birthYear'>, now: number): number | undefined {
  return person.birthYear === undefined ? undefined : sureAge(person.birthYear, now);
}

export function isMinor(person: Pick<Person, 'birthYear'>, now: number): boolean {
  const age = ageOf(person, now);
  return age !== undefined && age < GROWN_UP_YEARS;
}

import { isMinor, openFor, phoneOf } from '../../../functions/people/people.ts';
import { type Person, personFromItem } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { addressOf } from '../../../functions/wishes/secrets.ts';
import { wishFromItem } from '../../../functions/wishes/wish-item.ts';

/** One thing that tells who somebody is, or where they live. */
export type Needle = {
  readonly text: string;
  readonly what: 'name' | 'phone' | 'guardian' | 'guardian phone' | 'address';
  readonly personId: string;
  readonly minor: boolean;
};

/**
 * What identifies everyone for whom a wish was written, and their guardians, unsealed. A text that somebody goes by in
 * public (a worker's name at their duty) is no secret and is left out.
 */
export async function needlesOf(house: House, items: readonly Item[]): Promise<readonly Needle[]> {
  const people = items.filter(({ type }) => type === 'person').map(personFromItem);
  const byId = new Map(people.map((person) => [person.personId, person]));
  const found: Needle[] = [];
  for (const person of people)
    if (person.stationId !== undefined || person.guardian) found.push(...(await ofPerson(house, person)));
  for (const wish of items.filter(({ type }) => type === 'wish').map(wishFromItem)) {
    const person = byId.get(wish.beneficiaryId);
    if (!person) continue;
    const { building, door } = await addressOf(house, person, wish);
    const needle = { what: 'address', personId: person.personId, minor: wish.minor } as const;
    found.push({ ...needle, text: building });
    if (door !== undefined) found.push({ ...needle, text: `${building} ${door}` });
  }
  const open = new Set(people.map(({ pseudonym }) => pseudonym));
  return found.filter(({ text }) => text.length > 1 && !open.has(text));
}

async function ofPerson(house: House, person: Person): Promise<readonly Needle[]> {
  const minor = person.guardian !== undefined || isMinor(person, house.clock());
  const { personId, guardian } = person;
  const phone = await phoneOf(house, person);
  const needles: Needle[] = [
    { text: await openFor(house, person, 'name', person.nameSealed), what: 'name', personId, minor },
  ];
  if (phone !== undefined) needles.push({ text: phone, what: 'phone', personId, minor });
  if (!guardian) return needles;
  needles.push({
    text: await openFor(house, person, 'guardian.name', guardian.nameSealed),
    what: 'guardian',
    personId,
    minor,
  });
  if (guardian.phoneSealed !== undefined)
    needles.push({
      text: await openFor(house, person, 'guardian.phone', guardian.phoneSealed),
      what: 'guardian phone',
      personId,
      minor,
    });
  return needles;
}

/** Names of those who hold a role somewhere. */
export async function holdersIn(house: House, items: readonly Item[]): Promise<ReadonlySet<string>> {
  const people = items.filter(({ type }) => type === 'person').map(personFromItem);
  const holders = people.filter(({ roles }) => roles.length > 0);
  return new Set(await Promise.all(holders.map((person) => openFor(house, person, 'name', person.nameSealed))));
}

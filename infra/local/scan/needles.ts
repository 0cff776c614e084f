import { isMinor, openFor, phoneOf } from '../../../functions/people/people.ts';
import { type Person, personFromItem } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { addressOf, knownOf, originalOf } from '../../../functions/wishes/secrets.ts';
import { type Wish, wishFromItem } from '../../../functions/wishes/wish-item.ts';
import { scan } from '../../../shared/wishes/scan.ts';
import type { Finding } from '../../../shared/wishes/wish.ts';

/** What may identify somebody: from the sealed fields, and from what was said at the visit. */
export const DATA = [
  'name',
  'phone',
  'guardian',
  'guardian phone',
  'address',
  'holder of a mandate',
  'name said at the visit',
  'number said at the visit',
  'place said at the visit',
  'school or clinic',
  'person id',
] as const;

/** One thing that tells who somebody is, or where they live. */
export type Needle = {
  readonly text: string;
  readonly what: (typeof DATA)[number];
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
  const wishes = items.filter(({ type }) => type === 'wish').map(wishFromItem);
  const found: Needle[] = [];
  for (const person of people)
    if (person.stationId !== undefined || person.guardian) found.push(...(await ofPerson(house, person)));
  for (const wish of wishes) {
    const person = byId.get(wish.beneficiaryId);
    if (!person) continue;
    const address = await addressOf(house, person, wish);
    const needle = { what: 'address', personId: person.personId, minor: wish.minor } as const;
    found.push({ ...needle, text: address.building });
    if (address.door !== undefined) found.push({ ...needle, text: `${address.building} ${address.door}` });
    const { title, story } = await originalOf(house, person, wish);
    const known = await knownOf(house, person, address);
    for (const text of [title.zh, story.zh]) found.push(...saidIn(text, scan(text, known), wish));
  }
  const open = new Set(people.map(({ pseudonym }) => pseudonym));
  const told = found.filter(({ text }) => text.length > 1 && !open.has(text));
  // What is on record keeps its kind when it was also said at the visit: the first of the same name stays.
  return [...new Map(told.toReversed().map((needle) => [`${needle.text} ${needle.personId}`, needle])).values()];
}

/** Ids of the same people: no secret among those who serve them, and nothing for anybody else to join things up by. */
export function idNeedles(needles: readonly Needle[]): readonly Needle[] {
  const people = new Map(needles.map(({ personId, minor }) => [personId, minor]));
  return [...people].map(([personId, minor]) => ({ text: personId, what: 'person id', personId, minor }));
}

const SAID: Readonly<Partial<Record<Finding['kind'], Needle['what']>>> = {
  name: 'name said at the visit',
  phone: 'number said at the visit',
  id_number: 'number said at the visit',
  bank_card: 'number said at the visit',
  address: 'place said at the visit',
  institution: 'school or clinic',
};

/**
 * What the words of a visit hold that the record does not: names, numbers, a door, a school. What a verifier vouched for in
 * this grown-up's own public text identifies nobody; for a child nobody vouches.
 */
function saidIn(text: string, findings: readonly Finding[], wish: Wish): readonly Needle[] {
  const vouched = wish.minor ? [] : publicTextsOf(wish);
  return findings.flatMap(({ start, end, kind, hard }): readonly Needle[] => {
    const what = SAID[kind];
    if (what === undefined || (kind === 'address' && !hard)) return [];
    return spellingsOf(text.slice(start, end), what)
      .filter((said) => hard || !vouched.some((one) => one.includes(said)))
      .map((said) => ({ text: said, what, personId: wish.beneficiaryId, minor: wish.minor }));
  });
}

/** A number as it was said and without its gaps; a place and a name without the words that lead to them. */
function spellingsOf(said: string, what: Needle['what']): readonly string[] {
  if (what !== 'number said at the visit') return [said.trim().replace(/^(?:现?家?住在?|家在|学校是|在)/, '')];
  const number = /\d[\d\s-]*[\dXx]/.exec(said)?.[0] ?? said.trim();
  return [...new Set([number, number.replaceAll(/[\s-]/g, '')])];
}

function publicTextsOf({ publishedAt, title, story }: Wish): readonly string[] {
  return publishedAt === undefined ? [] : [title.zh, story.zh];
}

async function ofPerson(house: House, person: Person): Promise<readonly Needle[]> {
  const minor = person.guardian !== undefined || isMinor(person, house.clock());
  const { personId, guardian } = person;
  const open = (field: string, sealed: string) => openFor(house, person, field, sealed);
  const of = (what: Needle['what'], text: string): Needle => ({ text, what, personId, minor });
  const needles = [of('name', await open('name', person.nameSealed))];
  const phone = await phoneOf(house, person);
  if (phone !== undefined) needles.push(of('phone', phone));
  for (const { nameSealed } of person.mandates ?? [])
    needles.push(of('holder of a mandate', await open('mandate.name', nameSealed)));
  if (!guardian) return needles;
  needles.push(of('guardian', await open('guardian.name', guardian.nameSealed)));
  if (guardian.phoneSealed !== undefined)
    needles.push(of('guardian phone', await open('guardian.phone', guardian.phoneSealed)));
  return needles;
}

/** Names of those who hold a role somewhere. */
export async function holdersIn(house: House, items: readonly Item[]): Promise<ReadonlySet<string>> {
  const people = items.filter(({ type }) => type === 'person').map(personFromItem);
  const holders = people.filter(({ roles }) => roles.length > 0);
  return new Set(await Promise.all(holders.map((person) => openFor(house, person, 'name', person.nameSealed))));
}

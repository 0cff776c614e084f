import { recheckWrites } from '../../../functions/guardians/rechecks.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import { DEMO_ACCOUNTS_KEY, type DemoAccount } from '../../../functions/people/demo-accounts.ts';
import { type NewPerson, newPerson, sealFor } from '../../../functions/people/people.ts';
import { childPointer, grantToItem, type Person, personToItem } from '../../../functions/people/person-item.ts';
import type { Grant } from '../../../functions/platform/actor.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { Post, Role } from '../../../shared/orgs/roles.ts';
import { fittingName } from './fitting-name.ts';
import { DEMO_PEOPLE, type DemoPerson, GIVEN_NAMES, MONGOLIAN_NAMES, SURNAMES } from './names.ts';
import type { Places } from './places.ts';
import { type Random, seededRandom } from './random.ts';
import type { TypedPerson } from './wish-text.ts';

/** A person being seeded: the stored person and the name in the open, for labels only. */
export type Seeded = { readonly person: Person; readonly zh: string; readonly en: string };

/** A stored person with roles, and the items it takes. */
export async function seededPerson(
  house: House,
  given: NewPerson & { readonly en?: string },
  grants: readonly Grant[] = [],
  extra: Partial<Person> = {},
): Promise<{ seeded: Seeded; items: readonly Item[] }> {
  const { person, writes } = await newPerson(house, { ...given, demo: true });
  const stored: Person = { ...person, ...extra, roles: grants };
  const others = writes.slice(1).flatMap((write) => (write.op === 'insert' ? [write.item] : []));
  return {
    seeded: { person: stored, zh: given.name, en: given.en ?? given.name },
    items: [personToItem(stored), ...others, ...grants.map((grant) => grantToItem(stored.personId, grant))],
  };
}

/** An invented full name: three in ten are Mongolian. */
export function inventedName(
  random: Random,
  surname?: string,
  sex?: 'f' | 'm',
): { zh: string; en: string; short: string; shortEn: string } {
  if (surname === undefined && random.chance(0.3)) {
    const name = random.pick(MONGOLIAN_NAMES);
    const [first, firstEn] = [name.zh.slice(0, 4), name.en.split(' ')[0] ?? name.en];
    return { zh: name.zh, en: name.en, short: first, shortEn: firstEn };
  }
  const family = SURNAMES.find((one) => one.zh === surname) ?? random.pick(SURNAMES);
  const fitting = sex === undefined ? GIVEN_NAMES : GIVEN_NAMES.filter((one) => one.sex === sex);
  const picked = random.pick(fitting);
  // Nobody has the name of one of the demo's own people: two of them in a list would be taken for one.
  const free = fitting.filter((one) => !DEMO_PEOPLE.some(({ zh }) => zh === `${family.zh}${one.zh}`));
  const given = free.includes(picked) ? picked : (free[fitting.indexOf(picked) % free.length] ?? picked);
  return {
    zh: `${family.zh}${given.zh}`,
    en: `${given.en} ${family.en}`,
    short: `小${family.zh}`,
    shortEn: `Xiao ${family.en}`,
  };
}

/** Whether a pseudonym speaks of a woman or a man: 王奶奶, 李爷爷; undefined where it does not say. */
function sexOf(pseudonym: string): 'f' | 'm' | undefined {
  if (/奶奶|大娘|阿姨|婶|大妈|姑|嫂|姐|女|额吉/.test(pseudonym)) return 'f';
  return /爷爷|大爷|大伯|叔|师傅|哥|男|小伙|阿爸/.test(pseudonym) ? 'm' : undefined;
}

/** Where a demo person's role stands. */
function orgOf(places: Places, person: DemoPerson): Org | undefined {
  const center = places.centers.find((org) => org.id === places.home.parent);
  const region = places.orgs.find((org) => org.id === center?.parent);
  if (person.role === 'operator') return region;
  if (person.enterprise !== undefined) return places.enterprises.find(({ name }) => name.zh === person.enterprise);
  if (person.role === 'organisation_manager') return places.organisations[0];
  if (['supervisor', 'fund_steward', 'fund_approver', 'accountant', 'auditor'].includes(person.role)) return center;
  return places.home;
}

/** From a range that is not given out. `index`: of the demo account. */
export function demoPhone(index: number): string {
  return `160${String(10_000_001 + index)}`;
}

/** Demo accounts, with their phones. */
export async function demoPeople(
  house: House,
  places: Places,
): Promise<{ people: ReadonlyMap<string, Seeded>; items: readonly Item[] }> {
  const people = new Map<string, Seeded>();
  const items: Item[] = [];
  const accounts: DemoAccount[] = [];
  const since = house.clock() - 400 * DAY_MS;
  // Who came to the demo later has ids of their own randomness: the rest of the seed stays as it was.
  const later = seededRandom(DEMO_PEOPLE.length);
  const apart: House = { ...house, newId: idFactory(house.clock, later.next), random: later.next };
  for (const [index, demo] of DEMO_PEOPLE.entries()) {
    const phone = demoPhone(index);
    const org = orgOf(places, demo);
    const grant: Grant[] = org
      ? [demo, ...(demo.also ?? [])].map(({ role, post }) => ({
          orgId: org.id,
          role,
          since,
          ...(post === undefined ? {} : { post }),
        }))
      : [];
    const isStaff = !['resident', 'volunteer', 'donor'].includes(demo.role);
    const pseudonym = isStaff
      ? demo.zh
      : demo.slug === 'wang-guilan'
        ? '王奶奶'
        : demo.zh.length > 3
          ? demo.zh.slice(0, 3)
          : `小${demo.zh.slice(0, 1)}`;
    const { seeded, items: own } = await seededPerson(
      demo.enterprise === undefined ? house : apart,
      {
        name: demo.zh,
        en: demo.en,
        pseudonym,
        phone,
        homeStation: places.home.id,
        ...(demo.slug === 'wang-guilan' ? { stationId: places.home.id, birthYear: 1945 } : {}),
      },
      grant,
    );
    people.set(demo.slug, seeded);
    items.push(...own);
    accounts.push({
      slug: demo.slug,
      personId: seeded.person.personId,
      phone,
      name: { zh: demo.zh, en: demo.en },
      blurb: demo.blurb,
    });
  }
  items.push({ ...DEMO_ACCOUNTS_KEY, type: 'demo_accounts', accounts } as unknown as Item);
  return { people, items };
}

/** Station staff who are no demo accounts: a head and a social worker for each station that does anything. */
export async function stationStaff(
  house: House,
  stations: readonly Org[],
  random: Random,
): Promise<{ staff: ReadonlyMap<string, Seeded>; items: readonly Item[] }> {
  const staff = new Map<string, Seeded>();
  const items: Item[] = [];
  for (const station of stations) {
    for (const [role, post] of [
      ['social_worker', random.pick(['assistance_aide', 'agency_worker', 'grid_worker'])],
      ['head', undefined],
    ] as readonly [Role, Post | undefined][]) {
      const name = inventedName(random);
      const grant: Grant = {
        orgId: station.id,
        role,
        since: house.clock() - random.below(900) * DAY_MS,
        ...(post === undefined ? {} : { post }),
      };
      const { seeded, items: own } = await seededPerson(
        house,
        { name: name.zh, en: name.en, pseudonym: name.zh, homeStation: station.id },
        [grant],
      );
      if (role === 'social_worker') staff.set(station.id, seeded);
      items.push(...own);
    }
  }
  return { staff, items };
}

/** A beneficiary whom only the station knows; a child comes with a guardian's consent. */
export async function beneficiary(
  house: House,
  station: Org,
  random: Random,
  who: {
    readonly pseudonym: string;
    readonly child: boolean;
    readonly old: boolean;
    /** A demo account that answers for the child. */
    readonly guardian?: Seeded | undefined;
    /** Who it is by the text that was first typed. */
    readonly typed?: Pick<TypedPerson, 'name' | 'age'> | undefined;
  },
): Promise<{ seeded: Seeded; items: readonly Item[] }> {
  const family = SURNAMES.find((one) => who.pseudonym.startsWith(one.zh) || who.pseudonym.startsWith(`老${one.zh}`));
  const name = inventedName(random, family?.zh, sexOf(who.pseudonym));
  const year = new Date(house.clock()).getUTCFullYear();
  const drawnYear = who.child
    ? year - 8 - random.below(6)
    : who.old
      ? year - 68 - random.below(20)
      : year - 30 - random.below(30);
  const { typed, pseudonym } = who;
  const birthYear = typed === undefined ? drawnYear : year - typed.age;
  const fitting = fittingName(name, { pseudonym, birthYear, sex: sexOf(pseudonym) });
  const made = await seededPerson(house, {
    ...(typed === undefined ? { name: fitting.zh, en: fitting.en } : { name: typed.name }),
    pseudonym,
    birthYear,
    stationId: station.id,
  });
  if (!who.child) return made;
  const guardianName = inventedName(random);
  const account = who.guardian?.person.personId;
  const relation = random.pick(['mother', 'father', 'grandparent']);
  const guardian = {
    nameSealed: await sealFor(house, made.seeded.person, 'guardian.name', who.guardian?.zh ?? guardianName.zh),
    relation: account === undefined ? relation : 'grandparent',
    way: 'signed',
    at: house.clock() - 20 * DAY_MS,
    ...(account === undefined
      ? {}
      : ({ personId: account, proof: 'household_register', checkedAt: house.clock() - 20 * DAY_MS } as const)),
  };
  const person: Person = { ...made.seeded.person, guardian };
  const rechecks = recheckWrites(person).flatMap((write) => (write.op === 'replace' ? [write.item] : []));
  const pointer = account === undefined ? [] : [childPointer(account, person.personId)];
  return {
    seeded: { ...made.seeded, person },
    items: [personToItem(person), ...made.items.slice(1), ...pointer, ...rechecks],
  };
}

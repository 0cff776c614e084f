import { firstPlaceItem } from '../../../functions/orgs/first-place.ts';
import { type Org, orgToItem } from '../../../functions/orgs/org-item.ts';
import { personToItem } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { raiseDueSeries } from '../../../functions/series/raise.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { findVolunteer, volunteerWrite } from '../../../functions/volunteers/volunteers.ts';
import { DAY_MS } from '../../../shared/kernel/time.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import { seededPair } from './buddies.ts';
import { insertAll } from './bulk.ts';
import { seededInvitations } from './invitations.ts';
import { seededMandate } from './mandate.ts';
import { demoPeople, type Seeded, stationStaff } from './people.ts';
import { type Places, places } from './places.ts';
import { type Random, seededRandom } from './random.ts';
import { SERIES_PLANS, seededSeries } from './series.ts';
import { seededTeams } from './teams.ts';
import { type SeededVolunteer, seededVolunteer } from './volunteers.ts';
import { planOf } from './wish-plan.ts';
import { WISH_TEXTS } from './wish-texts.ts';
import { type Sums, seededWish, sumItems, type WishSetting } from './wishes.ts';

/** `small` is for a cloud stand-in where every item costs time: one county. */
export type Scale = number | 'small';
export type SeedOptions = { readonly house: House; readonly scale: Scale; readonly seedNumber: number };
export type Seeding = {
  readonly orgs: number;
  readonly stations: number;
  readonly people: number;
  readonly volunteers: number;
  readonly wishes: number;
};

/** The size of the whole: a comparable city app met 12,000 wishes with 42,000 members. */
const FULL = { volunteers: 42_000, wishes: 12_000 } as const;
const HOME_COUNTY = '150202';
/** Wishes the demo's own account must find: by slug, with their state. */
const STAGED: Readonly<Record<string, WishState>> = {
  'hospital-checkup-company': 'submitted',
  'leaking-kitchen-pipe': 'published',
  'rice-till-new-year': 'published',
  'girl-learns-harmonica': 'published',
  'ramp-at-the-door': 'fulfilled',
  'blocked-kang-flue': 'submitted',
  'haircut-at-home': 'delivered',
  'weekly-newspaper': 'claimed',
};
/** Who helps in a staged wish: the demo's own volunteers have something to do and something done. */
const STAGED_HELPERS: Readonly<Record<string, string>> = {
  'weekly-newspaper': 'sarula',
  'haircut-at-home': 'sarula',
  'ramp-at-the-door': 'zhao-qiang',
};
const OF_GRANNY_WANG: readonly string[] = ['hospital-checkup-company', 'leaking-kitchen-pipe', 'haircut-at-home'];

/** Fills an empty table with demo data: the same for the same scale, seed number and clock. */
export async function seed({ house: given, scale, seedNumber }: SeedOptions): Promise<Seeding> {
  const random = seededRandom(seedNumber);
  const now = given.clock();
  const house: House = {
    ...given,
    newId: idFactory(
      () => now,
      () => random.next(),
    ),
    random: () => random.next(),
  };
  const at = places(house.newId, random, scale === 'small' ? new Set([HOME_COUNTY]) : undefined);
  const writing = new Writing(house);
  writing.add(...at.orgs.map(orgToItem), firstPlaceItem(at.home.id));
  const demo = await demoPeople(house, at);
  const busy =
    scale === 'small'
      ? [at.home]
      : scale >= 100
        ? at.stations
        : [at.home, ...at.stations.filter((one, index) => one.parent === at.home.parent || index % 21 === 0)];
  const { staff, items: staffItems } = await stationStaff(house, busy, random);
  writing.add(...staffItems);
  const volunteers = await volunteersOf(house, at, busy, scale, random, demo.people, writing);
  const [wang, dong, chen] = ['wang-guilan', 'dong-lamei', 'chen-li'].map((slug) => demo.people.get(slug));
  if (!wang || !dong || !chen) throw new Error('the demo lacks one of its people');
  const mandate = await seededMandate(house, wang, dong, chen);
  writing.add(
    ...demo.items.filter((item) => item.type !== 'person'),
    ...[...demo.people].map(([, one]) =>
      personToItem({
        ...(one === wang ? mandate.person : one.person),
        isVolunteer: volunteers.own.has(one.person.personId),
      }),
    ),
    ...mandate.items,
  );
  const wishes = await wishesOf(
    house,
    at,
    busy,
    scale,
    random,
    { staff, demo: demo.people, volunteers: volunteers.byCenter },
    writing,
  );
  writing.add(...seededPair(house, at.home.id, demo.people));
  writing.add(...seededTeams(house, at, demo.people, volunteers.byCenter));
  writing.add(...seededInvitations(house, at.home, demo.people));
  await writing.flush();
  await raiseDueSeries(house);
  return {
    orgs: at.orgs.length,
    stations: at.stations.length,
    people: demo.people.size + staff.size,
    volunteers: volunteers.count,
    wishes,
  };
}

/** Collects items and writes them in large portions, so that a full seed fits the memory of a laptop. */
class Writing {
  readonly #house: House;
  #items: Item[] = [];
  constructor(house: House) {
    this.#house = house;
  }
  add(...items: readonly Item[]): void {
    for (const item of items) this.#items.push(item);
  }
  async flushIfMany(): Promise<void> {
    if (this.#items.length > 4_000) await this.flush();
  }
  async flush(): Promise<void> {
    const items = this.#items;
    this.#items = [];
    await insertAll(this.#house, items);
  }
}

function centerIdOf(at: Places, station: Org): string {
  return station.parent ?? at.home.parent ?? at.home.id;
}

async function volunteersOf(
  house: House,
  at: Places,
  busy: readonly Org[],
  scale: Scale,
  random: Random,
  demo: ReadonlyMap<string, Seeded>,
  writing: Writing,
): Promise<{ byCenter: Map<string, SeededVolunteer[]>; own: Set<string>; count: number }> {
  const byCenter = new Map<string, SeededVolunteer[]>();
  const own = new Set<string>();
  let count = 0;
  const keep = async (station: Org, wish: Partial<Volunteer>, known?: Seeded) => {
    const centerId = centerIdOf(at, station);
    const { made, items } = await seededVolunteer(house, station, centerId, random, wish, known);
    writing.add(...items);
    byCenter.set(centerId, [...(byCenter.get(centerId) ?? []), made]);
    count += 1;
    await writing.flushIfMany();
  };
  for (const [slug, profile] of Object.entries(demoVolunteers(house.clock()))) {
    const person = demo.get(slug);
    if (!person) continue;
    own.add(person.person.personId);
    await keep(at.home, { ...profile, ...(at.home.cell === undefined ? {} : { homeCell: at.home.cell }) }, person);
  }
  const total = scale === 'small' ? 12 : scale >= 100 ? FULL.volunteers : 260;
  for (let i = 0; i < total; i += 1) {
    const station =
      typeof scale === 'number' && scale >= 100
        ? busy[i % busy.length]
        : random.chance(0.5)
          ? at.home
          : random.pick(busy);
    if (station) await keep(station, {});
  }
  return { byCenter, own, count };
}

const ALL_DAYS = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ from: day * 24 + 7, to: day * 24 + 21 }));

/** The demo's own volunteers, each with what makes them interesting. */
function demoVolunteers(now: number): Readonly<Record<string, Partial<Volunteer>>> {
  const check = [
    {
      kind: 'criminal_record' as const,
      validUntil: now + 300 * DAY_MS,
      evidence: '无犯罪记录证明，站里看过原件',
      by: '东河站',
    },
  ];
  const common = {
    weekly: ALL_DAYS,
    radiusM: 8_000,
    weeklyCapMinutes: 600,
    suggestions: true,
    automaticOffers: true,
    health: [],
    checks: check,
  };
  return {
    'zhao-qiang': {
      ...common,
      birthYear: 1984,
      travel: 'bike',
      languages: ['zh'],
      skills: [
        { skill: 'repair.plumbing', level: 3, evidence: '干了十八年水暖', seenBy: '东河站' },
        { skill: 'repair.kang-stove', level: 2 },
        { skill: 'repair.window-seal', level: 2 },
      ],
    },
    sarula: {
      ...common,
      goesAlong: true,
      birthYear: 1991,
      travel: 'car',
      languages: ['zh', 'mn'],
      skills: [
        { skill: 'care.hospital-escort', level: 3, evidence: '陪诊培训 12 学时', seenBy: '东河站' },
        { skill: 'talk.mongolian', level: 3 },
        { skill: 'talk.chat', level: 3 },
      ],
    },
    'lin-zhixia': {
      ...common,
      birthYear: 2009,
      travel: 'walk',
      languages: ['zh'],
      weeklyCapMinutes: 180,
      checks: [],
      skills: [
        { skill: 'teach.homework', level: 2 },
        { skill: 'digital.smartphone', level: 3 },
      ],
    },
    'xia-qingshan': {
      ...common,
      birthYear: 1998,
      travel: 'walk',
      languages: ['zh'],
      checks: [],
      skills: [
        { skill: 'transport.carrying', level: 2 },
        { skill: 'talk.reading-aloud', level: 1 },
      ],
    },
    'tan-yongsheng': {
      ...common,
      birthYear: 1961,
      travel: 'bike',
      languages: ['zh'],
      health: ['no_lifting'],
      skills: [
        { skill: 'arts.harmonica', level: 3 },
        { skill: 'talk.board-games', level: 3 },
      ],
    },
  };
}

type Cast = {
  readonly staff: ReadonlyMap<string, Seeded>;
  readonly demo: ReadonlyMap<string, Seeded>;
  readonly volunteers: ReadonlyMap<string, readonly SeededVolunteer[]>;
};

async function wishesOf(
  house: House,
  at: Places,
  busy: readonly Org[],
  scale: Scale,
  random: Random,
  cast: Cast,
  writing: Writing,
): Promise<number> {
  const sums: Sums = { agendas: new Map(), totals: new Map(), visits: new Map(), promises: new Map() };
  const total = scale === 'small' ? 24 : scale >= 100 ? FULL.wishes : WISH_TEXTS.length;
  const texts =
    scale === 'small'
      ? [...WISH_TEXTS].sort((a, b) => Number(b.slug in STAGED) - Number(a.slug in STAGED))
      : WISH_TEXTS;
  let guardian = cast.demo.get('dong-lamei');
  for (let i = 0; i < total; i += 1) {
    const text = texts[i % texts.length];
    if (!text) throw new Error('no wish texts');
    const staged = i < texts.length ? STAGED[text.slug] : undefined;
    const home =
      staged !== undefined || scale === 'small' || (typeof scale === 'number' && scale < 100 && random.chance(0.45));
    const nearby = busy.filter((station) => station.parent === at.home.parent);
    const station = home
      ? at.home
      : typeof scale === 'number' && scale >= 100
        ? busy[i % busy.length]
        : random.chance(0.5)
          ? random.pick(nearby)
          : random.pick(busy);
    if (!station) throw new Error('no station');
    const plan = planOf(text, house.clock(), random, staged);
    const helper = staged === undefined ? undefined : STAGED_HELPERS[text.slug];
    const setting = settingOf(at, station, cast, random, {
      granny: staged !== undefined && OF_GRANNY_WANG.includes(text.slug),
      child: text.group === 'child',
      done: plan.state === 'fulfilled',
      gives: staged !== undefined || plan.state === 'fulfilled',
      ...(helper ? { helper } : {}),
    });
    // The first child of the home station is the one whose guardian anyone may try the product as.
    const guarded = text.group === 'child' && station.id === at.home.id ? guardian : undefined;
    if (guarded) guardian = undefined;
    const items = await seededWish(house, text, plan, { ...setting, guardian: guarded }, random, sums);
    writing.add(...items);
    const again = staged === undefined ? undefined : SERIES_PLANS[text.slug];
    if (again) writing.add(...(await seededSeries(house, text, again, items, setting, random, sums)));
    await writing.flushIfMany();
  }
  writing.add(...sumItems(sums));
  await writing.flush();
  await rememberVisits(house, cast.demo, sums);
  return total;
}

/** The demo's own volunteers know whom they visited: the same face is asked again. */
async function rememberVisits(house: House, demo: ReadonlyMap<string, Seeded>, sums: Sums): Promise<void> {
  for (const { person } of demo.values()) {
    const visits = sums.visits.get(person.personId);
    const volunteer = visits && (await findVolunteer(house, person.personId));
    if (volunteer) await house.table.transact([volunteerWrite(volunteer, { ...volunteer, visits })]);
  }
}

type Wanted = {
  readonly granny: boolean;
  readonly child: boolean;
  readonly done: boolean;
  readonly gives: boolean;
  readonly helper?: string;
};

function settingOf(
  at: Places,
  station: Org,
  cast: Cast,
  random: Random,
  { granny, child, done, gives, helper }: Wanted,
): WishSetting {
  const centerId = centerIdOf(at, station);
  const worker = cast.staff.get(station.id);
  const [chen, li, ye] = ['chen-li', 'li-min', 'ye-changlin'].map((slug) => cast.demo.get(slug));
  const own = station.id === at.home.id;
  const poster = own ? chen : worker;
  const verifier = own ? li : worker;
  if (!poster || !verifier) throw new Error('a station without staff');
  const around = cast.volunteers.get(centerId) ?? [];
  // Lawful also in the demo: only a volunteer with a valid check goes to a child.
  const fit = around.filter(
    ({ volunteer }) =>
      !child || volunteer.checks.some((held) => held.kind === 'criminal_record' && held.validUntil > 0),
  );
  const regulars =
    own && done && random.chance(0.5)
      ? random.some(
          fit.filter((one) => one.seeded.person.phoneLookup !== undefined),
          1,
        )
      : [];
  const staged =
    helper === undefined
      ? []
      : around.filter((one) => one.seeded.person.personId === cast.demo.get(helper)?.person.personId);
  const helpers = [
    ...staged,
    ...regulars,
    ...random.some(
      fit.filter((one) => one.seeded.person.phoneLookup === undefined),
      12,
    ),
  ];
  const known = granny ? cast.demo.get('wang-guilan') : undefined;
  return {
    station,
    centerId,
    poster,
    verifier,
    volunteers: helpers,
    ...(random.chance(0.45) ? { carrier: random.pick(at.organisations) } : {}),
    giver: random.pick(at.enterprises),
    ...(ye && gives ? { donors: [ye] } : {}),
    ...(known ? { known } : {}),
  };
}

// What the product reads with its first need takes the time that a disk takes: here it is read before anybody plays.
import '@simplewebauthn/server';
import 'rrule-temporal';
import '../../../functions/calendars/feed.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import { DEMO_ACCOUNTS_KEY, type DemoAccount } from '../../../functions/people/demo-accounts.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import { jsonLog } from '../../../functions/platform/log.ts';
import { devMessages, type Messages } from '../../../functions/platform/messages.ts';
import { openSqliteTable } from '../../../functions/platform/table-sqlite.ts';
import { openWorld, type World } from '../../../functions/testing/world.ts';
import { findVolunteer, volunteerWrite } from '../../../functions/volunteers/volunteers.ts';
import { chinaYear } from '../../../shared/kernel/time.ts';
import { type Post, ROLES, type Role } from '../../../shared/orgs/roles.ts';
import { saveVolunteer } from '../../../shared/volunteers/contract.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { Gate } from './gate.ts';
import { Process } from './process.ts';
import { Stream } from './stream.ts';
import { openMemoryTable } from './table-memory.ts';

/** Names and numbers that identify invented people: nothing that is stored in plain may hold them. */
export const NAMES = ['贺桂香', '童小满', '苏日娜格日勒', '陈立国', '白音宝力高', '孟克巴雅尔'];
const PHONES_COUNT = 48;
export const PHONES_BEGIN = '160000000';
export const PHONES = Array.from({ length: PHONES_COUNT }, (_, i) => `${PHONES_BEGIN}${String(i).padStart(2, '0')}`);
/** Of people who are in the town already: their children's links lead to somebody who can call. */
export const GUARDIAN_PHONES = PHONES.slice(20, 28);
export const DEMO_SLUG = 'demo';
/** Nobody's: a demo account's number stands in the open. */
const DEMO_PHONE = '16100000000';
export const ORIGIN = 'https://nuanxin.example';
export const BUILDINGS = ['粮库巷 9 号院 2 单元', '和平路 12 号院 3 单元'];
export const CELLS = ['4065:8787', '4066:8788', '4070:8790'];
/** Of everyone who is not a beneficiary: who says another later is refused, which would keep all from volunteering. */
const BIRTH_YEAR = 1980;
/** One volunteer has completed so many years: under eighteen, and fit for some of what is asked. */
const YOUNG_YEARS = 15;
const VOLUNTEERS_COUNT = 8;
/** Which of the volunteers that is: one of the first station's, who has not come for years. */
const YOUNG_AT = 6;
const NEIGHBOURS_COUNT = 6;
const EXPERIENCED_COUNT = 3;
const EXPERIENCED_VISITS_COUNT = 6;
const PROCESSES_COUNT = 2;
/** A machine's clock is off by less than this, so two of them differ by less than twice as much. */
export const SKEW_MS = 1_500;
/** Two clocks are this far apart at most. */
export const CLOCKS_MS = 2 * SKEW_MS;

/** A process whose provider of messages does not answer, until it is started afresh. */
const SILENT_CHANCE = 0.15;
const SILENT: Messages = { send: () => Promise.reject(new Error('simulated: the provider does not answer')) };

export type Person = { readonly personId: string; readonly sessionId: string; readonly phone?: string };

/** Where a town's table is: both tell the same history, and memory takes less time over it. */
export type Store = 'memory' | 'sqlite';

/** A small county where everything can happen: two stations and one elsewhere, people of every role, no time of its own. */
export type Town = {
  readonly world: World;
  readonly gate: Gate;
  readonly stream: Stream;
  readonly people: readonly Person[];
  /** Those of them who offered their time from the first day. */
  readonly volunteers: readonly Person[];
  readonly stations: readonly Org[];
  readonly center: Org;
  /** Who gives in the name of an organisation, and of which. */
  readonly firm: { readonly personId: string; readonly orgId: string };
  now(): number;
  pass(ms: number): void;
  /** The process with this number, started afresh when it has crashed. */
  process(at: number): { readonly process: Process; readonly house: House };
  close(): Promise<void>;
};

export async function openTown(seed: number, store: Store = 'memory'): Promise<Town> {
  const random = seededRandom(seed);
  let gate: Gate | undefined;
  let stream: Stream | undefined;
  const setUp = new Process();
  const world = await openWorld({
    seed: `town ${seed}`,
    random: seededRandom(~seed).next,
    table: async (clock) => {
      const table = store === 'sqlite' ? openSqliteTable({ file: ':memory:', clock }) : openMemoryTable(clock);
      stream = new Stream(table.changes);
      gate = new Gate(table);
      return gate.tableOf(setUp);
    },
    env: { COMMANDS_PER_SECOND: '100000', READS_PER_SECOND: '100000', SMS_DAILY_LIMIT: '100000' },
  });
  if (!gate || !stream) throw new Error('the table was not opened');
  const { stations, center, firm } = await orgsOf(world);
  const { people, volunteers, manager } = await peopleOf(world, { stations, center, firm }, random);
  await demoAccount(world, people);
  const processes = new Map<number, { process: Process; house: House }>();
  const theGate = gate;
  return {
    world,
    gate,
    stream,
    people,
    volunteers,
    stations,
    center,
    firm: { personId: manager.personId, orgId: firm.id },
    now: world.house.clock,
    pass: world.pass,
    process: (at) => {
      const known = processes.get(at % PROCESSES_COUNT);
      if (known?.process.alive) return known;
      const fresh = started(world, theGate, random);
      processes.set(at % PROCESSES_COUNT, fresh);
      return fresh;
    },
    close: () => world.close(),
  };
}

function started(world: World, gate: Gate, random: Random): { process: Process; house: House } {
  const process = new Process();
  const skew = random.below(2 * SKEW_MS) - SKEW_MS;
  const clock = () => world.house.clock() + skew;
  const table = gate.tableOf(process);
  const newId = idFactory(clock, world.house.random);
  const house: House = {
    ...world.house,
    table,
    clock,
    newId,
    messages: random.chance(SILENT_CHANCE) ? SILENT : devMessages(table, clock, () => newId('notice')),
    log: jsonLog(() => undefined, clock),
  };
  return { process, house };
}

async function orgsOf(world: World): Promise<{ stations: readonly Org[]; center: Org; firm: Org }> {
  const region = await world.org('region');
  const center = await world.org('center', region);
  const [first, second] = [await world.org('station', center), await world.org('station', center)];
  const firm = await world.org('organisation', first);
  const elsewhere = await world.org('station', await world.org('center', await world.org('region')));
  return { stations: [first, second, elsewhere], center, firm };
}

/** Every role at each station and above the first, volunteers, and neighbours with no role at all. */
async function peopleOf(
  world: World,
  { stations, center, firm }: { stations: readonly Org[]; center: Org; firm: Org },
  random: Random,
): Promise<{ people: readonly Person[]; volunteers: readonly Person[]; manager: Person }> {
  const people: Person[] = [];
  const add = async (...roles: [Org, Role, Post?][]) => addBorn(BIRTH_YEAR, ...roles);
  const addBorn = async (birthYear: number, ...roles: [Org, Role, Post?][]) => {
    const phone = PHONES[people.length];
    const given = { name: random.pick(NAMES), birthYear };
    const { personId, cookie } = await world.person(phone === undefined ? given : { ...given, phone }, ...roles);
    people.push({ personId, sessionId: sessionIn(cookie), ...(phone === undefined ? {} : { phone }) });
    return { personId, cookie };
  };
  const volunteer = async (someone: { personId: string; cookie: string }, stationId: string, born = BIRTH_YEAR) => {
    const body = { ...volunteerBody(stationId, random), birthYear: born };
    const answer = await world.call(saveVolunteer, someone, { body });
    if (answer.status !== 200) throw new Error(`the town has no volunteers: ${answer.code}`);
  };
  for (const [at, station] of stations.entries())
    for (const role of at === 0 ? ROLES : (['head', 'social_worker', 'organisation_manager'] as const)) {
      const someone = await add([station, role]);
      // Who arranges helpers may be one: there four eyes must look.
      if (role === 'volunteer_coordinator') await volunteer(someone, station.id);
    }
  for (let i = 0; i < NEIGHBOURS_COUNT; i += 1) await add();
  for (let i = 0; i < VOLUNTEERS_COUNT; i += 1) {
    const born = i === YOUNG_AT ? chinaYear(world.house.clock()) - YOUNG_YEARS - 1 : BIRTH_YEAR;
    const someone = await addBorn(born);
    const station = stations[i % 4 === 3 ? 1 : 0];
    if (station) await volunteer(someone, station.id, born);
  }
  const volunteers = people.slice(-VOLUNTEERS_COUNT);
  for (const { personId } of volunteers.slice(0, EXPERIENCED_COUNT)) await beenOut(world, personId, people);
  await add([center, 'supervisor'], [center, 'operator']);
  await add([center, 'volunteer_coordinator']);
  const manager = await add([firm, 'organisation_manager']);
  return { people, volunteers, manager: { personId: manager.personId, sessionId: sessionIn(manager.cookie) } };
}

/** Some have come for years when the town begins: only they may go along with newcomers. */
async function beenOut({ house }: World, personId: string, people: readonly Person[]): Promise<void> {
  const volunteer = await findVolunteer(house, personId);
  const [known] = people;
  if (!volunteer || !known) throw new Error('the town has no volunteers');
  const visits = { [known.personId]: EXPERIENCED_VISITS_COUNT };
  await house.table.transact([volunteerWrite(volunteer, { ...volunteer, visits, goesAlong: true })]);
}

/** One person is a demo account as well, so that the door for them is tried too. */
async function demoAccount({ house }: World, people: readonly Person[]): Promise<void> {
  const [someone] = people;
  if (someone === undefined) return;
  const { personId } = someone;
  const accounts: DemoAccount[] = [
    {
      slug: DEMO_SLUG,
      personId,
      phone: DEMO_PHONE,
      name: { zh: '示范', en: 'Demo' },
      blurb: { zh: '示范', en: 'Demo' },
    },
  ];
  await house.table.transact([
    { op: 'insert', item: { ...DEMO_ACCOUNTS_KEY, type: 'demo_accounts', accounts: accounts as never } },
  ]);
}

/** Free nearly always, near, able: most tasks suit most of them. */
export function volunteerBody(stationId: string, random: Random) {
  return {
    stationId,
    birthYear: BIRTH_YEAR,
    skills: [
      { skill: 'repair.plumbing', level: 3 },
      { skill: 'talk.chat', level: 2 },
    ],
    weekly: [{ from: 0, to: 168 }],
    exceptions: [],
    homeCell: random.pick(CELLS),
    radiusM: 20_000,
    languages: ['zh' as const],
    health: [],
    weeklyCapMinutes: 300,
    suggestions: true,
    travel: 'car' as const,
  };
}

function sessionIn(cookie: string): string {
  return /ses_[0-9A-Z]{26}/.exec(decodeURIComponent(cookie))?.[0] ?? '';
}

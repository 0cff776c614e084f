import type { Org } from '../../../functions/orgs/org-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import { idFactory } from '../../../functions/platform/id.ts';
import { jsonLog } from '../../../functions/platform/log.ts';
import { devMessages } from '../../../functions/platform/messages.ts';
import { openSqliteTable } from '../../../functions/platform/table-sqlite.ts';
import { openWorld, type World } from '../../../functions/testing/world.ts';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import { type Post, ROLES, type Role } from '../../../shared/orgs/roles.ts';
import { saveVolunteer } from '../../../shared/volunteers/contract.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { Gate, Process } from './gate.ts';
import { Stream } from './stream.ts';

/** Names and numbers that identify invented people: nothing that is stored in plain may hold them. */
export const NAMES = ['贺桂香', '童小满', '苏日娜格日勒', '陈立国', '白音宝力高', '孟克巴雅尔'];
const PHONES_COUNT = 24;
export const PHONES = Array.from({ length: PHONES_COUNT }, (_, i) => `160${String(i).padStart(8, '0')}`);
export const BUILDINGS = ['粮库巷 9 号院 2 单元', '和平路 12 号院 3 单元'];
export const CELLS = ['4065:8787', '4066:8788', '4070:8790'];
/** Of everyone who is not a beneficiary: who says another later is refused, which would keep all from volunteering. */
const BIRTH_YEAR = 1980;
const VOLUNTEERS_COUNT = 8;
const NEIGHBOURS_COUNT = 6;
const PROCESSES_COUNT = 2;
/** Clocks of two machines differ by less than this. */
const SKEW_MS = 1_500;

export type Person = { readonly personId: string; readonly sessionId: string };

/** A small county where everything can happen: two stations and one elsewhere, people of every role, no time of its own. */
export type Town = {
  readonly world: World;
  readonly gate: Gate;
  readonly stream: Stream;
  readonly people: readonly Person[];
  readonly stations: readonly Org[];
  now(): number;
  pass(ms: number): void;
  /** The process with this number, started afresh when it has crashed. */
  process(at: number): { readonly process: Process; readonly house: House };
  close(): Promise<void>;
};

export async function openTown(seed: number): Promise<Town> {
  const random = seededRandom(seed);
  let gate: Gate | undefined;
  let stream: Stream | undefined;
  const setUp = new Process();
  const world = await openWorld({
    seed: `town ${seed}`,
    table: async (clock) => {
      const table = openSqliteTable({ file: ':memory:', clock });
      stream = new Stream(table.changes);
      gate = new Gate(table);
      return gate.tableOf(setUp);
    },
    env: { COMMANDS_PER_SECOND: '100000', READS_PER_SECOND: '100000', SMS_DAILY_LIMIT: '100000' },
  });
  if (!gate || !stream) throw new Error('the table was not opened');
  const stations = await orgsOf(world);
  const people = await peopleOf(world, stations, random);
  const processes = new Map<number, { process: Process; house: House }>();
  const theGate = gate;
  return {
    world,
    gate,
    stream,
    people,
    stations,
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
    messages: devMessages(table, clock, () => newId('notice')),
    log: jsonLog(() => undefined, clock),
  };
  return { process, house };
}

async function orgsOf(world: World): Promise<readonly Org[]> {
  const region = await world.org('region');
  const center = await world.org('center', region);
  const [first, second] = [await world.org('station', center), await world.org('station', center)];
  await world.org('organisation', first);
  const elsewhere = await world.org('station', await world.org('center', await world.org('region')));
  return [first, second, elsewhere];
}

/** Every role at each station and above the first, volunteers, and neighbours with no role at all. */
async function peopleOf(world: World, stations: readonly Org[], random: Random): Promise<readonly Person[]> {
  const people: Person[] = [];
  const add = async (...roles: [Org, Role, Post?][]) => {
    const phone = PHONES[people.length];
    const given = { name: random.pick(NAMES), birthYear: BIRTH_YEAR };
    const { personId, cookie } = await world.person(phone === undefined ? given : { ...given, phone }, ...roles);
    people.push({ personId, sessionId: sessionIn(cookie) });
    return { personId, cookie };
  };
  const volunteers = async (someone: { personId: string; cookie: string }, stationId: string) => {
    const answer = await world.call(saveVolunteer, someone, { body: volunteerBody(stationId, random) });
    if (answer.status !== 200) throw new Error(`the town has no volunteers: ${answer.code}`);
  };
  for (const [at, station] of stations.entries())
    for (const role of at === 0 ? ROLES : (['head', 'social_worker', 'organisation_manager'] as const)) {
      const someone = await add([station, role]);
      // Who arranges helpers may be one: there four eyes must look.
      if (role === 'volunteer_coordinator') await volunteers(someone, station.id);
    }
  for (let i = 0; i < NEIGHBOURS_COUNT; i += 1) await add();
  for (let i = 0; i < VOLUNTEERS_COUNT; i += 1) {
    const someone = await add();
    const station = stations[i % 4 === 3 ? 1 : 0];
    if (station) await volunteers(someone, station.id);
  }
  return people;
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

/** A body for a wish that can be published, done and confirmed. */
export function wishBody(stationId: string, now: number, random: Random) {
  const from = now + random.below(3 * HOUR_MS);
  const child = random.chance(0.1);
  const who = random.chance(0.6)
    ? { who: 'new' as const, name: random.pick(NAMES), pseudonym: '一位邻居', birthYear: child ? 2016 : 1948 }
    : { who: 'self' as const };
  const people = 1 + random.below(2);
  const part = {
    kind: 'companionship' as const,
    text: { zh: '一位说话的人' },
    quantity: people,
    skills: [],
    languages: [],
    minutes: 30 + 15 * random.below(3),
  };
  const goods = {
    kind: 'goods' as const,
    text: { zh: '一袋米' },
    quantity: 1 + random.below(4),
    unit: { zh: '袋' },
    skills: [],
    languages: [],
  };
  const components = random.chance(0.6) ? [part] : random.chance(0.5) ? [goods] : [goods, part];
  return {
    stationId,
    beneficiary: who,
    ...(who.who === 'self' ? {} : { consent: { way: 'spoken' as const, at: now - HOUR_MS } }),
    ...(child
      ? {
          guardian: {
            name: random.pick(NAMES),
            relation: 'father' as const,
            way: 'signed' as const,
            at: now - HOUR_MS,
          },
        }
      : {}),
    source: who.who === 'self' ? ('self' as const) : ('visit' as const),
    group: child ? ('child' as const) : ('elderly' as const),
    kind: components[0]?.kind ?? 'goods',
    domain: 'elderly' as const,
    urgency: random.chance(0.3) ? ('urgent' as const) : ('normal' as const),
    title: { zh: title(random) },
    // What was said names the person; what is stored in plain must not.
    story: { zh: who.who === 'new' ? `${who.name}下午闷得慌。` : '下午闷得慌。' },
    components,
    window: { from, to: from + 6 * HOUR_MS + random.below(60 * HOUR_MS) },
    address: { building: random.pick(BUILDINGS), door: '401', cell: random.pick(CELLS) },
    submit: random.chance(0.9),
  };
}

const TITLE_CHARACTERS = '水灯窗书门车柴米衣鞋琴棋花炉锅棉被药笔本伞桌椅床帘表钟锁灶井羊草雪路信字';

/** Words enough that two wishes are seldom alike; now and then they are. */
export function title(random: Random): string {
  const rare = Array.from({ length: 8 }, () => random.pick([...TITLE_CHARACTERS])).join('');
  return random.chance(0.9) ? `想要${rare}` : '想有人陪着说说话';
}

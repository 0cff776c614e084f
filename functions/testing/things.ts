import type { Endpoint, Sent } from '../../shared/kernel/endpoint.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { Component } from '../../shared/wishes/wish.ts';
import { recheckWrites } from '../guardians/rechecks.ts';
import type { Org } from '../orgs/org-item.ts';
import { type NewPerson, personOf, sealFor } from '../people/people.ts';
import { childPointer, type Person, personKey, personToItem } from '../people/person-item.ts';
import { openSession } from '../people/sessions.ts';
import type { Write } from '../platform/table.ts';
import { newTask } from '../tasks/raise.ts';
import type { Task } from '../tasks/task-item.ts';
import { type Volunteer, volunteerToItem } from '../volunteers/volunteer-item.ts';
import { wishItem } from '../wishes/steps.ts';
import { mineKey, type Wish } from '../wishes/wish-item.ts';
import { type CallAnswer, type CallOptions, openWorld, type Someone, type World } from './world.ts';

export const HOME_CELL = '4065:8787';
/** Access tokens live ten minutes; tests move the clock by days. */
const SESSION_MS = 9 * 60_000;

/** A center with two stations and the people who run the first. `call` renews a session that the moved clock has ended. */
export type Scene = {
  readonly world: World;
  readonly center: Org;
  readonly station: Org;
  readonly elsewhere: Org;
  readonly worker: Someone;
  readonly coordinator: Someone;
  readonly head: Someone;
  readonly stranger: Someone;
  /** A worker of the other station. */
  readonly foreigner: Someone;
  /** Renews sessions beforehand, where the calls themselves may meet faults. */
  signIn(people: readonly Someone[]): Promise<void>;
  call<E extends Endpoint>(
    endpoint: E,
    as: Someone | undefined,
    sent?: Partial<Sent<E>>,
    options?: CallOptions,
  ): Promise<CallAnswer<E>>;
};

export async function openScene(options: Parameters<typeof openWorld>[0] = {}): Promise<Scene> {
  const world = await openWorld(options);
  const region = await world.org('region');
  const center = await world.org('center', region);
  const [station, elsewhere] = [
    await world.org('station', center, { phone: '0471-6600123' }),
    await world.org('station', center),
  ];
  const sessions = new Map<string, { cookie: string; at: number }>();
  const signed = async (someone: Someone): Promise<Someone> => {
    const known = sessions.get(someone.personId);
    if (known && world.house.clock() - known.at < SESSION_MS) return { ...someone, cookie: known.cookie };
    const at = world.house.clock();
    const session = await openSession(world.house, someone.personId, { how: 'demo' });
    await world.house.table.transact([session.write]);
    const cookie = session.cookies.map((one) => `${one.name}=${one.value}`).join('; ');
    sessions.set(someone.personId, { cookie, at });
    return { ...someone, cookie };
  };
  return {
    world,
    center,
    station,
    elsewhere,
    worker: await world.person({ name: '李敏', pseudonym: '小李' }, [station, 'social_worker', 'agency_worker']),
    coordinator: await world.person({ name: '孟和', pseudonym: '小孟' }, [station, 'volunteer_coordinator']),
    head: await world.person({ name: '白站长', pseudonym: '老白' }, [station, 'head']),
    stranger: await world.person({ name: '路人' }),
    foreigner: await world.person({ name: '外站社工' }, [elsewhere, 'social_worker']),
    signIn: async (people) => {
      for (const one of people) await signed(one);
    },
    call: async (endpoint, as, sent = {}, callOptions = {}) =>
      world.call(endpoint, as && (await signed(as)), sent, callOptions),
  };
}

/** A person who is registered as a volunteer: free all week, with a car, near, unless told otherwise. */
export async function aVolunteer(
  scene: Scene,
  given: Partial<Volunteer> = {},
  who: Partial<NewPerson> = {},
): Promise<Someone> {
  return asVolunteer(scene, await scene.world.person({ name: '赵强', pseudonym: '热心人', ...who }), given);
}

/** The same for a person who is there already. */
export async function asVolunteer(scene: Scene, someone: Someone, given: Partial<Volunteer> = {}): Promise<Someone> {
  const { world, station, center } = scene;
  const volunteer: Volunteer = {
    personId: someone.personId,
    version: 1,
    stationId: station.id,
    centerId: center.id,
    birthYear: 1990,
    skills: [],
    weekly: [{ from: 0, to: 168 }],
    exceptions: [],
    homeCell: HOME_CELL,
    radiusM: 20_000,
    languages: ['zh'],
    health: [],
    weeklyCapMinutes: 600,
    suggestions: true,
    automaticOffers: true,
    travel: 'car',
    checks: [],
    since: world.house.clock(),
    blocked: [],
    visits: {},
    ...given,
  };
  const registered: Write = { op: 'update', key: personKey(someone.personId), set: { isVolunteer: true } };
  await world.house.table.transact([{ op: 'insert', item: volunteerToItem(volunteer) }, registered]);
  return someone;
}

/** A criminal-record check that is good for so many days. */
export function aCheck(scene: Scene, days = 90): Pick<Volunteer, 'checks'> {
  return {
    checks: [
      { kind: 'criminal_record', validUntil: scene.world.house.clock() + days * 24 * HOUR_MS, evidence: '见过原件' },
    ],
  };
}

export type WishGiven = Partial<Pick<Wish, 'state' | 'minor' | 'urgency' | 'window' | 'cell' | 'publishedAt'>> & {
  readonly people?: number;
  readonly minutes?: number;
  /** Instead of one component for `people`. */
  readonly components?: readonly (Partial<Component> & { readonly have?: number })[];
  readonly skills?: readonly string[];
  readonly poster?: Someone;
};
export type Needing = {
  readonly wish: Wish;
  readonly tasks: readonly Task[];
  readonly beneficiary: Someone;
  readonly guardian: Someone;
};
export type Published = Needing & { readonly task: Task };

/** A published wish that needs somebody: tomorrow for two hours, one person for an hour, unless told otherwise. */
export async function aWish(scene: Scene, given: WishGiven = {}): Promise<Published> {
  const made = await aNeed(scene, given);
  const [task] = made.tasks;
  if (!task) throw new Error('a wish without a task');
  return { ...made, task };
}

/** The same for whatever is needed, goods alone included. */
export async function aNeed(scene: Scene, given: WishGiven = {}): Promise<Needing> {
  const {
    world: { house },
    world,
    station,
    center,
    worker,
  } = scene;
  const now = house.clock();
  const minor = given.minor ?? false;
  const guardian = await world.person({ name: '童大山' });
  const beneficiary = await world.person({
    name: '贺桂香',
    pseudonym: minor ? '一个孩子' : '贺奶奶',
    birthYear: minor ? 2016 : 1944,
    stationId: station.id,
  });
  const person = await withGuardian(scene, beneficiary, minor ? guardian : undefined);
  const id = house.newId('wish');
  const base: Wish = {
    id,
    version: 1,
    state: given.state ?? 'published',
    stationId: station.id,
    centerId: center.id,
    station: station.name,
    group: minor ? 'child' : 'elderly',
    kind: 'service',
    domain: minor ? 'child' : 'elderly',
    urgency: given.urgency ?? 'normal',
    source: 'visit',
    beneficiaryId: beneficiary.personId,
    minor,
    postedBy: (given.poster ?? worker).personId,
    posterLabel: { zh: '社工小李' },
    originalSealed: await sealFor(
      house,
      person,
      `original:${id}`,
      JSON.stringify({ title: { zh: '水龙头漏水' }, story: { zh: '一夜一盆水' } }),
    ),
    addressSealed: await sealFor(
      house,
      person,
      `address:${id}`,
      JSON.stringify({ building: '粮库巷 9 号院 2 单元', door: '301' }),
    ),
    title: { zh: '水龙头漏水' },
    story: { zh: '一夜一盆水' },
    components: componentsOf(given),
    window: given.window ?? { from: now + 24 * HOUR_MS, to: now + 26 * HOUR_MS },
    cell: given.cell ?? HOME_CELL,
    checks: [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps: [
      { at: now, what: 'submitted', personId: worker.personId },
      { at: now, what: 'published', from: 'verifying', to: 'published', personId: worker.personId },
    ],
    createdAt: now,
    submittedAt: now,
    dueAt: now + HOUR_MS,
    tier: 0,
    publishedAt: given.publishedAt ?? now,
    verifierId: worker.personId,
  };
  const raised = base.components.flatMap((component, at) =>
    component.kind === 'goods' ? [] : [newTask(house, base, at)],
  );
  const components = base.components.map((component, at) => {
    const taskId = raised.find(({ task }) => task.component === at)?.task.id;
    return taskId === undefined ? component : { ...component, taskId };
  });
  const wish: Wish = { ...base, components };
  await house.table.transact([
    { op: 'insert', item: wishItem(wish) },
    { op: 'insert', item: { ...mineKey(beneficiary.personId, id), type: 'mine', wishId: id } },
    ...raised.map(({ write }) => write),
  ]);
  return { wish, tasks: raised.map(({ task }) => task), beneficiary, guardian };
}

function componentsOf(given: WishGiven): Wish['components'] {
  const usual: Component = {
    kind: 'service',
    text: { zh: '修水龙头' },
    quantity: given.people ?? 1,
    skills: [...(given.skills ?? [])],
    languages: [],
    minutes: given.minutes ?? 60,
  };
  return (given.components ?? [{}]).map((component) => ({ ...usual, have: 0, ...component }));
}

async function withGuardian(
  { world: { house } }: Scene,
  beneficiary: Someone,
  guardian: Someone | undefined,
): Promise<Person> {
  const person = await personOf(house, beneficiary.personId);
  if (!guardian) return person;
  const nameSealed = await sealFor(house, person, 'guardian.name', '童大山');
  const known: Person = {
    ...person,
    guardian: { nameSealed, relation: 'father', personId: guardian.personId, way: 'signed', at: house.clock() },
  };
  await house.table.transact([
    { op: 'replace', item: personToItem(known) },
    { op: 'insert', item: childPointer(guardian.personId, person.personId) },
    ...recheckWrites(known),
  ]);
  return known;
}

/** Moves the clock to a moment, which must not be past. */
export function moveTo(world: World, at: number): void {
  if (at < world.house.clock()) throw new Error('the clock only goes forward');
  world.pass(at - world.house.clock());
}

/** How many of each answer: `{ accepted: 1, taken: 199 }`. */
export function tally(answers: readonly CallAnswer<Endpoint>[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code, reply } of answers) {
    const name = code ?? String((reply as { state?: unknown }).state);
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

import { bookedKey, type HoursEntry, hoursToItem, hoursTotalKey } from '../../../functions/hours/hours-item.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import { sealFor } from '../../../functions/people/people.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import {
  type Agenda,
  type Assignment,
  agendaKey,
  assignmentToItem,
  type Task,
  taskToItem,
} from '../../../functions/tasks/task-item.ts';
import type { Volunteer } from '../../../functions/volunteers/volunteer-item.ts';
import { clockItems } from '../../../functions/wishes/due.ts';
import { lettersOf } from '../../../functions/wishes/linkage.ts';
import { wishItem } from '../../../functions/wishes/steps.ts';
import { mineKey, type Step, type Wish, type WishComponent } from '../../../functions/wishes/wish-item.ts';
import { cellCenter, cellOf } from '../../../shared/kernel/geo.ts';
import type { Words } from '../../../shared/kernel/schema.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, weekStart } from '../../../shared/kernel/time.ts';
import { POST_WORDS, ROLE_WORDS } from '../../../shared/orgs/roles.ts';
import { REPLY_HOURS } from '../../../shared/wishes/life.ts';
import { CHECKS, type WishState } from '../../../shared/wishes/wish.ts';
import { type Givers, promiseItems, withGifts } from './gifts.ts';
import { SCHOOLS, STREETS } from './names.ts';
import { beneficiary, type Seeded } from './people.ts';
import type { Random } from './random.ts';
import type { SeededVolunteer } from './volunteers.ts';
import type { Plan } from './wish-plan.ts';
import type { WishText } from './wish-text.ts';

export type WishSetting = {
  readonly station: Org;
  readonly centerId: string;
  /** Who wrote it down and who verified it. */
  readonly poster: Seeded;
  readonly verifier: Seeded;
  readonly volunteers: readonly SeededVolunteer[];
  readonly carrier?: Org;
  readonly giver?: Org;
  readonly donors?: readonly Seeded[];
  readonly known?: Seeded;
  /** A demo account that answers for the child. */
  readonly guardian?: Seeded | undefined;
};

/** What seeding adds up for each volunteer, written once at the end: agendas of weeks and totals of minutes. */
export type Sums = {
  readonly agendas: Map<string, Agenda>;
  readonly totals: Map<string, { minutes: number; since: number }>;
  /** Confirmed visits of each volunteer by beneficiary. */
  readonly visits: Map<string, Record<string, number>>;
  readonly promises: Map<string, number>;
};

const AFTER_PUBLISHED: readonly WishState[] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'fulfilled',
  'archived',
  'partially_fulfilled',
  'disputed',
  'released',
];
const TAKEN: readonly WishState[] = ['claimed', 'in_progress', 'delivered', 'fulfilled', 'archived', 'disputed'];
const DONE: readonly WishState[] = ['delivered', 'fulfilled', 'archived', 'disputed'];

/** A child's wish as it was said at the visit: with the school, which nobody outside may read. */
function withSchool(story: WishText['story'], id: string): WishText['story'] {
  const school = SCHOOLS[id.charCodeAt(id.length - 1) % SCHOOLS.length];
  return { ...story, zh: `${story.zh}学校是${school}。` };
}

/** One wish in the state of its plan, with everything that belongs to it: beneficiary, tasks, assignments, hours. */
export async function seededWish(
  house: House,
  text: WishText,
  plan: Plan,
  setting: WishSetting,
  random: Random,
  sums: Sums,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  const child = text.group === 'child';
  const made = setting.known
    ? { seeded: setting.known, items: [] }
    : await beneficiary(house, setting.station, random, {
        pseudonym: text.who.zh.slice(0, 16),
        child,
        old: text.group === 'elderly',
        guardian: setting.guardian,
      });
  items.push(...made.items);
  const person = made.seeded.person;
  const id = house.newId('wish', plan.createdAt);
  const street = random.pick(STREETS);
  const stationCell = setting.station.cell ?? '4057:8803';
  const middle = cellCenter(stationCell);
  const home = cellOf({
    lat: middle.lat + (random.next() - 0.5) * 0.035,
    lng: middle.lng + (random.next() - 0.5) * 0.045,
  });
  const address = {
    building: `${street.zh} ${1 + random.below(60)} 号院 ${1 + random.below(8)} 单元`,
    door: `${1 + random.below(6)}0${1 + random.below(4)}`,
  };
  const original = { title: text.title, story: text.raw ? { ...text.story, zh: text.raw.zh } : text.story };
  const said = child ? { ...original, story: withSchool(original.story, id) } : original;
  const taken = TAKEN.includes(plan.state);
  const components = text.components.map(
    (component): WishComponent => ({
      kind: component.kind,
      text: component.text,
      quantity: component.quantity,
      skills: [...(component.skills ?? [])],
      languages: [...(component.languages ?? [])],
      ...(component.unit === undefined ? {} : { unit: component.unit }),
      ...(component.kind === 'goods' ? {} : { minutes: Math.min(720, Math.max(15, component.minutes ?? 60)) }),
      ...(component.lifting ? { lifting: true } : {}),
      have: taken ? component.quantity : haveOf(component.kind, component.quantity, plan.state, random),
      ...(component.kind === 'goods' || !AFTER_PUBLISHED.includes(plan.state)
        ? {}
        : { taskId: house.newId('task', plan.createdAt) }),
    }),
  );
  const self = text.source === 'self';
  const posterId = self ? person.personId : setting.poster.person.personId;
  const label = self ? text.who : labelOf(setting.poster);
  const steps = stepsOf(text, plan, setting, components, label, posterId, person.personId);
  const submittedAt = plan.createdAt + 10 * MINUTE_MS;
  const published = steps.find((step) => step.what === 'published')?.at;
  const fulfilledAt = steps.find((step) => step.what === 'confirmed')?.at;
  const cleared = published !== undefined;
  const bare: Wish = {
    id,
    version: 1,
    state: plan.state,
    stationId: setting.station.id,
    centerId: setting.centerId,
    station: setting.station.name,
    group: text.group,
    kind: text.kind,
    domain: text.domain,
    urgency: text.urgency,
    source: text.source,
    beneficiaryId: person.personId,
    minor: child,
    postedBy: posterId,
    posterLabel: label,
    ...(self ? {} : { consent: { way: text.source === 'phone' ? 'by_phone' : 'spoken', at: plan.createdAt } }),
    originalSealed: await sealFor(house, person, `original:${id}`, JSON.stringify(said)),
    addressSealed: await sealFor(house, person, `address:${id}`, JSON.stringify(address)),
    title: text.title,
    story: text.story,
    components,
    window: plan.window,
    cell: child ? stationCell : home,
    checks: cleared ? [...CHECKS] : plan.state === 'verifying' ? ['willing', 'true'] : [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps,
    createdAt: plan.createdAt,
    ...(plan.state === 'draft' ? {} : { submittedAt, dueAt: submittedAt + REPLY_HOURS[text.urgency] * HOUR_MS }),
    tier: 0,
    ...(['returned', 'rejected', 'escalated'].includes(plan.state)
      ? { reasonSealed: await sealFor(house, person, `reason:${id}`, REASONS[plan.state] ?? '') }
      : {}),
    ...(plan.state === 'submitted' || plan.state === 'draft' ? {} : { verifierId: setting.verifier.person.personId }),
    ...(published === undefined ? {} : { publishedAt: published }),
    ...(fulfilledAt === undefined || plan.state === 'partially_fulfilled' ? {} : { fulfilledAt }),
    ...(setting.carrier && cleared ? { carrierId: setting.carrier.id, carrier: setting.carrier.name } : {}),
    ...(text.thanks && fulfilledAt !== undefined ? { thanks: text.thanks } : {}),
    ...(plan.state === 'disputed' ? { disputedFrom: 'delivered' as const } : {}),
    demo: true,
  };
  const gifts = withGifts(house, bare, giversOf(setting, sums), random);
  const { wish } = gifts;
  items.push(wishItem(wish), ...clockItems(wish), ...gifts.items);
  if (posterId !== person.personId) items.push({ ...mineKey(person.personId, id), type: 'mine', wishId: id });
  for (const [index, component] of components.entries()) {
    if (component.taskId) items.push(...taskItems(house, wish, index, component.taskId, setting.volunteers, sums));
  }
  return items;
}

/** Who gives: the demo's own donors first, else people who otherwise lend a hand. */
function giversOf(setting: WishSetting, sums: Sums): Givers {
  const neighbours = setting.volunteers.slice(-2).map((one) => one.seeded);
  return {
    donors: [...(setting.donors ?? []), ...neighbours],
    worker: setting.verifier,
    label: labelOf(setting.verifier),
    promises: sums.promises,
  };
}

const REASONS: Readonly<Record<string, string>> = {
  returned: '时间还没定，请和本人商量一个上午或下午再交上来。',
  rejected: '这件事社区里已经有固定的服务，站里直接安排了。',
  escalated: '一次帮忙解决不了，转成个案，社工会长期跟。',
};

function haveOf(kind: string, quantity: number, state: WishState, random: Random): number {
  if (state === 'partially_fulfilled') return Math.max(0, quantity - 1);
  if (state === 'published' && kind === 'goods' && quantity > 1) return random.below(quantity);
  return 0;
}

/** Role and name, as the public reads who did something. */
export function labelOf({ zh, en, person }: Seeded): Words {
  const grant = person.roles[0];
  const role = grant?.post ? POST_WORDS[grant.post] : grant ? ROLE_WORDS[grant.role] : { zh: '', en: '' };
  return { zh: `${role.zh}${zh}`, en: `${role.en} ${en}` };
}

function stepsOf(
  text: WishText,
  plan: Plan,
  setting: WishSetting,
  components: readonly WishComponent[],
  label: Words,
  posterId: string,
  beneficiaryId: string,
): readonly Step[] {
  const at = plan.createdAt;
  const verifier = setting.verifier.person.personId;
  const by = labelOf(setting.verifier);
  const steps: Step[] = [];
  if (plan.state === 'draft') return [{ at, what: 'drafted', to: 'draft', personId: posterId, by: label }];
  steps.push({
    at: at + 10 * MINUTE_MS,
    what: 'submitted',
    from: 'draft',
    to: 'submitted',
    personId: posterId,
    society: 'community',
    by: label,
  });
  if (plan.state === 'submitted') return steps;
  steps.push({
    at: at + 5 * HOUR_MS,
    what: 'verifying',
    from: 'submitted',
    to: 'verifying',
    personId: verifier,
    society: 'social_worker',
    by,
  });
  const ends: Partial<Record<WishState, Step['what']>> = {
    returned: 'returned',
    rejected: 'rejected',
    escalated: 'escalated_case',
  };
  const end = ends[plan.state];
  if (end)
    steps.push({
      at: at + 9 * HOUR_MS,
      what: end,
      from: 'verifying',
      to: plan.state,
      personId: verifier,
      society: 'social_worker',
      by,
    });
  if (plan.state === 'withdrawn')
    steps.push({
      at: at + 20 * HOUR_MS,
      what: 'withdrawn',
      from: 'verifying',
      to: 'withdrawn',
      personId: posterId,
      by: label,
    });
  if (plan.state === 'expired')
    steps.push({ at: plan.window.to, what: 'expired', from: 'verifying', to: 'expired', personId: 'clock' });
  if (!AFTER_PUBLISHED.includes(plan.state)) return steps;
  const publishedAt = at + 22 * HOUR_MS;
  steps.push({
    at: publishedAt,
    what: 'published',
    from: 'verifying',
    to: 'published',
    personId: verifier,
    society: 'social_worker',
    by,
  });
  if (setting.carrier)
    steps.push({
      at: publishedAt + HOUR_MS,
      what: 'carrier',
      personId: verifier,
      society: 'organisation',
      by: setting.carrier.name,
    });
  const goods = components.find((component) => component.kind === 'goods' && component.have > 0);
  if (goods && setting.giver) {
    steps.push({
      at: publishedAt + 3 * HOUR_MS,
      what: 'supplied',
      personId: verifier,
      society: 'charity',
      by: setting.giver.name,
      note: { zh: `${goods.have} ${goods.unit?.zh ?? '件'}`, en: `${goods.have} ${goods.unit?.en ?? ''}`.trim() },
    });
  }
  const people = components
    .filter((component) => component.kind !== 'goods')
    .reduce((sum, component) => sum + component.have, 0);
  const helpers = setting.volunteers.slice(0, Math.max(1, people)).map((one) => one.seeded);
  if (people > 0) {
    for (const [index, helper] of helpers.entries()) {
      const last = index === helpers.length - 1 && TAKEN.includes(plan.state);
      steps.push({
        at: publishedAt + (5 + index) * HOUR_MS,
        what: 'accepted',
        personId: helper.person.personId,
        society: 'volunteer',
        by: { zh: helper.person.pseudonym, en: helper.en },
        ...(last ? { from: 'published' as const, to: 'claimed' as const } : {}),
      });
    }
  } else if (TAKEN.includes(plan.state)) {
    const last = steps.at(-1);
    if (last?.what === 'supplied') steps[steps.length - 1] = { ...last, from: 'published', to: 'claimed' };
  }
  const helper = helpers[0];
  if (plan.state === 'in_progress' && helper)
    steps.push({
      at: plan.window.from,
      what: 'checked_in',
      from: 'claimed',
      to: 'in_progress',
      personId: helper.person.personId,
      society: 'volunteer',
      by: { zh: helper.person.pseudonym, en: helper.en },
    });
  if (DONE.includes(plan.state))
    steps.push({
      at: plan.window.to,
      what: 'delivered',
      from: 'claimed',
      to: 'delivered',
      personId: helper?.person.personId ?? verifier,
      society: 'volunteer',
    });
  if (plan.state === 'disputed')
    steps.push({
      at: plan.window.to + HOUR_MS,
      what: 'disputed',
      from: 'delivered',
      to: 'disputed',
      personId: beneficiaryId,
      by: text.who,
    });
  if (plan.state === 'fulfilled' || plan.state === 'archived') {
    steps.push({
      at: plan.window.to + 2 * HOUR_MS,
      what: 'confirmed',
      from: 'delivered',
      to: 'fulfilled',
      personId: beneficiaryId,
      society: people > 0 ? 'volunteer' : 'charity',
      by: text.who,
      ...(text.thanks ? { note: text.thanks } : {}),
    });
  }
  if (plan.state === 'archived')
    steps.push({
      at: plan.window.to + 30 * DAY_MS,
      what: 'archived',
      from: 'fulfilled',
      to: 'archived',
      personId: 'clock',
    });
  if (plan.state === 'released')
    steps.push({
      at: publishedAt + 9 * HOUR_MS,
      what: 'released',
      from: 'claimed',
      to: 'released',
      personId: verifier,
      society: 'social_worker',
      by,
    });
  if (plan.state === 'partially_fulfilled')
    steps.push({
      at: publishedAt + 9 * HOUR_MS,
      what: 'partly_confirmed',
      from: 'delivered',
      to: 'partially_fulfilled',
      personId: beneficiaryId,
      by: text.who,
    });
  return steps;
}

function taskItems(
  house: House,
  wish: Wish,
  index: number,
  taskId: string,
  volunteers: readonly SeededVolunteer[],
  sums: Sums,
): readonly Item[] {
  const component = wish.components[index];
  if (!component) return [];
  const minutes = component.minutes ?? 60;
  const state = DONE.includes(wish.state)
    ? wish.state === 'fulfilled' || wish.state === 'archived'
      ? 'done'
      : 'under_way'
    : wish.state === 'in_progress'
      ? 'under_way'
      : component.have >= component.quantity
        ? 'filled'
        : 'open';
  const task: Task = {
    id: taskId,
    version: 1,
    wishId: wish.id,
    state,
    kind: component.kind,
    group: wish.group,
    urgency: wish.urgency,
    title: wish.title,
    story: wish.story,
    text: component.text,
    skills: component.skills,
    languages: component.languages,
    lifting: component.lifting ?? false,
    minor: wish.minor,
    people: component.quantity,
    taken: component.have,
    window: wish.window,
    minutes,
    cell: wish.cell ?? '4057:8803',
    stationId: wish.stationId,
    station: wish.station,
    publishedAt: wish.publishedAt ?? wish.createdAt,
    ribbon: lettersOf(wish),
    centerId: wish.centerId,
    beneficiaryId: wish.beneficiaryId,
    posterId: wish.postedBy,
    component: index,
    waitlist: [],
    passed: [],
    demo: true,
  };
  // Nobody does two parts of one wish: each component takes the next of those who help.
  const before = wish.components.slice(0, index).reduce((sum, one) => sum + (one.kind === 'goods' ? 0 : one.have), 0);
  const helpers = volunteers.slice(before, before + component.have);
  return [taskToItem(task), ...helpers.flatMap((helper) => assignmentItems(house, wish, task, helper.volunteer, sums))];
}

function assignmentItems(house: House, wish: Wish, task: Task, volunteer: Volunteer, sums: Sums): readonly Item[] {
  const { personId } = volunteer;
  const booked = wish.state === 'fulfilled' || wish.state === 'archived';
  const out = booked || wish.state === 'delivered' || wish.state === 'disputed';
  const begun = out || wish.state === 'in_progress';
  const at = wish.window.from + 5 * MINUTE_MS;
  const assignment: Assignment = {
    taskId: task.id,
    personId,
    wishId: wish.id,
    stationId: wish.stationId,
    version: 1,
    at: wish.publishedAt ?? wish.createdAt,
    window: wish.window,
    state: booked ? 'confirmed' : out ? 'checked_out' : begun ? 'checked_in' : 'accepted',
    acceptedAt: (wish.publishedAt ?? wish.createdAt) + 5 * HOUR_MS,
    ...(begun ? { checkedInAt: at, inBy: { how: 'code' as const } } : {}),
    ...(out
      ? { checkedOutAt: at + task.minutes * MINUTE_MS, outBy: { how: 'code' as const }, minutes: task.minutes }
      : {}),
    ...(booked ? { confirmedAt: wish.fulfilledAt ?? wish.window.to } : {}),
  };
  remember(sums, personId, task);
  if (!booked) return [assignmentToItem(assignment)];
  const bookedAt = wish.fulfilledAt ?? wish.window.to;
  const entry: HoursEntry = {
    id: house.newId('hours', bookedAt),
    personId,
    minutes: task.minutes,
    at: bookedAt,
    title: wish.title,
    wishId: wish.id,
    taskId: task.id,
    stationId: wish.stationId,
    how: 'own',
    by: wish.beneficiaryId,
  };
  const visits = sums.visits.get(personId) ?? {};
  sums.visits.set(personId, { ...visits, [wish.beneficiaryId]: (visits[wish.beneficiaryId] ?? 0) + 1 });
  const total = sums.totals.get(personId) ?? { minutes: 0, since: bookedAt };
  sums.totals.set(personId, { minutes: total.minutes + task.minutes, since: Math.min(total.since, bookedAt) });
  return [
    assignmentToItem(assignment),
    hoursToItem(entry),
    { ...bookedKey(personId, task.id), type: 'booked', hoursId: entry.id },
  ];
}

function remember(sums: Sums, personId: string, task: Task): void {
  const week = weekStart(task.window.from);
  const name = `${personId}|${week}`;
  const agenda = sums.agendas.get(name) ?? { personId, week, minutes: 0, version: 1, entries: [] };
  const entry = { taskId: task.id, from: task.window.from, to: task.window.to, cell: task.cell, minutes: task.minutes };
  sums.agendas.set(name, { ...agenda, minutes: agenda.minutes + task.minutes, entries: [...agenda.entries, entry] });
}

/** The items of the sums: agendas and totals. */
export function sumItems(sums: Sums): readonly Item[] {
  const agendas = [...sums.agendas.values()].map(
    (agenda) => ({ ...agendaKey(agenda.personId, agenda.week), type: 'agenda', ...agenda }) as unknown as Item,
  );
  const totals = [...sums.totals].map(
    ([personId, { minutes, since }]) =>
      ({ ...hoursTotalKey(personId), type: 'hours_total', personId, minutes, since }) as unknown as Item,
  );
  return [...agendas, ...totals, ...promiseItems(sums.promises)];
}

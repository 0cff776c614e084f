import { caseWrite } from '../../../functions/feedback/case.ts';
import type { Org } from '../../../functions/orgs/org-item.ts';
import { sealFor } from '../../../functions/people/people.ts';
import type { Person } from '../../../functions/people/person-item.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Item } from '../../../functions/platform/table.ts';
import { clockItems } from '../../../functions/wishes/due.ts';
import { wishItem } from '../../../functions/wishes/steps.ts';
import { mineKey, type Wish, type WishComponent } from '../../../functions/wishes/wish-item.ts';
import { cellCenter, cellOf } from '../../../shared/kernel/geo.ts';
import { HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { REPLY_HOURS } from '../../../shared/wishes/life.ts';
import { CHECKS, type WishState } from '../../../shared/wishes/wish.ts';
import { type Givers, withGifts } from './gifts.ts';
import { SCHOOLS, STREETS } from './names.ts';
import { beneficiary } from './people.ts';
import type { Random } from './random.ts';
import type { Sums } from './sums.ts';
import type { Plan } from './wish-plan.ts';
import type { WishSetting } from './wish-setting.ts';
import { AFTER_PUBLISHED, labelOf, stepsOf, TAKEN } from './wish-steps.ts';
import { taskItems } from './wish-tasks.ts';
import type { TypedPerson, WishText } from './wish-text.ts';

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
        typed: text.raw?.person,
      });
  items.push(...made.items);
  const person = made.seeded.person;
  const id = house.newId('wish', plan.createdAt);
  const { stationCell, home, drawn } = placeNear(setting.station, random);
  const address = text.raw === undefined ? drawn : doorOf(text.raw.person);
  const original = { title: text.title, story: text.raw ? { ...text.story, zh: text.raw.zh } : text.story };
  const said = child ? { ...original, story: withSchool(original.story, id) } : original;
  const components = componentsOf(house, text, plan, random);
  const self = text.source === 'self';
  const posterId = self ? person.personId : setting.poster.person.personId;
  const label = self ? text.who : labelOf(setting.poster);
  const steps = stepsOf({ text, plan, setting, components, label, posterId, beneficiaryId: person.personId });
  const submittedAt = plan.createdAt + 10 * MINUTE_MS;
  const published = steps.find((step) => step.what === 'published')?.at;
  // What is looked for anew waits for the desk since then.
  const asked = steps.find((step) => step.what === 'released')?.at ?? submittedAt;
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
    checks: cleared && plan.state !== 'released' ? [...CHECKS] : plan.state === 'verifying' ? ['willing', 'true'] : [],
    evidence: [],
    notSame: [],
    similar: 0,
    steps,
    createdAt: plan.createdAt,
    ...(plan.state === 'draft' ? {} : { submittedAt, dueAt: asked + REPLY_HOURS[text.urgency] * HOUR_MS }),
    tier: 0,
    ...(['returned', 'rejected', 'escalated', 'disputed'].includes(plan.state)
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
  const escalatedAt = steps.find((step) => step.what === 'escalated_case')?.at;
  if (escalatedAt !== undefined) items.push(await caseItem(house, wish, setting, person, escalatedAt));
  if (posterId !== person.personId) items.push({ ...mineKey(person.personId, id), type: 'mine', wishId: id });
  for (const [index, component] of components.entries()) {
    if (component.taskId) items.push(...taskItems(house, wish, index, component.taskId, setting.volunteers, sums));
  }
  return items;
}

/** What became a case is followed up, with the verifier's words, from that moment on. */
async function caseItem(
  house: House,
  wish: Wish,
  { verifier }: WishSetting,
  person: Person,
  at: number,
): Promise<Item> {
  const guardian = person.guardian?.personId;
  const parties = [person.personId, ...(guardian === undefined ? [] : [guardian])];
  const then = { ...house, clock: () => at };
  const write = await caseWrite(then, wish, verifier.person.personId, person, parties, REASONS['escalated'] ?? '');
  if (write.op !== 'insert') throw new Error('a case that is not new');
  return write.item;
}

/** A door within some two kilometres of the station. */
function placeNear(station: Org, random: Random) {
  const street = random.pick(STREETS);
  const stationCell = station.cell ?? '4057:8803';
  const middle = cellCenter(stationCell);
  const home = cellOf({
    lat: middle.lat + (random.next() - 0.5) * 0.035,
    lng: middle.lng + (random.next() - 0.5) * 0.045,
  });
  const drawn = {
    building: `${street.zh} ${1 + random.below(60)} 号院 ${1 + random.below(8)} 单元`,
    door: `${1 + random.below(6)}0${1 + random.below(4)}`,
  };
  return { stationCell, home, drawn };
}

/** The door as the first text says it; a village has none. */
function doorOf({ building, door }: TypedPerson) {
  return { building, ...(door === undefined ? {} : { door }) };
}

function componentsOf(house: House, text: WishText, plan: Plan, random: Random): WishComponent[] {
  const taken = TAKEN.includes(plan.state);
  return text.components.map(
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
  disputed: '来的人没贴完就走了，还剩一半，说好的今天没有来。',
  returned: '时间还没定，请和本人商量一个上午或下午再交上来。',
  rejected: '这件事社区里已经有固定的服务，站里直接安排了。',
  escalated: '一次帮忙解决不了，转成个案，社工会长期跟。',
};

function haveOf(kind: string, quantity: number, state: WishState, random: Random): number {
  if (state === 'partially_fulfilled') return Math.max(0, quantity - 1);
  if (state === 'published' && kind === 'goods' && quantity > 1) return random.below(quantity);
  return 0;
}

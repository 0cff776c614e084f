import * as z from 'zod/mini';
import type { Raw } from '../../../functions/api/edge.ts';
import { ROUTES } from '../../../functions/api/routes.ts';
import type { Person } from '../../../functions/people/person-item.ts';
import type { Actor } from '../../../functions/platform/actor.ts';
import type { Caller, Route } from '../../../functions/platform/route.ts';
import type { Random } from '../seed/random.ts';
import type { County } from './county.ts';
import type { Wanted } from './hints/hint.ts';
import { hintFor } from './hints/hints.ts';
import type { Said } from './hints/moments/moment.ts';
import { fitting, orgOf, related, serves } from './standing.ts';
import { CELLS, CLOCKS_MS, ORIGIN, PHONES, type Town } from './town.ts';
import { type Pools, type Schema, valueFor } from './values.ts';

/** One call as it would come over the network, and by whom. */
export type Call = { readonly route: Route; readonly raw: Raw; readonly actor: Actor; readonly caller: Caller };

type Parts = { readonly route: Route; readonly params?: Schema; readonly query?: Schema; readonly body?: Schema };
const schemaOf = (schema: z.ZodMiniType | undefined) =>
  schema && (z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema);
const PARTS: readonly Parts[] = ROUTES.map((route) => {
  const [params, query, body] = [route.contract.params, route.contract.query, route.contract.body].map(schemaOf);
  return { route, ...(params ? { params } : {}), ...(query ? { query } : {}), ...(body ? { body } : {}) };
});
const BY_NAME = new Map(PARTS.map((parts) => [parts.route.contract.name, parts]));
const COMMANDS = PARTS.filter(({ route }) => route.contract.method !== 'GET');
const READS = PARTS.filter(({ route }) => route.contract.method === 'GET');
/** Commands that end a day's work are rare in life; blind dice would end every wish before it begins. */
export const RARE =
  /^(withdraw|reject|escalate|returnWish|endRole|endLink|endSeries|moveOrg|signOut|block|markNoShow|disputeWish|endSession|endTeam|leaveTeam|endMandate|endBuddy|endCheck)/;
/** The way of a wish from hand to hand takes many calls of these for one of the others. */
export const FREQUENT =
  /^(postWish|takeVerification|saveVerification|publishWish|acceptTask|offerTask|attest|confirmWish|readShowCode|checkIn|checkOut|claimGoods|receiveGoods|pickUpGoods|deliverGoods)$/;
const OFTEN = PARTS.filter(({ route }) => FREQUENT.test(route.contract.name));
const FREQUENT_CHANCE = 0.5;
export const RARE_CHANCE = 0.15;
const READ_CHANCE = 0.15;
const FITTING_CHANCE = 0.85;
const HINT_CHANCE = 0.92;
export const TURN_EVERY_STEPS = 5;
const NEXT_CHANCE = 0.8;
/** Looks for another thing of the same person before any other thing. */
const SAME_TRIES_COUNT = 3;
const DRAWS_LIMIT_COUNT = 8;

export type Drawing = {
  readonly town: Town;
  readonly county: County;
  readonly random: Random;
  readonly now: number;
  readonly op: string;
  readonly step: number;
};

/** Draws the next call: any command of the registry, by somebody who has something to do with it, or by anybody. */
export function draw(drawing: Drawing): Call {
  const { random } = drawing;
  for (let tries = 0; ; tries += 1) {
    const parts = turnOf(drawing) ?? nextOf(drawing) ?? partsFor(random);
    const hint = random.chance(HINT_CHANCE) ? hintFor(parts.route.contract.name, drawing) : {};
    if (hint || tries === DRAWS_LIMIT_COUNT) return called(parts, hint ?? {}, drawing);
  }
}

/** A call whose words are known. */
export function callOf({ name, ...wanted }: Said, drawing: Drawing): Call {
  const parts = BY_NAME.get(name);
  if (parts === undefined) throw new Error(`there is no ${name}`);
  return called(parts, wanted, drawing);
}

function called(parts: Parts, hint: Wanted, drawing: Drawing): Call {
  const { county, random, now, op } = drawing;
  const { contract } = parts.route;
  const pools: Pools = {
    now,
    ids: county.ids,
    phones: PHONES,
    cells: CELLS,
    digits: () => [...county.shown.values()].map((one) => one.digits),
  };
  const params = {
    ...(parts.params && (valueFor(parts.params, random, pools) as Record<string, string>)),
    ...hint.params,
  };
  const body = parts.body && (hint.body ?? valueFor(parts.body, random, pools));
  const query = parts.query && (valueFor(parts.query, random, pools) as Record<string, unknown>);
  const meant = named(contract.path, params);
  const actor = actorFor(parts.route, meant, hint.as, drawing);
  return {
    route: parts.route,
    actor,
    caller: {
      requestId: op,
      address: '192.0.2.1',
      origin: ORIGIN,
      cookies: county.cookies.length > 0 ? random.pick(county.cookies) : {},
    },
    raw: {
      method: contract.method,
      path: filled(contract.path, params),
      params: meant,
      query: query === undefined ? {} : asTexts(query),
      body: body === undefined ? '' : JSON.stringify(body),
      idempotencyKey: `sim-${op}`,
    },
  };
}

/**
 * Another call that comes at the same moment and wants the same: the same words by somebody else who may, or the same
 * command by the same person for another thing. Races are won and lost between these.
 */
export function rival(to: Call, drawing: Drawing): Call {
  const { random, op } = drawing;
  const raw = { ...to.raw, idempotencyKey: `sim-${op}` };
  const parts = PARTS.find(({ route }) => route === to.route);
  if (parts === undefined || random.chance(0.5)) {
    const same = to.actor.kind === 'person' ? to.actor.personId : undefined;
    const hints = Array.from({ length: SAME_TRIES_COUNT }, () => hintFor(to.route.contract.name, drawing));
    const hint = hints.find((one) => one?.as === same) ?? hints[0];
    if (parts && hint && random.chance(0.5) && same !== undefined) return called(parts, { ...hint, as: same }, drawing);
    return { ...to, raw };
  }
  const others = to.route.contract.who === 'signed_in' ? drawing.town.people : [];
  const fit = [
    ...fitting(to.route.contract.who, to.route.contract.path, raw.params, drawing.county),
    ...others.map(({ personId }) => personId),
  ];
  const personId = fit.length > 0 ? random.pick(fit) : undefined;
  const person = drawing.town.people.find((one) => one.personId === personId);
  return person === undefined
    ? { ...to, raw }
    : { ...to, raw, actor: { kind: 'person', ...person, locale: 'zh', roles: [], held: [], provedAt: 0 } };
}

/** What was begun is mostly gone on with at once. */
function nextOf({ county, random }: Drawing): Parts | undefined {
  const name = county.next[0] === 'tick' ? undefined : county.next.shift();
  return name !== undefined && random.chance(NEXT_CHANCE) ? BY_NAME.get(name) : undefined;
}

/** Every few steps the next of all endpoints has its turn, whatever its chance is. */
function turnOf({ step }: Drawing): Parts | undefined {
  return step % TURN_EVERY_STEPS === 0 ? PARTS[(step / TURN_EVERY_STEPS) % PARTS.length] : undefined;
}

function partsFor(random: Random): Parts {
  if (random.chance(READ_CHANCE)) return random.pick(READS);
  const parts = random.pick(random.chance(FREQUENT_CHANCE) ? OFTEN : COMMANDS);
  return RARE.test(parts.route.contract.name) && !random.chance(RARE_CHANCE) ? partsFor(random) : parts;
}

/** Each path in its parts: what stands as it is, then the name of a parameter, and so on. */
const PATHS = new Map(ROUTES.map(({ contract: { path } }) => [path, path.split(/:(\w+)/)] as const));

function named(path: string, params: Readonly<Record<string, string>>): Record<string, string> {
  const parts = PATHS.get(path) ?? [];
  const values: Record<string, string> = {};
  for (let at = 1; at < parts.length; at += 2) values[parts[at] ?? ''] = params[parts[at] ?? ''] ?? '';
  return values;
}

function filled(path: string, params: Readonly<Record<string, string>>): string {
  const parts = PATHS.get(path) ?? [];
  let text = parts[0] ?? '';
  for (let at = 1; at < parts.length; at += 2) text += (params[parts[at] ?? ''] ?? '') + (parts[at + 1] ?? '');
  return text;
}

function asTexts(query: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)]));
}

function actorFor(
  { contract }: Route,
  params: Record<string, string>,
  as: string | undefined,
  { town, county, random }: Drawing,
): Actor {
  const fit = as === undefined ? fitting(contract.who, contract.path, params, county) : [];
  const personId = as ?? (fit.length > 0 && random.chance(FITTING_CHANCE) ? random.pick(fit) : undefined);
  const person = town.people.find((one) => one.personId === personId) ?? random.pick(town.people);
  if (personId === undefined && random.chance(0.05)) return { kind: 'anonymous', locale: 'zh' };
  return {
    kind: 'person',
    ...person,
    personId: personId ?? person.personId,
    locale: 'zh',
    roles: [],
    held: [],
    provedAt: 0,
  };
}

/**
 * Whether a call that was answered could be allowed at all, reckoned apart from the product's own way: a role at the
 * thing's place, or a name in the thing. Places that cannot be told are held to the role alone.
 */
export function isAllowed({ route, raw, actor }: Call, county: County): boolean {
  const { who, path } = route.contract;
  if (who === 'anyone') return true;
  if (actor.kind !== 'person') return false;
  if (who === 'signed_in') return true;
  const org = orgOf(county, path, raw.params);
  const place = org === undefined ? undefined : county.path(org);
  const roles = county.roles.get(actor.personId) ?? [];
  if (roles.some((grant) => serves(grant, who, place))) return true;
  // An organisation below the thing's place comes along with it: its own people say that it carries a wish.
  const named = route.contract.name === 'carryWish' ? (JSON.parse(raw.body) as { orgId: string }).orgId : undefined;
  const along = named !== undefined && org !== undefined && county.path(named).includes(org) ? [named] : [];
  if (roles.some((grant) => serves(grant, who, along))) return true;
  return related(who.relations ?? [], raw.params, county).includes(actor.personId);
}

/** Whether whoever called held a mandate of that person at this moment, or until this moment. */
export function holdsMandate({ raw, actor }: Call, county: County, now: number): boolean {
  const giver = county.item<Person>(`PERSON#${raw.params['personId']}`, 'PERSON');
  return (giver?.mandates ?? []).some(
    ({ holderId, from, until, endedAt }) =>
      actor.kind === 'person' &&
      holderId === actor.personId &&
      from <= now + CLOCKS_MS &&
      Math.min(until, endedAt ?? until) >= now - CLOCKS_MS,
  );
}

/** The operator's call that gives a dead letter back to its consumer. */
export function replay(deadId: string, { people }: Town, county: County): Call {
  const route = ROUTES.find(({ contract }) => contract.name === 'replayDeadLetter');
  const operator = people.find(({ personId }) => county.roles.get(personId)?.some(({ role }) => role === 'operator'));
  if (!route || !operator) throw new Error('nobody can replay a dead letter');
  const path = route.contract.path.replace(':deadId', deadId);
  return {
    route,
    actor: { kind: 'person', ...operator, locale: 'zh', roles: [], held: [], provedAt: 0 },
    caller: { requestId: deadId, address: '192.0.2.1', origin: ORIGIN, cookies: {} },
    raw: { method: 'POST', path, params: { deadId }, query: {}, body: '', idempotencyKey: `replay-${deadId}` },
  };
}

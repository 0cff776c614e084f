import { CONSUMERS } from '../../../functions/jobs/consumers.ts';
import { runSchedules } from '../../../functions/jobs/run-schedules.ts';
import { SCHEDULES } from '../../../functions/jobs/schedules.ts';
import { type Consumer, deliver, park } from '../../../functions/platform/changes.ts';
import { RHYTHMS_MINUTES } from '../../../shared/kernel/rhythms.ts';
import { HOUR_MS } from '../../../shared/kernel/time.ts';
import { jpeg } from '../../../shared/photos/testing.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { Cookies, callerOf, dutyOf, fittingDuty, type Standing } from './callers.ts';
import { FREQUENT, RARE, RARE_CHANCE } from './calls.ts';
import type { County } from './county.ts';
import type { Wanted } from './hints/hint.ts';
import { hintFor } from './hints/hints.ts';
import { faultOf, type Operation, operations, parsed } from './operations.ts';
import { playedTown } from './play.ts';
import { ODD_TEXTS, spoilt } from './spoil.ts';
import { CELLS, ORIGIN, PHONES, type Town } from './town.ts';
import { type Pools, valueFor } from './values.ts';

/** Enough calls before the first request that there is something of everything. */
const WARM_OPS = 1_000;
const WRONG_CHANCE = 0.3;
/** Requests that somebody in the middle of it would send, rather than any that fits the document. */
const MEANT_CHANCE = 0.5;
/** What was refused so often and never done is sent as whoever is in the middle of it would, until it is done once. */
const LAGGING_TRIES_COUNT = 10;
/** The way of a wish from hand to hand takes many requests of some kinds for one of the others. */
const OFTEN_CHANCE = 0.4;
const PARK_CHANCE = 0.003;
const ACTING_CHANCE = 0.3;
const FAULTS_LIMIT_COUNT = 20;
const SETTLE_EVERY_REQUESTS = 25;
/** Time goes on a little, or nothing would ever be due. */
const PASS_MS = 4_000;
/** Now and then half a day, with all that time brings. */
const LATER_CHANCE = 0.04;
const LATER_MS = 6 * HOUR_MS;

export type Fuzzed = {
  readonly statuses: ReadonlyMap<string, number>;
  readonly largest: { readonly name: string; readonly bytes: number };
  readonly faults: readonly string[];
  /** Operations that were never answered with 200, and what they were answered with instead. */
  readonly untouched: Readonly<Record<string, Readonly<Record<string, number>>>>;
};
type Sending = {
  readonly personId: string | undefined;
  readonly url: string;
  readonly init: RequestInit;
  readonly params: Record<string, string>;
};

/** Sends so many requests and gives what was wrong with the answers. The same seed sends the same. */
export async function fuzz(requests: number, seed: number): Promise<Fuzzed> {
  const { town, county } = await playedTown({ seed, ops: WARM_OPS });
  const random = seededRandom(seed);
  const all = operations();
  const cookies = new Cookies(town);
  const statuses = new Map<string, number>();
  const answers = new Map<string, Record<string, number>>();
  const faults: string[] = [];
  let largest = { name: '', bytes: 0 };
  for (let i = 0; i < requests && faults.length < FAULTS_LIMIT_COUNT; i += 1) {
    const operation = drawn(all, county, random);
    const said = answers.get(operation.name) ?? {};
    const sending = await requestFor(operation, { town, county, random, cookies, lagging: lags(said) }, i);
    const response = await town.world.app.request(sending.url, sending.init);
    const text = await response.text();
    const status = String(response.status);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    const bytes = Buffer.byteLength(text);
    if (bytes > largest.bytes) largest = { name: operation.name, bytes };
    const word = response.status === 200 ? 'done' : String((parsed(text) as { code?: string } | undefined)?.code);
    answers.set(operation.name, { ...said, [word]: (said[word] ?? 0) + 1 });
    if (response.status === 401) cookies.forget(sending.personId);
    const fault = faultOf(operation, response.status, text, bytes);
    if (fault !== undefined)
      faults.push(`${operation.method} ${sending.url} ${String(sending.init.body ?? '').slice(0, 200)}: ${fault}`);
    const known = response.status === 200 ? operation.name : '';
    county.learn(parsed(text), sending.params, known, sending.personId);
    faults.push(...(await follow(town, county, random, i % SETTLE_EVERY_REQUESTS === 0)));
  }
  await town.close();
  const untouched = Object.fromEntries(
    all.flatMap(({ name }) => (answers.get(name)?.['done'] === undefined ? [[name, answers.get(name) ?? {}]] : [])),
  );
  return { statuses, largest, faults, untouched };
}

function drawn(all: readonly Operation[], county: County, random: Random): Operation {
  const next = county.next[0] === 'tick' ? undefined : county.next.shift();
  const following = all.find(({ name }) => name === next && random.chance(0.7));
  if (following) return following;
  const one = random.pick(random.chance(OFTEN_CHANCE) ? all.filter(({ name }) => FREQUENT.test(name)) : all);
  // What ends things is rare here too: otherwise every series is over before anybody leaves out one of its dates.
  return RARE.test(one.name) && !random.chance(RARE_CHANCE) ? drawn(all, county, random) : one;
}

/** What the requests changed is seen, files are sent, events are taken, time goes on. */
async function follow(town: Town, county: County, random: Random, settle: boolean): Promise<readonly string[]> {
  for (const fresh of town.stream.read()) county.follow(fresh);
  for (let upload = county.uploads.shift(); upload !== undefined; upload = county.uploads.shift())
    if ((await town.world.house.files.accept(upload.fields, jpeg())) === 204) county.sent.add(upload.photoId);
  if (county.next[0] === 'tick') {
    county.next.shift();
    await runSchedules(town.world.house, SCHEDULES, 1);
  }
  if (!settle) return [];
  const faults: string[] = [];
  town.pass(PASS_MS);
  if (random.chance(LATER_CHANCE)) {
    town.pass(LATER_MS);
    for (const everyMinutes of RHYTHMS_MINUTES) await runSchedules(town.world.house, SCHEDULES, everyMinutes);
    for (const fresh of town.stream.read()) county.follow(fresh);
  }
  for (let taking = town.stream.take(random, 0); taking !== undefined; taking = town.stream.take(random, 0)) {
    const { change } = taking;
    // Here the table never fails, so whoever cannot take an event never will.
    await deliver(town.world.house, CONSUMERS, change).catch((error: unknown) => {
      faults.push(
        `event of ${change.key.pk} ${change.key.sk}: ${error instanceof Error ? error.stack : String(error)}`,
      );
    });
    if (random.chance(PARK_CHANCE)) await park(town.world.house, CONSUMERS.map(poisoned), change);
    town.stream.done(taking);
    for (const fresh of town.stream.read()) county.follow(fresh);
  }
  return faults;
}

/** A consumer that cannot take an event now: its letter is there to be replayed. */
function poisoned(consumer: Consumer): Consumer {
  return { ...consumer, take: () => Promise.reject(new Error('simulated: poison')) };
}

type Place = Standing & { readonly cookies: Cookies };

/** `said`: how often each answer came; `done` for 200. */
function lags(said: Readonly<Record<string, number>>): boolean {
  return (
    said['done'] === undefined && Object.values(said).reduce((sum, count) => sum + count, 0) >= LAGGING_TRIES_COUNT
  );
}

async function requestFor(
  operation: Operation,
  { town, county, random, cookies, lagging }: Place,
  at: number,
): Promise<Sending> {
  const wrong = random.chance(WRONG_CHANCE) && !lagging;
  const pools: Pools = {
    now: town.now(),
    ids: county.ids,
    phones: PHONES,
    cells: CELLS,
    digits: () => [...county.shown.values()].map(({ digits }) => digits),
  };
  const meant: Wanted =
    ((random.chance(MEANT_CHANCE) || lagging) && hintFor(operation.name, { town, county, random, now: town.now() })) ||
    {};
  const params: Record<string, string> = {};
  const query = new URLSearchParams();
  for (const { name, in: where, required, schema } of operation.parameters) {
    if (where === 'header' || (where === 'query' && !required && random.chance(0.5))) continue;
    const value = String(
      wrong && random.chance(0.3) ? random.pick(ODD_TEXTS) : (meant.params?.[name] ?? valueFor(schema, random, pools)),
    );
    if (where === 'path') params[name] = value;
    else query.set(name, value);
  }
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? '') || '-');
  const body = operation.body && (meant.body ?? valueFor(operation.body, random, pools));
  const sent = body !== undefined && wrong && random.chance(0.7) ? spoilt(body, random) : body;
  const personId = callerOf(operation, params, meant.as, { town, county, random, lagging });
  const held = county.roles.get(personId ?? '') ?? [];
  const acting = lagging
    ? fittingDuty(operation, params, held, county)
    : random.chance(ACTING_CHANCE)
      ? dutyOf(held, random)
      : undefined;
  return {
    personId,
    params,
    url: `${path}${query.size > 0 ? `?${query}` : ''}`,
    init: {
      method: operation.method,
      headers: {
        'X-Test-Address': `192.0.2.${at % 250}`,
        Origin: ORIGIN,
        Host: new URL(ORIGIN).host,
        ...(personId === undefined ? {} : { Cookie: await cookies.of(personId) }),
        ...(random.chance(0.3) ? { 'Accept-Language': 'en' } : {}),
        ...(acting === undefined ? {} : { 'X-Acting-As': acting }),
        ...(operation.method === 'GET' || (wrong && random.chance(0.1))
          ? {}
          : { 'Idempotency-Key': `fuzz-${random.below(1e9)}` }),
        ...(sent === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: typeof sent === 'string' && wrong ? sent : JSON.stringify(sent) }),
    },
  };
}

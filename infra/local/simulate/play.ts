import { settle } from '../../../functions/api/edge.ts';
import { asAppError } from '../../../functions/api/problem.ts';
import { CONSUMERS } from '../../../functions/jobs/consumers.ts';
import { runSchedules } from '../../../functions/jobs/run-schedules.ts';
import { SCHEDULES } from '../../../functions/jobs/schedules.ts';
import type { Actor } from '../../../functions/platform/actor.ts';
import { deliver, park } from '../../../functions/platform/changes.ts';
import type { House } from '../../../functions/platform/house.ts';
import type { Cookie, Route } from '../../../functions/platform/route.ts';
import type { Change, Item } from '../../../functions/platform/table.ts';
import { COMMAND_ERRORS, COMMON_ERRORS, type ErrorCode } from '../../../shared/kernel/errors.ts';
import { RHYTHMS_MINUTES, type RhythmMinutes } from '../../../shared/kernel/rhythms.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { USUAL_DAILY_LIMIT } from '../../../shared/notices/topics.ts';
import { jpeg } from '../../../shared/photos/testing.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { type Call, draw, holdsMandate, isAllowed, replay, rival } from './calls.ts';
import { County, type Upload } from './county.ts';
import { NO_TROUBLES, type Process, type Trouble, type Troubles } from './gate.ts';
import { must, Violation } from './must.ts';
import { recount } from './recount.ts';
import { orgOf, serves } from './standing.ts';
import { openTown, type Store, type Town } from './town.ts';
import { watch } from './watch.ts';
import { grantsHaveInvitations, watchJoining } from './watch-joining.ts';

/** Many times worse than any cloud: what is rare there happens here every second. */
const TROUBLES: Troubles = {
  conflict: 0.01,
  throttle: 0.004,
  timeoutBefore: 0.004,
  timeoutAfter: 0.008,
  crashBefore: 0.0015,
  crashAfter: 0.003,
};
const DEEP_EVERY_OPS = 1_000;
const AGAIN_CHANCE = 0.05;
const PARK_CHANCE = 0.3;
/** Calls of one step that want the same, rather than anything. */
const RIVAL_CHANCE = 0.5;
const TWICE_CHANCE = 0.05;
const REPLAY_CHANCE = 0.03;
const REMEMBERED_CALLS = 40;
const UPLOAD_CHANCE = 0.5;
const SPOILT_CHANCE = 0.2;
const DELIVERIES_PER_STEP = 6;
const SENDS_AFTER_CRASH = 3;
/** More rounds than any backlog needs: what is left then will never go. */
const SETTLE_ROUNDS_LIMIT = 200_000;

export type Tally = { tried: number; done: number; refused: number };
export type Played = {
  readonly ops: number;
  readonly steps: number;
  readonly commands: ReadonlyMap<string, Tally>;
  readonly troubles: Readonly<Record<Trouble, number>>;
  readonly changes: number;
  readonly deliveries: number;
  readonly deep: number;
  readonly states: ReadonlySet<string>;
  /** How often each command was refused with each code. */
  readonly codes: ReadonlyMap<string, number>;
  readonly violation?: { readonly rule: string; readonly found: string; readonly step: number };
};
export type Game = {
  readonly seed: number;
  readonly ops: number;
  /** Leaves out these steps; everything else is drawn as before. For shrinking. */
  readonly without?: ReadonlySet<number>;
  readonly store?: Store;
};

/**
 * One history of one town: steps of one to four calls at the same moment, on two processes, through a table that fails,
 * with events that come late and again; after each step every new change is held to the rules, now and then everything
 * is counted once more. The same seed plays the same history.
 */
export async function play(game: Game): Promise<Played> {
  const player = new Player(await openTown(game.seed, game.store), game);
  try {
    await player.run();
  } finally {
    await player.town.close();
  }
  return player.played();
}

/** A town after so many calls, as they left it, with what was seen of it. The caller closes it. */
export async function playedTown(game: Game): Promise<{ readonly town: Town; readonly county: County }> {
  const player = new Player(await openTown(game.seed, game.store), game);
  await player.run();
  player.town.gate.leaveOpen();
  return { town: player.town, county: player.county };
}

class Player {
  readonly town: Town;
  private readonly game: Game;
  readonly county = new County();
  private readonly commands = new Map<string, Tally>();
  private readonly states = new Set<string>();
  readonly codes = new Map<string, number>();
  private remembered: { call: Call; reply: string; at: number }[] = [];
  private readonly spent = new Set<string>();
  /** Calls that were answered although nobody was seen to have the right: what gave it may have come in the same step. */
  private doubts: Call[] = [];
  /** Readings of somebody's affairs in this step. */
  private acted: Call[] = [];
  private violation: Played['violation'];
  private ops = 0;
  private steps = 0;
  private changes = 0;
  private deliveries = 0;
  private deep = 0;
  private granted = false;

  constructor(town: Town, game: Game) {
    this.town = town;
    this.game = game;
  }

  async run(): Promise<void> {
    this.granted = true;
    try {
      this.follow();
      for (; this.ops < this.game.ops; this.steps += 1) await this.step();
      await this.settled();
    } catch (error) {
      if (!(error instanceof Violation)) throw error;
      this.violation = { rule: error.rule, found: error.message, step: this.steps };
    }
  }

  played(): Played {
    const { ops, steps, commands, changes, deliveries, deep, states, violation } = this;
    const troubles = { ...this.town.gate.counts };
    return {
      ops,
      steps,
      commands,
      troubles,
      changes,
      deliveries,
      deep,
      states,
      codes: this.codes,
      ...(violation ? { violation } : {}),
    };
  }

  private async step(): Promise<void> {
    const random = seededRandom(Math.imul(this.game.seed + 1, 0x9e3779b1) ^ Math.imul(this.steps + 1, 0x85ebca6b));
    const count = random.chance(0.6) ? 1 : 2 + random.below(3);
    const before = Math.floor(this.ops / DEEP_EVERY_OPS);
    this.ops += count;
    if (this.game.without?.has(this.steps)) return;
    this.granted = false;
    const rivals = random.chance(RIVAL_CHANCE);
    let first: Call | undefined;
    const works = Array.from({ length: count }, () => {
      const { call, works } = this.work(random, rivals ? first : undefined);
      first ??= call;
      return works;
    }).flat();
    for (let i = random.below(DELIVERIES_PER_STEP); i > 0; i -= 1) works.push(() => this.delivery(random));
    if (random.chance(0.02)) works.push(() => this.clock(random, random.pick(RHYTHMS_MINUTES)));
    if (this.county.next[0] === 'tick') {
      this.county.next.shift();
      works.push(() => this.clock(random, 1));
    }
    const upload = random.chance(UPLOAD_CHANCE) ? this.county.uploads.shift() : undefined;
    if (upload) works.push(() => this.upload(upload, random));
    await this.town.gate.run(works, random, TROUBLES);
    this.follow();
    this.mustHaveBeenAllowed();
    this.town.pass(passing(random, this.game.seed));
    if (Math.floor(this.ops / DEEP_EVERY_OPS) > before) await this.settled();
  }

  /** A call by somebody; now and then pressed twice at the same moment, or one of before, once more. */
  private work(
    random: Random,
    rivalOf: Call | undefined,
  ): { readonly call: Call; readonly works: readonly (() => Promise<void>)[] } {
    this.remembered = this.remembered.filter(({ at }) => this.town.now() - at < KEPT_MS);
    const again = random.chance(REPLAY_CHANCE) && this.remembered.length > 0 ? random.pick(this.remembered) : undefined;
    if (again !== undefined)
      return { call: again.call, works: [() => this.called(again.call, random.below(2), again.reply)] };
    const op = `${this.steps}-${random.below(1e9)}`;
    const drawing = { town: this.town, county: this.county, random, now: this.town.now(), op, step: this.steps };
    const call = rivalOf === undefined ? draw(drawing) : rival(rivalOf, drawing);
    const presses =
      random.chance(TWICE_CHANCE) &&
      call.route.contract.session === undefined &&
      call.route.contract.secret === undefined
        ? 2
        : 1;
    const answers: string[] = [];
    return {
      call,
      works: Array.from({ length: presses }, () => () => this.called(call, random.below(2), undefined, answers)),
    };
  }

  /** Sends a call, again with the same key when its process crashes. All that say yes to the same key say the same. */
  private async called(call: Call, at: number, before: string | undefined, answers: string[] = []): Promise<void> {
    for (let send = 0; send < SENDS_AFTER_CRASH; send += 1) {
      const { process, house } = this.town.process(at + send);
      const settled = await Promise.race([this.send(house, call), process.crashed.promise]);
      if (settled === undefined) continue;
      const reply = this.judge(call, settled, before);
      if (reply !== undefined && call.raw.method !== 'GET') answers.push(reply);
      must(new Set(answers).size <= 1, 'the same key gives the same answer', () => call.route.contract.name);
      return;
    }
  }

  private async send(house: House, call: Call): Promise<Settled> {
    try {
      const { reply, cookies = [] } = await settle(house, call.route, call.raw, this.actorFor(call), call.caller);
      return { reply, cookies };
    } catch (error) {
      return { error };
    }
  }

  /** Roles are read afresh for each request, as the edge does; the person acts in the one that fits. */
  private actorFor({ actor, route, raw }: Call): Actor {
    if (actor.kind !== 'person') return actor;
    const held = this.county.roles.get(actor.personId) ?? [];
    const { who, path } = route.contract;
    const org = orgOf(this.county, path, raw.params);
    const place = org === undefined ? undefined : this.county.path(org);
    const duty = held.find((grant) => serves(grant, who, place)) ?? held[0];
    return { ...actor, roles: duty === undefined ? [] : [duty], held, provedAt: this.town.now() };
  }

  private judge(call: Call, settled: Settled, before: string | undefined): string | undefined {
    const { contract } = call.route;
    const tally = this.commands.get(contract.name) ?? { tried: 0, done: 0, refused: 0 };
    this.commands.set(contract.name, tally);
    tally.tried += 1;
    if ('error' in settled) {
      tally.refused += 1;
      const { code, cause } = asAppError(settled.error);
      must(
        code !== 'internal',
        'no call ends in a bug',
        () => `${contract.name} ${call.raw.path}: ${cause instanceof Error ? cause.stack : String(cause)}`,
      );
      this.codes.set(`${contract.name} ${code}`, (this.codes.get(`${contract.name} ${code}`) ?? 0) + 1);
      must(documented(call.route, code), 'every refusal is documented', () => `${contract.name} ${code}`);
      must(
        before === undefined || OVER_CODES.includes(code),
        'what was done is not refused to the same key',
        () => `${contract.name} ${code}`,
      );
      return undefined;
    }
    tally.done += 1;
    if (/grantRole|invitation|Invitation/.test(contract.name)) this.granted = true;
    const reply = JSON.stringify(settled.reply);
    must(before === undefined || before === reply, 'the same key gives the same answer', () => contract.name);
    if (!isAllowed(call, this.county)) this.doubts.push(call);
    if (contract.name === 'acceptInvitation') this.mustKnowCode(call);
    if (contract.name === 'readAffairs') this.acted.push(call);
    if (/^(askTeam|readTeamTask)$/.test(contract.name))
      must(
        this.county.item<Item>(`TASK#${call.raw.params['taskId']}`, 'TASK')?.['minor'] !== true,
        'a child’s task is no team’s',
        () => call.raw.path,
      );
    const personId = call.actor.kind === 'person' ? call.actor.personId : '';
    this.county.learn(settled.reply, call.raw.params, contract.name, personId);
    if (settled.cookies.length > 0)
      this.county.cookies.splice(
        0,
        Number(this.county.cookies.length >= REMEMBERED_CALLS),
        cookiesFrom(settled.cookies),
      );
    // What is said once more counts from when it was done: its answer is not kept any longer for it.
    if (before === undefined && contract.method !== 'GET' && !contract.session && !contract.secret)
      this.remembered = [...this.remembered.slice(1 - REMEMBERED_CALLS), { call, reply, at: this.town.now() }];
    if (contract.name === 'signIn') this.mustBeFirst(call.raw.body);
    return reply;
  }

  /** Only the code that was told at the invitation opens it; one that went by message is in nobody's hands here. */
  private mustKnowCode({ raw }: Call): void {
    const id = raw.params['invitationId'] ?? '';
    const { code } = JSON.parse(raw.body) as { code: string };
    must((this.county.invitations.get(id) ?? code) === code, 'a duty is taken up with its code', () => id);
  }

  private mustHaveBeenAllowed(): void {
    for (const call of this.acted)
      must(
        holdsMandate(call, this.county, this.town.now()),
        'who acts for somebody has a mandate that counts',
        () => call.raw.path,
      );
    this.acted = [];
    for (const call of this.doubts)
      must(
        isAllowed(call, this.county),
        'nobody may more than the contract says',
        () => `${call.route.contract.name} as ${JSON.stringify(this.actorFor(call))} ${call.raw.path}`,
      );
    this.doubts = [];
  }

  /** The phone sends the file with the form that it was given: a picture, or something else. */
  private async upload({ photoId, fields }: Upload, random: Random): Promise<void> {
    const bytes = random.chance(SPOILT_CHANCE) ? new Uint8Array(200) : jpeg();
    if ((await this.town.world.house.files.accept(fields, bytes)) === 204) this.county.sent.add(photoId);
  }

  private mustBeFirst(body: string): void {
    const { code, phone } = JSON.parse(body) as { code: string; phone: string };
    const issued = `${phone} ${code} ${this.county.codes.get(phone)?.at}`;
    must(!this.spent.has(issued), 'a code opens one session', () => issued);
    this.spent.add(issued);
  }

  private async delivery(random: Random): Promise<void> {
    const change = this.town.stream.take(random, AGAIN_CHANCE);
    if (!change) return;
    const { process, house } = this.town.process(random.below(2));
    this.deliveries += 1;
    const taken = deliver(house, CONSUMERS, change).then(
      () => true,
      (error: unknown) => {
        must(
          asAppError(error).code !== 'internal',
          'no event ends in a bug',
          () => `${change.key.pk} ${error instanceof Error ? error.stack : ''}`,
        );
        return false;
      },
    );
    const outcome = await Promise.race([taken, process.crashed.promise]);
    if (outcome === true) this.town.stream.done(change);
    if (outcome === false && random.chance(PARK_CHANCE)) await this.parked(process, house, change);
  }

  /** What the stream gives up on becomes a dead letter, which the operator replays some time later. */
  private async parked(process: Process, house: House, change: Change): Promise<void> {
    const parked = park(house, CONSUMERS, change).then(
      () => true,
      () => false,
    );
    if ((await Promise.race([parked, process.crashed.promise])) === true) this.town.stream.done(change);
  }

  private async clock(random: Random, everyMinutes: RhythmMinutes): Promise<void> {
    const { process, house } = this.town.process(random.below(2));
    const round = runSchedules(house, SCHEDULES, everyMinutes).catch((error: unknown) => {
      must(asAppError(error).code !== 'internal', 'no clock ends in a bug', () =>
        error instanceof Error ? (error.stack ?? '') : '',
      );
    });
    await Promise.race([round, process.crashed.promise]);
  }

  /** Takes in what was committed and holds it to the rules. */
  private follow(): void {
    const changes = this.town.stream.read();
    const fresh = new Set(changes.map(({ key }) => `${key.pk}|${key.sk}`));
    grantsHaveInvitations(changes, this.county);
    for (const change of changes) {
      this.changes += 1;
      if (/^(IDEM|SEEN|COUNT|CODE)#/.test(change.key.pk)) continue;
      watch(change);
      watchJoining(change, this.county, fresh);
      this.rolesNeverWiden(change);
      this.weekFits(change, fresh);
      this.reached(change, fresh);
      if (typeof change.after?.['state'] === 'string') this.states.add(`${change.after.type} ${change.after['state']}`);
      this.county.follow(change);
    }
  }

  private rolesNeverWiden({ before, after }: { before?: Item; after?: Item }): void {
    if (after?.type !== 'person' || before === undefined) return;
    const held = (item: Item) =>
      ((item['roles'] ?? []) as unknown as { orgId: string; role: string }[]).map(
        ({ orgId, role }) => `${orgId} ${role}`,
      );
    const more = held(after).filter((role) => !held(before).includes(role));
    must(more.length === 0 || this.granted, 'roles come from a grant only', () => more.join());
  }

  /** What is taken on fits what the volunteer said of their week; who says otherwise at the same moment may cross it. */
  private weekFits({ before, after, key }: Change, fresh: ReadonlySet<string>): void {
    if (after?.type !== 'agenda' || fresh.has(`${key.pk}|VOLUNTEER`)) return;
    const cap = Number(this.county.items.get(`${key.pk}|VOLUNTEER`)?.['weeklyCapMinutes'] ?? 0);
    const [was, is] = [Number(before?.['minutes'] ?? 0), Number(after['minutes'])];
    must(is <= was || is <= cap, 'nobody takes on more than they said', () => `${key.pk} ${is} of ${cap}`);
  }

  /** Nobody's phone rings more often in a day than they said; who says otherwise at the same moment may cross it. */
  private reached({ before, after, key }: Change, fresh: ReadonlySet<string>): void {
    if (!key.sk.startsWith('SENDSTODAY#') || fresh.has(`${key.pk}|NOTICESETTINGS`)) return;
    const limit = Number(this.county.item<Item>(key.pk, 'NOTICESETTINGS')?.['dailyLimit'] ?? USUAL_DAILY_LIMIT);
    const [was, is] = [Number(before?.['used'] ?? 0), Number(after?.['used'] ?? 0)];
    must(is <= was || is <= limit, 'nobody is reached more often than they said', () => `${key.pk} ${is} of ${limit}`);
  }

  /** Lets everything come to rest without troubles and counts it all once more. */
  private async settled(): Promise<void> {
    const random = seededRandom(this.steps);
    await this.town.gate.drain(random);
    this.follow();
    for (const deadId of this.county.letters) await this.replayed(deadId, random);
    for (let round = 0; this.town.stream.waiting > 0; round += 1) {
      must(round < SETTLE_ROUNDS_LIMIT, 'every event is taken in the end', () => `${this.town.stream.waiting} wait`);
      await this.town.gate.run([() => this.delivery(random)], random, NO_TROUBLES);
      await this.town.gate.drain(random);
      this.follow();
    }
    this.deep += 1;
    recount(this.county, this.town.now());
  }

  private async replayed(deadId: string, random: Random): Promise<void> {
    const call = replay(deadId, this.town, this.county);
    const { house } = this.town.process(0);
    const work = async () => {
      const settled = await this.send(house, call);
      must(
        'reply' in settled,
        'a dead letter is taken when the trouble is over',
        () => `${deadId} ${'error' in settled ? asAppError(settled.error).code : ''}`,
      );
    };
    await this.town.gate.run([work], random, NO_TROUBLES);
    this.follow();
  }
}

/** A yes stays a yes for its key, unless the caller's right has ended, the thing is gone, or the table does not answer. */
const OVER_CODES: readonly ErrorCode[] = ['forbidden', 'unauthenticated', 'not_found', 'unavailable'];
/** As long as the edge keeps answers, less the clocks' difference. */
const KEPT_MS = 23 * HOUR_MS;

type Settled = { readonly reply: unknown; readonly cookies: readonly Cookie[] } | { readonly error: unknown };

function cookiesFrom(cookies: readonly Cookie[]): Record<string, string> {
  return Object.fromEntries(cookies.map(({ name, value }) => [name, value]));
}

function documented({ contract }: Route, code: ErrorCode): boolean {
  const known: readonly ErrorCode[] = [...contract.errors, ...COMMON_ERRORS, ...COMMAND_ERRORS, 'unauthenticated'];
  return known.includes(code);
}

/** Every third town lives through months rather than days, so that what takes weeks comes too. */
export const SLOW_EVERY_TOWNS = 3;

/** Mostly moments, sometimes minutes, now and then half a day or some: so that clocks run out and windows open and close. */
function passing(random: Random, seed: number): number {
  const at = random.next();
  if (at < 0.7) return random.below(20_000);
  if (at < 0.99) return random.below(8 * MINUTE_MS);
  return random.below(seed % SLOW_EVERY_TOWNS === 0 ? 3 * DAY_MS : 6 * HOUR_MS);
}

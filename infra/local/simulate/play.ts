import { settle } from '../../../functions/api/edge.ts';
import { asAppError } from '../../../functions/api/problem.ts';
import type { House } from '../../../functions/platform/house.ts';
import { RHYTHMS_MINUTES } from '../../../shared/kernel/rhythms.ts';
import { type Random, seededRandom } from '../seed/random.ts';
import { Background } from './background.ts';
import { type Call, callOf, type Drawing, draw, replay, rival, TURN_EVERY_STEPS } from './calls.ts';
import { County } from './county.ts';
import type { Game, Played } from './game.ts';
import { MANY_TROUBLES, NO_TROUBLES } from './gate.ts';
import type { Said } from './hints/moments/moment.ts';
import { momentFor } from './hints/moments.ts';
import { Judge, type Settled } from './judge.ts';
import { must, Violation } from './must.ts';
import { isQuiet, passing, QUIET_MONTH_MS, QUIET_MONTHS_COUNT } from './pace.ts';
import { recount } from './recount.ts';
import { openTown, type Town } from './town.ts';
import { isBookkeeping, watchAll } from './watch-all.ts';

const DEEP_EVERY_OPS = 1_000;
/** Calls of one step that want the same, rather than anything. */
const RIVAL_CHANCE = 0.5;
/** Steps that begin with a moment which dice seldom bring together. */
const MOMENT_CHANCE = 0.1;
const MOMENT_CALLS = 2;
const TWICE_CHANCE = 0.05;
const REPLAY_CHANCE = 0.03;
const UPLOAD_CHANCE = 0.5;
const DELIVERIES_PER_STEP = 6;
const SENDS_AFTER_CRASH = 3;
/** More rounds than any backlog needs: what is left then will never go. */
const SETTLE_ROUNDS_LIMIT = 200_000;

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
  private readonly judge: Judge;
  private readonly background: Background;
  private readonly states = new Set<string>();
  private violation: Played['violation'];
  private ops = 0;
  private steps = 0;
  private changes = 0;
  private deep = 0;

  constructor(town: Town, game: Game) {
    this.town = town;
    this.game = game;
    this.judge = new Judge(this.county, () => town.now());
    this.background = new Background(town, this.county);
  }

  async run(): Promise<void> {
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
    const { ops, steps, changes, deep, states, violation } = this;
    const { deliveries, clocks } = this.background;
    const { commands, codes } = this.judge;
    const troubles = { ...this.town.gate.counts };
    return {
      ops,
      steps,
      commands,
      troubles,
      changes,
      deliveries,
      clocks,
      deep,
      states,
      codes,
      ...(violation ? { violation } : {}),
    };
  }

  private async step(): Promise<void> {
    const random = seededRandom(Math.imul(this.game.seed + 1, 0x9e3779b1) ^ Math.imul(this.steps + 1, 0x85ebca6b));
    // Not where one of all endpoints has its turn.
    const isMoment = this.steps % TURN_EVERY_STEPS !== 0 && random.chance(MOMENT_CHANCE);
    const count = isMoment ? MOMENT_CALLS : random.chance(0.6) ? 1 : 2 + random.below(3);
    const before = Math.floor(this.ops / DEEP_EVERY_OPS);
    this.ops += count;
    if (this.game.without?.has(this.steps)) return;
    this.judge.beginStep();
    const rivals = random.chance(RIVAL_CHANCE);
    const moment = isMoment ? momentFor(this.drawing(random)) : [];
    let first: Call | undefined;
    const works = Array.from({ length: count }, (_, at) => {
      const said = moment[at];
      const { call, works } = this.work(random, said ?? (rivals ? first : undefined));
      first ??= call;
      return works;
    }).flat();
    for (let i = random.below(DELIVERIES_PER_STEP); i > 0; i -= 1) works.push(() => this.background.delivery(random));
    if (random.chance(0.02)) works.push(() => this.background.clock(random, random.pick(RHYTHMS_MINUTES)));
    if (this.county.next[0] === 'tick') {
      this.county.next.shift();
      works.push(() => this.background.clock(random, 1));
    }
    const upload = random.chance(UPLOAD_CHANCE) ? this.county.uploads.shift() : undefined;
    if (upload) works.push(() => this.background.upload(upload, random));
    await this.town.gate.run(works, random, MANY_TROUBLES);
    this.follow();
    this.judge.endStep();
    this.town.pass(passing(random, this.game.seed));
    if (isQuiet(this.game.seed, this.steps)) await this.quietYear(random);
    if (Math.floor(this.ops / DEEP_EVERY_OPS) > before) await this.settled();
  }

  private drawing(random: Random): Drawing {
    const op = `${this.steps}-${random.below(1e9)}`;
    return { town: this.town, county: this.county, random, now: this.town.now(), op, step: this.steps };
  }

  /** A call by somebody, as said or against a rival; now and then pressed twice at the same moment, or one of before, once more. */
  private work(
    random: Random,
    given: Said | Call | undefined,
  ): { readonly call: Call; readonly works: readonly (() => Promise<void>)[] } {
    const kept = random.chance(REPLAY_CHANCE) ? this.judge.kept() : [];
    const again = kept.length > 0 ? random.pick(kept) : undefined;
    if (again !== undefined)
      return { call: again.call, works: [() => this.called(again.call, random.below(2), again.reply)] };
    const drawing = this.drawing(random);
    const call = given === undefined ? draw(drawing) : 'name' in given ? callOf(given, drawing) : rival(given, drawing);
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
      const settled = await process.unlessCrashed(this.send(house, call));
      if (settled === undefined) continue;
      const reply = this.judge.judge(call, settled, before);
      if (reply !== undefined && call.raw.method !== 'GET') answers.push(reply);
      must(new Set(answers).size <= 1, 'the same key gives the same answer', () => call.route.contract.name);
      return;
    }
  }

  private async send(house: House, call: Call): Promise<Settled> {
    try {
      const { reply, cookies = [] } = await settle(house, call.route, call.raw, this.judge.actorFor(call), call.caller);
      return { reply, cookies };
    } catch (error) {
      return { error };
    }
  }

  /** Takes in what was committed and holds it to the rules. */
  private follow(): void {
    const all = this.town.stream.read();
    const watch = watchAll(all, this.county, this.judge.granted);
    for (const fresh of all) {
      const { change } = fresh;
      this.changes += 1;
      if (isBookkeeping(change)) continue;
      watch(change);
      const state = change.after?.['state'];
      if (typeof state === 'string' && state !== change.before?.['state'])
        this.states.add(`${change.after?.type} ${state}`);
      this.county.follow(fresh);
    }
  }

  /** Nobody calls and nothing fails: only the clocks go. */
  private async quietYear(random: Random): Promise<void> {
    for (let month = 0; month < QUIET_MONTHS_COUNT; month += 1) {
      this.town.pass(QUIET_MONTH_MS);
      for (const rhythm of [15, 1_440] as const)
        await this.town.gate.run([() => this.background.clock(random, rhythm)], random, NO_TROUBLES);
      this.follow();
    }
  }

  /** Lets everything come to rest without troubles and counts it all once more. */
  private async settled(): Promise<void> {
    const random = seededRandom(this.steps);
    await this.town.gate.drain(random);
    this.follow();
    for (const deadId of this.county.letters) await this.replayed(deadId, random);
    for (let round = 0; this.town.stream.waiting > 0; round += 1) {
      must(round < SETTLE_ROUNDS_LIMIT, 'every event is taken in the end', () => `${this.town.stream.waiting} wait`);
      await this.town.gate.run([() => this.background.delivery(random)], random, NO_TROUBLES);
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

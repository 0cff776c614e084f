import { AsyncLocalStorage } from 'node:async_hooks';
import { nextTick } from 'node:process';
import { type Table, TableError } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';
import type { Process } from './process.ts';
import { handOneOut, hasHeld, holdThreads, letThreadsGo } from './threads.ts';

/** What may happen to a call of the table, each with its probability for one call. */
export type Troubles = {
  readonly conflict: number;
  readonly throttle: number;
  readonly timeoutBefore: number;
  readonly timeoutAfter: number;
  readonly crashBefore: number;
  readonly crashAfter: number;
};
export const NO_TROUBLES: Troubles = {
  conflict: 0,
  throttle: 0,
  timeoutBefore: 0,
  timeoutAfter: 0,
  crashBefore: 0,
  crashAfter: 0,
};
/** Many times worse than any cloud: what is rare there happens here every second. */
export const MANY_TROUBLES: Troubles = {
  conflict: 0.01,
  throttle: 0.004,
  timeoutBefore: 0.004,
  timeoutAfter: 0.008,
  crashBefore: 0.0015,
  crashAfter: 0.003,
};
export type Trouble = keyof Troubles;

type Waiting = {
  readonly process: Process;
  /** The number of the work that calls. */
  readonly work: number;
  readonly isWrite: boolean;
  readonly ask: () => Promise<unknown>;
  readonly resolve: (answer: never) => void;
  readonly reject: (error: unknown) => void;
};

/** Turns in which nothing came of anything, before that counts as standing still. */
const STILL_LIMIT_TURNS = 1_000_000;
const workScope = new AsyncLocalStorage<number>();
const nothing = Promise.resolve();

/**
 * Stands before the table and lets calls through one at a time, in an order that the seed decides, with the troubles that
 * the seed sends: so every interleaving of operations between two awaits can happen, and happens again.
 */
export class Gate {
  readonly counts: Record<Trouble, number> = { ...NO_TROUBLES };
  /** In the order of the works, each work's in the order of its calls. */
  private waiting: Waiting[] = [];
  private shut = false;
  private works = 0;
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  /** The table as one process sees it. */
  tableOf(process: Process): Table {
    const { table } = this;
    const through = <T>(isWrite: boolean, ask: () => Promise<T>): Promise<T> =>
      !this.shut
        ? ask()
        : new Promise<T>((resolve, reject) => {
            // Nobody hears of a process that is gone, whatever it was still about to do.
            if (!process.alive) return;
            this.wait({ process, work: workScope.getStore() ?? 0, isWrite, ask, resolve, reject });
          });
    return {
      get: (key, options) => through(false, () => table.get(key, options)),
      batchGet: (keys) => through(false, () => table.batchGet(keys)),
      query: (query) => through(false, () => table.query(query)),
      transact: (writes, token) => through(true, () => table.transact(writes, token)),
      consumed: () => table.consumed(),
      close: () => table.close(),
    };
  }

  /**
   * Runs works to their end, one call of the table after another; a crash ends a process's work. The next call goes when
   * nothing else can, so what a thread takes its time for (signing) changes no order. A call that nobody of these works waits
   * for any more stays where it is and goes in a later step: others may have joined what it is for.
   */
  async run(works: readonly (() => Promise<unknown>)[], random: Random, troubles: Troubles): Promise<void> {
    this.shut = true;
    holdThreads();
    let running = works.length;
    const failures: unknown[] = [];
    const ended = () => {
      running -= 1;
    };
    const failed = (error: unknown) => {
      failures.push(error);
      running -= 1;
    };
    for (const work of works) {
      this.works += 1;
      // Where there is but one, its calls need no number to be told apart from others'.
      (works.length === 1 ? work() : workScope.run(this.works, work)).then(ended, failed);
    }
    await this.goOn(() => running > 0, random, troubles);
    if (failures.length > 0) throw failures[0];
  }

  /** Lets through what still waits from steps that are over. */
  async drain(random: Random): Promise<void> {
    if (this.waiting.length > 0) await this.goOn(() => this.waiting.length > 0, random, NO_TROUBLES);
  }

  /** From now on calls go straight to the table. */
  leaveOpen(): void {
    this.shut = false;
  }

  private wait(call: Waiting): void {
    let at = this.waiting.length;
    while (at > 0 && (this.waiting[at - 1]?.work ?? 0) > call.work) at -= 1;
    if (at === this.waiting.length) this.waiting.push(call);
    else this.waiting.splice(at, 0, call);
  }

  private drawn(random: Random): Waiting | undefined {
    if (this.waiting.length === 0) return undefined;
    const at = random.below(this.waiting.length);
    return at === this.waiting.length - 1 ? this.waiting.pop() : this.waiting.splice(at, 1)[0];
  }

  /**
   * One round after another, each when no promise has anything left to do: Node takes its ticks then. A turn of the loop says
   * the same and asks the system each time, and a promise for each round is more to carry than what most rounds do.
   */
  private goOn(isGoing: () => boolean, random: Random, troubles: Troubles): Promise<void> {
    holdThreads();
    return new Promise((resolve, reject) => {
      let still = 0;
      // From a promise only: a tick that comes out of another does not wait for what promises have left to do.
      const settled = () => nextTick(round);
      const later = () => void nothing.then(settled);
      const failed = (error: unknown) => {
        letThreadsGo();
        reject(error);
      };
      const round = () => {
        if (hasHeld()) {
          handOneOut().then(settled, failed);
          return;
        }
        if (!isGoing()) {
          letThreadsGo();
          resolve();
          return;
        }
        const next = this.drawn(random);
        still = next === undefined ? still + 1 : 0;
        if (next !== undefined) this.release(next, troubleFor(next, random, troubles), settled);
        else if (still > STILL_LIMIT_TURNS) failed(new Error('the work waits for something that never comes'));
        else setImmediate(later);
      };
      later();
    });
  }

  private release(next: Waiting, trouble: Trouble | undefined, settled: () => void): void {
    if (trouble === undefined) {
      bring(next, next.ask(), settled);
      return;
    }
    this.counts[trouble] += 1;
    if (trouble !== 'crashBefore' && trouble !== 'crashAfter') {
      bring(next, perform(next.ask, trouble), settled);
      return;
    }
    if (trouble === 'crashAfter') bring(next, next.ask(), settled);
    else nothing.then(settled);
    this.waiting = this.waiting.filter(({ process }) => process !== next.process);
    next.process.crash();
  }
}

/** Brings an answer to whoever waits for it, if they are still there, and says then that it was brought. */
function bring({ process, resolve, reject }: Waiting, answering: Promise<unknown>, brought: () => void): void {
  answering.then(
    (answer) => {
      if (process.alive) resolve(answer as never);
      brought();
    },
    (error) => {
      if (process.alive) reject(error);
      brought();
    },
  );
}

const KINDS = Object.keys(NO_TROUBLES) as readonly Trouble[];
/** A read changes nothing, so nothing can come after it. */
const READ_KINDS = KINDS.filter((name) => name !== 'conflict' && name !== 'timeoutAfter' && name !== 'crashAfter');

function troubleFor({ isWrite }: Waiting, random: Random, troubles: Troubles): Trouble | undefined {
  let at = random.next();
  for (const name of isWrite ? KINDS : READ_KINDS) {
    if (at < troubles[name]) return name;
    at -= troubles[name];
  }
  return undefined;
}

async function perform<T>(call: () => Promise<T>, trouble: Trouble): Promise<T> {
  if (trouble === 'conflict') throw new TableError('conflict', 'simulated: conflict');
  if (trouble === 'throttle') throw new TableError('throttled', 'simulated: throttled');
  if (trouble === 'timeoutBefore') throw new TableError('timeout', 'simulated: the request was lost');
  if (trouble !== 'timeoutAfter') return call();
  await call().catch((error) => {
    if (!(error instanceof TableError)) throw error;
  });
  throw new TableError('timeout', 'simulated: the answer was lost');
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { type Table, TableError } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';
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
  /** The number of the work that calls, and of its call. */
  readonly work: number;
  readonly call: number;
  readonly isWrite: boolean;
  readonly go: (trouble?: Trouble) => void;
};

/** Turns in which nothing came of anything, before that counts as standing still. */
const STILL_LIMIT_TURNS = 1_000_000;
const workScope = new AsyncLocalStorage<number>();

/** One process of the product: what it has in memory is gone when it crashes, and whoever waited for it hears nothing more. */
export class Process {
  readonly crashed = Promise.withResolvers<void>();
  alive = true;
}

/**
 * Stands before the table and lets calls through one at a time, in an order that the seed decides, with the troubles that
 * the seed sends: so every interleaving of operations between two awaits can happen, and happens again.
 */
export class Gate {
  readonly counts: Record<Trouble, number> = { ...NO_TROUBLES };
  private waiting: Waiting[] = [];
  private shut = false;
  private calls = 0;
  private works = 0;
  /** Calls that the table has and has not answered. */
  private unanswered = 0;
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  /** The table as one process sees it. */
  tableOf(process: Process): Table {
    const { table } = this;
    const through = <T>(isWrite: boolean, call: () => Promise<T>): Promise<T> =>
      !this.shut
        ? call()
        : new Promise<T>((resolve, reject) => {
            // Nobody hears of a process that is gone, whatever it was still about to do.
            if (!process.alive) return;
            const heard = () => {
              this.unanswered -= 1;
              return process.alive;
            };
            const go = (trouble?: Trouble) => {
              this.unanswered += 1;
              (trouble === undefined ? call() : perform(call, trouble)).then(
                (answer) => heard() && resolve(answer),
                (error) => heard() && reject(error),
              );
            };
            this.calls += 1;
            this.waiting.push({ process, work: workScope.getStore() ?? 0, call: this.calls, isWrite, go });
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
    const running = new Set<number>();
    const ends = works.map((work) => {
      this.works += 1;
      const number = this.works;
      running.add(number);
      return workScope.run(number, work).finally(() => running.delete(number));
    });
    // Heard at once, so that one which fails early is nobody's unheard failure.
    const all = Promise.allSettled(ends);
    await this.goOn(() => running.size > 0, random, troubles);
    await all;
    await Promise.all(ends);
  }

  /** Lets through what still waits from steps that are over. */
  async drain(random: Random): Promise<void> {
    await this.goOn(() => this.waiting.length > 0, random, NO_TROUBLES);
  }

  /** From now on calls go straight to the table. */
  leaveOpen(): void {
    this.shut = false;
  }

  private async goOn(isGoing: () => boolean, random: Random, troubles: Troubles): Promise<void> {
    holdThreads();
    try {
      for (let still = 0; ; still += 1) {
        for (await tick(); this.unanswered > 0 || hasHeld(); await tick())
          await (this.unanswered > 0 ? turn() : handOneOut());
        if (!isGoing()) return;
        if (still > STILL_LIMIT_TURNS) throw new Error('the work waits for something that never comes');
        if (this.waiting.length === 0) {
          await turn();
          continue;
        }
        still = 0;
        if (this.waiting.length > 1) this.waiting.sort((a, b) => a.work - b.work || a.call - b.call);
        const [next] = this.waiting.splice(random.below(this.waiting.length), 1);
        if (next) this.release(next, random, troubles);
      }
    } finally {
      letThreadsGo();
    }
  }

  private release(next: Waiting, random: Random, troubles: Troubles): void {
    const trouble = drawn(random, troubles, next.isWrite);
    if (trouble === undefined) {
      next.go();
      return;
    }
    this.counts[trouble] += 1;
    if (trouble === 'crashBefore' || trouble === 'crashAfter') {
      if (trouble === 'crashAfter') next.go();
      next.process.alive = false;
      this.waiting = this.waiting.filter(({ process }) => process !== next.process);
      next.process.crashed.resolve();
      return;
    }
    next.go(trouble);
  }
}

/**
 * Lets everything run that promises alone hold up: Node takes its ticks when no promise has anything left to do. A turn of the
 * loop says the same and asks the system each time, a tenth of a whole run.
 */
function tick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

/** Lets everything run that can run without the table. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const KINDS = Object.keys(NO_TROUBLES) as readonly Trouble[];
/** A read changes nothing, so nothing can come after it. */
const READ_KINDS = KINDS.filter((name) => name !== 'conflict' && name !== 'timeoutAfter' && name !== 'crashAfter');

function drawn(random: Random, troubles: Troubles, isWrite: boolean): Trouble | undefined {
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

import { AsyncLocalStorage } from 'node:async_hooks';
import { type Table, TableError } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';

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
export type Trouble = keyof Troubles;

type Waiting = {
  readonly process: Process;
  /** The number of the work that calls, and of its call. */
  readonly work: number;
  readonly call: number;
  readonly isWrite: boolean;
  readonly go: (trouble?: Trouble) => void;
};

const PATIENCE_TURNS = 5_000;
const IDLE_LIMIT_TURNS = 10_000_000;
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
  private open = true;
  private calls = 0;
  private readonly table: Table;

  constructor(table: Table) {
    this.table = table;
  }

  /** The table as one process sees it. */
  tableOf(process: Process): Table {
    const { table } = this;
    const through = <T>(isWrite: boolean, call: () => Promise<T>): Promise<T> =>
      this.open
        ? call()
        : new Promise<T>((resolve, reject) => {
            // Nobody hears of a process that is gone, whatever it was still about to do.
            if (!process.alive) return;
            const go = (trouble?: Trouble) =>
              perform(call, trouble).then(settleIn(process, resolve), settleIn(process, reject));
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
   * every work waits for the table or is done, so what a thread takes its time for (signing) changes no order.
   */
  async run(works: readonly (() => Promise<unknown>)[], random: Random, troubles: Troubles): Promise<void> {
    this.open = false;
    const running = new Set(works.keys());
    const ends = works.map((work, at) =>
      workScope.run(at, work).finally(() => {
        running.delete(at);
      }),
    );
    const all = Promise.allSettled(ends);
    for (let idle = 0; running.size > 0; ) {
      await turn();
      const ready = new Set(this.waiting.map(({ work }) => work));
      idle += 1;
      // A commit takes a turn or two; signing takes a thread. Who takes longer waits for another's call of the table.
      if ([...running].some((work) => !ready.has(work)) && (ready.size === 0 || idle < PATIENCE_TURNS)) {
        if (idle > IDLE_LIMIT_TURNS) throw new Error('the work waits for something that never comes');
        continue;
      }
      idle = 0;
      this.waiting.sort((a, b) => a.work - b.work || a.call - b.call);
      const [next] = this.waiting.splice(random.below(this.waiting.length), 1);
      if (next) this.release(next, random, troubles);
    }
    this.open = true;
    this.waiting = [];
    await all;
    await Promise.all(ends);
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

/** Lets everything run that can run without the table. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function settleIn<T>(process: Process, settle: (value: T) => void): (value: T) => void {
  return (value) => {
    if (process.alive) settle(value);
  };
}

function drawn(random: Random, troubles: Troubles, isWrite: boolean): Trouble | undefined {
  let at = random.next();
  for (const [name, rate] of Object.entries(troubles) as [Trouble, number][]) {
    if (!isWrite && (name === 'conflict' || name === 'timeoutAfter' || name === 'crashAfter')) continue;
    if (at < rate) return name;
    at -= rate;
  }
  return undefined;
}

async function perform<T>(call: () => Promise<T>, trouble: Trouble | undefined): Promise<T> {
  if (trouble === 'conflict') throw new TableError('conflict', 'simulated: conflict');
  if (trouble === 'throttle') throw new TableError('throttled', 'simulated: throttled');
  if (trouble === 'timeoutBefore') throw new TableError('timeout', 'simulated: the request was lost');
  if (trouble !== 'timeoutAfter') return call();
  await call().catch((error) => {
    if (!(error instanceof TableError)) throw error;
  });
  throw new TableError('timeout', 'simulated: the answer was lost');
}

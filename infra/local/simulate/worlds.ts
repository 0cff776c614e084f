import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { Game, Played } from './game.ts';
import type { Tally } from './judge.ts';
import { play } from './play.ts';
import type { Store } from './town.ts';

/** One town holds so many calls; a longer run plays several, each from a seed of its own. */
export const TOWN_OPS = 10_000;

export type Sum = {
  readonly ops: number;
  readonly changes: number;
  readonly deliveries: number;
  readonly clocks: number;
  readonly deep: number;
  readonly commands: ReadonlyMap<string, Tally>;
  readonly troubles: Readonly<Record<string, number>>;
  readonly states: ReadonlySet<string>;
  /** The first town that broke a rule. */
  readonly failed?: { readonly seed: number; readonly played: Played };
};

/** Seeds of the towns of a run, each with its number of calls. */
export function townsOf(seed: number, ops: number, store: Store = 'memory'): readonly Game[] {
  const count = Math.ceil(ops / TOWN_OPS);
  return Array.from({ length: count }, (_, at) => ({
    seed: count === 1 ? seed : Math.imul(seed, 100_003) + at,
    ops: Math.min(TOWN_OPS, ops - at * TOWN_OPS),
    store,
  }));
}

/** Plays the towns on `threads` threads and adds up what they tell; stops at the first that breaks a rule. */
export async function playAll(towns: readonly Game[], threads: number, progress: (ops: number) => void): Promise<Sum> {
  const waiting = [...towns];
  const sum = {
    ops: 0,
    changes: 0,
    deliveries: 0,
    clocks: 0,
    deep: 0,
    commands: new Map<string, Tally>(),
    troubles: {} as Record<string, number>,
    states: new Set<string>(),
  };
  let failed: Sum['failed'];
  const lane = async (run: (town: Game) => Promise<Played>) => {
    for (let town = waiting.shift(); town !== undefined && failed === undefined; town = waiting.shift()) {
      const played = await run(town);
      add(sum, played);
      progress(sum.ops);
      if (played.violation) failed ??= { seed: town.seed, played };
    }
  };
  if (threads <= 1 || towns.length === 1) await lane(playBare);
  else await Promise.all(Array.from({ length: threads }, () => inThread(lane)));
  return { ...sum, ...(failed === undefined ? {} : { failed }) };
}

/**
 * Plays a town whose errors keep no stack: nine of ten are refusals that are meant, and writing down where they came from was
 * a tenth of all work. `shrink` plays a town that broke a rule again, with stacks.
 */
export async function playBare(town: Game): Promise<Played> {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return await play(town);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

async function inThread(lane: (run: (town: Game) => Promise<Played>) => Promise<void>): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: 'play',
    stderr: false,
    // A history makes much and keeps little of it: fewer, larger sweeps.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  try {
    await lane(
      (town) =>
        new Promise<Played>((resolve, reject) => {
          worker.once('message', resolve);
          worker.once('error', reject);
          worker.postMessage(town);
        }),
    );
  } finally {
    await worker.terminate();
  }
}

function add(
  sum: {
    ops: number;
    changes: number;
    deliveries: number;
    clocks: number;
    deep: number;
    commands: Map<string, Tally>;
    troubles: Record<string, number>;
    states: Set<string>;
  },
  played: Played,
): void {
  sum.ops += played.ops;
  sum.changes += played.changes;
  sum.deliveries += played.deliveries;
  sum.clocks += played.clocks;
  sum.deep += played.deep;
  for (const state of played.states) sum.states.add(state);
  for (const [name, count] of Object.entries(played.troubles)) sum.troubles[name] = (sum.troubles[name] ?? 0) + count;
  for (const [name, { tried, done, refused }] of played.commands) {
    const known = sum.commands.get(name) ?? { tried: 0, done: 0, refused: 0 };
    sum.commands.set(name, { tried: known.tried + tried, done: known.done + done, refused: known.refused + refused });
  }
}

if (!isMainThread && workerData === 'play')
  parentPort?.on('message', (town: Game) => {
    void playBare(town).then((played) => parentPort?.postMessage(played));
  });

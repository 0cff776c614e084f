import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Game, Played } from './game.ts';
import type { Tally } from './judge.ts';
import { play } from './play.ts';
import type { Store } from './town.ts';

/** One town holds so many calls unless said otherwise; a longer run plays several, each from a seed of its own. */
export const TOWN_OPS = 4_000;

/** A town that was played, and the processor time that it took. */
export type Told = { readonly played: Played; readonly cpuSeconds: number };

export type Sum = {
  readonly ops: number;
  /** Processor time of all that played: what a machine that does nothing else would take. */
  readonly cpuSeconds: number;
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

type Run = (town: Game) => Promise<Told>;
/** A history makes much and keeps little of it: fewer, larger sweeps. */
const SEMI_SPACE_MB = 32;

/** Seeds of the towns of a run, each with its number of calls: `town` at most. */
export function townsOf(
  seed: number,
  ops: number,
  { store = 'memory', town = TOWN_OPS }: { readonly store?: Store; readonly town?: number } = {},
): readonly Game[] {
  const count = Math.ceil(ops / town);
  return Array.from({ length: count }, (_, at) => ({
    seed: count === 1 ? seed : Math.imul(seed, 100_003) + at,
    ops: Math.min(town, ops - at * town),
    store,
  }));
}

/** Plays the towns in so many processes at once and adds up what they tell; stops at the first that breaks a rule. */
export async function playAll(
  towns: readonly Game[],
  processes: number,
  progress: (ops: number) => void,
): Promise<Sum> {
  const waiting = [...towns];
  const sum = {
    ops: 0,
    cpuSeconds: 0,
    changes: 0,
    deliveries: 0,
    clocks: 0,
    deep: 0,
    commands: new Map<string, Tally>(),
    troubles: {} as Record<string, number>,
    states: new Set<string>(),
  };
  let failed: Sum['failed'];
  const lane = async (run: Run) => {
    for (let town = waiting.shift(); town !== undefined && failed === undefined; town = waiting.shift()) {
      const { played, cpuSeconds } = await run(town);
      sum.cpuSeconds += cpuSeconds;
      add(sum, played);
      progress(sum.ops);
      if (played.violation) failed ??= { seed: town.seed, played };
    }
  };
  if (processes <= 1 || towns.length === 1) await lane(playMeasured);
  else await Promise.all(Array.from({ length: Math.min(processes, towns.length) }, () => inProcess(lane)));
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

/** `playBare`, with what it took of the processor: of this whole process, so one town at a time. */
export async function playMeasured(town: Game): Promise<Told> {
  const before = process.cpuUsage();
  const played = await playBare(town);
  const { user, system } = process.cpuUsage(before);
  return { played, cpuSeconds: (user + system) / 1e6 };
}

/** Of a process of its own: threads of one share what gives out memory and collects it, and keep each other waiting. */
async function inProcess(lane: (run: Run) => Promise<void>): Promise<void> {
  const child = fork(join(import.meta.dirname, 'other-process.ts'), {
    serialization: 'advanced',
    execArgv: ['--no-warnings', `--max-semi-space-size=${SEMI_SPACE_MB}`],
  });
  try {
    await lane((town) => playedBy(child, town));
  } finally {
    child.disconnect();
  }
}

function playedBy(child: ChildProcess, town: Game): Promise<Told> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process that played ${town.seed} ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (told) => {
      child.off('exit', ended);
      resolve(told as Told);
    });
    child.send(town);
  });
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

import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { simulateMatching } from './simulate/matching/report.ts';
import { runMutants } from './simulate/mutants.ts';
import { neverDone, neverReached } from './simulate/reach.ts';
import { shrink } from './simulate/shrink.ts';
import type { Store } from './simulate/town.ts';
import { playAll, type Sum, TOWN_OPS, townsOf } from './simulate/worlds.ts';
import { runMain, Trouble } from './trouble.ts';

const USAGE =
  'Usage: npm run simulate -- [mutants|matching] [--seed N] [--ops N] [--town N] [--jobs N] [--sqlite] [--json] [--out DIR]';
const OPS_LIMIT = 10_000_000;
const JOBS_LIMIT_COUNT = 64;

/**
 * `npm run simulate -- --seed N --ops N [--json]`: random people of all roles call every command of the product on a
 * virtual clock, through a table that fails and a stream that repeats, and whatever they do, the rules hold. A failing
 * seed plays again exactly and is shrunk. `mutants` breaks the product on purpose and tells which breaks are noticed. `matching` lives in simulate/matching.
 */
async function main(): Promise<void> {
  const { what, seed, ops, town, jobs, store, json, out } = readArguments();
  if (what === 'matching') return simulateMatching({ seed, json, out });
  if (what === 'mutants') return runMutants({ seed, ops, jobs, json });
  const started = performance.now();
  const sum = await playAll(townsOf(seed, ops, { store, town }), jobs, (done) => tell(done, ops));
  const seconds = (performance.now() - started) / 1_000;
  const shrunk = sum.failed && (await shrink(sum.failed.seed, sum.failed.played));
  const report = {
    seed,
    ops: sum.ops,
    seconds: Math.round(seconds * 10) / 10,
    opsPerSecond: Math.round(sum.ops / seconds),
    deliveriesPerSecond: Math.round(sum.deliveries / seconds),
    clocksPerSecond: Math.round((10 * sum.clocks) / seconds) / 10,
    cpuSeconds: Math.round(10 * sum.cpuSeconds) / 10,
    cpuSecondsPer1000: Math.round((100_000 * sum.cpuSeconds) / sum.ops) / 100,
    changes: sum.changes,
    deliveries: sum.deliveries,
    clocks: sum.clocks,
    recounts: sum.deep,
    troubles: sum.troubles,
    never: neverDone(sum.commands),
    unreached: neverReached(sum.states),
    ...(shrunk ? { violation: shrunk } : {}),
  };
  if (json) console.log(JSON.stringify(report));
  else print(sum, report);
  if (shrunk) process.exitCode = 1;
}

function print(sum: Sum, report: object): void {
  console.table(Object.fromEntries([...sum.commands].sort(([a], [b]) => a.localeCompare(b))));
  console.log(JSON.stringify(report, null, 2));
}

function tell(done: number, ops: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${ops} `);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: 'string', default: '7' },
        ops: { type: 'string', default: '20000' },
        town: { type: 'string', default: String(TOWN_OPS) },
        jobs: { type: 'string', default: String(availableParallelism()) },
        sqlite: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        out: { type: 'string' },
      },
    });
    const [seed, ops, jobs] = [Number(values.seed), Number(values.ops), Number(values.jobs)];
    const town = Number(values.town);
    const store: Store = values.sqlite ? 'sqlite' : 'memory';
    const [what, ...more] = positionals;
    const within = (count: number, limit: number) => Number.isInteger(count) && count > 0 && count <= limit;
    const fits =
      Number.isSafeInteger(seed) && within(ops, OPS_LIMIT) && within(town, OPS_LIMIT) && within(jobs, JOBS_LIMIT_COUNT);
    if (fits && more.length === 0 && (what === undefined || what === 'mutants' || what === 'matching'))
      return { what, seed, ops, town, jobs, store, json: values.json, out: values.out };
  } catch {
    // An option that is not there: the usage says which are.
  }
  throw new Trouble(USAGE);
}

await runMain(main);

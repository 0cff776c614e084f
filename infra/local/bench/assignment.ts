import type { Highs } from 'highs';
import { checkCertificate } from '../../../shared/matching/solver/check.ts';
import { type Below, cities, equalWeights, type Size, uniform } from '../../../shared/matching/solver/families.ts';
import type { Instance } from '../../../shared/matching/solver/instance.ts';
import { type Duals, solve } from '../../../shared/matching/solver/solve.ts';
import type { Row } from '../bench.ts';
import { seededRandom } from '../seed/random.ts';
import { matrixOf, runLinearSum, runMunkres } from './dense-peers.ts';
import { linearProgram, loadHighs, runHighs } from './highs.ts';

const SEED_NUMBER = 7;
const RUNS = 9;
const WARM_UP_MS = 1_000;

type Run = { readonly weight: number; readonly ms: number };
type Peer = { readonly name: string; readonly run: () => Run };
type Case = {
  readonly family: string;
  readonly size: Size;
  readonly make: (below: Below, size: Size) => Instance;
  readonly peers: readonly PeerName[];
};
type PeerName = keyof typeof PEERS;

const MIDDLE = { rows: 5_000, columns: 3_000, edges: 75_000 };
const LARGE = { rows: 20_000, columns: 10_000, edges: 500_000 };
const CASES: readonly Case[] = [
  ...[MIDDLE, LARGE].flatMap((size): Case[] => [
    { family: 'uniform', size, make: uniform, peers: ['highs'] },
    { family: 'cities', size, make: cities, peers: ['highs'] },
    {
      family: 'cities, capacities to 3',
      size: { ...size, rowCapacity: 3, columnCapacity: 3 },
      make: cities,
      peers: ['highs'],
    },
    { family: 'equal weights', size, make: equalWeights, peers: ['highs'] },
  ]),
  {
    family: 'over-demanded',
    size: { rows: 20_000, columns: 2_000, edges: 300_000, columnCapacity: 3 },
    make: cities,
    peers: ['highs'],
  },
  {
    family: 'under-demanded',
    size: { rows: 2_000, columns: 20_000, edges: 300_000, rowCapacity: 3 },
    make: uniform,
    peers: ['highs'],
  },
  {
    family: 'dense',
    size: { rows: 200, columns: 200, edges: 40_000 },
    make: uniform,
    peers: ['linear-sum-assignment', 'munkres-js', 'highs'],
  },
];

/** The head start: the same size, one edge in a hundred worth something else, from the duals of before or from nothing. */
const WARM_CASES: readonly Omit<Case, 'peers'>[] = [
  { family: 'uniform', size: LARGE, make: uniform },
  { family: 'cities, capacities to 3', size: { ...LARGE, rowCapacity: 3, columnCapacity: 3 }, make: cities },
  { family: 'equal weights', size: LARGE, make: equalWeights },
  { family: 'cities, as many of both', size: { rows: 5_000, columns: 5_000, edges: 125_000 }, make: cities },
];
const CHANGED_IN = 100;
const CHANGED_BY = 30;

/** Each peer gets the instance in its own form, made before the clock starts. */
const PEERS = {
  highs: (instance: Instance, highs: Highs) => {
    const model = linearProgram(highs, instance);
    return () => runHighs(highs, model);
  },
  'linear-sum-assignment': (instance: Instance) => {
    const weights = matrixOf(instance);
    return () => timed(() => runLinearSum(weights));
  },
  'munkres-js': (instance: Instance) => {
    const weights = matrixOf(instance);
    const costs = weights.map((row) => row.map((weight) => -weight));
    return () => timed(() => runMunkres(costs, weights));
  },
} as const satisfies Record<string, (instance: Instance, highs: Highs) => () => Run>;

/**
 * Our solver against each peer on each family, in one process, in turn (ours, theirs, ours, theirs), median and quartiles.
 * Before any timing both run once, which warms them up, must agree on the optimum, and ours must prove it.
 */
export async function benchMatching(): Promise<readonly Row[]> {
  const highs = await loadHighs();
  const rows: Row[] = [];
  for (const { family, size, make, peers } of CASES) {
    const instance = make(seededRandom(SEED_NUMBER).below, size);
    for (const name of peers) {
      console.error(`${family}, ${size.rows} x ${size.columns}: ${name} ...`);
      rows.push({
        family,
        size: `${size.rows} x ${size.columns}`,
        edges: instance.column.length,
        ...compare(instance, { name, run: PEERS[name](instance, highs) }),
      });
    }
  }
  return [...rows, ...WARM_CASES.map(warmRow)];
}

function warmRow({ family, size, make }: Omit<Case, 'peers'>): Row {
  const { below } = seededRandom(SEED_NUMBER);
  const before = make(below, size);
  const weight = before.weight.map((old) =>
    below(CHANGED_IN) === 0 ? Math.max(1, old + below(2 * CHANGED_BY + 1) - CHANGED_BY) : old,
  );
  const instance = { ...before, weight };
  const start = solve(before).duals;
  console.error(`${family}, ${size.rows} x ${size.columns}: from the duals of before ...`);
  return {
    family: `${family}, 1 % changed`,
    size: `${size.rows} x ${size.columns}`,
    edges: instance.column.length,
    ...compare(instance, { name: 'ours from nothing', run: () => timed(() => solve(instance).weight) }, start),
  };
}

function compare(instance: Instance, peer: Peer, start?: Duals): Row {
  const options = start ? { start } : {};
  const runOurs = () => timed(() => solve(instance, options).weight);
  const { weight } = runOurs();
  const theirWeight = peer.run().weight;
  if (!checkCertificate(instance, solve(instance, options)).valid) throw new Error('our own proof does not hold');
  if (Math.abs(theirWeight - weight) > 0.5) throw new Error(`${peer.name} finds ${theirWeight}, we find ${weight}`);
  warmUp(runOurs);
  warmUp(peer.run);
  const ours: number[] = [];
  const theirs: number[] = [];
  for (let i = 0; i < RUNS; i += 1) {
    ours.push(runOurs().ms);
    theirs.push(peer.run().ms);
  }
  return {
    weight,
    'ours ms': shown(quantile(ours, 0.5)),
    'ours quartiles': quartiles(ours),
    peer: peer.name,
    'peer ms': shown(quantile(theirs, 0.5)),
    'peer quartiles': quartiles(theirs),
    'times faster': shown(quantile(theirs, 0.5) / quantile(ours, 0.5)),
  };
}

/** Runs for a second at least, so that what is measured is compiled. */
function warmUp(run: () => unknown): void {
  for (const end = performance.now() + WARM_UP_MS; performance.now() < end; ) run();
}

function timed(run: () => number): Run {
  const start = performance.now();
  const weight = run();
  return { weight, ms: performance.now() - start };
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.round((values.length - 1) * share)] ?? Number.NaN;
}

const quartiles = (values: readonly number[]) => `${shown(quantile(values, 0.25))} to ${shown(quantile(values, 0.75))}`;
/** Three figures are more than such a measurement can bear already. */
const shown = (value: number) => Number(value.toPrecision(3));

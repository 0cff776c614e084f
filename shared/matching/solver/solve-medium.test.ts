import { describe, expect, it } from 'vitest';
import { linearProgram, loadHighs, runHighs } from '../../../infra/local/bench/highs.ts';
import { seededRandom } from '../../../infra/local/seed/random.ts';
import { checkCertificate } from './check.ts';
import { type Below, cities, equalWeights, type Size, uniform } from './families.ts';
import { greedy } from './greedy.ts';
import { compile, type Instance } from './instance.ts';
import { solve } from './solve.ts';
import { listOf, noise, picked } from './testing.ts';

const MEDIUM: Readonly<Record<string, (seed: number) => Instance>> = {
  uniform: medium(uniform, { rows: 300, columns: 200, edges: 3_000 }),
  'uniform with capacities': medium(uniform, {
    rows: 200,
    columns: 200,
    edges: 3_000,
    rowCapacity: 4,
    columnCapacity: 5,
  }),
  cities: medium(cities, { rows: 400, columns: 250, edges: 4_000, columnCapacity: 2 }),
  'many equal weights': medium(equalWeights, {
    rows: 300,
    columns: 300,
    edges: 1_500,
    rowCapacity: 2,
    columnCapacity: 2,
  }),
  'over-demanded': medium(cities, { rows: 600, columns: 60, edges: 4_000, rowCapacity: 2, columnCapacity: 3 }),
  'under-demanded': medium(uniform, { rows: 60, columns: 600, edges: 3_000, rowCapacity: 3 }),
  dense: medium(uniform, { rows: 60, columns: 60, edges: 3_600 }),
};

function medium(family: (below: Below, size: Size) => Instance, size: Size): (seed: number) => Instance {
  return (seed) => family(seededRandom(seed).below, size);
}

describe.each(Object.entries(MEDIUM))('solve, %s', (_, make) => {
  it('finds the optimum of HiGHS and proves it', async () => {
    const highs = await loadHighs();
    for (let seed = 1; seed <= 3; seed += 1) {
      const instance = make(seed);
      const answer = solve(instance);
      expect(checkCertificate(instance, answer)).toEqual({ valid: true });
      expect(answer.weight).toBe(Math.round(runHighs(highs, linearProgram(highs, instance)).weight));
    }
  });

  it('proves what it finds, from nothing and from any prices', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const instance = make(seed);
      const random = seededRandom(seed);
      const start = {
        row: noise(instance.rowCapacity.length, random.below),
        column: noise(instance.columnCapacity.length, random.below),
      };
      const [cold, warm] = [solve(instance), solve(instance, { start })];
      expect(checkCertificate(instance, cold)).toEqual({ valid: true });
      expect(checkCertificate(instance, warm)).toEqual({ valid: true });
      expect(warm.weight).toBe(cold.weight);
    }
  });

  it('starts from the prices of yesterday and ends at the optimum of today', () => {
    const yesterday = make(11);
    const list = listOf(yesterday);
    const random = seededRandom(4);
    const kept = picked(
      list,
      list.row.map((_, e) => e).filter(() => random.chance(0.9)),
    );
    const today = compile({ ...kept, weight: kept.weight.map((weight) => weight + random.below(30)) });
    const warm = solve(today, { start: solve(yesterday).duals });
    expect(checkCertificate(today, warm)).toEqual({ valid: true });
    expect(warm.weight).toBe(solve(today).weight);
  });

  it('answers greedily and uncertified when the time is up, with a bound that holds', () => {
    const instance = make(12);
    let ticks = 0;
    const late = solve(instance, { budget: { ms: 2, now: () => ticks++ } });
    const { weight } = solve(instance);
    const bound = boundOf(instance, late.duals);
    if (late.certified) expect(late.weight).toBe(weight);
    else expect(late).toMatchObject({ ...greedy(instance), certified: false });
    expect(late.weight).toBeLessThanOrEqual(weight);
    expect(2 * greedy(instance).weight).toBeGreaterThanOrEqual(weight);
    expect(bound).toBeGreaterThanOrEqual(weight);
    expect(solve(instance, { budget: { ms: 1, now: () => 0 } })).toEqual(solve(instance));
  });
});

/** What no plan can weigh more than, by the duals. */
function boundOf(instance: Instance, { row, column }: { row: Float64Array; column: Float64Array }): number {
  const list = listOf(instance);
  const priced = (prices: Float64Array, capacity: Int32Array) =>
    prices.reduce((sum, price, i) => sum + price * (capacity[i] ?? 0), 0);
  const gains = list.weight.map((weight, e) =>
    Math.max(0, weight - (row[list.row[e] ?? 0] ?? 0) - (column[list.column[e] ?? 0] ?? 0)),
  );
  return (
    priced(row, list.rowCapacity) + priced(column, list.columnCapacity) + gains.reduce((sum, gain) => sum + gain, 0)
  );
}

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../infra/local/seed/random.ts';
import { checkCertificate } from './check.ts';
import { cities, equalWeights, small, uniform } from './families.ts';
import { compile, type Instance } from './instance.ts';
import { solve } from './solve.ts';
import { listOf, noise, permuted, reordered } from './testing.ts';

const SMALL_COUNT = 4_000;

/** Every set of edges, tried. */
function bruteForce(instance: Instance): number {
  const { row, column, weight, rowCapacity, columnCapacity } = listOf(instance);
  const heaviest = (e: number): number => {
    const r = row[e];
    const c = column[e];
    if (r === undefined || c === undefined) return 0;
    const without = heaviest(e + 1);
    const [rowRoom = 0, columnRoom = 0] = [rowCapacity[r], columnCapacity[c]];
    if (rowRoom === 0 || columnRoom === 0) return without;
    rowCapacity[r] = rowRoom - 1;
    columnCapacity[c] = columnRoom - 1;
    const withIt = (weight[e] ?? 0) + heaviest(e + 1);
    rowCapacity[r] = rowRoom;
    columnCapacity[c] = columnRoom;
    return Math.max(without, withIt);
  };
  return heaviest(0);
}

const smallOnes = Array.from({ length: SMALL_COUNT }, (_, seed) => [seed, small(seededRandom(seed).below)] as const);

describe('solve', () => {
  it(`finds the optimum of brute force on ${SMALL_COUNT} small instances and proves it`, () => {
    for (const [seed, instance] of smallOnes) {
      const answer = solve(instance);
      expect({
        seed,
        weight: answer.weight,
        certified: answer.certified,
        proof: checkCertificate(instance, answer),
      }).toEqual({
        seed,
        weight: bruteForce(instance),
        certified: true,
        proof: { valid: true },
      });
    }
  });

  it('finds and proves the same from any start prices, fitting or not', () => {
    for (const [seed, instance] of smallOnes) {
      const random = seededRandom(seed);
      const start = {
        row: noise(instance.rowCapacity.length, random.below),
        column: noise(instance.columnCapacity.length, random.below),
      };
      const warm = solve(instance, { start });
      expect({ seed, weight: warm.weight, proof: checkCertificate(instance, warm) }).toEqual({
        seed,
        weight: solve(instance).weight,
        proof: { valid: true },
      });
    }
  });

  it('takes start prices that are too few, broken or endless', () => {
    const instance = uniform(seededRandom(1).below, { rows: 30, columns: 20, edges: 200 });
    for (const price of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0.5, 2 ** 60]) {
      const start = { row: Float64Array.of(price), column: new Float64Array(20).fill(price) };
      expect(solve(instance, { start }).weight).toBe(solve(instance).weight);
    }
  });

  it('weighs the same in whatever order rows, columns and edges come', () => {
    for (const [seed, instance] of smallOnes.slice(0, 1_000)) {
      expect({ seed, weight: solve(permuted(instance, seededRandom(seed + 1).below)).weight }).toEqual({
        seed,
        weight: solve(instance).weight,
      });
    }
    const city = cities(seededRandom(5).below, {
      rows: 300,
      columns: 250,
      edges: 3_000,
      rowCapacity: 2,
      columnCapacity: 3,
    });
    expect(solve(permuted(city, seededRandom(6).below)).weight).toBe(solve(city).weight);
  });

  it('weighs the same from either side', () => {
    for (const [seed, instance] of smallOnes.slice(0, 1_000)) {
      const { row, column, rowCapacity, columnCapacity, weight } = listOf(instance);
      const turned = compile({
        row: column,
        column: row,
        rowCapacity: columnCapacity,
        columnCapacity: rowCapacity,
        weight,
      });
      expect({ seed, weight: solve(turned).weight }).toEqual({ seed, weight: solve(instance).weight });
    }
  });

  it('gives the same pairs and duals for the same instance, and for its edges in another order', () => {
    const instance = equalWeights(seededRandom(9).below, { rows: 400, columns: 300, edges: 4_000, columnCapacity: 2 });
    const again = reordered(instance, seededRandom(3).below);
    expect(solve(again)).toEqual(solve(instance));
    expect(solve(instance)).toEqual(solve(instance));
  });

  it('never falls when a volunteer joins, by no more than the heaviest edges the newcomer can take', () => {
    for (const [seed, instance] of smallOnes.slice(0, 1_500)) {
      const random = seededRandom(seed);
      const list = listOf(instance);
      const rows = list.rowCapacity.length;
      const known = Array.from({ length: rows }, (_, r) => r).filter(() => random.chance(0.6));
      const gains = known.map(() => random.below(300));
      const joined = compile({
        rowCapacity: list.rowCapacity,
        columnCapacity: Int32Array.from([...list.columnCapacity, 1]),
        row: Int32Array.from([...list.row, ...known]),
        column: Int32Array.from([...list.column, ...known.map(() => list.columnCapacity.length)]),
        weight: Float64Array.from([...list.weight, ...gains]),
      });
      const [before, after] = [solve(instance).weight, solve(joined).weight];
      expect(after, `seed ${seed}`).toBeGreaterThanOrEqual(before);
      expect(after, `seed ${seed}`).toBeLessThanOrEqual(before + Math.max(0, ...gains));
    }
  });

  it('keeps weights at the limit exact', () => {
    const top = 2 ** 40;
    const instance = compile({
      rowCapacity: Int32Array.of(1, 1),
      columnCapacity: Int32Array.of(1, 1),
      row: Int32Array.of(0, 0, 1, 1),
      column: Int32Array.of(0, 1, 0, 1),
      weight: Float64Array.of(top, top - 1, top - 1, top - 3),
    });
    expect(solve(instance)).toMatchObject({ pairs: Int32Array.of(0, 1, 1, 0), weight: 2 * top - 2 });
  });

  it('pairs nobody where no edge gains', () => {
    const lossy = { row: Int32Array.of(0), column: Int32Array.of(0), weight: Float64Array.of(-4) };
    const nothing = { row: new Int32Array(0), column: new Int32Array(0), weight: new Float64Array(0) };
    const one = Int32Array.of(1);
    const none = new Int32Array(0);
    expect(solve(compile({ rowCapacity: one, columnCapacity: one, ...lossy }))).toMatchObject({
      pairs: none,
      weight: 0,
    });
    expect(solve(compile({ rowCapacity: none, columnCapacity: none, ...nothing }))).toMatchObject({
      pairs: none,
      weight: 0,
    });
    expect(solve(compile({ rowCapacity: one, columnCapacity: none, ...nothing }))).toMatchObject({
      pairs: none,
      weight: 0,
    });
  });
});

import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../infra/local/seed/random.ts';
import { checkCertificate } from './check.ts';
import { cities, small } from './families.ts';
import { greedy } from './greedy.ts';
import type { Instance } from './instance.ts';
import { type Assignment, solve } from './solve.ts';

type Proof = Omit<Assignment, 'certified'>;
const INSTANCES = [
  ...Array.from({ length: 300 }, (_, seed) => small(seededRandom(seed).below)),
  cities(seededRandom(1).below, { rows: 60, columns: 40, edges: 400, rowCapacity: 2, columnCapacity: 2 }),
];

const changed = (values: Float64Array, at: number, by: number) =>
  values.map((value, i) => (i === at ? value + by : value));
const without = (values: Int32Array, at: number) => Int32Array.from([...values.slice(0, at), ...values.slice(at + 2)]);
const twice = (values: Int32Array, at: number) => Int32Array.from([...values.slice(0, at + 2), ...values.slice(at)]);
const starts = (pairs: Int32Array) => Array.from({ length: pairs.length / 2 }, (_, i) => 2 * i);

function expectRefused(instance: Instance, proof: Proof): void {
  expect(checkCertificate(instance, proof)).toMatchObject({ valid: false, fault: expect.stringMatching(/\w+ \w+/) });
}

/** The worth of the duals, an upper bound on every plan when they are feasible. */
function dualWorth(instance: Instance, { duals }: Proof): number {
  let worth = 0;
  instance.rowCapacity.forEach((capacity, r) => {
    worth += capacity * (duals.row[r] ?? 0);
    for (let e = instance.start[r] ?? 0; e < (instance.start[r + 1] ?? 0); e += 1) {
      worth += Math.max(
        0,
        (instance.weight[e] ?? 0) - (duals.row[r] ?? 0) - (duals.column[instance.column[e] ?? 0] ?? 0),
      );
    }
  });
  return instance.columnCapacity.reduce((sum, capacity, c) => sum + capacity * (duals.column[c] ?? 0), worth);
}

describe('checkCertificate', () => {
  it('takes what the solver gives', () => {
    for (const instance of INSTANCES) expect(checkCertificate(instance, solve(instance))).toEqual({ valid: true });
  });

  it('refuses when a pair is dropped, doubled, moved to where no edge is or put in another order', () => {
    for (const instance of INSTANCES) {
      const proof = solve(instance);
      for (const at of starts(proof.pairs)) {
        expectRefused(instance, { ...proof, pairs: without(proof.pairs, at) });
        expectRefused(instance, { ...proof, pairs: twice(proof.pairs, at) });
        expectRefused(instance, {
          ...proof,
          pairs: proof.pairs.map((value, i) => (i === at + 1 ? value + instance.columnCapacity.length : value)),
        });
      }
      if (proof.pairs.length > 2)
        expectRefused(instance, {
          ...proof,
          pairs: Int32Array.from([...proof.pairs.slice(2), ...proof.pairs.slice(0, 2)]),
        });
    }
  });

  it('refuses when an edge is added to the pairs, with its weight', () => {
    for (const instance of INSTANCES) {
      const proof = solve(instance);
      const paired = new Set(starts(proof.pairs).map((at) => `${proof.pairs[at]} ${proof.pairs[at + 1]}`));
      instance.rowCapacity.forEach((_, r) => {
        for (let e = instance.start[r] ?? 0; e < (instance.start[r + 1] ?? 0); e += 1) {
          if (paired.has(`${r} ${instance.column[e]}`) || (instance.weight[e] ?? 0) === 0) continue;
          const all = [...paired, `${r} ${instance.column[e]}`].map((pair) => pair.split(' ').map(Number));
          const pairs = Int32Array.from(all.sort(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d).flat());
          expectRefused(instance, { ...proof, pairs, weight: proof.weight + (instance.weight[e] ?? 0) });
        }
      });
    }
  });

  it('refuses another weight than that of the pairs', () => {
    for (const instance of INSTANCES) {
      const proof = solve(instance);
      for (const weight of [proof.weight + 1, proof.weight - 1, Number.NaN])
        expectRefused(instance, { ...proof, weight });
    }
  });

  it('refuses when the weight of an edge that is a pair changes', () => {
    for (const instance of INSTANCES) {
      const proof = solve(instance);
      for (const at of starts(proof.pairs)) {
        const r = proof.pairs[at] ?? 0;
        const e = instance.column.indexOf(proof.pairs[at + 1] ?? 0, instance.start[r]);
        for (const by of [-1, 1]) expectRefused({ ...instance, weight: changed(instance.weight, e, by) }, proof);
      }
    }
  });

  it('refuses every shifted dual, except to another proof that is as good', () => {
    let refused = 0;
    let kept = 0;
    for (const instance of INSTANCES) {
      const proof = solve(instance);
      for (const side of ['row', 'column'] as const) {
        proof.duals[side].forEach((_, i) => {
          for (const by of [-1, 1, 1_000, 0.5]) {
            const shifted = { ...proof, duals: { ...proof.duals, [side]: changed(proof.duals[side], i, by) } };
            const verdict = checkCertificate(instance, shifted);
            refused += verdict.valid ? 0 : 1;
            kept += verdict.valid ? 1 : 0;
            // An optimum has many proofs: one is a proof exactly when its worth, a bound on every plan, is the plan's weight.
            const low = Math.min(...shifted.duals.row, ...shifted.duals.column);
            expect(verdict.valid).toBe(by !== 0.5 && low >= 0 && dualWorth(instance, shifted) === proof.weight);
          }
        });
      }
    }
    expect(refused).toBeGreaterThan(10 * kept);
  });

  it('refuses duals that are missing, too many, negative or no numbers', () => {
    for (const instance of INSTANCES.filter(({ rowCapacity }) => rowCapacity.length > 0)) {
      const proof = solve(instance);
      const { row, column } = proof.duals;
      for (const wrong of [
        row.slice(1),
        Float64Array.from([...row, 0]),
        row.map(() => Number.NaN),
        row.map(() => -1),
        row.map(() => Number.POSITIVE_INFINITY),
      ]) {
        expectRefused(instance, { ...proof, duals: { row: wrong, column } });
      }
    }
  });

  it('refuses a plan that is not the heaviest, whatever plan it is', () => {
    const lighter = INSTANCES.filter((instance) => greedy(instance).weight < solve(instance).weight);
    expect(lighter.length).toBeGreaterThan(10);
    for (const instance of lighter) expectRefused(instance, { ...greedy(instance), duals: solve(instance).duals });
  });
});

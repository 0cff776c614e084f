// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { createRequire } from 'node:module';
import type { Highs, ModelData } from 'highs';
import type { Instance } from '../../../shared/matching/solver/instance.ts';

// The types of highs describe its CommonJS form only: it is required, not imported.
export const loadHighs: () => Promise<Highs> = createRequire(import.meta.url)('highs');

/** The same instance as a linear program, whose corners are whole (its matrix is totally unimodular): a variable per edge. */
export function linearProgram(highs: Highs, instance: Instance): ModelData {
  const { rowCapacity, columnCapacity, start, column, weight } = instance;
  const edges = column.length;
  const rows = rowCapacity.length + columnCapacity.length;
  const indices = new Int32Array(2 * edges);
  for (let r = 0; r < rowCapacity.length; r += 1) {
    for (let e = start[r]!; e < start[r + 1]!; e += 1) {
      indices[2 * e] = r;
      indices[2 * e + 1] = rowCapacity.length + column[e]!;
    }
  }
  return {
    numCols: edges,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: weight,
    colLower: new Float64Array(edges),
    colUpper: new Float64Array(edges).fill(1),
    rowLower: new Float64Array(rows),
    rowUpper: Float64Array.from([...rowCapacity, ...columnCapacity]),
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: edges,
      starts: new Int32Array(edges + 1).map((_, e) => 2 * e),
      indices,
      values: new Float64Array(2 * edges).fill(1),
    },
  };
}

/** The optimum and how long the solver itself ran, without the time to hand the model over; a fresh start each time. */
export function runHighs(highs: Highs, model: ModelData): { readonly weight: number; readonly ms: number } {
  return highs.withModel(model, (loaded) => {
    loaded.options.set({ output_flag: false });
    const start = performance.now();
    loaded.run();
    const ms = performance.now() - start;
    return { weight: loaded.getObjectiveValue(), ms };
  });
}

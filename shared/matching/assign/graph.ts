// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and these loops are the product's hottest
import type { Instance } from './instance.ts';

/** What the solver works on: the scarcer side as rows, only edges that can gain something. */
export type Graph = {
  readonly rowCapacity: Int32Array;
  readonly columnCapacity: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
};

export function transpose(graph: Graph): Graph {
  const columns = graph.columnCapacity.length;
  const rows = graph.rowCapacity.length;
  const edges = graph.column.length;
  const start = new Int32Array(columns + 1);
  for (let e = 0; e < edges; e += 1) start[graph.column[e]! + 1]! += 1;
  for (let c = 0; c < columns; c += 1) start[c + 1]! += start[c]!;
  const next = start.slice();
  const column = new Int32Array(edges);
  const weight = new Float64Array(edges);
  for (let r = 0; r < rows; r += 1) {
    for (let e = graph.start[r]!; e < graph.start[r + 1]!; e += 1) {
      const c = graph.column[e]!;
      const at = next[c]!;
      next[c] = at + 1;
      column[at] = r;
      weight[at] = graph.weight[e]!;
    }
  }
  return { rowCapacity: graph.columnCapacity, columnCapacity: graph.rowCapacity, start, column, weight };
}

function gains(instance: Instance): Graph {
  const rows = instance.rowCapacity.length;
  let all = true;
  for (let e = 0; e < instance.weight.length && all; e += 1) all = instance.weight[e]! > 0;
  if (all) return instance;
  const start = new Int32Array(rows + 1);
  const column = new Int32Array(instance.column.length);
  const weight = new Float64Array(instance.column.length);
  let at = 0;
  for (let r = 0; r < rows; r += 1) {
    for (let e = instance.start[r]!; e < instance.start[r + 1]!; e += 1) {
      if (instance.weight[e]! <= 0) continue;
      column[at] = instance.column[e]!;
      weight[at] = instance.weight[e]!;
      at += 1;
    }
    start[r + 1] = at;
  }
  return { ...instance, start, column: column.subarray(0, at), weight: weight.subarray(0, at) };
}

function clamp(graph: Graph): Graph {
  const rowCapacity = graph.rowCapacity.slice();
  for (let r = 0; r < rowCapacity.length; r += 1) rowCapacity[r] = Math.min(rowCapacity[r]!, graph.start[r + 1]! - graph.start[r]!);
  const degree = new Int32Array(graph.columnCapacity.length);
  for (let e = 0; e < graph.column.length; e += 1) degree[graph.column[e]!]! += 1;
  const columnCapacity = graph.columnCapacity.slice();
  for (let c = 0; c < columnCapacity.length; c += 1) columnCapacity[c] = Math.min(columnCapacity[c]!, degree[c]!);
  return { ...graph, rowCapacity, columnCapacity };
}

const sum = (values: Int32Array) => values.reduce((total, value) => total + value, 0);

export function orient(instance: Instance): { graph: Graph; turned: boolean } {
  const graph = clamp(gains(instance));
  const turned = sum(graph.columnCapacity) < sum(graph.rowCapacity);
  return { graph: turned ? transpose(graph) : graph, turned };
}

// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { type Instance, starts, sum } from './instance.ts';

/**
 * What the solver works on: an Instance whose rows are the scarcer side (`turned`: these are the instance's columns), with
 * only the edges that gain something, and no capacity beyond a node's number of edges.
 */
export type Graph = Instance & {
  readonly turned: boolean;
  /** The same graph with rows and columns in each other's place, where that is at hand. */
  readonly mirror?: Graph;
};

/** An edge that gains nothing is left out: to leave both unpaired is as good. */
export function graphOf(instance: Instance): Graph {
  const gaining = withoutLosses(instance);
  const byColumn = starts(gaining.column, gaining.columnCapacity.length);
  const rowCapacity = clamped(gaining.rowCapacity, gaining.start);
  const columnCapacity = clamped(gaining.columnCapacity, byColumn);
  const graph = { ...gaining, rowCapacity, columnCapacity, turned: false };
  return sum(columnCapacity) < sum(rowCapacity) ? transposed(graph, byColumn) : graph;
}

/** The same graph with rows and columns in each other's place. `start`, where known: where each column's edges begin. */
export function transposed(graph: Graph, start = starts(graph.column, graph.columnCapacity.length)): Graph {
  const edges = graph.column.length;
  const next = start.slice();
  const column = new Int32Array(edges);
  const weight = new Float64Array(edges);
  for (let r = 0; r < graph.rowCapacity.length; r += 1) {
    for (let e = graph.start[r]!, end = graph.start[r + 1]!; e < end; e += 1) {
      const at = next[graph.column[e]!]!++;
      column[at] = r;
      weight[at] = graph.weight[e]!;
    }
  }
  const { rowCapacity, columnCapacity } = graph;
  const sides = { rowCapacity: columnCapacity, columnCapacity: rowCapacity };
  return { ...sides, start, column, weight, turned: !graph.turned, mirror: graph };
}

/** The edge between a row and a column that are known to have one. */
export function edgeBetween({ start, column }: Graph, row: number, other: number): number {
  let low = start[row]!;
  for (let end = start[row + 1]!; low < end; ) {
    const middle = (low + end) >> 1;
    if (column[middle]! < other) low = middle + 1;
    else end = middle;
  }
  return low;
}

function withoutLosses(instance: Instance): Instance {
  if (least(instance.weight) > 0) return instance;
  const start = new Int32Array(instance.start.length);
  const column = new Int32Array(instance.column.length);
  const weight = new Float64Array(instance.column.length);
  let kept = 0;
  for (let r = 0; r < instance.rowCapacity.length; r += 1) {
    for (let e = instance.start[r]!; e < instance.start[r + 1]!; e += 1) {
      if (instance.weight[e]! <= 0) continue;
      column[kept] = instance.column[e]!;
      weight[kept] = instance.weight[e]!;
      kept += 1;
    }
    start[r + 1] = kept;
  }
  return { ...instance, start, column: column.subarray(0, kept), weight: weight.subarray(0, kept) };
}

function least(weight: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  for (let e = 0; e < weight.length; e += 1) if (weight[e]! < low) low = weight[e]!;
  return low;
}

function clamped(capacity: Int32Array, starts: Int32Array): Int32Array {
  const most = capacity.slice();
  for (let i = 0; i < most.length; i += 1) most[i] = Math.min(most[i]!, starts[i + 1]! - starts[i]!);
  return most;
}

// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { type Instance, starts, sum } from './instance.ts';

/**
 * What the solver works on: an Instance whose rows are the scarcer side (`turned`: these are the instance's columns), with
 * only the edges that gain something, and no capacity beyond a node's number of edges.
 */
export type Graph = Instance & { readonly turned: boolean };

/** An edge that gains nothing is left out: to leave both unpaired is as good. */
export function graphOf(instance: Instance): Graph {
  const gaining = withoutLosses(instance);
  const graph = { ...gaining, ...clampedCapacities(gaining), turned: false };
  return sum(graph.columnCapacity) < sum(graph.rowCapacity) ? transposed(graph) : graph;
}

/** The same graph with rows and columns in each other's place. `placeOf`, where given, learns where each edge went. */
export function transposed(graph: Graph, placeOf?: Int32Array): Graph {
  const edges = graph.column.length;
  const start = starts(graph.column, graph.columnCapacity.length);
  const next = start.slice();
  const column = new Int32Array(edges);
  const weight = new Float64Array(edges);
  for (let r = 0; r < graph.rowCapacity.length; r += 1) {
    for (let e = graph.start[r]!, end = graph.start[r + 1]!; e < end; e += 1) {
      const at = next[graph.column[e]!]!++;
      column[at] = r;
      weight[at] = graph.weight[e]!;
      if (placeOf) placeOf[e] = at;
    }
  }
  const { rowCapacity, columnCapacity } = graph;
  return { rowCapacity: columnCapacity, columnCapacity: rowCapacity, start, column, weight, turned: !graph.turned };
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

function clampedCapacities(instance: Instance): Pick<Graph, 'rowCapacity' | 'columnCapacity'> {
  const { rowCapacity, columnCapacity, start, column } = instance;
  const byColumn = starts(column, columnCapacity.length);
  const clamped = (capacity: Int32Array, edges: Int32Array) =>
    capacity.map((most, i) => Math.min(most, edges[i + 1]! - edges[i]!));
  return { rowCapacity: clamped(rowCapacity, start), columnCapacity: clamped(columnCapacity, byColumn) };
}

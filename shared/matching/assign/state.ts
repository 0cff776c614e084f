// biome-ignore-all lint/style/noNonNullAssertion: proto
import type { Graph } from './graph.ts';

export type State = {
  readonly graph: Graph;
  readonly u: Float64Array;
  readonly v: Float64Array;
  readonly slotStart: Int32Array;
  readonly slotRow: Int32Array;
  readonly slotEdge: Int32Array;
  readonly filled: Int32Array;
  readonly held: Int32Array;
  readonly used: Uint8Array;
};

export function newState(graph: Graph): State {
  const rows = graph.rowCapacity.length;
  const columns = graph.columnCapacity.length;
  const slotStart = new Int32Array(columns + 1);
  for (let c = 0; c < columns; c += 1) slotStart[c + 1] = slotStart[c]! + graph.columnCapacity[c]!;
  const slots = slotStart[columns]!;
  return {
    graph, u: new Float64Array(rows), v: new Float64Array(columns), slotStart,
    slotRow: new Int32Array(slots).fill(-1), slotEdge: new Int32Array(slots).fill(-1),
    filled: new Int32Array(columns), held: new Int32Array(rows), used: new Uint8Array(graph.column.length),
  };
}

// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { type Graph, transposed } from './graph.ts';

/**
 * Pairs so far and their prices. Between steps this holds, for every edge with gain = weight - u[row] - v[column]:
 * an edge in use has gain >= 0, an edge not in use gain <= 0, and u, v >= 0. The pairs are best when, beside that, whoever
 * has a price above 0 has no room left (complementary slackness).
 */
export type State = {
  readonly graph: Graph;
  /** Price of a row and of a column. */
  readonly u: Float64Array;
  readonly v: Float64Array;
  /** Pairs of a row and of a column. */
  readonly held: Int32Array;
  readonly filled: Int32Array;
  /** 1 where the edge is in use. */
  readonly used: Uint8Array;
  /** A column has as many slots as capacity, from `slotStart`; the first `filled` of them are taken, by a row and its edge. */
  readonly slotStart: Int32Array;
  readonly slotRow: Int32Array;
  readonly slotEdge: Int32Array;
};

/** Nobody is paired; columns cost `v`, rows nothing yet: the bidding sets their price. */
export function emptyState(graph: Graph, v: Float64Array): State {
  const slotStart = new Int32Array(v.length + 1);
  for (let c = 0; c < v.length; c += 1) slotStart[c + 1] = slotStart[c]! + graph.columnCapacity[c]!;
  const slots = slotStart[v.length]!;
  return {
    graph,
    u: new Float64Array(graph.rowCapacity.length),
    v,
    held: new Int32Array(graph.rowCapacity.length),
    filled: new Int32Array(v.length),
    used: new Uint8Array(graph.column.length),
    slotStart,
    slotRow: new Int32Array(slots),
    slotEdge: new Int32Array(slots),
  };
}

/** The same pairs and prices seen from the other side. */
export function mirrored(state: State): State {
  const edgeAt = new Int32Array(state.used.length);
  const graph = transposed(state.graph, edgeAt);
  const mirror = { ...emptyState(graph, state.u), u: state.v };
  for (let c = 0; c < state.v.length; c += 1) {
    for (let slot = state.slotStart[c]!; slot < state.slotStart[c]! + state.filled[c]!; slot += 1) {
      const row = state.slotRow[slot]!;
      const edge = edgeAt[state.slotEdge[slot]!]!;
      const place = mirror.slotStart[row]! + mirror.filled[row]!++;
      mirror.slotRow[place] = c;
      mirror.slotEdge[place] = edge;
      mirror.used[edge] = 1;
      mirror.held[c]! += 1;
    }
  }
  return mirror;
}

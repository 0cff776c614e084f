// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { edgeBetween, type Graph, transposed } from './graph.ts';
import { Shortlist } from './shortlist.ts';

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
  /** The best edges of each row at these prices. */
  readonly list: Shortlist;
  /** A column has as many slots as capacity, from `slotStart`; the first `filled` are taken, by a row, its edge and weight. */
  readonly slotStart: Int32Array;
  readonly slotColumn: Int32Array;
  readonly slotRow: Int32Array;
  readonly slotEdge: Int32Array;
  readonly slotWeight: Float64Array;
};

/** Nobody is paired; columns cost `v`, rows nothing yet: the bidding sets their price. */
export function emptyState(graph: Graph, v: Float64Array): State {
  const slotStart = new Int32Array(v.length + 1);
  for (let c = 0; c < v.length; c += 1) slotStart[c + 1] = slotStart[c]! + graph.columnCapacity[c]!;
  const slots = slotStart[v.length]!;
  const slotColumn = new Int32Array(slots);
  for (let c = 0; c < v.length; c += 1)
    for (let slot = slotStart[c]!; slot < slotStart[c + 1]!; slot += 1) slotColumn[slot] = c;
  const used = new Uint8Array(graph.column.length);
  const held = new Int32Array(graph.rowCapacity.length);
  return {
    graph,
    u: new Float64Array(graph.rowCapacity.length),
    v,
    held,
    filled: new Int32Array(v.length),
    used,
    list: new Shortlist(graph, v, held, used),
    slotStart,
    slotColumn,
    slotRow: new Int32Array(slots),
    slotEdge: new Int32Array(slots),
    slotWeight: new Float64Array(slots),
  };
}

/** The same pairs and prices seen from the other side. */
export function mirrored(state: State): State {
  const graph = state.graph.mirror ?? transposed(state.graph);
  const mirror = { ...emptyState(graph, state.u), u: state.v };
  for (let c = 0; c < state.v.length; c += 1) {
    for (let slot = state.slotStart[c]!; slot < state.slotStart[c]! + state.filled[c]!; slot += 1) {
      const row = state.slotRow[slot]!;
      const edge = edgeBetween(graph, c, row);
      const place = mirror.slotStart[row]! + mirror.filled[row]!++;
      mirror.slotRow[place] = c;
      mirror.slotEdge[place] = edge;
      mirror.slotWeight[place] = state.slotWeight[slot]!;
      mirror.used[edge] = 1;
      mirror.held[c]! += 1;
    }
  }
  return mirror;
}

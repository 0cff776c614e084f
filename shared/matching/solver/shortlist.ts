// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
import type { Graph } from './graph.ts';

/** So many edges beyond its capacity stand on a row's list: more cost time each turn, fewer have the list made more often. */
const SPARE = 7;
/** A list made by reach has more or fewer. */
const SPARE_LEAST = 2;
const SPARE_MOST = 12;
/** How far down from the highest gain towards the mean a list reaches: of even gains that is the best fifth. */
const REACH = 0.45;

/**
 * The best edges of each row, so that hardly ever all of them are looked at. Prices of columns only rise, so gains
 * (weight - price of the column) only fall: what an edge off the list could gain when the list was made, it never exceeds
 * later. A row whose list still has what it needs above that bound does not look further (the third-best rule of
 * Bertsekas' auctions, 1992, taken to more places). Edges in use are always on the list.
 */
export class Shortlist {
  /**
   * The list of row `r` is `from[r]` up to, not including, `end[r]`. Of its entry `i`, `weight[2 * i]` is the weight, and
   * `place[4 * i + 2]` and the next are the column and the edge: sixteen bytes side by side, fetched together. Empty
   * before `make`.
   */
  readonly from: Int32Array;
  readonly end: Int32Array;
  readonly weight: Float64Array;
  readonly place: Int32Array;
  /** No edge off the list gains more than this. */
  readonly bound: Float64Array;
  private readonly graph: Graph;
  private readonly v: Float64Array;
  private readonly held: Int32Array;
  private readonly used: Uint8Array;
  private readonly gains: Float64Array;
  private readonly edges: Int32Array;

  /** Reads the prices and what is in use as they are when a list is made. No price in `v` may ever fall. */
  constructor(graph: Graph, v: Float64Array, held: Int32Array, used: Uint8Array) {
    const rows = graph.rowCapacity.length;
    this.graph = graph;
    this.v = v;
    this.held = held;
    this.used = used;
    this.from = new Int32Array(rows + 1);
    let most = 0;
    for (let r = 0; r < rows; r += 1) {
      const edges = graph.start[r + 1]! - graph.start[r]!;
      this.from[r + 1] = this.from[r]! + Math.min(edges, graph.rowCapacity[r]! + SPARE_MOST);
      if (edges > most) most = edges;
    }
    this.end = this.from.slice(0, rows);
    this.weight = new Float64Array(2 * this.from[rows]!);
    this.place = new Int32Array(this.weight.buffer);
    this.bound = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
    this.gains = new Float64Array(most);
    this.edges = new Int32Array(most);
  }

  /** Makes the list of a row anew, at the prices of now. */
  make(r: number): void {
    if (!this.makeByReach(r)) this.makeByRank(r);
  }

  /** Takes what gains more than a guess of the bound: quick, but false where the guess is bad. */
  private makeByReach(r: number): boolean {
    const { gains, used, v } = this;
    const { start, column, weight, rowCapacity } = this.graph;
    const holds = this.held[r]! > 0;
    const first = start[r]!;
    const count = start[r + 1]! - first;
    let sum = 0;
    let most = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < count; i += 1) {
      const gain = weight[first + i]! - v[column[first + i]!]!;
      gains[i] = gain;
      sum += gain;
      if (gain > most) most = gain;
    }
    const bound = most - REACH * (most - sum / count);
    const from = this.from[r]!;
    const room = this.from[r + 1]!;
    let at = from;
    for (let i = 0; i < count; i += 1) {
      if (gains[i]! <= bound && !(holds && used[first + i] === 1)) continue;
      if (at === room) return false;
      this.put(at, first + i);
      at += 1;
    }
    if (at - from < Math.min(count, rowCapacity[r]! + SPARE_LEAST)) return false;
    this.end[r] = at;
    this.bound[r] = bound;
    return true;
  }

  /** Takes the highest gains, of equal ones those in use, then the earlier. */
  private makeByRank(r: number): void {
    const { gains, edges, used, v } = this;
    const { start, column, weight, rowCapacity } = this.graph;
    const from = this.from[r]!;
    const room = Math.min(this.from[r + 1]! - from, rowCapacity[r]! + SPARE);
    let size = 0;
    let low = Number.NEGATIVE_INFINITY;
    let bound = Number.NEGATIVE_INFINITY;
    for (let e = start[r]!, end = start[r + 1]!; e < end; e += 1) {
      const gain = weight[e]! - v[column[e]!]!;
      if (size === room) {
        if (gain < low || (gain === low && used[e] === 0)) {
          if (gain > bound) bound = gain;
          continue;
        }
        size -= 1;
        if (low > bound) bound = low;
      }
      let at = size;
      for (; at > 0; at -= 1) {
        const above = gains[at - 1]!;
        if (above > gain || (above === gain && (used[e] === 0 || used[edges[at - 1]!] === 1))) break;
        gains[at] = above;
        edges[at] = edges[at - 1]!;
      }
      gains[at] = gain;
      edges[at] = e;
      size += 1;
      low = gains[size - 1]!;
    }
    for (let i = 0; i < size; i += 1) this.put(from + i, edges[i]!);
    this.end[r] = from + size;
    this.bound[r] = bound;
  }

  private put(at: number, e: number): void {
    this.weight[2 * at] = this.graph.weight[e]!;
    this.place[4 * at + 2] = this.graph.column[e]!;
    this.place[4 * at + 3] = e;
  }
}

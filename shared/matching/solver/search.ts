// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
import { NearestFirst } from './heap.ts';
import type { State } from './state.ts';

const FAR = Number.POSITIVE_INFINITY;

/**
 * Successive shortest augmenting paths with potentials (Edmonds and Karp 1972, Tomizawa 1971) by Dijkstra on the losses
 * u + v - weight, which the prices keep at 0 or above. Nodes are columns, then rows. A path from a row with room ends where
 * that is cheapest: at a column with room, or at a row that rather gives up a pair (or the root: its wish to pair) for
 * what it costs, its own price. What is no nearer than the best end so far is never looked at.
 */
export class Search {
  private readonly state: State;
  private readonly columns: number;
  private readonly distance: Float64Array;
  private readonly heap: NearestFirst;
  /** Nodes as near as the one at hand: they need no heap, which makes many equal weights cheap. */
  private readonly near: Int32Array;
  private readonly settled: Int32Array;
  private readonly reached: Int32Array;
  /** By which row and edge the path comes to a column, and by which slot to a row. */
  private readonly fromRow: Int32Array;
  private readonly fromEdge: Int32Array;
  private readonly fromSlot: Int32Array;
  private nearCount = 0;
  private settledCount = 0;
  private reachedCount = 0;
  private best = 0;
  private endRow = -1;
  private endColumn = -1;

  constructor(state: State) {
    this.state = state;
    this.columns = state.v.length;
    const nodes = this.columns + state.u.length;
    this.distance = new Float64Array(nodes).fill(FAR);
    this.heap = new NearestFirst(this.distance);
    this.near = new Int32Array(nodes);
    this.settled = new Int32Array(nodes);
    this.reached = new Int32Array(nodes);
    this.fromRow = new Int32Array(this.columns);
    this.fromEdge = new Int32Array(this.columns);
    this.fromSlot = new Int32Array(state.u.length);
  }

  /** Pairs one more place of the row along the best path, or lowers the row's price to 0 because nothing is worth it. */
  augment(root: number): void {
    const { u } = this.state;
    this.best = u[root]!;
    this.endRow = root;
    this.endColumn = -1;
    this.reach(this.columns + root, 0);
    this.scanRow(root, 0);
    while (this.nearCount > 0 || this.heap.size > 0) {
      const node = this.nearCount > 0 ? this.near[--this.nearCount]! : this.heap.pop();
      const distance = this.distance[node]!;
      if (distance >= this.best) break;
      if (node < this.columns) this.scanColumn(node, distance);
      else this.scanRow(node - this.columns, distance);
    }
    this.reprice();
    this.flip(root);
    this.forget();
  }

  private scanRow(r: number, distance: number): void {
    const { graph, u, v, used, filled } = this.state;
    const { start, column, weight, columnCapacity } = graph;
    const known = this.distance;
    this.settled[this.settledCount++] = this.columns + r;
    const sofar = distance + u[r]!;
    let { best } = this;
    if (sofar < best) {
      best = sofar;
      this.endRow = r;
      this.endColumn = -1;
    }
    for (let e = start[r]!, end = start[r + 1]!; e < end; e += 1) {
      const c = column[e]!;
      const there = sofar + v[c]! - weight[e]!;
      if (there >= best || there >= known[c]! || used[e] === 1) continue;
      this.fromRow[c] = r;
      this.fromEdge[c] = e;
      if (filled[c]! < columnCapacity[c]!) {
        best = there;
        this.endColumn = c;
        if (there === distance) break;
      } else {
        this.reach(c, there);
        if (there > distance) {
          this.heap.raise(c);
        } else {
          this.heap.remove(c);
          this.near[this.nearCount++] = c;
        }
      }
    }
    this.best = best;
  }

  /** From a full column on to the rows that hold it. */
  private scanColumn(c: number, distance: number): void {
    const { graph, u, v, slotStart, slotRow, slotEdge } = this.state;
    this.settled[this.settledCount++] = c;
    for (let slot = slotStart[c]!, end = slotStart[c + 1]!; slot < end; slot += 1) {
      const r = slotRow[slot]!;
      const node = this.columns + r;
      const there = distance + graph.weight[slotEdge[slot]!]! - u[r]! - v[c]!;
      if (there >= this.best || there >= this.distance[node]!) continue;
      this.fromSlot[r] = slot;
      this.reach(node, there);
      if (there > distance) {
        this.heap.raise(node);
      } else {
        this.heap.remove(node);
        this.scanRow(r, there);
      }
      if (this.best === distance) return;
    }
  }

  private reach(node: number, distance: number): void {
    if (this.distance[node] === FAR) this.reached[this.reachedCount++] = node;
    this.distance[node] = distance;
  }

  /** Prices move just so far that the path to the end costs nothing and nothing costs less. */
  private reprice(): void {
    const { u, v } = this.state;
    for (let i = 0; i < this.settledCount; i += 1) {
      const node = this.settled[i]!;
      const nearer = this.best - this.distance[node]!;
      if (node < this.columns) v[node]! += nearer;
      else u[node - this.columns]! -= nearer;
    }
  }

  /** Along the path, from its end to the root: what was used is not, and the other way round. */
  private flip(root: number): void {
    const { graph, held, filled, used, slotStart, slotRow, slotEdge } = this.state;
    if (this.endColumn < 0 && this.endRow === root) return;
    let c = this.endColumn;
    let slot = -1;
    if (c >= 0) {
      slot = slotStart[c]! + filled[c]!++;
    } else {
      slot = this.fromSlot[this.endRow]!;
      held[this.endRow]! -= 1;
      used[slotEdge[slot]!] = 0;
      c = graph.column[slotEdge[slot]!]!;
    }
    for (;;) {
      const r = this.fromRow[c]!;
      slotRow[slot] = r;
      slotEdge[slot] = this.fromEdge[c]!;
      used[this.fromEdge[c]!] = 1;
      if (r === root) break;
      slot = this.fromSlot[r]!;
      used[slotEdge[slot]!] = 0;
      c = graph.column[slotEdge[slot]!]!;
    }
    held[root]! += 1;
  }

  private forget(): void {
    for (let i = 0; i < this.reachedCount; i += 1) this.distance[this.reached[i]!] = FAR;
    this.heap.clear();
    this.nearCount = 0;
    this.settledCount = 0;
    this.reachedCount = 0;
  }
}

// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
import { NearestFirst } from './heap.ts';
import type { State } from './state.ts';

const FAR = Number.POSITIVE_INFINITY;
/** A list is not made anew within so many searches: prices have hardly moved. */
const LIST_LASTS_TURNS = 16;

/**
 * Successive shortest augmenting paths with potentials (Edmonds and Karp 1972, Tomizawa 1971) by Dijkstra on the losses
 * u + v - weight, which the prices keep at 0 or above. Nodes are columns, then rows. A path from a row with room ends where
 * that is cheapest: at a column with room, or at a row that rather gives up a pair (or the root: its wish to pair) for
 * what it costs, its own price. What is no nearer than the best end so far is never looked at; a row's edges off its short
 * list are one node more, as near as the best of them could be, so most searches end before they come to it.
 */
export class Search {
  private readonly state: State;
  private readonly columns: number;
  /** The node of row `r` itself is `columns + r`, that of its edges off the list `rests + r`. */
  private readonly rests: number;
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
  /** In which search the list of a row was made. */
  private readonly madeIn: Int32Array;
  private turn = 0;
  private nearCount = 0;
  private settledCount = 0;
  private reachedCount = 0;
  private best = 0;
  private endRow = -1;
  private endColumn = -1;

  constructor(state: State) {
    this.state = state;
    this.columns = state.v.length;
    this.rests = this.columns + state.u.length;
    const nodes = this.rests + state.u.length;
    this.distance = new Float64Array(nodes).fill(FAR);
    this.heap = new NearestFirst(this.distance);
    this.near = new Int32Array(nodes);
    this.settled = new Int32Array(nodes);
    this.reached = new Int32Array(nodes);
    this.fromRow = new Int32Array(this.columns);
    this.fromEdge = new Int32Array(this.columns);
    this.fromSlot = new Int32Array(state.u.length);
    this.madeIn = new Int32Array(state.u.length).fill(-LIST_LASTS_TURNS);
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
      else if (node < this.rests) this.scanRow(node - this.columns, distance);
      else this.scanRest(node - this.rests, distance);
    }
    this.reprice();
    this.flip(root);
    this.forget();
    this.turn += 1;
  }

  private scanRow(r: number, distance: number): void {
    const { u, list } = this.state;
    this.settled[this.settledCount++] = this.columns + r;
    const sofar = distance + u[r]!;
    if (sofar < this.best) {
      this.best = sofar;
      this.endRow = r;
      this.endColumn = -1;
    }
    if (list.end[r] === list.from[r]) this.makeList(r);
    this.scanList(r, sofar, distance);
    const rest = Math.max(distance, sofar - list.bound[r]!);
    if (rest >= this.best) return;
    this.reach(this.rests + r, rest);
    if (rest > distance) this.heap.raise(this.rests + r);
    else this.near[this.nearCount++] = this.rests + r;
  }

  private makeList(r: number): void {
    this.state.list.make(r);
    this.madeIn[r] = this.turn;
  }

  /** What a row's list did not have: a list that is old is made anew first. */
  private scanRest(r: number, distance: number): void {
    const { u, list } = this.state;
    const sofar = this.distance[this.columns + r]! + u[r]!;
    if (this.turn - this.madeIn[r]! >= LIST_LASTS_TURNS) {
      this.makeList(r);
      this.scanList(r, sofar, distance);
      const rest = sofar - list.bound[r]!;
      if (rest >= this.best) return;
      if (rest > distance) {
        this.distance[this.rests + r] = rest;
        this.heap.raise(this.rests + r);
        return;
      }
    }
    this.scanEdges(r, sofar, distance);
  }

  private scanList(r: number, sofar: number, distance: number): void {
    const { v, used, filled, list, graph } = this.state;
    const { weight, place } = list;
    const { columnCapacity } = graph;
    const known = this.distance;
    let { best } = this;
    for (let i = list.from[r]!, end = list.end[r]!; i < end; i += 1) {
      const c = place[4 * i + 2]!;
      const there = sofar + v[c]! - weight[2 * i]!;
      if (there >= best || there >= known[c]! || used[place[4 * i + 3]!] === 1) continue;
      this.fromRow[c] = r;
      this.fromEdge[c] = place[4 * i + 3]!;
      if (filled[c]! < columnCapacity[c]!) {
        best = there;
        this.endColumn = c;
        if (there === distance) break;
      } else this.draw(c, there, distance);
    }
    this.best = best;
  }

  /** All edges: where a list of now is not enough. */
  private scanEdges(r: number, sofar: number, distance: number): void {
    const { graph, v, used, filled } = this.state;
    const { start, column, weight, columnCapacity } = graph;
    const known = this.distance;
    let { best } = this;
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
      } else this.draw(c, there, distance);
    }
    this.best = best;
  }

  /** A full column that is nearer than was known. */
  private draw(node: number, there: number, distance: number): void {
    this.reach(node, there);
    if (there > distance) {
      this.heap.raise(node);
    } else {
      this.heap.remove(node);
      this.near[this.nearCount++] = node;
    }
  }

  /** From a full column on to the rows that hold it. */
  private scanColumn(c: number, distance: number): void {
    const { u, v, slotStart, slotRow, slotWeight } = this.state;
    this.settled[this.settledCount++] = c;
    for (let slot = slotStart[c]!, end = slotStart[c + 1]!; slot < end; slot += 1) {
      const r = slotRow[slot]!;
      const node = this.columns + r;
      const there = distance + slotWeight[slot]! - u[r]! - v[c]!;
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
    const { graph, held, filled, used, slotStart, slotRow, slotEdge, slotColumn, slotWeight } = this.state;
    if (this.endColumn < 0 && this.endRow === root) return;
    let c = this.endColumn;
    let slot = -1;
    if (c >= 0) {
      slot = slotStart[c]! + filled[c]!++;
    } else {
      slot = this.fromSlot[this.endRow]!;
      held[this.endRow]! -= 1;
      used[slotEdge[slot]!] = 0;
      c = slotColumn[slot]!;
    }
    for (;;) {
      const r = this.fromRow[c]!;
      slotRow[slot] = r;
      slotEdge[slot] = this.fromEdge[c]!;
      slotWeight[slot] = graph.weight[this.fromEdge[c]!]!;
      used[this.fromEdge[c]!] = 1;
      if (r === root) break;
      slot = this.fromSlot[r]!;
      used[slotEdge[slot]!] = 0;
      c = slotColumn[slot]!;
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

// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
import type { State } from './state.ts';

/** Price wars end here: what is left open after so many turns per row, the search settles for less. */
const TURNS_PER_ROW = 5;

/**
 * Pairs most rows quickly, so that few are left to the search (the augmenting row reduction of Jonker and Volgenant 1987,
 * an auction with increment 0, here with capacities on both sides). A row in turn takes the edges that gain it more than
 * its next best choice does, paying each column the difference; a full column drops the one who pays least, who gets
 * another turn. Ties never drop anybody, so it ends; the order of turns is that of the rows, so it is deterministic.
 */
export function bid(state: State): void {
  const { length: rows } = state.u;
  const bidder = new Bidder(state);
  const queue = new Int32Array(rows).map((_, r) => r);
  const queued = new Uint8Array(rows).fill(1);
  let waiting = rows;
  for (let turn = 0; waiting > 0 && turn < rows * TURNS_PER_ROW; turn += 1) {
    const r = queue[turn % rows]!;
    queued[r] = 0;
    waiting -= 1;
    const dropped = bidder.take(r);
    for (let i = 0; i < dropped; i += 1) {
      const loser = bidder.losers[i]!;
      if (queued[loser] === 1) continue;
      queued[loser] = 1;
      queue[(turn + 1 + waiting) % rows] = loser;
      waiting += 1;
    }
  }
}

class Bidder {
  /** Who lost a pair in the last turn. */
  readonly losers: Int32Array;
  private readonly state: State;
  /** What each slot's row pays for it; a free slot costs what the column does. */
  private readonly pays: Float64Array;
  /** The highest gains of a row, falling. */
  private readonly top: Float64Array;
  private losses = 0;

  constructor(state: State) {
    this.state = state;
    const { v, slotStart, slotRow, graph } = state;
    this.pays = new Float64Array(slotRow.length);
    for (let c = 0; c < v.length; c += 1) this.pays.fill(v[c]!, slotStart[c]!, slotStart[c + 1]!);
    const most = graph.rowCapacity.reduce((max, capacity) => Math.max(max, capacity), 0);
    this.losers = new Int32Array(most);
    this.top = new Float64Array(most + 1);
  }

  /** One turn of a row: sets its price and pairs it as far as it outbids others. Returns how many it outbid. */
  take(r: number): number {
    const { graph, held } = this.state;
    this.losses = 0;
    const before = held[r]!;
    const free = graph.rowCapacity[r]! - before;
    if (free === 1) this.takeOne(r);
    else if (free > 1) this.takeSeveral(r, free);
    if (before > 0) this.payUp(r);
    return this.losses;
  }

  private takeOne(r: number): void {
    const { graph, u, v, used, filled } = this.state;
    const { start, column, weight, columnCapacity } = graph;
    let best = 0;
    let second = 0;
    let bestEdge = -1;
    for (let e = start[r]!, end = start[r + 1]!; e < end; e += 1) {
      const gain = weight[e]! - v[column[e]!]!;
      if (gain <= second || used[e] === 1) continue;
      if (gain > best) {
        second = best;
        best = gain;
        bestEdge = e;
      } else {
        second = gain;
        if (gain === best && filled[column[e]!]! < columnCapacity[column[e]!]!) bestEdge = e;
      }
    }
    u[r] = second;
    if (bestEdge >= 0) this.pair(r, bestEdge, best > second);
  }

  /** The gain of the first choice that does not get a place is what every place may cost less. */
  private takeSeveral(r: number, free: number): void {
    const { graph, u, v, used } = this.state;
    const { start, column, weight } = graph;
    const { top } = this;
    top.fill(0, 0, free + 1);
    for (let e = start[r]!, end = start[r + 1]!; e < end; e += 1) {
      const gain = weight[e]! - v[column[e]!]!;
      if (gain <= top[free]! || used[e] === 1) continue;
      let at = free;
      for (; at > 0 && top[at - 1]! < gain; at -= 1) top[at] = top[at - 1]!;
      top[at] = gain;
    }
    const limit = top[free]!;
    u[r] = limit;
    let left = free;
    // First those above the limit, who may drop others, then those at it, who may not.
    for (const above of [true, false]) {
      for (let e = start[r]!, end = start[r + 1]!; e < end && left > 0; e += 1) {
        const gain = weight[e]! - v[column[e]!]!;
        if (used[e] === 1 || (above ? gain <= limit : gain !== limit || gain === 0)) continue;
        if (this.pair(r, e, above)) left -= 1;
      }
    }
  }

  /** Returns false where the column is full and nobody may be dropped. */
  private pair(r: number, e: number, mayDrop: boolean): boolean {
    const { graph, u, held, filled, used, slotStart, slotRow, slotEdge } = this.state;
    const c = graph.column[e]!;
    let slot = slotStart[c]! + filled[c]!;
    if (slot === slotStart[c + 1]) {
      if (!mayDrop) return false;
      slot = this.cheapest(c);
      const loser = slotRow[slot]!;
      held[loser]! -= 1;
      used[slotEdge[slot]!] = 0;
      this.losers[this.losses++] = loser;
    } else {
      filled[c]! += 1;
    }
    held[r]! += 1;
    used[e] = 1;
    slotRow[slot] = r;
    slotEdge[slot] = e;
    this.pay(c, slot, graph.weight[e]! - u[r]!);
    return true;
  }

  private cheapest(c: number): number {
    const { slotStart } = this.state;
    let low = slotStart[c]!;
    for (let slot = low + 1; slot < slotStart[c + 1]!; slot += 1) if (this.pays[slot]! < this.pays[low]!) low = slot;
    return low;
  }

  /** A full column costs what its cheapest slot does; one with room keeps its price. */
  private pay(c: number, slot: number, price: number): void {
    this.pays[slot] = price;
    if (this.state.slotStart[c]! + this.state.filled[c]! === this.state.slotStart[c + 1])
      this.state.v[c] = this.pays[this.cheapest(c)]!;
  }

  /** A row pays for all its places down to its own price, or it would want a lost one back more than it may. */
  private payUp(r: number): void {
    const { graph, u, used, slotStart, slotEdge } = this.state;
    for (let e = graph.start[r]!, end = graph.start[r + 1]!; e < end; e += 1) {
      if (used[e] === 0) continue;
      const c = graph.column[e]!;
      let slot = slotStart[c]!;
      while (slotEdge[slot] !== e) slot += 1;
      this.pay(c, slot, graph.weight[e]! - u[r]!);
    }
  }
}

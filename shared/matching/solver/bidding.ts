// biome-ignore-all lint/style/noNonNullAssertion: indices are in range by construction, and a check per read would cost the speed
import type { State } from './state.ts';

/** Price wars end here: a row that has had so many turns waits for the search, which settles for less. */
const TURNS_PER_ROW = 20;
/** So many rows wait for a turn at most before the next newcomers come: who competes is near in memory, too. */
const WAITING = 1_024;

/**
 * Pairs most rows quickly, so that few are left to the search (the augmenting row reduction of Jonker and Volgenant 1987,
 * an auction with increment 0, here with capacities on both sides). A row in turn takes the edges that gain it more than
 * its next best choice does, paying each column the difference; a full column drops the one who pays least, who gets
 * another turn. Ties never drop anybody; the order of turns is that of the rows, so it is deterministic.
 */
export function bid(state: State): void {
  const bidder = new Bidder(state);
  const queue = new Queue(state.u.length);
  let next = 0;
  while (next < state.u.length) {
    while (next < state.u.length && queue.size < WAITING) queue.add(next++);
    const enough = next < state.u.length ? WAITING / 2 : 0;
    while (queue.size > enough) {
      const dropped = bidder.take(queue.pop());
      for (let i = 0; i < dropped; i += 1) queue.add(bidder.losers[i]!);
    }
  }
}

/** Rows in turn, first come first served, each at most once at a time and TURNS_PER_ROW times in all. */
class Queue {
  size = 0;
  private head = 0;
  private readonly rows: Int32Array;
  private readonly waits: Uint8Array;
  private readonly turns: Uint8Array;

  constructor(rows: number) {
    this.rows = new Int32Array(rows);
    this.waits = new Uint8Array(rows);
    this.turns = new Uint8Array(rows);
  }

  add(r: number): void {
    if (this.waits[r] === 1 || this.turns[r] === TURNS_PER_ROW) return;
    this.waits[r] = 1;
    this.turns[r]! += 1;
    const at = this.head + this.size;
    this.rows[at < this.rows.length ? at : at - this.rows.length] = r;
    this.size += 1;
  }

  pop(): number {
    const r = this.rows[this.head]!;
    this.waits[r] = 0;
    this.head = this.head + 1 === this.rows.length ? 0 : this.head + 1;
    this.size -= 1;
    return r;
  }
}

class Bidder {
  /** Who lost a pair in the last turn. */
  readonly losers: Int32Array;
  private readonly state: State;
  /** What each slot's row pays for it; a free slot costs what the column does. */
  private readonly pays: Float64Array;
  /** The slots of a row, from its first; `held` says how many. */
  private readonly firstPlace: Int32Array;
  private readonly places: Int32Array;
  /** The highest gains of a row, falling, and where they are on its list. */
  private readonly top: Float64Array;
  private readonly topAt: Int32Array;
  private losses = 0;

  constructor(state: State) {
    this.state = state;
    const { u, v, slotStart, slotRow, graph } = state;
    this.pays = new Float64Array(slotRow.length);
    for (let c = 0; c < v.length; c += 1)
      for (let slot = slotStart[c]!; slot < slotStart[c + 1]!; slot += 1) this.pays[slot] = v[c]!;
    this.firstPlace = new Int32Array(u.length + 1);
    let most = 0;
    for (let r = 0; r < u.length; r += 1) {
      const capacity = graph.rowCapacity[r]!;
      this.firstPlace[r + 1] = this.firstPlace[r]! + capacity;
      if (capacity > most) most = capacity;
    }
    this.places = new Int32Array(this.firstPlace[u.length]!);
    this.losers = new Int32Array(most);
    this.top = new Float64Array(most + 1);
    this.topAt = new Int32Array(most + 1);
  }

  /** One turn of a row: sets its price and pairs it as far as it outbids others. Returns how many it outbid. */
  take(r: number): number {
    const { graph, held } = this.state;
    this.losses = 0;
    const before = held[r]!;
    const free = graph.rowCapacity[r]! - before;
    if (free === 1) this.takeOne(r, before > 0);
    else if (free > 1) this.takeSeveral(r, free);
    for (let place = this.firstPlace[r]!, end = place + before; place < end; place += 1)
      this.payUp(r, this.places[place]!);
    return this.losses;
  }

  private takeOne(r: number, holds: boolean): void {
    const { u, v, used, filled, list, graph } = this.state;
    const { columnCapacity } = graph;
    const { weight, place } = list;
    let best = 0;
    let second = 0;
    let bestAt = -1;
    for (;;) {
      for (let i = list.from[r]!, end = list.end[r]!; i < end; i += 1) {
        const c = place[4 * i + 2]!;
        const gain = weight[2 * i]! - v[c]!;
        if (gain <= second || (holds && used[place[4 * i + 3]!] === 1)) continue;
        if (gain > best) {
          second = best;
          best = gain;
          bestAt = i;
        } else {
          second = gain;
          // Of equal ones an open place, and of these one with a price from before, which must not stay open.
          if (gain === best && filled[c]! < columnCapacity[c]! && (v[c]! > 0 || !this.isOpenWithPrice(bestAt)))
            bestAt = i;
        }
      }
      if (second >= list.bound[r]!) break;
      list.make(r);
      best = 0;
      second = 0;
      bestAt = -1;
    }
    u[r] = second;
    if (bestAt >= 0) this.pair(r, bestAt, best > second);
  }

  private isOpenWithPrice(at: number): boolean {
    const { v, filled, list, graph } = this.state;
    const c = list.place[4 * at + 2]!;
    return v[c]! > 0 && filled[c]! < graph.columnCapacity[c]!;
  }

  /** The gain of the first choice that does not get a place is what every place may cost less. */
  private takeSeveral(r: number, free: number): void {
    const { u, v, filled, list, graph } = this.state;
    const { top, topAt } = this;
    this.findTop(r, free);
    if (top[free]! < list.bound[r]!) {
      list.make(r);
      this.findTop(r, free);
    }
    const limit = top[free]!;
    u[r] = limit;
    let left = free;
    // First those above the limit, who may drop others, then those at it, who may not.
    for (let i = 0; i < free && top[i]! > limit; i += 1) if (this.pair(r, topAt[i]!, true)) left -= 1;
    if (limit === 0) return;
    for (let i = list.from[r]!, end = list.end[r]!; i < end && left > 0; i += 1) {
      const c = list.place[4 * i + 2]!;
      const isOpen = filled[c]! < graph.columnCapacity[c]! && this.state.used[list.place[4 * i + 3]!] === 0;
      if (isOpen && list.weight[2 * i]! - v[c]! === limit && this.pair(r, i, false)) left -= 1;
    }
  }

  /** The highest `free + 1` gains of a row's listed edges, not counting those in use; 0 at least. */
  private findTop(r: number, free: number): void {
    const { v, used, list } = this.state;
    const { weight, place } = list;
    const { top, topAt } = this;
    for (let at = 0; at <= free; at += 1) top[at] = 0;
    let low = 0;
    for (let i = list.from[r]!, end = list.end[r]!; i < end; i += 1) {
      const gain = weight[2 * i]! - v[place[4 * i + 2]!]!;
      if (gain <= low || used[place[4 * i + 3]!] === 1) continue;
      let at = free;
      for (; at > 0 && top[at - 1]! < gain; at -= 1) {
        top[at] = top[at - 1]!;
        topAt[at] = topAt[at - 1]!;
      }
      top[at] = gain;
      topAt[at] = i;
      low = top[free]!;
    }
  }

  /** Returns false where the column is full and nobody may be dropped. */
  private pair(r: number, at: number, mayDrop: boolean): boolean {
    const { u, held, filled, used, slotStart, slotRow, slotEdge, slotWeight, list } = this.state;
    const c = list.place[4 * at + 2]!;
    const e = list.place[4 * at + 3]!;
    let slot = slotStart[c]! + filled[c]!;
    if (slot === slotStart[c + 1]) {
      if (!mayDrop) return false;
      slot = this.cheapest(c);
      this.drop(slot);
    } else {
      filled[c]! += 1;
    }
    this.places[this.firstPlace[r]! + held[r]!++] = slot;
    used[e] = 1;
    slotRow[slot] = r;
    slotEdge[slot] = e;
    slotWeight[slot] = list.weight[2 * at]!;
    this.pay(c, slot, list.weight[2 * at]! - u[r]!);
    return true;
  }

  private drop(slot: number): void {
    const { held, used, slotRow, slotEdge } = this.state;
    const loser = slotRow[slot]!;
    used[slotEdge[slot]!] = 0;
    let place = this.firstPlace[loser]!;
    while (this.places[place] !== slot) place += 1;
    held[loser]! -= 1;
    // The rest keep their order.
    for (const end = this.firstPlace[loser]! + held[loser]!; place < end; place += 1)
      this.places[place] = this.places[place + 1]!;
    this.losers[this.losses++] = loser;
  }

  private cheapest(c: number): number {
    const { slotStart } = this.state;
    let low = slotStart[c]!;
    for (let slot = low + 1; slot < slotStart[c + 1]!; slot += 1) if (this.pays[slot]! < this.pays[low]!) low = slot;
    return low;
  }

  /** A full column costs what its cheapest slot does; one with room keeps its price. */
  private pay(c: number, slot: number, price: number): void {
    const { v, slotStart, filled } = this.state;
    this.pays[slot] = price;
    if (slotStart[c]! + filled[c]! === slotStart[c + 1]) v[c] = this.pays[this.cheapest(c)]!;
  }

  /** A row pays for all its places down to its own price, or it would want a lost one back more than it may. */
  private payUp(r: number, slot: number): void {
    const { u, slotColumn, slotWeight } = this.state;
    this.pay(slotColumn[slot]!, slot, slotWeight[slot]! - u[r]!);
  }
}

// biome-ignore-all lint/style/noNonNullAssertion: proto
import type { State } from './state.ts';

/** returns number of bids */
export function auction(state: State, bidsPerUnit: number): number {
  const { graph, u, v, slotStart, slotRow, slotEdge, filled, held, used } = state;
  const { start, column, weight, rowCapacity, columnCapacity } = graph;
  const rows = rowCapacity.length;
  const price = new Float64Array(slotRow.length);
  for (let c = 0; c < v.length; c += 1) price.fill(v[c]!, slotStart[c]!, slotStart[c + 1]!);
  let units = 0;
  for (let r = 0; r < rows; r += 1) units += rowCapacity[r]!;
  let budget = units * bidsPerUnit;
  let bids = 0;
  const queue = new Int32Array(units + 1);
  let head = 0;
  let tail = 0;
  for (let r = 0; r < rows; r += 1) for (let k = rowCapacity[r]!; k > 0; k -= 1) queue[tail++] = r;
  let left = tail;
  if (tail === queue.length) tail = 0;
  while (left > 0) {
    let r = queue[head++]!;
    if (head === queue.length) head = 0;
    left -= 1;
    for (;;) {
      let best = 0;
      let second = 0;
      let bestEdge = -1;
      for (let e = start[r]!, end = start[r + 1]!; e < end; e += 1) {
        const value = weight[e]! - v[column[e]!]!;
        if (value > second && used[e] === 0) {
          if (value > best) {
            second = best;
            best = value;
            bestEdge = e;
          } else {
            second = value;
            if (value === best && filled[column[e]!]! < columnCapacity[column[e]!]!) bestEdge = e;
          }
        }
      }
      bids += 1;
      if (bestEdge < 0) { u[r] = 0; break; }
      const c = column[bestEdge]!;
      const full = filled[c]! === columnCapacity[c]!;
      if (full && (best === second || bids > budget)) { u[r] = best; break; }
      u[r] = second;
      const first = slotStart[c]!;
      const last = slotStart[c + 1]!;
      let slot = first + filled[c]!;
      let loser = -1;
      if (full) {
        slot = first;
        for (let s = first + 1; s < last; s += 1) if (price[s]! < price[slot]!) slot = s;
        loser = slotRow[slot]!;
        used[slotEdge[slot]!] = 0;
        held[loser]! -= 1;
      } else filled[c]! += 1;
      slotRow[slot] = r;
      slotEdge[slot] = bestEdge;
      used[bestEdge] = 1;
      held[r]! += 1;
      price[slot] = v[c]! + best - second;
      if (filled[c] === columnCapacity[c]) {
        let low = price[first]!;
        for (let s = first + 1; s < last; s += 1) if (price[s]! < low) low = price[s]!;
        v[c] = low;
      }
      if (loser < 0) break;
      if (FIFO) { queue[tail++] = loser; if (tail === queue.length) tail = 0; left += 1; break; }
      r = loser;
    }
  }
  return bids;
}
let FIFO = false;
export function setFifo(x: boolean) { FIFO = x; }

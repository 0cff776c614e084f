// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import type { Instance } from './instance.ts';

const DIGIT = 2 ** 16;

/**
 * The heaviest edge first, where both sides still have room: at least half of the best weight, in the time of a sort.
 * Edges of equal weight come by row, then column. Pairs by rising row, then column.
 */
export function greedy(instance: Instance): { readonly pairs: Int32Array; readonly weight: number } {
  const { start, column, weight } = instance;
  const rowRoom = instance.rowCapacity.slice();
  const columnRoom = instance.columnCapacity.slice();
  const rowOf = new Int32Array(column.length);
  for (let r = 0; r < rowRoom.length; r += 1) rowOf.fill(r, start[r]!, start[r + 1]!);
  const taken = new Uint8Array(column.length);
  let total = 0;
  let count = 0;
  for (const e of heaviestFirst(weight)) {
    const r = rowOf[e]!;
    const c = column[e]!;
    if (weight[e]! <= 0) break;
    if (rowRoom[r] === 0 || columnRoom[c] === 0) continue;
    rowRoom[r]! -= 1;
    columnRoom[c]! -= 1;
    taken[e] = 1;
    total += weight[e]!;
    count += 1;
  }
  const pairs = new Int32Array(2 * count);
  let at = 0;
  for (let e = 0; e < taken.length; e += 1) {
    if (taken[e] === 0) continue;
    pairs[at++] = rowOf[e]!;
    pairs[at++] = column[e]!;
  }
  return { pairs, weight: total };
}

/** Edges by falling weight: a stable radix sort of whole numbers, several times faster here than comparing. */
function heaviestFirst(weight: Float64Array): Int32Array {
  const most = weight.reduce((max, one) => Math.max(max, one), 0);
  const least = weight.reduce((min, one) => Math.min(min, one), most);
  let order = new Int32Array(weight.length).map((_, e) => e);
  for (let unit = 1; unit <= most - least; unit *= DIGIT) {
    const digits = Int32Array.from(order, (e) => Math.floor((most - weight[e]!) / unit) % DIGIT);
    const next = new Int32Array(DIGIT + 1);
    for (const digit of digits) next[digit + 1]! += 1;
    for (let digit = 1; digit < DIGIT; digit += 1) next[digit]! += next[digit - 1]!;
    const sorted = new Int32Array(order.length);
    for (let i = 0; i < order.length; i += 1) sorted[next[digits[i]!]!++] = order[i]!;
    order = sorted;
  }
  return order;
}

// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import type { Instance } from './instance.ts';
import type { Assignment } from './solve.ts';

export type Verdict = { readonly valid: true } | { readonly valid: false; readonly fault: string };

/**
 * Whether the pairs are a heaviest plan, proven by the duals alone, without solving and in whole numbers. With
 * gain = weight - dual of row - dual of column, no plan weighs more than this one when each pair gains >= 0, each edge that
 * is not a pair gains <= 0, no dual is below 0, and whoever has a dual above 0 is in as many pairs as its capacity
 * (linear programming duality; an edge can be used once, so its own dual is its gain where that is above 0).
 */
export function checkCertificate(instance: Instance, { pairs, weight, duals }: Omit<Assignment, 'certified'>): Verdict {
  const { rowCapacity, columnCapacity, start, column } = instance;
  const inRow = new Int32Array(rowCapacity.length);
  const inColumn = new Int32Array(columnCapacity.length);
  let next = 0;
  let total = 0;
  for (let r = 0; r < rowCapacity.length; r += 1) {
    for (let e = start[r]!; e < start[r + 1]!; e += 1) {
      const c = column[e]!;
      const gain = instance.weight[e]! - duals.row[r]! - duals.column[c]!;
      const isPair = pairs[next] === r && pairs[next + 1] === c;
      // A dual that is missing or no number fails here too, or below.
      if (isPair ? !(gain >= 0) : !(gain <= 0))
        return { valid: false, fault: `the duals do not explain row ${r} and column ${c}` };
      if (!isPair) continue;
      next += 2;
      total += instance.weight[e]!;
      inRow[r]! += 1;
      inColumn[c]! += 1;
    }
  }
  if (next !== pairs.length)
    return { valid: false, fault: `pair ${next / 2} is no edge, is there twice or stands out of order` };
  if (total !== weight) return { valid: false, fault: `the pairs weigh ${total}, not ${weight}` };
  return (
    sideFault('row', rowCapacity, inRow, duals.row) ??
    sideFault('column', columnCapacity, inColumn, duals.column) ?? { valid: true }
  );
}

function sideFault(side: string, capacity: Int32Array, used: Int32Array, dual: Float64Array): Verdict | undefined {
  if (dual.length !== capacity.length)
    return { valid: false, fault: `there are ${dual.length} duals for ${capacity.length} ${side}s` };
  for (let i = 0; i < capacity.length; i += 1) {
    const price = dual[i]!;
    if (used[i]! > capacity[i]!) return { valid: false, fault: `${side} ${i} is in more pairs than its capacity` };
    if (!Number.isSafeInteger(price) || price < 0)
      return { valid: false, fault: `the dual of ${side} ${i} is not a whole number from 0` };
    if (price > 0 && used[i]! < capacity[i]!)
      return { valid: false, fault: `${side} ${i} has room, so its dual must be 0` };
  }
  return undefined;
}

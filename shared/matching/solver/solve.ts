// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { bid } from './bidding.ts';
import { type Graph, graphOf } from './graph.ts';
import { greedy } from './greedy.ts';
import type { Instance } from './instance.ts';
import { Search } from './search.ts';
import { emptyState, mirrored, type State } from './state.ts';

/** What one more place would be worth, by row and by column, in units of weight: whole numbers, 0 where there is room. */
export type Duals = { readonly row: Float64Array; readonly column: Float64Array };

export type Assignment = {
  /** Row and column of each pair in turn, by rising row, then column. */
  readonly pairs: Int32Array;
  readonly weight: number;
  /** With `certified`, the proof that no other plan weighs more; else still a bound on what any plan could weigh. */
  readonly duals: Duals;
  readonly certified: boolean;
};

export type SolveOptions = {
  /** Prices of an earlier, similar instance by this one's rows and columns, 0 for newcomers: a head start, any will do. */
  readonly start?: Duals;
  /** When the time is up, the greedy answer comes instead (its own time, a sort of the edges, comes on top). */
  readonly budget?: { readonly ms: number; readonly now: () => number };
};

/**
 * The heaviest set of edges with no row and no column in more of them than its capacity (maximum-weight b-matching in a
 * bipartite graph, each edge at most once). Exact in whole numbers. An edge of weight 0 or less is never used.
 * Of several heaviest sets one is taken by a fixed rule of the order of rows and columns: the same instance always gives the
 * same pairs, and another order of them, of edges or another `start` never gives another weight.
 */
export function solve(instance: Instance, options: SolveOptions = {}): Assignment {
  const isLate = options.budget ? timer(options.budget) : () => false;
  const graph = graphOf(instance);
  const state = emptyState(graph, startPrices(graph, options.start));
  bid(state);
  const inTime = settleRows(state, isLate);
  // Only prices from before can leave a column with a price and with room: then the same is done from the columns' side.
  const last = inTime && hasIdlePrice(state) ? mirrored(state) : state;
  if (inTime && (last === state || settleRows(last, isLate))) return { ...plan(instance, last), certified: true };
  return { ...greedy(instance), duals: dualsOf(instance, last), certified: false };
}

function timer({ ms, now }: NonNullable<SolveOptions['budget']>): () => boolean {
  const end = now() + ms;
  return () => now() >= end;
}

function startPrices(graph: Graph, start: Duals | undefined): Float64Array {
  const prices = new Float64Array(graph.columnCapacity.length);
  const before = start && (graph.turned ? start.row : start.column);
  if (!before) return prices;
  const most = graph.weight.reduce((max, weight) => Math.max(max, weight), 0);
  return prices.map((_, c) => Math.max(0, Math.min(most, Math.floor(before[c] ?? 0) || 0)));
}

/** Until no row with a price has room. False when the time was up before. */
function settleRows(state: State, isLate: () => boolean): boolean {
  const search = new Search(state);
  const { u, held, graph } = state;
  for (let r = 0; r < u.length; r += 1) {
    while (u[r]! > 0 && held[r]! < graph.rowCapacity[r]!) {
      if (isLate()) return false;
      search.augment(r);
    }
  }
  return true;
}

function hasIdlePrice({ v, filled, graph }: State): boolean {
  return v.some((price, c) => price > 0 && filled[c]! < graph.columnCapacity[c]!);
}

function plan(instance: Instance, state: State): Omit<Assignment, 'certified'> {
  const pairs = pairsOf(instance, state);
  let weight = 0;
  const { slotStart, filled, slotWeight } = state;
  for (let c = 0; c < filled.length; c += 1)
    for (let slot = slotStart[c]!, end = slot + filled[c]!; slot < end; slot += 1) weight += slotWeight[slot]!;
  return { pairs, weight, duals: dualsOf(instance, state) };
}

/** Counted out by the instance's rows, each with its columns rising. */
function pairsOf({ rowCapacity }: Instance, { graph, slotStart, slotRow, filled, held }: State): Int32Array {
  const inRow = graph.turned ? filled : held;
  const next = new Int32Array(rowCapacity.length + 1);
  for (let r = 0; r < rowCapacity.length; r += 1) next[r + 1] = next[r]! + inRow[r]!;
  const first = next.slice();
  const pairs = new Int32Array(2 * next[rowCapacity.length]!);
  for (let c = 0; c < filled.length; c += 1) {
    for (let slot = slotStart[c]!, end = slot + filled[c]!; slot < end; slot += 1) {
      const row = graph.turned ? c : slotRow[slot]!;
      const column = graph.turned ? slotRow[slot]! : c;
      let at = next[row]!++;
      for (; at > first[row]! && pairs[2 * at - 1]! > column; at -= 1) pairs[2 * at + 1] = pairs[2 * at - 1]!;
      pairs[2 * at + 1] = column;
    }
  }
  for (let r = 0; r < rowCapacity.length; r += 1) for (let at = first[r]!; at < next[r]!; at += 1) pairs[2 * at] = r;
  return pairs;
}

/** Capacity beyond the number of edges is worth nothing: the worth is the edges' own. */
function dualsOf(instance: Instance, { graph, u, v }: State): Duals {
  const worth = (prices: Float64Array, clamped: Int32Array, capacity: Int32Array) =>
    prices.map((price, i) => (clamped[i]! < capacity[i]! ? 0 : price));
  const own = {
    row: worth.bind(undefined, u, graph.rowCapacity),
    column: worth.bind(undefined, v, graph.columnCapacity),
  };
  const { row, column } = graph.turned ? { row: own.column, column: own.row } : own;
  return { row: row(instance.rowCapacity), column: column(instance.columnCapacity) };
}

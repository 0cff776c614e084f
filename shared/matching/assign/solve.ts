// biome-ignore-all lint/style/noNonNullAssertion: proto
import type { Instance } from './instance.ts';
import { orient } from './graph.ts';
import { newState } from './state.ts';
import { auction } from './auction.ts';
import { newSearch, stats } from './search.ts';

export const timing = { orient: 0, auction: 0, search: 0, bids: 0, roots: 0 };
export const options = { bids: 4 };
export function solve(instance: Instance) {
  const t0 = performance.now();
  const { graph, turned } = orient(instance);
  const state = newState(graph);
  const t1 = performance.now();
  timing.bids = auction(state, options.bids);
  const t2 = performance.now();
  stats.searches = stats.popped = stats.scanned = stats.pushes = stats.disposals = stats.sorts = 0;
  const search = newSearch(state);
  const { u, held } = state;
  let roots = 0;
  for (let r = 0; r < u.length; r += 1) {
    if (held[r]! < graph.rowCapacity[r]! && u[r]! > 0) roots++;
    while (held[r]! < graph.rowCapacity[r]! && u[r]! > 0) search.run(r);
  }
  const t3 = performance.now();
  Object.assign(timing, { orient: t1 - t0, auction: t2 - t1, search: t3 - t2, roots });
  let weight = 0;
  for (let s = 0; s < state.slotEdge.length; s += 1) { const e = state.slotEdge[s]!; if (e >= 0) weight += graph.weight[e]!; }
  let dual = 0;
  for (let r = 0; r < u.length; r += 1) dual += u[r]! * graph.rowCapacity[r]!;
  for (let c = 0; c < state.v.length; c += 1) dual += state.v[c]! * graph.columnCapacity[c]!;
  let bad = 0;
  for (let r = 0; r < u.length; r += 1) for (let e = graph.start[r]!; e < graph.start[r + 1]!; e += 1) {
    const z = graph.weight[e]! - u[r]! - state.v[graph.column[e]!]!;
    if (z > 0) dual += z;
    if (z > 0 && state.used[e] === 0) bad++;
  }
  return { weight, dual, bad, turned };
}

// biome-ignore-all lint/style/noNonNullAssertion: proto
import type { State } from './state.ts';

export const stats = { searches: 0, popped: 0, scanned: 0, pushes: 0, disposals: 0, sorts: 0 };
const SORT_AFTER = Number(process.env['SA'] ?? 8);

export type Search = { run(root: number): void };

export function newSearch(state: State): Search {
  const { graph, u, v, slotStart, slotRow, slotEdge, filled, held, used } = state;
  const { start, column, weight, columnCapacity } = graph;
  const columns = v.length;
  const nodes = columns + u.length;
  const dist = new Float64Array(nodes).fill(Number.POSITIVE_INFINITY);
  const touched = new Int32Array(nodes);
  const closed = new Int32Array(nodes);
  const stack = new Int32Array(nodes);
  const fromRow = new Int32Array(columns);
  const fromEdge = new Int32Array(columns);
  const entry = new Int32Array(u.length);
  const heap = new Int32Array(nodes + 1);
  const place = new Int32Array(nodes).fill(-1);
  const seen = new Uint8Array(u.length);
  const bestColumn = new Int32Array(column.length);
  const bestWeight = new Float64Array(column.length);
  const bestEdge = new Int32Array(column.length);
  function sort(r: number): void {
    stats.sorts += 1;
    const first = start[r]!;
    const count = start[r + 1]! - first;
    for (let k = 0; k < count; k += 1) bestEdge[first + k] = first + k;
    // heap sort by weight, highest first
    const sink = (from: number, size: number) => {
      const e = bestEdge[first + from]!;
      const w = weight[e]!;
      let at = from;
      for (;;) {
        let child = 2 * at + 1;
        if (child >= size) break;
        if (child + 1 < size && weight[bestEdge[first + child + 1]!]! < weight[bestEdge[first + child]!]!) child += 1;
        if (weight[bestEdge[first + child]!]! >= w) break;
        bestEdge[first + at] = bestEdge[first + child]!;
        at = child;
      }
      bestEdge[first + at] = e;
    };
    for (let k = (count >> 1) - 1; k >= 0; k -= 1) sink(k, count);
    for (let size = count - 1; size > 0; size -= 1) {
      const e = bestEdge[first]!;
      bestEdge[first] = bestEdge[first + size]!;
      bestEdge[first + size] = e;
      sink(0, size);
    }
    for (let k = first; k < first + count; k += 1) { bestColumn[k] = column[bestEdge[k]!]!; bestWeight[k] = weight[bestEdge[k]!]!; }
  }
  function scanSorted(r: number, d: number, h: number): void {
    const end = start[r + 1]!;
    let k = start[r]!;
    for (; k < end; k += 1) {
      const rest = h - bestWeight[k]!;
      if (rest >= best) break;
      const c = bestColumn[k]!;
      const there = rest + v[c]!;
      if (there < best && there < dist[c]! && used[bestEdge[k]!] === 0) {
        fromRow[c] = r;
        fromEdge[c] = bestEdge[k]!;
        if (filled[c]! < columnCapacity[c]!) {
          best = there;
          endColumn = c;
          endRow = -1;
          if (there === d) break;
        } else reach(c, there, d);
      }
    }
    stats.scanned += k - start[r]!;
  }
  let heapSize = 0;
  let touchedCount = 0;
  let closedCount = 0;
  let stackCount = 0;
  let best = 0;
  let endRow = -1;
  let endColumn = -1;

  function up(node: number, key: number, from: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      const other = heap[parent]!;
      if (dist[other]! <= key) break;
      heap[at] = other;
      place[other] = at;
      at = parent;
    }
    heap[at] = node;
    place[node] = at;
  }
  function pop(): number {
    const top = heap[0]!;
    place[top] = -1;
    heapSize -= 1;
    if (heapSize > 0) {
      const node = heap[heapSize]!;
      const key = dist[node]!;
      let at = 0;
      for (;;) {
        let child = at * 4 + 1;
        if (child >= heapSize) break;
        let low = child;
        let lowKey = dist[heap[child]!]!;
        const end = Math.min(child + 4, heapSize);
        for (child += 1; child < end; child += 1) {
          const k = dist[heap[child]!]!;
          if (k < lowKey) { lowKey = k; low = child; }
        }
        if (lowKey >= key) break;
        const moved = heap[low]!;
        heap[at] = moved;
        place[moved] = at;
        at = low;
      }
      heap[at] = node;
      place[node] = at;
    }
    return top;
  }
  function reach(node: number, d: number, now: number): void {
    const old = dist[node]!;
    dist[node] = d;
    if (old === Number.POSITIVE_INFINITY) touched[touchedCount++] = node;
    if (d === now) {
      // moved from heap to stack: leave stale heap entry out
      if (place[node]! >= 0) remove(node);
      stack[stackCount++] = node;
    } else {
      stats.pushes += 1;
      const at = place[node]!;
      if (at >= 0) up(node, d, at);
      else up(node, d, heapSize++);
    }
  }
  function remove(node: number): void {
    // bring it to the top and pop it
    const at = place[node]!;
    let here = at;
    while (here > 0) {
      const parent = (here - 1) >> 2;
      const other = heap[parent]!;
      heap[here] = other;
      place[other] = here;
      here = parent;
    }
    heap[0] = node;
    place[node] = 0;
    pop();
  }
  function scan(r: number, d: number): void {
    closed[closedCount++] = columns + r;
    const h = d + u[r]!;
    if (h < best) { best = h; endRow = r; endColumn = -1; }
    if (seen[r] === SORT_AFTER) { scanSorted(r, d, h); return; }
    seen[r]! += 1;
    if (seen[r] === SORT_AFTER) sort(r);
    const end = start[r + 1]!;
    stats.scanned += end - start[r]!;
    for (let e = start[r]!; e < end; e += 1) {
      const c = column[e]!;
      const there = h + v[c]! - weight[e]!;
      if (there < best && there < dist[c]! && used[e] === 0) {
        fromRow[c] = r;
        fromEdge[c] = e;
        if (filled[c]! < columnCapacity[c]!) {
          best = there;
          endColumn = c;
          endRow = -1;
          if (there === d) return;
        } else reach(c, there, d);
      }
    }
  }
  function expand(c: number, d: number): void {
    closed[closedCount++] = c;
    for (let s = slotStart[c]!, end = slotStart[c + 1]!; s < end; s += 1) {
      const r = slotRow[s]!;
      const there = d + weight[slotEdge[s]!]! - u[r]! - v[c]!;
      const node = columns + r;
      if (there >= best || there >= dist[node]!) continue;
      entry[r] = s;
      if (there === d) {
        if (dist[node] === Number.POSITIVE_INFINITY) touched[touchedCount++] = node;
        else if (place[node]! >= 0) remove(node);
        dist[node] = d;
        scan(r, d);
        if (best === d) return;
      } else reach(node, there, d);
    }
  }
  function run(root: number): void {
    stats.searches += 1;
    heapSize = 0; touchedCount = 0; closedCount = 0; stackCount = 0;
    best = u[root]!;
    endRow = root;
    endColumn = -1;
    dist[columns + root] = 0;
    touched[touchedCount++] = columns + root;
    scan(root, 0);
    while (true) {
      let node: number;
      if (stackCount > 0) node = stack[--stackCount]!;
      else if (heapSize > 0) node = pop();
      else break;
      const d = dist[node]!;
      if (d >= best) break;
      stats.popped += 1;
      if (node < columns) expand(node, d);
      else scan(node - columns, d);
    }
    for (let i = 0; i < closedCount; i += 1) {
      const node = closed[i]!;
      const gain = best - dist[node]!;
      if (gain > 0) { if (node < columns) v[node]! += gain; else u[node - columns]! -= gain; }
    }
    augment(root);
    for (let i = 0; i < touchedCount; i += 1) { const node = touched[i]!; dist[node] = Number.POSITIVE_INFINITY; place[node] = -1; }
  }
  function augment(root: number): void {
    let slot: number;
    let c: number;
    if (endColumn >= 0) {
      c = endColumn;
      slot = slotStart[c]! + filled[c]!;
      filled[c]! += 1;
      held[root]! += 1;
    } else {
      stats.disposals += 1;
      if (endRow === root) return;
      slot = entry[endRow]!;
      held[endRow]! -= 1;
      held[root]! += 1;
      used[slotEdge[slot]!] = 0;
      c = column[slotEdge[slot]!]!;
    }
    for (;;) {
      const e = fromEdge[c]!;
      const r = fromRow[c]!;
      slotRow[slot] = r;
      slotEdge[slot] = e;
      used[e] = 1;
      if (r === root) return;
      slot = entry[r]!;
      used[slotEdge[slot]!] = 0;
      c = column[slotEdge[slot]!]!;
    }
  }
  return { run };
}

// biome-ignore-all lint/style/noNonNullAssertion: proto
import { compile, type Instance } from './instance.ts';

export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296;
  };
}
export function sparse(o: { rows: number; columns: number; edges: number; seed: number; weight: (next: () => number) => number; rowCap?: number; colCap?: number }): Instance {
  const next = seeded(o.seed);
  const seen = new Set<number>();
  const row = new Int32Array(o.edges), column = new Int32Array(o.edges), weight = new Float64Array(o.edges);
  let n = 0;
  while (n < o.edges) {
    const r = Math.floor(next() * o.rows), c = Math.floor(next() * o.columns);
    const key = r * o.columns + c;
    if (seen.has(key)) continue;
    seen.add(key);
    row[n] = r; column[n] = c; weight[n] = o.weight(next); n++;
  }
  const cap = (count: number, max: number) => Int32Array.from({ length: count }, () => 1 + Math.floor(next() * max));
  return compile({ rowCapacity: cap(o.rows, o.rowCap ?? 1), columnCapacity: cap(o.columns, o.colCap ?? 1), row, column, weight });
}
/** wishes near volunteers in cities with different ratio */
export function cities(o: { rows: number; columns: number; edges: number; seed: number; cities: number; coverage: number; rowCap?: number; colCap?: number; spread?: number }): Instance {
  const next = seeded(o.seed);
  const per = Math.ceil(o.edges / o.rows);
  const gauss = () => (next() + next() + next() + next() - 2);
  const centers = Array.from({ length: o.cities }, () => ({ x: next(), y: next(), a: 0.2 + next(), b: 0.2 + next() }));
  const pickCity = (key: 'a' | 'b') => { const total = centers.reduce((s, c) => s + c[key], 0); let t = next() * total; for (const c of centers) { t -= c[key]; if (t <= 0) return c; } return centers[0]!; };
  const s = o.spread ?? 0.03;
  const at = (key: 'a' | 'b') => { const c = pickCity(key); return { x: c.x + gauss() * s, y: c.y + gauss() * s }; };
  const volunteers = Array.from({ length: o.columns }, () => at('b'));
  const G = 200;
  const grid = new Map<number, number[]>();
  const cell = (x: number, y: number) => Math.floor(x * G) * 100000 + Math.floor(y * G);
  volunteers.forEach((p, i) => { const k = cell(p.x, p.y); const l = grid.get(k); if (l) l.push(i); else grid.set(k, [i]); });
  const row: number[] = [], column: number[] = [], weight: number[] = [];
  for (let r = 0; r < o.rows; r++) {
    const p = at('a');
    let found: number[] = [];
    for (let ring = 0; ring < 30 && found.length < per * 2; ring++) {
      for (let dx = -ring; dx <= ring; dx++) for (let dy = -ring; dy <= ring; dy++) {
        if (Math.max(Math.abs(dx), Math.abs(dy)) !== ring) continue;
        const l = grid.get((Math.floor(p.x * G) + dx) * 100000 + Math.floor(p.y * G) + dy);
        if (l) found.push(...l);
      }
    }
    const near = found.map((c) => ({ c, d: Math.hypot(volunteers[c]!.x - p.x, volunteers[c]!.y - p.y) })).sort((a, b) => a.d - b.d).slice(0, per);
    const urgency = Math.floor(next() * 400);
    for (const { c, d } of near) {
      row.push(r); column.push(c);
      weight.push(o.coverage + urgency + Math.floor(next() * 300) + 300 - Math.min(300, Math.floor(d * 6000)));
    }
  }
  const cap = (count: number, max: number) => Int32Array.from({ length: count }, () => 1 + Math.floor(next() * max));
  return compile({ rowCapacity: cap(o.rows, o.rowCap ?? 1), columnCapacity: cap(o.columns, o.colCap ?? 1), row: Int32Array.from(row), column: Int32Array.from(column), weight: Float64Array.from(weight) });
}

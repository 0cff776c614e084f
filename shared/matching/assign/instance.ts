// biome-ignore-all lint/style/noNonNullAssertion: proto
export type Instance = {
  readonly rowCapacity: Int32Array;
  readonly columnCapacity: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
};
export type EdgeList = { rowCapacity: Int32Array; columnCapacity: Int32Array; row: Int32Array; column: Int32Array; weight: Float64Array };

export function compile(list: EdgeList): Instance {
  const edges = list.row.length;
  const rows = list.rowCapacity.length;
  const columns = list.columnCapacity.length;
  const byColumn = new Int32Array(columns + 1);
  for (let e = 0; e < edges; e += 1) byColumn[list.column[e]! + 1]! += 1;
  for (let c = 0; c < columns; c += 1) byColumn[c + 1]! += byColumn[c]!;
  const order = new Int32Array(edges);
  for (let e = 0; e < edges; e += 1) { const c = list.column[e]!; order[byColumn[c]!++] = e; }
  const start = new Int32Array(rows + 1);
  for (let e = 0; e < edges; e += 1) start[list.row[e]! + 1]! += 1;
  for (let r = 0; r < rows; r += 1) start[r + 1]! += start[r]!;
  const next = start.slice();
  const column = new Int32Array(edges);
  const weight = new Float64Array(edges);
  for (let k = 0; k < edges; k += 1) {
    const e = order[k]!;
    const at = next[list.row[e]!]!++;
    column[at] = list.column[e]!;
    weight[at] = list.weight[e]!;
  }
  return { rowCapacity: list.rowCapacity, columnCapacity: list.columnCapacity, start, column, weight };
}

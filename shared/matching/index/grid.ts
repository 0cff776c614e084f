/**
 * Things sorted by their cell: the n-th filled cell lies at `rows[n]`, `columns[n]` and holds the things from `starts[n]`
 * to `starts[n + 1]`. Only filled cells are kept, row by row, so a county and all of Inner Mongolia cost what lives there.
 */
export type Grid = {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly starts: Uint32Array;
  /** The first row with anything in it, and for each row from there on the first filled cell that does not come before it. */
  readonly firstRow: number;
  readonly rowStarts: Uint32Array;
};
export type Cell = readonly [row: number, column: number];

const LAT_STEPS = 100;
const LNG_STEPS = 80;
const RAD = Math.PI / 180;
const EARTH_RADIUS_M = 6_371_008.8;
/** Distances are told in whole metres, so this much may be rounded away, and some for the arithmetic. */
const SLACK_M = 1;

export function cellIn(cell: string): Cell {
  const colon = cell.indexOf(':');
  return [Number(cell.slice(0, colon)), Number(cell.slice(colon + 1))];
}

/** Cells in the order of a grid: by row, then by column. */
export function byCell(a: Cell, b: Cell): number {
  return a[0] - b[0] || a[1] - b[1];
}

/** The grid of things whose cells come sorted by `byCell`. */
export function gridOf(cells: readonly Cell[]): Grid {
  const first = cells.flatMap((cell, at) => {
    const before = cells[at - 1];
    return before !== undefined && byCell(before, cell) === 0 ? [] : [at];
  });
  return gridFrom(
    Int32Array.from(first, (at) => cells[at]?.[0] ?? 0),
    Int32Array.from(first, (at) => cells[at]?.[1] ?? 0),
    Uint32Array.from([...first, cells.length]),
  );
}

/** A grid as it comes out of a snapshot. */
export function gridFrom(rows: Int32Array, columns: Int32Array, starts: Uint32Array): Grid {
  const firstRow = rows[0] ?? 0;
  const rowStarts = new Uint32Array(rows.length === 0 ? 1 : (rows.at(-1) ?? 0) - firstRow + 2).fill(rows.length);
  for (let at = rows.length - 1; at >= 0; at -= 1) rowStarts[(rows[at] as number) - firstRow] = at;
  for (let row = rowStarts.length - 2; row >= 0; row -= 1)
    rowStarts[row] = Math.min(rowStarts[row] as number, rowStarts[row + 1] as number);
  return { rows, columns, starts, firstRow, rowStarts };
}

/**
 * The cells around a cell whose middle is not farther than a radius from its middle, and perhaps a few that lie a metre
 * beyond: for each row from `firstRow` on so many columns (`across`), beginning with `west`.
 */
export type Reach = {
  readonly firstRow: number;
  readonly west: readonly number[];
  readonly across: readonly number[];
  /** The farthest columns of all rows. */
  readonly westmost: number;
  readonly eastmost: number;
  /** What the haversine formula has for each row: sin^2 of half the way north, and the product of the cosines. */
  readonly up: readonly number[];
  readonly wide: readonly number[];
  readonly lng: number;
  /** Distances that were asked for, each a metre more than it is, by row and column; empty where the reach is very wide. */
  readonly known: number[];
};

/** A search asks for the way to the same few cells again and again; some thirty kilometres around are remembered. */
const KNOWN_LIMIT_CELLS = 4_096;

export function isWithin({ firstRow, west, across }: Reach, row: number, column: number): boolean {
  // What lies before the first is a very large number without its sign: one question a side, and few guesses that go wrong.
  const step = (row - firstRow) >>> 0;
  return step < west.length && (column - (west[step] as number)) >>> 0 < (across[step] as number);
}

/** `metresTo`, remembered: for a search that comes to the same cell again and again. */
export function distanceWithin(reach: Reach, row: number, column: number): number {
  const { known, firstRow, westmost, eastmost } = reach;
  if (known.length === 0) return metresTo(reach, row, column);
  const at = (row - firstRow) * (eastmost - westmost + 1) + column - westmost;
  const before = known[at] as number;
  if (before > 0) return before - 1;
  const metres = metresTo(reach, row, column);
  known[at] = metres + 1;
  return metres;
}

/** Whole metres to the middle of a cell within reach: to the metre what `cellDistanceM` says. */
export function metresTo({ firstRow, up, wide, lng }: Reach, row: number, column: number): number {
  const step = row - firstRow;
  const across = Math.sin(((column + 0.5) / LNG_STEPS - lng) * RAD * 0.5) ** 2;
  const half = Math.sqrt((up[step] as number) + (wide[step] as number) * across);
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, half)));
}

/** One arc for each row of cells, instead of a distance for each cell. */
export function reachOf(cell: Cell, radiusM: number): Reach {
  const angle = (radiusM + SLACK_M) / EARTH_RADIUS_M;
  const reach = Math.sin(Math.min(angle, Math.PI) / 2) ** 2;
  const rowsAway = Math.ceil((angle / RAD) * LAT_STEPS);
  const lat = (cell[0] + 0.5) / LAT_STEPS;
  const cosine = Math.cos(lat * RAD);
  const firstRow = cell[0] - rowsAway;
  const count = 2 * rowsAway + 1;
  // Plain arrays: typed ones of this size take longer to make than to fill.
  const up: number[] = [];
  const wide: number[] = [];
  const west: number[] = [];
  const columns: number[] = [];
  let farthest = 0;
  for (let step = 0; step < count; step += 1) {
    const rowLat = (firstRow + step + 0.5) / LAT_STEPS;
    const ownUp = Math.sin(((rowLat - lat) * RAD) / 2) ** 2;
    const ownWide = cosine * Math.cos(rowLat * RAD);
    up.push(ownUp);
    wide.push(ownWide);
    const across = (reach - ownUp) / ownWide;
    if (across < 0) {
      west.push(cell[1]);
      columns.push(0);
      continue;
    }
    const columnsAway = across >= 1 ? 360 * LNG_STEPS : ((2 * Math.asin(Math.sqrt(across))) / RAD) * LNG_STEPS;
    farthest = Math.max(farthest, columnsAway);
    const first = Math.ceil(cell[1] - columnsAway);
    west.push(first);
    columns.push(Math.floor(cell[1] + columnsAway) - first + 1);
  }
  const westmost = Math.ceil(cell[1] - farthest);
  const eastmost = Math.floor(cell[1] + farthest);
  const cells = count * (eastmost - westmost + 1);
  const known = new Array<number>(cells <= KNOWN_LIMIT_CELLS ? cells : 0).fill(0);
  return { firstRow, west, across: columns, westmost, eastmost, up, wide, lng: (cell[1] + 0.5) / LNG_STEPS, known };
}

/**
 * Calls `visit` with each stretch of filled cells within reach, from `first` up to, not including, `end`, and with their row.
 */
export function visitWithin(grid: Grid, reach: Reach, visit: (first: number, end: number, row: number) => void): void {
  const { columns, rowStarts } = grid;
  const offset = reach.firstRow - grid.firstRow;
  const last = Math.min(reach.up.length, rowStarts.length - 1 - offset);
  for (let step = Math.max(0, -offset); step < last; step += 1) {
    const start = rowStarts[offset + step] as number;
    const end = rowStarts[offset + step + 1] as number;
    const across = reach.across[step] as number;
    if (start === end || across === 0) continue;
    const west = reach.west[step] as number;
    const first = lowerBound(columns, start, end, west);
    let after = first;
    while (after < end && (columns[after] as number) < west + across) after += 1;
    if (after > first) visit(first, after, reach.firstRow + step);
  }
}

/** The first of a sorted stretch that is not below a bound. */
function lowerBound(sorted: Int32Array, low: number, high: number, bound: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as number) < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}

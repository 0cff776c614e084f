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
};

/** Up to here, some hundred kilometres, what the series leave out is less than the last bit of a number. */
const SMALL = 0.008;

/** Sine of an angle in radians: its series (x - x^3/3! + x^5/5!) where it is small, as on nearly every way to a neighbour. */
function sine(angle: number): number {
  const square = angle * angle;
  return square < SMALL * SMALL ? angle * (1 - (square / 6) * (1 - square / 20)) : Math.sin(angle);
}

/** The angle of a sine in radians, likewise (x + x^3/6 + 3x^5/40 + 15x^7/336). */
function arcsine(of: number): number {
  const square = of * of;
  return square < SMALL * SMALL ? of * (1 + square * (1 / 6 + square * (3 / 40 + (square * 15) / 336))) : Math.asin(of);
}

/** Whole metres to the middle of a cell within reach: to the metre what `cellDistanceM` says. */
export function metresTo({ firstRow, up, wide, lng }: Reach, row: number, column: number): number {
  const step = row - firstRow;
  const across = sine(((column + 0.5) / LNG_STEPS - lng) * RAD * 0.5) ** 2;
  const half = Math.sqrt((up[step] as number) + (wide[step] as number) * across);
  return Math.round(2 * EARTH_RADIUS_M * arcsine(Math.min(1, half)));
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
  const up = new Array<number>(count);
  const wide = new Array<number>(count);
  const west = new Array<number>(count);
  const columns = new Array<number>(count);
  let farthest = 0;
  for (let step = 0; step < count; step += 1) {
    const rowLat = (firstRow + step + 0.5) / LAT_STEPS;
    const ownUp = sine(((rowLat - lat) * RAD) / 2) ** 2;
    const ownWide = cosine * Math.cos(rowLat * RAD);
    up[step] = ownUp;
    wide[step] = ownWide;
    const across = (reach - ownUp) / ownWide;
    if (across < 0) {
      west[step] = cell[1];
      columns[step] = 0;
      continue;
    }
    const columnsAway = across >= 1 ? 360 * LNG_STEPS : ((2 * arcsine(Math.sqrt(across))) / RAD) * LNG_STEPS;
    farthest = Math.max(farthest, columnsAway);
    const first = Math.ceil(cell[1] - columnsAway);
    west[step] = first;
    columns[step] = Math.floor(cell[1] + columnsAway) - first + 1;
  }
  const westmost = Math.ceil(cell[1] - farthest);
  const eastmost = Math.floor(cell[1] + farthest);
  return { firstRow, west, across: columns, westmost, eastmost, up, wide, lng: (cell[1] + 0.5) / LNG_STEPS };
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

import type { Point } from '../../kernel/geo.ts';

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
  return cell.split(':').map(Number) as unknown as Cell;
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

/** Whole metres between the middles of two cells: to the metre what `cellDistanceM` says. */
export function gridDistanceM(grid: Grid, at: number, center: Point, up: number, wide: number): number {
  const across = Math.sin((((grid.columns[at] as number) + 0.5) / LNG_STEPS - center.lng) * RAD * 0.5) ** 2;
  return Math.round(2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(up + wide * across))));
}

/**
 * Calls `visit` with stretches of filled cells, one after another from `first` up to, not including, `end`, that together are
 * all those whose middle is not farther than `radiusM` from the middle of `cell`, and perhaps a few that lie a metre beyond:
 * one arc for each row instead of a distance for each cell. `up` and `wide` are what the haversine formula has for the row,
 * sin^2 of half the way north and the product of the cosines: `gridDistanceM` goes on from there.
 */
export function visitWithin(
  grid: Grid,
  cell: Cell,
  radiusM: number,
  visit: (first: number, end: number, up: number, wide: number) => void,
): void {
  const angle = (radiusM + SLACK_M) / EARTH_RADIUS_M;
  const reach = Math.sin(Math.min(angle, Math.PI) / 2) ** 2;
  const rowsAway = Math.ceil((angle / RAD) * LAT_STEPS);
  const lat = (cell[0] + 0.5) / LAT_STEPS;
  const cosine = Math.cos(lat * RAD);
  const { columns, firstRow, rowStarts } = grid;
  const last = Math.min(cell[0] + rowsAway, firstRow + rowStarts.length - 2);
  for (let row = Math.max(cell[0] - rowsAway, firstRow); row <= last; row += 1) {
    const start = rowStarts[row - firstRow] as number;
    const end = rowStarts[row - firstRow + 1] as number;
    if (start === end) continue;
    const rowLat = (row + 0.5) / LAT_STEPS;
    const up = Math.sin(((rowLat - lat) * RAD) / 2) ** 2;
    if (up > reach) continue;
    const wide = cosine * Math.cos(rowLat * RAD);
    const across = (reach - up) / wide;
    const columnsAway = across >= 1 ? 360 * LNG_STEPS : ((2 * Math.asin(Math.sqrt(across))) / RAD) * LNG_STEPS;
    const first = lowerBound(columns, start, end, cell[1] - columnsAway);
    let after = first;
    while (after < end && (columns[after] as number) <= cell[1] + columnsAway) after += 1;
    if (after > first) visit(first, after, up, wide);
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

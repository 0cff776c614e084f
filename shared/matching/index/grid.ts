import { cellCenter, distanceM, type Point } from '../../kernel/geo.ts';

/**
 * Things sorted by their cell: the n-th filled cell lies at `rows[n]`, `columns[n]` and holds the things from `starts[n]`
 * to `starts[n + 1]`. Only filled cells are kept, row by row, so a county and all of Inner Mongolia cost what lives there.
 */
export type Grid = { readonly rows: Int32Array; readonly columns: Int32Array; readonly starts: Uint32Array };
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
  return {
    rows: Int32Array.from(first, (at) => cells[at]?.[0] ?? 0),
    columns: Int32Array.from(first, (at) => cells[at]?.[1] ?? 0),
    starts: Uint32Array.from([...first, cells.length]),
  };
}

/** Whole metres between the middles of two cells: to the metre what `cellDistanceM` says. */
export function gridDistanceM(grid: Grid, at: number, cell: Cell, center: Point): number {
  const row = grid.rows[at] as number;
  const column = grid.columns[at] as number;
  if (row === cell[0] && column === cell[1]) return 0;
  return distanceM(center, { lat: (row + 0.5) / LAT_STEPS, lng: (column + 0.5) / LNG_STEPS });
}

/**
 * Calls `visit` with every filled cell whose middle is not farther than `radiusM` from the middle of `cell`, and perhaps with
 * a few that lie a metre beyond: one arc for each row instead of a distance for each cell.
 */
export function visitWithin(grid: Grid, cell: Cell, radiusM: number, visit: (at: number) => void): void {
  const angle = (radiusM + SLACK_M) / EARTH_RADIUS_M;
  const reach = Math.sin(Math.min(angle, Math.PI) / 2) ** 2;
  const rowsAway = Math.ceil((angle / RAD) * LAT_STEPS);
  const { lat } = cellCenter(`${cell[0]}:${cell[1]}`);
  const end = grid.rows.length;
  let at = lowerBound(grid, 0, end, cell[0] - rowsAway, Number.NEGATIVE_INFINITY);
  while (at < end) {
    const row = grid.rows[at] as number;
    if (row > cell[0] + rowsAway) return;
    const rowLat = (row + 0.5) / LAT_STEPS;
    const left = reach - Math.sin(((rowLat - lat) * RAD) / 2) ** 2;
    if (left >= 0) {
      const across = left / (Math.cos(lat * RAD) * Math.cos(rowLat * RAD));
      const columnsAway = across >= 1 ? 360 * LNG_STEPS : ((2 * Math.asin(Math.sqrt(across))) / RAD) * LNG_STEPS;
      at = lowerBound(grid, at, end, row, cell[1] - columnsAway);
      for (; at < end && grid.rows[at] === row && (grid.columns[at] as number) <= cell[1] + columnsAway; at += 1)
        visit(at);
    }
    at = lowerBound(grid, at, end, row + 1, Number.NEGATIVE_INFINITY);
  }
}

/** The first filled cell from `low` on that does not come before a row and column. */
function lowerBound({ rows, columns }: Grid, low: number, high: number, row: number, column: number): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    const before =
      (rows[middle] as number) < row || ((rows[middle] as number) === row && (columns[middle] as number) < column);
    if (before) from = middle + 1;
    else to = middle;
  }
  return from;
}

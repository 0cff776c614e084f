import { cellCenter, distanceM, type Point } from '../../kernel/geo.ts';

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
  const { columns, firstRow, rowStarts } = grid;
  const last = Math.min(cell[0] + rowsAway, firstRow + rowStarts.length - 2);
  for (let row = Math.max(cell[0] - rowsAway, firstRow); row <= last; row += 1) {
    const end = rowStarts[row - firstRow + 1] as number;
    const start = rowStarts[row - firstRow] as number;
    if (start === end) continue;
    const rowLat = (row + 0.5) / LAT_STEPS;
    const left = reach - Math.sin(((rowLat - lat) * RAD) / 2) ** 2;
    if (left < 0) continue;
    const across = left / (Math.cos(lat * RAD) * Math.cos(rowLat * RAD));
    const columnsAway = across >= 1 ? 360 * LNG_STEPS : ((2 * Math.asin(Math.sqrt(across))) / RAD) * LNG_STEPS;
    for (let at = lowerBound(columns, start, end, cell[1] - columnsAway); at < end; at += 1) {
      if ((columns[at] as number) > cell[1] + columnsAway) break;
      visit(at);
    }
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

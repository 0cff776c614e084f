import type { Cell, Reach } from './grid.ts';

/**
 * Squares of cells, those with anything in them, each with things of up to `kinds` kinds: what lies in the n-th tile and is of
 * kind k are the things from `starts[n * kinds + k]` to the next of `starts`. So a search jumps from one short stretch of
 * memory to another, and goes past every kind that it does not want.
 */
export type Tiles = {
  readonly kinds: number;
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly starts: Uint32Array;
  readonly byPlace: ReadonlyMap<number, number>;
};

/** A tile's side. Some fifteen kilometres: a search within a usual radius meets four at most. */
export const TILE_CELLS = 16;
/** More columns of tiles than there are around the earth. */
const PLACE_SPAN = 2 ** 12;

export function tileOf([row, column]: Cell): Cell {
  return [Math.floor(row / TILE_CELLS), Math.floor(column / TILE_CELLS)];
}

/** Row and column of a cell within its tile. */
export function placeInTile([row, column]: Cell): Cell {
  const [tileRow, tileColumn] = tileOf([row, column]);
  return [row - tileRow * TILE_CELLS, column - tileColumn * TILE_CELLS];
}

/** Tiles of things that come sorted by tile, row before column, and then by kind. */
export function tilesOf(things: readonly { readonly tile: Cell; readonly kind: number }[], kinds: number): Tiles {
  const first = things.flatMap(({ tile }, at) => {
    const before = things[at - 1]?.tile;
    return before !== undefined && before[0] === tile[0] && before[1] === tile[1] ? [] : [at];
  });
  const starts = new Uint32Array(first.length * kinds + 1);
  for (const [tile, from] of first.entries())
    for (let at = from; at < (first[tile + 1] ?? things.length); at += 1)
      starts[tile * kinds + (things[at]?.kind ?? 0) + 1] = at + 1;
  // Kinds that a tile does not have end where the ones before them end.
  for (let at = 1; at < starts.length; at += 1) starts[at] = Math.max(starts[at] as number, starts[at - 1] as number);
  const side = (which: 0 | 1) => Int32Array.from(first, (at) => things[at]?.tile[which] ?? 0);
  return tilesFrom(kinds, side(0), side(1), starts);
}

/** Tiles as they come out of a snapshot. */
export function tilesFrom(kinds: number, rows: Int32Array, columns: Int32Array, starts: Uint32Array): Tiles {
  const byPlace = new Map(Array.from(rows, (row, at) => [placeOf(row, columns[at] as number), at]));
  return { kinds, rows, columns, starts, byPlace };
}

function placeOf(row: number, column: number): number {
  return row * PLACE_SPAN + column;
}

/** A tile, and for each of its rows the columns that are within reach, a bit each. */
export type NearTile = { readonly tile: number; readonly within: readonly number[] };

/** The tiles with a cell that may be within reach. */
export function tilesWithin({ byPlace }: Tiles, reach: Reach): readonly NearTile[] {
  const found: NearTile[] = [];
  const { firstRow, up, westmost, eastmost } = reach;
  const [fromRow, fromColumn] = tileOf([firstRow, westmost]);
  const [toRow, toColumn] = tileOf([firstRow + up.length - 1, eastmost]);
  for (let row = fromRow; row <= toRow; row += 1)
    for (let column = fromColumn; column <= toColumn; column += 1) {
      const tile = byPlace.get(placeOf(row, column));
      if (tile !== undefined) found.push({ tile, within: cellsWithin(reach, row * TILE_CELLS, column * TILE_CELLS) });
    }
  return found;
}

function cellsWithin({ firstRow, west, across }: Reach, tileRow: number, tileColumn: number): readonly number[] {
  const within = new Array<number>(TILE_CELLS).fill(0);
  const from = Math.max(0, firstRow - tileRow);
  const to = Math.min(TILE_CELLS, firstRow + west.length - tileRow);
  for (let row = from; row < to; row += 1) {
    const step = tileRow + row - firstRow;
    const start = (west[step] as number) - tileColumn;
    const first = Math.max(0, start);
    const end = Math.min(TILE_CELLS, start + (across[step] as number));
    if (first < end) within[row] = (1 << end) - (1 << first);
  }
  return within;
}

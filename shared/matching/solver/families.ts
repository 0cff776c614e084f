// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import { compile, type Instance } from './instance.ts';

/** A whole number from 0, below the given one. */
export type Below = (limit: number) => number;
/** How large an instance is; capacities are drawn from 1 up to the given ones. */
export type Size = {
  readonly rows: number;
  readonly columns: number;
  readonly edges: number;
  readonly rowCapacity?: number;
  readonly columnCapacity?: number;
};

const MOST_WEIGHT = 1_000;
const FEW_WEIGHTS = 3;
/** Wishes in a city on average; one city has up to twice the volunteers of another. */
const CITY_ROWS = 1_000;
/** One candidate in so many lives in the next city. */
const NEXT_CITY_IN = 50;
const CITY_MINUTES = 60;
const COVERAGE = 100_000;
const URGENCY = 400;
const FIT = 300;

/** Edges anywhere, weights anything: nobody competes for long. */
export function uniform(below: Below, size: Size, mostWeight = MOST_WEIGHT): Instance {
  return drawn(
    below,
    size,
    () => [0, size.columns],
    () => 1 + below(mostWeight),
  );
}

/** Nearly all plans weigh the same, which lets price wars and searches run long. */
export function equalWeights(below: Below, size: Size): Instance {
  return uniform(below, size, FEW_WEIGHTS);
}

/**
 * Wishes and volunteers in cities with too many of the one or of the other, weights as the product's: that a wish is covered
 * at all beats everything, then its urgency and the fit, then minutes of travel.
 */
export function cities(below: Below, size: Size): Instance {
  const count = Math.max(2, Math.round(size.rows / CITY_ROWS));
  const shares = Array.from({ length: count }, () => 1 + below(100) / 100);
  const share = (city: number) =>
    shares.slice(0, city).reduce((sum, one) => sum + one, 0) / shares.reduce((sum, one) => sum + one, 0);
  const ends = shares.map((_, city) => Math.round(size.columns * share(city + 1)));
  const places = (length: number) => Array.from({ length }, () => [below(CITY_MINUTES), below(CITY_MINUTES)] as const);
  const rowAt = places(size.rows);
  const columnAt = places(size.columns);
  const urgency = rowAt.map(() => below(URGENCY));
  return drawn(
    below,
    size,
    (row) => {
      const city = (row + Number(below(NEXT_CITY_IN) === 0)) % count;
      return [ends[city - 1] ?? 0, ends[city]!];
    },
    (row, column) => {
      const [north, east] = [rowAt[row]![0] - columnAt[column]![0], rowAt[row]![1] - columnAt[column]![1]];
      return COVERAGE + urgency[row]! + below(FIT) - Math.round(Math.hypot(north, east));
    },
  );
}

/** A handful of rows and columns and up to 12 edges of any kind, weights below 0, many ties and empty sides included. */
export function small(below: Below): Instance {
  const rows = below(12) === 0 ? 0 : 2 + below(4);
  const columns = below(12) === 0 ? 0 : 2 + below(4);
  const edges = Math.min(12, Math.ceil((rows * columns * (2 + below(3))) / 4));
  const most = 1 + below(3) ** (1 + 4 * below(2));
  const least = below(4) === 0 ? -most : 1;
  const capacity = () => 1 + below(1 + below(3));
  return drawn(
    below,
    { rows, columns, edges, rowCapacity: capacity(), columnCapacity: capacity() },
    () => [0, columns],
    () => least + below(most - least + 1),
  );
}

/** Every row has about as many edges as another, to different columns of its range. */
function drawn(
  below: Below,
  { rows, columns, edges, rowCapacity = 1, columnCapacity = 1 }: Size,
  rangeOf: (row: number) => readonly [from: number, end: number],
  weightOf: (row: number, column: number) => number,
): Instance {
  const row: number[] = [];
  const column: number[] = [];
  const weight: number[] = [];
  const lastRow = new Int32Array(columns).fill(-1);
  for (let r = 0; r < rows; r += 1) {
    const open = Math.min(columns, Math.round((edges * (r + 1)) / rows) - Math.round((edges * r) / rows));
    for (let k = 0; k < open; k += 1) {
      const [from, end] = rangeOf(r);
      let c = from + below(end - from);
      // The next one that this row does not know yet, round and round.
      while (lastRow[c] === r) c = (c + 1) % columns;
      lastRow[c] = r;
      row.push(r);
      column.push(c);
      weight.push(weightOf(r, c));
    }
  }
  const capacities = (length: number, most: number) => Int32Array.from({ length }, () => 1 + below(most));
  return compile({
    rowCapacity: capacities(rows, rowCapacity),
    columnCapacity: capacities(columns, columnCapacity),
    row: Int32Array.from(row),
    column: Int32Array.from(column),
    weight: Float64Array.from(weight),
  });
}

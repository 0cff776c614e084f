// biome-ignore-all lint/style/noNonNullAssertion: every index comes from a loop over the array's own length
import * as z from 'zod/mini';

export const SIDE_LIMIT_ITEMS = 50_000;
export const EDGES_LIMIT_ITEMS = 2_000_000;
export const CAPACITY_LIMIT_COUNT = 1_000;
/** A weight is a whole number of at most this size, so that no sum on the way leaves the exact range of a number. */
export const WEIGHT_LIMIT = 2 ** 40;
const NAME_LIMIT_CHARS = 200;

/** Edges as they come, in any order: edge `i` joins `row[i]` and `column[i]` and gains `weight[i]`. */
export type EdgeList = {
  readonly rowCapacity: Int32Array;
  readonly columnCapacity: Int32Array;
  readonly row: Int32Array;
  readonly column: Int32Array;
  readonly weight: Float64Array;
};

/** What is solved: the edges of row `r` are `start[r]` up to, not including, `start[r + 1]`, by rising column. */
export type Instance = {
  /** How many pairs a row, a column may be in. */
  readonly rowCapacity: Int32Array;
  readonly columnCapacity: Int32Array;
  readonly start: Int32Array;
  readonly column: Int32Array;
  /** Whole numbers, as doubles: they may be larger than 32 bits. */
  readonly weight: Float64Array;
};

type Id = string | number;
export type NamedInstance = {
  readonly instance: Instance;
  readonly rowIds: readonly Id[];
  readonly columnIds: readonly Id[];
};

/** An instance that cannot be solved as written: its message is one sentence that says where and why. */
export class InstanceError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'InstanceError';
  }
}

function wholeNumber(limits: string, min: number, max: number) {
  const unfit = { error: `must be a whole number ${limits}` };
  return z.int(unfit).check(z.minimum(min, unfit), z.maximum(max, unfit));
}
const notAnId = { error: `must be a text of 1 to ${NAME_LIMIT_CHARS} characters or a whole number` };
const idSchema = z.union(
  [z.string().check(z.minLength(1, notAnId), z.maxLength(NAME_LIMIT_CHARS, notAnId)), z.int()],
  notAnId,
);
const notAnObject = (parts: string) => ({ error: `must be an object with ${parts}` });
const listOf = <T extends z.ZodMiniType>(item: T, limit: number) =>
  z.array(item, { error: 'must be a list' }).check(z.maxLength(limit, { error: `may have at most ${limit} items` }));
const sideSchema = z.object(
  { id: idSchema, capacity: wholeNumber(`from 1 to ${CAPACITY_LIMIT_COUNT}`, 1, CAPACITY_LIMIT_COUNT) },
  notAnObject('id and capacity'),
);
const edgeSchema = z.object(
  { row: idSchema, column: idSchema, weight: wholeNumber('from -2^40 to 2^40', -WEIGHT_LIMIT, WEIGHT_LIMIT) },
  notAnObject('row, column and weight'),
);
/** The file format: `{"rows":[{"id","capacity"}],"columns":[{"id","capacity"}],"edges":[{"row","column","weight"}]}`. */
const instanceSchema = z.object(
  {
    rows: listOf(sideSchema, SIDE_LIMIT_ITEMS),
    columns: listOf(sideSchema, SIDE_LIMIT_ITEMS),
    edges: listOf(edgeSchema, EDGES_LIMIT_ITEMS),
  },
  notAnObject('rows, columns and edges'),
);

/** Reads a parsed JSON file. Throws InstanceError for anything that is not the format, doubles and unknown ids included. */
export function parseInstance(value: unknown): NamedInstance {
  const parsed = instanceSchema.safeParse(value);
  if (!parsed.success) throw new InstanceError(faultSentence(parsed.error.issues[0]));
  const { rows, columns, edges } = parsed.data;
  const rowAt = placesOf('rows', rows);
  const columnAt = placesOf('columns', columns);
  const row = new Int32Array(edges.length);
  const column = new Int32Array(edges.length);
  const weight = new Float64Array(edges.length);
  edges.forEach((edge, i) => {
    row[i] = placeOf(rowAt, edge.row, `edges.${i}.row`, 'rows');
    column[i] = placeOf(columnAt, edge.column, `edges.${i}.column`, 'columns');
    weight[i] = edge.weight;
  });
  const capacities = (side: typeof rows) => Int32Array.from(side, ({ capacity }) => capacity);
  const rowIds = rows.map(({ id }) => id);
  const columnIds = columns.map(({ id }) => id);
  const nameOf = (r: number, c: number) => `${JSON.stringify(rowIds[r])} and ${JSON.stringify(columnIds[c])}`;
  const list = { rowCapacity: capacities(rows), columnCapacity: capacities(columns), row, column, weight };
  return { instance: compile(list, nameOf), rowIds, columnIds };
}

function faultSentence(issue: z.core.$ZodIssue | undefined): string {
  const path = issue?.path.join('.') ?? '';
  return `${path === '' ? 'The instance' : path} ${issue?.message ?? 'cannot be read'}.`;
}

function placesOf(side: string, items: readonly { readonly id: Id }[]): ReadonlyMap<Id, number> {
  const places = new Map<Id, number>();
  items.forEach(({ id }, i) => {
    const first = places.get(id);
    if (first !== undefined) {
      throw new InstanceError(`${side}.${i}.id is the same as ${side}.${first}.id: ${JSON.stringify(id)}.`);
    }
    places.set(id, i);
  });
  return places;
}

function placeOf(places: ReadonlyMap<Id, number>, id: Id, path: string, side: string): number {
  const place = places.get(id);
  if (place === undefined) throw new InstanceError(`${path} is ${JSON.stringify(id)}, which is not among the ${side}.`);
  return place;
}

/**
 * Sorts edges by row and column, so that their order in the list changes nothing. Indices, capacities and weights must keep
 * the limits above (`parseInstance` sees to it). Throws InstanceError for an edge that is there twice and for weights so
 * large that a plan's total could leave the exact range of a number.
 */
export function compile(
  list: EdgeList,
  nameOf = (row: number, column: number) => `row ${row} and column ${column}`,
): Instance {
  const { row, column, weight, rowCapacity, columnCapacity } = list;
  const byColumn = starts(column, columnCapacity.length);
  const order = new Int32Array(column.length);
  for (let i = 0; i < column.length; i += 1) order[byColumn[column[i]!]!++] = i;
  const start = starts(row, rowCapacity.length);
  const next = start.slice();
  const sorted = { start, column: new Int32Array(row.length), weight: new Float64Array(row.length) };
  for (let k = 0; k < order.length; k += 1) {
    const i = order[k]!;
    const r = row[i]!;
    const at = next[r]!++;
    sorted.column[at] = column[i]!;
    sorted.weight[at] = weight[i]!;
    if (at > start[r]! && sorted.column[at - 1] === column[i]) {
      throw new InstanceError(`The edge between ${nameOf(r, column[i]!)} is there twice.`);
    }
  }
  const pairs = Math.min(sum(rowCapacity), sum(columnCapacity), row.length);
  if (pairs * weight.reduce((most, one) => Math.max(most, one), 0) > Number.MAX_SAFE_INTEGER) {
    throw new InstanceError('The weights are too large for so many pairs: their sum could exceed 2^53 - 1.');
  }
  return { rowCapacity, columnCapacity, ...sorted };
}

/** Where each key's items start in a list sorted by key, and behind them the list's length. */
export function starts(keys: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count + 1);
  for (let i = 0; i < keys.length; i += 1) places[keys[i]! + 1]! += 1;
  for (let key = 0; key < count; key += 1) places[key + 1]! += places[key]!;
  return places;
}

export function sum(values: Int32Array): number {
  return values.reduce((total, value) => total + value, 0);
}

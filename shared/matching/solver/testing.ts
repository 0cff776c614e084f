import type { Below } from './families.ts';
import { compile, type EdgeList, type Instance } from './instance.ts';

/** The edges of an instance as a list of its own, to be changed. */
export function listOf({ rowCapacity, columnCapacity, start, column, weight }: Instance): EdgeList {
  const row = column.map((_, e) => start.findLastIndex((first) => first <= e));
  return { rowCapacity: rowCapacity.slice(), columnCapacity: columnCapacity.slice(), row, column, weight };
}

/** The numbers from 0 to below `length` in another order. */
export function shuffled(length: number, below: Below): Int32Array {
  const left = Array.from({ length }, (_, i) => i);
  return Int32Array.from({ length }, () => left.splice(below(left.length), 1)[0] ?? 0);
}

/** The same instance from its edges in another order. */
export function reordered(instance: Instance, below: Below): Instance {
  const list = listOf(instance);
  return compile(picked(list, shuffled(list.row.length, below)));
}

/** The same instance with rows, columns and edges in another order. */
export function permuted(instance: Instance, below: Below): Instance {
  const list = listOf(instance);
  const rowPlace = shuffled(list.rowCapacity.length, below);
  const columnPlace = shuffled(list.columnCapacity.length, below);
  const moved = (values: Int32Array, place: Int32Array) => values.map((_, i) => values[place.indexOf(i)] ?? 0);
  return reordered(
    compile({
      ...list,
      rowCapacity: moved(list.rowCapacity, rowPlace),
      columnCapacity: moved(list.columnCapacity, columnPlace),
      row: list.row.map((r) => rowPlace[r] ?? 0),
      column: list.column.map((c) => columnPlace[c] ?? 0),
    }),
    below,
  );
}

/** The edges at these places of the list. */
export function picked(list: EdgeList, places: Int32Array): EdgeList {
  return {
    ...list,
    row: places.map((e) => list.row[e] ?? 0),
    column: places.map((e) => list.column[e] ?? 0),
    weight: Float64Array.from(places, (e) => list.weight[e] ?? 0),
  };
}

/** Prices that fit nothing. */
export const noise = (length: number, below: Below) => Float64Array.from({ length }, () => below(40) - 5);

import type { Query } from '../../../functions/platform/table.ts';
import type { positionOf } from '../../../functions/platform/table-cursor.ts';
import { order, type Row } from './sorted-rows.ts';

/** The rows of a query in its order, beyond its cursor. */
export function* stretch(
  rows: readonly Row[],
  { sk, descending }: Query,
  position: ReturnType<typeof positionOf>,
): Generator<Row> {
  const lower =
    sk === undefined || 'lt' in sk ? '' : 'gte' in sk ? sk.gte : 'between' in sk ? sk.between[0] : sk.beginsWith;
  const first = firstAt(rows, (row) => order(row.sort, lower) >= 0);
  const within = (row: Row): boolean => {
    if (sk === undefined || 'gte' in sk) return true;
    if ('lt' in sk) return order(row.sort, sk.lt) < 0;
    return 'between' in sk ? order(row.sort, sk.between[1]) <= 0 : row.sort.startsWith(sk.beginsWith);
  };
  const end = firstAt(rows, (row) => order(row.sort, lower) >= 0 && !within(row));
  const compare = (row: Row) =>
    position && (order(row.sort, position.sort) || order(row.pk, position.pk) || order(row.sk, position.sk));
  if (descending === true) {
    const last = position
      ? Math.min(
          end,
          firstAt(rows, (row) => (compare(row) ?? 0) >= 0),
        )
      : end;
    for (let at = last - 1; at >= first; at -= 1) yield rows[at] as Row;
  } else {
    const start = position
      ? Math.max(
          first,
          firstAt(rows, (row) => (compare(row) ?? 0) > 0),
        )
      : first;
    for (let at = start; at < end; at += 1) yield rows[at] as Row;
  }
}

/** The first place from which on something holds; the length where it never does. */
function firstAt(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(rows[middle] as Row)) high = middle;
    else low = middle + 1;
  }
  return low;
}

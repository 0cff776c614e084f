import type { Item } from '../../../functions/platform/table.ts';

export type Row = {
  readonly sort: string;
  readonly pk: string;
  readonly sk: string;
  readonly bytes: number;
  readonly item: Item;
};

/** From here on UTF-16, in which JavaScript compares, and UTF-8, in which the table does, may differ. */
const ODD = /[\ud800-\uffff]/;
/** Whether any key that was ever kept is such a one: as long as none is, no two can differ by it. */
let someOdd = false;

/** The order of texts in the table: by their bytes in UTF-8. */
export function order(a: string, b: string): number {
  if (a === b) return 0;
  if (someOdd && ODD.test(a) && ODD.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
}

/** The rows of one partition in the order of their sort keys, then of their keys. */
export class SortedRows {
  readonly rows: Row[] = [];

  get(sort: string, pk: string, sk: string): Row | undefined {
    const row = this.rows[this.at(sort, pk, sk)];
    return row !== undefined && row.sort === sort && row.pk === pk && row.sk === sk ? row : undefined;
  }

  put(row: Row): void {
    someOdd ||= ODD.test(row.sort) || ODD.test(row.pk) || (row.sk !== row.sort && ODD.test(row.sk));
    const at = this.at(row.sort, row.pk, row.sk);
    const there = this.rows[at];
    const same = there !== undefined && there.sort === row.sort && there.pk === row.pk && there.sk === row.sk;
    if (same || at === this.rows.length) this.rows[at] = row;
    else this.rows.splice(at, 0, row);
  }

  remove(sort: string, pk: string, sk: string): void {
    if (this.get(sort, pk, sk) !== undefined) this.rows.splice(this.at(sort, pk, sk), 1);
  }

  /** Where the row is, or would be. Most keys come in their order, so the end is looked at first. */
  private at(sort: string, pk: string, sk: string): number {
    let [low, high] = [0, this.rows.length];
    const last = this.rows[high - 1];
    if (last === undefined || compare(last, sort, pk, sk) < 0) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compare(this.rows[middle] as Row, sort, pk, sk) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(row: Row, sort: string, pk: string, sk: string): number {
  return order(row.sort, sort) || order(row.pk, pk) || order(row.sk, sk);
}

/**
 * The first so many of a stream of rows, by key and then by rank, that come after a given place; in order. They are few, so
 * each takes its place by moving those behind it: a heap of this size costs more, since it must be emptied in the end. No two
 * are alike.
 */
export class Best {
  // Plain arrays: typed ones of this size take longer to make than to fill.
  private readonly keys: number[] = [];
  private readonly ranks: number[] = [];
  private readonly rows: number[] = [];
  private readonly limit: number;
  private readonly after: Ranked;
  /** No row with a greater key is wanted. */
  worst = Number.POSITIVE_INFINITY;

  constructor(limit: number, after: Ranked) {
    this.limit = limit;
    this.after = after;
  }

  /** Whether a row would be among them as it stands. */
  wants(key: number, rank: number): boolean {
    const { keys, ranks, after, limit, worst } = this;
    if (key < after.key || (key === after.key && rank < after.rank)) return false;
    return key < worst || (key === worst && rank < (ranks[limit - 1] as number)) || keys.length < limit;
  }

  /** Adds a row that is wanted. */
  add(key: number, rank: number, row: number): void {
    const { keys, ranks, rows, limit } = this;
    let at = keys.length < limit ? keys.length : limit - 1;
    for (; at > 0; at -= 1) {
      const before = keys[at - 1] as number;
      if (before < key || (before === key && (ranks[at - 1] as number) < rank)) break;
      keys[at] = before;
      ranks[at] = ranks[at - 1] as number;
      rows[at] = rows[at - 1] as number;
    }
    keys[at] = key;
    ranks[at] = rank;
    rows[at] = row;
    if (keys.length === limit) this.worst = keys[limit - 1] as number;
  }

  /** All of them in order. */
  map<T>(of: (key: number, row: number) => T): T[] {
    return this.keys.map((key, at) => of(key, this.rows[at] as number));
  }
}

/** A place in the order: of the rows with this key, those from this rank on. */
export type Ranked = { readonly key: number; readonly rank: number };

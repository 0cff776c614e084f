/**
 * The first so many of a stream of pairs, by key and then by rank, that come after a given pair: a binary heap with the last
 * of them on top. No two pairs are the same.
 */
export class Best {
  private readonly keys: Float64Array;
  private readonly ranks: Uint32Array;
  private readonly after: Ranked;
  private size = 0;

  constructor(limit: number, after: Ranked) {
    this.keys = new Float64Array(limit);
    this.ranks = new Uint32Array(limit);
    this.after = after;
  }

  add(key: number, rank: number): void {
    const { keys, ranks, after, size } = this;
    if (key < after.key || (key === after.key && rank < after.rank)) return;
    if (size < keys.length) this.rise(key, rank);
    else if (key < (keys[0] as number) || (key === keys[0] && rank < (ranks[0] as number))) this.sink(key, rank);
  }

  sorted(): Ranked[] {
    const found = Array.from({ length: this.size }, (_, at) => ({
      key: this.keys[at] as number,
      rank: this.ranks[at] as number,
    }));
    return found.sort((a, b) => a.key - b.key || a.rank - b.rank);
  }

  private before(at: number, key: number, rank: number): boolean {
    const own = this.keys[at] as number;
    return own < key || (own === key && (this.ranks[at] as number) < rank);
  }

  private put(at: number, from: number): void {
    this.keys[at] = this.keys[from] as number;
    this.ranks[at] = this.ranks[from] as number;
  }

  private rise(key: number, rank: number): void {
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.before(parent, key, rank)) break;
      this.put(at, parent);
      at = parent;
    }
    this.keys[at] = key;
    this.ranks[at] = rank;
  }

  /** Takes the place of the last. */
  private sink(key: number, rank: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      if (child + 1 < this.size && this.before(child, this.keys[child + 1] as number, this.ranks[child + 1] as number))
        child += 1;
      if (this.before(child, key, rank)) break;
      this.put(at, child);
      at = child;
    }
    this.keys[at] = key;
    this.ranks[at] = rank;
  }
}

/** A place in the order: of the pairs with this key, those from this rank on. */
export type Ranked = { readonly key: number; readonly rank: number };

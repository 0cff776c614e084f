/**
 * The first so many of a stream of pairs, by key and then by rank, that come after a given pair: a binary heap with the last
 * of them on top. No two pairs are the same.
 */
export class Best {
  // Plain arrays: typed ones of this size take longer to make than to fill.
  private readonly keys: number[];
  private readonly ranks: number[];
  private readonly limit: number;
  private readonly after: Ranked;
  private size = 0;

  constructor(limit: number, after: Ranked) {
    this.keys = [];
    this.ranks = [];
    this.limit = limit;
    this.after = after;
  }

  /** Whether a pair with a key not below this one might be wanted. */
  mayWant(least: number): boolean {
    return this.size < this.limit || least <= (this.keys[0] as number);
  }

  /** Whether a pair would be among them as it stands: what it takes to know may then be looked at. */
  wants(key: number, rank: number): boolean {
    const { keys, ranks, after, size, limit } = this;
    if (key < after.key || (key === after.key && rank < after.rank)) return false;
    return size < limit || key < (keys[0] as number) || (key === keys[0] && rank < (ranks[0] as number));
  }

  /** Adds a pair that is wanted. */
  add(key: number, rank: number): void {
    if (this.size < this.limit) {
      this.size += 1;
      this.rise(key, rank);
    } else this.sink(key, rank);
  }

  /** All of them in order; nothing is left. */
  drain<T>(of: (key: number, rank: number) => T): T[] {
    const found = new Array<T>(this.size);
    while (this.size > 0) {
      const last = this.size - 1;
      found[last] = of(this.keys[0] as number, this.ranks[0] as number);
      this.size = last;
      this.sink(this.keys[last] as number, this.ranks[last] as number);
    }
    return found;
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
    let at = this.size - 1;
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

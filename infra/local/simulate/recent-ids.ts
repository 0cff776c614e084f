const KEPT_IDS_COUNT = 80;

/** The ids that were seen, by their prefix, the latest seen last. */
export class RecentIds {
  private readonly seen = new Map<string, Set<string>>();
  private readonly lists = new Map<string, readonly string[]>();

  get(prefix: string): readonly string[] | undefined {
    const seen = this.seen.get(prefix);
    const list = this.lists.get(prefix) ?? (seen && [...seen]);
    if (list) this.lists.set(prefix, list);
    return list;
  }

  know(id: string): void {
    const prefix = id.slice(0, 3);
    const seen = this.seen.get(prefix) ?? new Set();
    this.seen.set(prefix, seen);
    this.lists.delete(prefix);
    seen.delete(id);
    seen.add(id);
    if (seen.size > KEPT_IDS_COUNT) seen.delete(seen.values().next().value ?? '');
  }
}

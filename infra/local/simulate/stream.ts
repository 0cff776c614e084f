import type { ChangeLog } from '../../../functions/platform/change-log.ts';
import type { Change } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';

type Lane = { readonly changes: Change[]; last?: Change };

/**
 * The change stream as the cloud delivers it: at least once, in order for each key, in no order between keys, late, split,
 * and now and then again. `take` gives the next change to bring; `done` says that it was taken.
 */
export class Stream {
  private readonly lanes = new Map<string, Lane>();
  private seen = 0;
  private readonly log: ChangeLog;

  constructor(log: ChangeLog) {
    this.log = log;
  }

  /** New changes since the last call, which also wait to be delivered from now on. */
  read(): readonly Change[] {
    const fresh = this.log.read(this.seen, 100_000);
    for (const { seq, change } of fresh) {
      this.seen = seq;
      // Records of replies and of what consumers saw are nobody's event; leaving them out keeps the run fast.
      if (/^(IDEM|SEEN)#/.test(change.key.pk)) continue;
      const name = `${change.key.pk}|${change.key.sk}`;
      const lane = this.lanes.get(name) ?? { changes: [] };
      lane.changes.push(change);
      this.lanes.set(name, lane);
    }
    if (fresh.length > 0) this.log.trim(this.seen);
    return fresh.map(({ change }) => change);
  }

  get waiting(): number {
    return this.lanes.size;
  }

  /** The next change of some key, or one that was taken already, brought once more. */
  take(random: Random, againChance: number): Change | undefined {
    const names = [...this.lanes.keys()];
    if (names.length === 0) return undefined;
    const lane = this.lanes.get(random.pick(names));
    if (lane?.last !== undefined && random.chance(againChance)) return lane.last;
    return lane?.changes[0];
  }

  done(change: Change): void {
    const name = `${change.key.pk}|${change.key.sk}`;
    const lane = this.lanes.get(name);
    if (lane?.changes[0]?.id !== change.id) return;
    lane.changes.shift();
    lane.last = change;
    if (lane.changes.length === 0) this.lanes.delete(name);
  }
}

import type { ChangeLog } from '../../../functions/platform/change-log.ts';
import type { Change } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';

/** Changes of one key, and where among all lanes it stands. */
type Lane = { readonly name: string; readonly changes: Change[]; at: number; last?: Change };

/** A change with the one text for its key by which everybody here knows it. */
export type Fresh = { readonly change: Change; readonly name: string };

export const nameOf = ({ pk, sk }: Change['key']): string => `${pk}|${sk}`;

/**
 * The change stream as the cloud delivers it: at least once, in order for each key, in no order between keys, late, split,
 * and now and then again. `take` gives the next change to bring; `done` says that it was taken.
 */
export class Stream {
  private readonly lanes = new Map<string, Lane>();
  /** The same, to draw from. */
  private readonly drawn: Lane[] = [];
  private seen = 0;
  private readonly log: ChangeLog;

  constructor(log: ChangeLog) {
    this.log = log;
  }

  /** New changes since the last call, which also wait to be delivered from now on. */
  read(): readonly Fresh[] {
    const logged = this.log.read(this.seen, 100_000);
    const last = logged.at(-1);
    if (last === undefined) return [];
    const fresh = logged.map(({ change }) => ({ change, name: nameOf(change.key) }));
    for (const { change, name } of fresh) {
      // Records of replies and of what consumers saw are nobody's event; leaving them out keeps the run fast.
      if (change.key.pk.startsWith('IDEM#') || change.key.pk.startsWith('SEEN#')) continue;
      const lane = this.lanes.get(name);
      if (lane) lane.changes.push(change);
      else this.open({ name, changes: [change], at: this.drawn.length });
    }
    this.seen = last.seq;
    this.log.trim(this.seen);
    return fresh;
  }

  get waiting(): number {
    return this.drawn.length;
  }

  /** The next change of some key, or one that was taken already, brought once more. */
  take(random: Random, againChance: number): Change | undefined {
    if (this.drawn.length === 0) return undefined;
    const lane = random.pick(this.drawn);
    if (lane.last !== undefined && random.chance(againChance)) return lane.last;
    return lane.changes[0];
  }

  done(change: Change): void {
    const lane = this.lanes.get(nameOf(change.key));
    if (lane?.changes[0]?.id !== change.id) return;
    lane.changes.shift();
    lane.last = change;
    if (lane.changes.length > 0) return;
    this.lanes.delete(lane.name);
    // The last one takes its place: a lane is drawn wherever it stands.
    const moved = this.drawn.pop();
    if (moved === undefined || moved === lane) return;
    this.drawn[lane.at] = moved;
    moved.at = lane.at;
  }

  private open(lane: Lane): void {
    this.lanes.set(lane.name, lane);
    this.drawn.push(lane);
  }
}

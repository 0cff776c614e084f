import type { ChangeLog } from '../../../functions/platform/change-log.ts';
import type { Change } from '../../../functions/platform/table.ts';
import type { Random } from '../seed/random.ts';

/** Changes of one key, and where among all lanes it stands. */
type Lane = { readonly changes: Fresh[]; at: number; last?: Fresh };

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
    for (const one of fresh) {
      const { change, name } = one;
      // Records of replies and of what consumers saw are nobody's event; leaving them out keeps the run fast.
      if (change.key.pk.startsWith('IDEM#') || change.key.pk.startsWith('SEEN#')) continue;
      const lane = this.lanes.get(name);
      if (lane) lane.changes.push(one);
      else this.open(name, { changes: [one], at: this.drawn.length });
    }
    this.seen = last.seq;
    this.log.trim(this.seen);
    return fresh;
  }

  get waiting(): number {
    return this.drawn.length;
  }

  /** The next change of some key, or one that was taken already, brought once more. */
  take(random: Random, againChance: number): Fresh | undefined {
    if (this.drawn.length === 0) return undefined;
    const lane = random.pick(this.drawn);
    if (lane.last !== undefined && random.chance(againChance)) return lane.last;
    return lane.changes[0];
  }

  done(taken: Fresh): void {
    const lane = this.lanes.get(taken.name);
    if (lane?.changes[0] !== taken) return;
    lane.changes.shift();
    lane.last = taken;
    if (lane.changes.length > 0) return;
    this.lanes.delete(taken.name);
    // The last one takes its place: a lane is drawn wherever it stands.
    const moved = this.drawn.pop();
    if (moved === undefined || moved === lane) return;
    this.drawn[lane.at] = moved;
    moved.at = lane.at;
  }

  private open(name: string, lane: Lane): void {
    this.lanes.set(name, lane);
    this.drawn.push(lane);
  }
}

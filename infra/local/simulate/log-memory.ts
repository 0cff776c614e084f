import type { ChangeLog, SequencedChange } from '../../../functions/platform/change-log.ts';
import type { Item, Key } from '../../../functions/platform/table.ts';

/** What the table in memory changed, in its order. */
export function openMemoryLog(): ChangeLog & {
  add(at: number, key: Key, before: Item | undefined, after: Item | undefined): void;
} {
  let kept: SequencedChange[] = [];
  let last = 0;
  const checkpoints = new Map<string, number>();
  return {
    add: (at, key, before, after) => {
      last += 1;
      const change = { id: String(last), at, key, ...(before ? { before } : {}), ...(after ? { after } : {}) };
      kept.push({ seq: last, change });
    },
    read: (after, limit) => kept.filter(({ seq }) => seq > after).slice(0, limit),
    checkpoint: (consumer) => checkpoints.get(consumer) ?? 0,
    saveCheckpoint: (consumer, seq) => void checkpoints.set(consumer, seq),
    trim: (beforeSeq) => {
      kept = kept.filter(({ seq }) => seq >= beforeSeq);
    },
  };
}

/** The embedded table's change stream: what DynamoDB Streams is in the cloud, as a table beside the items. */
import type { DatabaseSync } from 'node:sqlite';
import type { Change, Item } from './table.ts';

/** `seq` rises with every change and is never given twice, also after `trim`. */
export type SequencedChange = { readonly seq: number; readonly change: Change };

export type ChangeLog = {
  /** At most `limit` changes after `after` (0: from the beginning), in the order of their commits. */
  read(after: number, limit: number): readonly SequencedChange[];
  /** How far the consumer has got; 0 when it is new. */
  checkpoint(consumer: string): number;
  /** Durable when it returns. */
  saveCheckpoint(consumer: string, seq: number): void;
  /** Forgets the changes before `beforeSeq`. */
  trim(beforeSeq: number): void;
};

export const CHANGE_LOG_SCHEMA = `
  CREATE TABLE IF NOT EXISTS changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, pk TEXT NOT NULL, sk TEXT NOT NULL, before TEXT, after TEXT);
  CREATE TABLE IF NOT EXISTS checkpoints (consumer TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
`;

type Row = { seq: number; at: number; before: string | null; after: string | null };

export function openChangeLog(db: DatabaseSync): ChangeLog {
  const read = db.prepare('SELECT seq, at, before, after FROM changes WHERE seq > ? ORDER BY seq LIMIT ?');
  const checkpoint = db.prepare('SELECT seq FROM checkpoints WHERE consumer = ?');
  const save = db.prepare(
    'INSERT INTO checkpoints (consumer, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq',
  );
  const trim = db.prepare('DELETE FROM changes WHERE seq < ?');
  return {
    read: (after, limit) => (read.all(after, limit) as Row[]).map(sequenced),
    checkpoint: (consumer) => (checkpoint.get(consumer) as { seq: number } | undefined)?.seq ?? 0,
    saveCheckpoint: (consumer, seq) => void save.run(consumer, seq),
    trim: (beforeSeq) => void trim.run(beforeSeq),
  };
}

function sequenced(row: Row): SequencedChange {
  const before = row.before === null ? undefined : (JSON.parse(row.before) as Item);
  const after = row.after === null ? undefined : (JSON.parse(row.after) as Item);
  const image = after ?? before;
  if (image === undefined) throw new Error(`change ${row.seq} has no image`);
  return {
    seq: row.seq,
    change: {
      id: String(row.seq),
      at: row.at,
      key: { pk: image.pk, sk: image.sk },
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  };
}

/**
 * Group commit. SQLite writes synchronously and a durable commit waits for the disk, so calls that arrive together are
 * decided one after the other inside one transaction and answered together after its COMMIT: a thousand people
 * accepting one slot wait for a few commits, not for a thousand.
 */
import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import { type Item, TableError, type Write } from './table.ts';
import { outcomeOf } from './table-outcome.ts';
import { checkItemBytes, keyOf } from './table-rules.ts';
import { itemWriteUnits, transactionUnits } from './table-sizes.ts';
import { openIndexer } from './table-sqlite-index.ts';

/** Bounds how long one batch keeps the event loop (about 10 ms). */
const BATCH_LIMIT_WRITES = 500;
const WAITING_LIMIT_CALLS = 20_000;
/** As long as DynamoDB remembers a ClientRequestToken. */
const TOKEN_LIFE_MS = 10 * 60 * 1000;

export const COMMITTER_SCHEMA = `
  CREATE TABLE IF NOT EXISTS items (
    pk TEXT NOT NULL, sk TEXT NOT NULL, bytes INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE (pk, sk));
  CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS tokens_at ON tokens (at);
`;

type Settings = {
  readonly db: DatabaseSync;
  readonly clock: () => number;
  readonly stream: boolean;
  readonly onCommit: (writeUnits: number) => void;
};

type Call = {
  readonly writes: readonly Write[];
  readonly token: string | undefined;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
};

export type Committer = {
  /** Of checked writes; resolves when they are on disk. */
  commit(writes: readonly Write[], token: string | undefined): Promise<void>;
  /** Commits what still waits and takes no more. */
  finish(): void;
};

export function openCommitter(settings: Settings): Committer {
  const { db, clock, onCommit } = settings;
  const attempt = attempts(settings);
  const forget = db.prepare('DELETE FROM tokens WHERE at <= ?');
  let waiting: Call[] = [];
  let scheduled = false;
  let finished = false;

  const flush = (): void => {
    const batch = waiting.slice(0, batchLength(waiting));
    waiting = waiting.slice(batch.length);
    const results: Attempt[] = [];
    try {
      db.exec('BEGIN IMMEDIATE');
      forget.run(clock() - TOKEN_LIFE_MS);
      for (const call of batch) results.push(attempt(call));
      db.exec('COMMIT');
    } catch (cause) {
      const error = undone(db, cause);
      for (const call of batch) call.reject(error);
      return;
    }
    for (const [at, call] of batch.entries()) {
      const result = results[at];
      if (result === undefined || 'error' in result) call.reject(result?.error);
      else {
        onCommit(result.units);
        call.resolve();
      }
    }
  };

  const schedule = (): void => {
    if (scheduled || waiting.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      if (finished) return;
      flush();
      schedule();
    });
  };

  return {
    commit: (writes, token) =>
      new Promise((resolve, reject) => {
        if (finished) return reject(new Error('the table is closed'));
        if (waiting.length >= WAITING_LIMIT_CALLS) {
          return reject(new TableError('throttled', `more than ${WAITING_LIMIT_CALLS} calls are waiting`));
        }
        waiting.push({ writes, token, resolve, reject });
        schedule();
      }),
    finish: () => {
      finished = true;
      while (waiting.length > 0) flush();
    },
  };
}

function batchLength(waiting: readonly Call[]): number {
  let writes = 0;
  const end = waiting.findIndex((call) => {
    writes += call.writes.length;
    return writes > BATCH_LIMIT_WRITES;
  });
  return end === -1 ? waiting.length : Math.max(1, end);
}

/** Rolls the batch back and tells its callers what they can know (a full or busy disk, not their fault). */
function undone(db: DatabaseSync, cause: unknown): TableError {
  if (!db.isTransaction) {
    const busy = cause instanceof Error && /locked|busy/i.test(cause.message);
    return new TableError(busy ? 'throttled' : 'timeout', 'the write could not be finished', [], cause);
  }
  db.exec('ROLLBACK');
  return new TableError('throttled', 'the batch could not be written', [], cause);
}

type Attempt = { readonly units: number } | { readonly error: unknown };
type Step = {
  readonly write: Write;
  readonly before: Item | undefined;
  /** As it is stored. */
  readonly stored: string | null;
  readonly after: Item | undefined;
  readonly bytes: Bytes;
};
type Bytes = { readonly before: number; readonly after: number };

/**
 * Decides a call on all its items first and writes only when every condition holds, so one that fails leaves nothing
 * to undo. An error of SQLite while writing escapes and undoes the whole batch.
 */
function attempts(settings: Settings): (call: Call) => Attempt {
  const { db, clock } = settings;
  const read = db.prepare('SELECT body, bytes FROM items WHERE pk = ? AND sk = ?');
  const known = db.prepare('SELECT hash FROM tokens WHERE token = ?');
  const remember = db.prepare('INSERT INTO tokens (token, hash, at) VALUES (?, ?, ?)');
  const apply = applier(settings);

  const decide = (writes: readonly Write[]): readonly Step[] => {
    const failed: boolean[] = [];
    const steps = writes.map((write): Step => {
      const key = keyOf(write);
      const row = read.get(key.pk, key.sk) as { body: string; bytes: number } | undefined;
      const before = row === undefined ? undefined : (JSON.parse(row.body) as Item);
      const { holds, after } = outcomeOf(write, before);
      failed.push(!holds);
      const bytes = { before: row?.bytes ?? 0, after: after === undefined ? 0 : checkItemBytes(after) };
      return { write, before, stored: row?.body ?? null, after, bytes };
    });
    if (failed.includes(true)) {
      throw new TableError(
        'condition',
        'a condition did not hold',
        failed.map((yes) => (yes ? 'condition' : 'none')),
      );
    }
    return steps;
  };

  return ({ writes, token }) => {
    const hash = token === undefined ? '' : createHash('sha256').update(JSON.stringify(writes)).digest('base64url');
    const seen = token === undefined ? undefined : (known.get(token) as { hash: string } | undefined);
    if (seen?.hash === hash) return { units: 0 };
    if (seen !== undefined) return { error: new TableError('limit', 'the token was used with other writes') };
    let steps: readonly Step[];
    try {
      steps = decide(writes);
    } catch (error) {
      return { error };
    }
    const units = steps.reduce((sum, step) => sum + apply(step), 0);
    if (token !== undefined) remember.run(token, hash, clock());
    return {
      units: writes.length > 1 || token !== undefined || writes[0]?.op === 'check' ? transactionUnits(units) : units,
    };
  };
}

/** Writes the item, its index entries and its change; gives the units it cost outside a transaction. */
function applier({ db, clock, stream }: Settings): (step: Step) => number {
  const put = db.prepare(
    'INSERT INTO items (pk, sk, bytes, body) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes, body = excluded.body',
  );
  const remove = db.prepare('DELETE FROM items WHERE pk = ? AND sk = ?');
  const log = db.prepare('INSERT INTO changes (at, pk, sk, before, after) VALUES (?, ?, ?, ?, ?)');
  const index = openIndexer(db);
  return ({ write, before, stored, after, bytes }) => {
    const own = itemWriteUnits(bytes.before, bytes.after);
    if (isDeepStrictEqual(before, after)) return own;
    const { pk, sk } = keyOf(write);
    const body = after === undefined ? null : JSON.stringify(after);
    if (body === null) remove.run(pk, sk);
    else put.run(pk, sk, bytes.after, body);
    if (stream) log.run(clock(), pk, sk, stored, body);
    return own + index(before, after);
  };
}

/**
 * The table on SQLite, for everything that runs on one machine. Items are JSON; an index entry holds its projection
 * only, in the order of the index, so a list reads one stretch of small rows as it does on DynamoDB.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { CHANGE_LOG_SCHEMA, type ChangeLog, openChangeLog } from './change-log.ts';
import type { Capacity, Item, Key, Page, Query, Table } from './table.ts';
import { cursorAfter, positionOf } from './table-cursor.ts';
import { checkedKey, checkedKeys, checkedQuery, checkedWrites } from './table-rules.ts';
import { readUnits } from './table-sizes.ts';
import { COMMITTER_SCHEMA, openCommitter } from './table-sqlite-commit.ts';
import { INDEX_SCHEMA } from './table-sqlite-index.ts';

/** DynamoDB ends a page here, whatever its limit; so do we, lest a list works at home only. */
const PAGE_LIMIT_BYTES = 1024 * 1024;
const BUSY_LIMIT_MS = 5_000;

const SCHEMA = `
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -65536;
  PRAGMA temp_store = MEMORY;
  ${COMMITTER_SCHEMA}
  ${INDEX_SCHEMA}
  ${CHANGE_LOG_SCHEMA}
`;

export type SqliteOptions = {
  /** Path of the database file, or ':memory:'. Its folder must exist. */
  readonly file: string;
  /** Epoch ms. */
  readonly clock: () => number;
  /** false: keep no change log. */
  readonly stream?: boolean;
  /**
   * For a table that is made aside and thrown away when its making is cut short: what was acknowledged is on disk once the
   * table is closed, and not before.
   */
  readonly durableAtClose?: boolean;
};

type Row = { body: string; bytes: number };

/**
 * Opens or creates the table. What `transact` acknowledged is on disk (WAL, synchronous=FULL) and survives the end of
 * the process at any moment. Concurrent `transact`s share one commit. Readers see committed writes only.
 */
export function openSqliteTable({
  file,
  clock,
  stream = true,
  durableAtClose = false,
}: SqliteOptions): Table & { readonly changes: ChangeLog } {
  const db = new DatabaseSync(file, { timeout: BUSY_LIMIT_MS });
  db.exec(SCHEMA);
  if (durableAtClose) db.exec('PRAGMA synchronous = OFF');
  const used = { read: 0, write: 0 };
  const committer = openCommitter({ db, clock, stream, onCommit: (units) => (used.write += units) });
  const one = db.prepare('SELECT body, bytes FROM items WHERE pk = ? AND sk = ?');
  const prepared = new Map<string, StatementSync>();

  const read = (key: Key, consistent: boolean): Item | undefined => {
    const row = one.get(key.pk, key.sk) as Row | undefined;
    used.read += readUnits(row?.bytes ?? 0, consistent);
    return row === undefined ? undefined : (JSON.parse(row.body) as Item);
  };

  const page = (query: Query): Page => {
    const { sql, values } = selection(query);
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    const items: Item[] = [];
    let bytes = 0;
    let more = false;
    // Cards are small: one call for all rows is a third faster. Whole items are read one by one, to stop at the bound.
    const rows = query.index === undefined ? statement.iterate(...values) : statement.all(...values);
    for (const row of rows as Iterable<Row>) {
      more = items.length === query.limit || bytes + row.bytes > PAGE_LIMIT_BYTES;
      bytes += row.bytes;
      if (more) break;
      items.push(JSON.parse(row.body) as Item);
    }
    used.read += readUnits(Math.min(bytes, PAGE_LIMIT_BYTES), query.consistent === true);
    const last = items.at(-1);
    return more && last !== undefined ? { items, next: cursorAfter(query, last) } : { items };
  };

  return {
    get: async (key, options) => read(checkedKey(key), options?.consistent === true),
    batchGet: async (keys) => checkedKeys(keys).flatMap((key) => read(key, false) ?? []),
    query: async (query) => page(checkedQuery(query)),
    transact: async (writes, token) => committer.commit(checkedWrites(writes, token), token),
    consumed: (): Capacity => ({ ...used }),
    close: async () => {
      committer.finish();
      if (!db.isOpen) return;
      if (durableAtClose) db.exec('PRAGMA synchronous = FULL; PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
    },
    changes: openChangeLog(db),
  };
}

/** The query as SQL, reading one row more than the page to know whether there is another. Raises `cursor`. */
function selection(query: Query): { sql: string; values: SQLInputValue[] } {
  const sort = query.index === undefined ? 'sk' : 'index_sk';
  const wheres = [query.index === undefined ? 'pk = ?' : 'name = ? AND index_pk = ?'];
  const values: SQLInputValue[] = query.index === undefined ? [query.pk] : [query.index, query.pk];
  const where = (sql: string, ...more: string[]) => {
    wheres.push(sql);
    values.push(...more);
  };
  range(query.sk, (comparison, bound) => where(`${sort} ${comparison} ?`, bound));
  const position = positionOf(query);
  const beyond = query.descending ? '<' : '>';
  if (position !== undefined && query.index === undefined) where(`sk ${beyond} ?`, position.sk);
  if (position !== undefined && query.index !== undefined) {
    where(`(index_sk, pk, sk) ${beyond} (?, ?, ?)`, position.sort, position.pk, position.sk);
  }
  const from = query.index === undefined ? 'items' : 'entries';
  const order = (query.index === undefined ? ['sk'] : ['index_sk', 'pk', 'sk'])
    .map((column) => `${column}${query.descending ? ' DESC' : ''}`)
    .join(', ');
  values.push(query.limit + 1);
  return { sql: `SELECT body, bytes FROM ${from} WHERE ${wheres.join(' AND ')} ORDER BY ${order} LIMIT ?`, values };
}

function range(sk: Query['sk'], bound: (comparison: '>=' | '<' | '<=', value: string) => void): void {
  if (sk === undefined) return;
  if ('gte' in sk) bound('>=', sk.gte);
  else if ('lt' in sk) bound('<', sk.lt);
  else if ('between' in sk) {
    bound('>=', sk.between[0]);
    bound('<=', sk.between[1]);
  } else {
    bound('>=', sk.beginsWith);
    const end = afterPrefix(sk.beginsWith);
    if (end !== undefined) bound('<', end);
  }
}

/** The least text after all texts with this prefix; undefined when there is none. UTF-8 sorts as code points do. */
function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix];
  for (let last = points.pop(); last !== undefined; last = points.pop()) {
    const point = last.codePointAt(0) ?? 0;
    if (point === 0x10ffff) continue;
    return points.join('') + String.fromCodePoint(point === 0xd7ff ? 0xe000 : point + 1);
  }
  return undefined;
}

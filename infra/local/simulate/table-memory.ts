/**
 * The table in memory, for histories of a million calls: what SQLite takes to write and read JSON is a third of such a
 * run. It keeps the port's whole meaning (the conformance suite says so), and a town plays the same history on either.
 * Nothing is copied: what is stored is frozen, so that whoever would change what they read fails at once.
 */
import { isDeepStrictEqual } from 'node:util';
import type { ChangeLog } from '../../../functions/platform/change-log.ts';
import {
  type Item,
  type Key,
  type Page,
  type Query,
  type Table,
  TableError,
  type Value,
  type Write,
} from '../../../functions/platform/table.ts';
import { cursorAfter, positionOf } from '../../../functions/platform/table-cursor.ts';
import { INDEX_PROJECTION, INDEXES } from '../../../functions/platform/table-definition.ts';
import { outcomeOf } from '../../../functions/platform/table-outcome.ts';
import {
  checkedKey,
  checkedKeys,
  checkedQuery,
  checkedWrites,
  checkItemBytes,
  keyOf,
} from '../../../functions/platform/table-rules.ts';
import {
  attributesBytes,
  entryWriteUnits,
  itemWriteUnits,
  readUnits,
  transactionUnits,
} from '../../../functions/platform/table-sizes.ts';
import { openMemoryLog } from './log-memory.ts';
import { type Row, SortedRows } from './sorted-rows.ts';
import { stretch } from './stretch.ts';

/** As DynamoDB ends a page. */
const PAGE_LIMIT_BYTES = 1024 * 1024;
const TOKEN_LIFE_MS = 10 * 60 * 1_000;

/** An item's place in one index. */
type Entry = { readonly partition: string; readonly row: Row };
/** A row of the table itself, with its entries in the order of INDEXES. */
type TableRow = Row & { readonly entries: readonly (Entry | undefined)[] };
type Step = {
  readonly key: Key;
  readonly old: TableRow | undefined;
  readonly after: Item | undefined;
  readonly bytes: number;
};

export function openMemoryTable(clock: () => number): Table & { readonly changes: ChangeLog } {
  /** Rows by their keys: most calls name one. */
  const byKey = new Map<string, Map<string, TableRow>>();
  /** The same in order, of the partitions that were ever asked for: most never are. */
  const items = new Map<string, SortedRows>();
  const entries = new Map<string, SortedRows>();
  const tokens = new Map<string, { readonly writes: readonly Write[]; readonly at: number }>();
  const log = openMemoryLog();
  const used = { read: 0, write: 0 };
  let closed = false;

  const rowOf = ({ pk, sk }: Key): TableRow | undefined => byKey.get(pk)?.get(sk);
  const read = (key: Key, consistent: boolean): Item | undefined => {
    const row = rowOf(key);
    used.read += readUnits(row?.bytes ?? 0, consistent);
    return row?.item;
  };

  const inOrder = (pk: string): SortedRows | undefined => {
    const known = items.get(pk);
    const under = byKey.get(pk);
    if (known !== undefined || under === undefined) return known;
    const rows = new SortedRows();
    for (const row of under.values()) rows.put(row);
    items.set(pk, rows);
    return rows;
  };

  const page = (query: Query): Page => {
    const rows = (query.index === undefined ? inOrder(query.pk) : entries.get(`${query.index}|${query.pk}`))?.rows;
    const position = positionOf(query);
    const found: Item[] = [];
    let bytes = 0;
    let more = false;
    for (const row of stretch(rows ?? [], query, position)) {
      more = found.length === query.limit || bytes + row.bytes > PAGE_LIMIT_BYTES;
      bytes += row.bytes;
      if (more) break;
      found.push(row.item);
    }
    used.read += readUnits(Math.min(bytes, PAGE_LIMIT_BYTES), query.consistent === true);
    const last = found.at(-1);
    return more && last !== undefined ? { items: found, next: cursorAfter(query, last) } : { items: found };
  };

  const apply = ({ key, old, after, bytes }: Step): number => {
    const own = itemWriteUnits(old?.bytes ?? 0, bytes);
    if (isSame(old?.item, after)) return own;
    let row: TableRow | undefined;
    if (after === undefined) {
      items.get(key.pk)?.remove(key.sk, key.pk, key.sk);
      byKey.get(key.pk)?.delete(key.sk);
    } else {
      row = { sort: key.sk, pk: key.pk, sk: key.sk, bytes, item: after, entries: entriesOf(after) };
      items.get(key.pk)?.put(row);
      const known = byKey.get(key.pk);
      if (known) known.set(key.sk, row);
      else byKey.set(key.pk, new Map([[key.sk, row]]));
    }
    log.add(clock(), key, old?.item, after);
    return own + index(entries, old?.entries, row?.entries);
  };

  const transact = (writes: readonly Write[], token: string | undefined): void => {
    if (closed) throw new Error('the table is closed');
    for (const [known, { at }] of tokens) {
      if (at > clock() - TOKEN_LIFE_MS) break;
      tokens.delete(known);
    }
    const seen = token === undefined ? undefined : tokens.get(token);
    if (seen !== undefined && isDeepStrictEqual(seen.writes, writes)) return;
    if (seen !== undefined) throw new TableError('limit', 'the token was used with other writes');
    const steps = decided(writes, rowOf);
    const units = steps.reduce((sum, step) => sum + apply(step), 0);
    if (token !== undefined) tokens.set(token, { writes, at: clock() });
    const isTransaction = writes.length > 1 || token !== undefined || writes[0]?.op === 'check';
    used.write += isTransaction ? transactionUnits(units) : units;
  };

  return {
    get: async (key, options) => read(checkedKey(key), options?.consistent === true),
    batchGet: async (keys) => checkedKeys(keys).flatMap((key) => read(key, false) ?? []),
    query: async (query) => page(checkedQuery(query)),
    transact: async (writes, token) => transact(checkedWrites(writes, token, Object.isFrozen), token),
    consumed: () => ({ ...used }),
    close: async () => {
      closed = true;
    },
    changes: log,
  };
}

/** Whether nothing changed; what has another version has. */
function isSame(old: Item | undefined, after: Item | undefined): boolean {
  return old?.version === after?.version && isDeepStrictEqual(old, after);
}

/** Decides a call on all its items first; raises `condition` when one does not hold, and then nothing was written. */
function decided(writes: readonly Write[], rowOf: (key: Key) => TableRow | undefined): readonly Step[] {
  const failed: boolean[] = [];
  const steps = writes.map((write): Step => {
    const key = keyOf(write);
    const old = rowOf(key);
    const { holds, after } = outcomeOf(write, old?.item);
    failed.push(!holds);
    return {
      key: { pk: key.pk, sk: key.sk },
      old,
      after: frozen(after),
      bytes: after === undefined ? 0 : checkItemBytes(after),
    };
  });
  if (failed.includes(true))
    throw new TableError(
      'condition',
      'a condition did not hold',
      failed.map((yes) => (yes ? 'condition' : 'none')),
    );
  return steps;
}

function rowsOf(partitions: Map<string, SortedRows>, name: string): SortedRows {
  const known = partitions.get(name) ?? new SortedRows();
  partitions.set(name, known);
  return known;
}

const NO_ENTRIES: readonly undefined[] = INDEXES.map(() => undefined);
const PARTITIONS = INDEXES.map(({ partition }) => partition);

/** Moves an item's entries from its old to its new state; gives the write units that this costs. */
function index(
  partitions: Map<string, SortedRows>,
  before: TableRow['entries'] = NO_ENTRIES,
  after: TableRow['entries'] = NO_ENTRIES,
): number {
  let units = 0;
  if (before === after) return units;
  for (const [at, { name }] of INDEXES.entries()) {
    const old = before[at];
    const now = after[at];
    if (old === now) continue;
    const moved = old?.partition !== now?.partition || old?.row.sort !== now?.row.sort;
    if (!moved && old?.row.bytes === now?.row.bytes && isDeepStrictEqual(old?.row.item, now?.row.item)) continue;
    if (old) partitions.get(`${name}|${old.partition}`)?.remove(old.row.sort, old.row.pk, old.row.sk);
    if (now) rowsOf(partitions, `${name}|${now.partition}`).put(now.row);
    units += entryWriteUnits(old?.row.bytes ?? 0, now?.row.bytes ?? 0, moved);
  }
  return units;
}

function entriesOf(item: Item): TableRow['entries'] {
  // Most things are in no index.
  if (!PARTITIONS.some((name) => item[name] !== undefined)) return NO_ENTRIES;
  return INDEXES.map(({ partition: partitionName, sort: sortName }) => {
    const partition = item[partitionName];
    const sort = item[sortName];
    if (partition === undefined || sort === undefined) return undefined;
    const content: Record<string, Value> = { pk: item.pk, sk: item.sk, [partitionName]: partition, [sortName]: sort };
    for (const name of INDEX_PROJECTION) {
      const value = item[name];
      if (value !== undefined) content[name] = value;
    }
    const entry = Object.freeze(content) as unknown as Item;
    const row: Row = { sort: String(sort), pk: item.pk, sk: item.sk, bytes: attributesBytes(entry), item: entry };
    return { partition: String(partition), row };
  });
}

/** Frozen to its depths; what is frozen already was frozen here, with all that is in it. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (Array.isArray(value)) for (const inside of value) frozen(inside);
  else for (const name in value) if (typeof value[name] === 'object') frozen(value[name]);
  return Object.freeze(value);
}

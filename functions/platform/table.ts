/**
 * The one table, as a narrow port. Two implementations pass one conformance suite: `table-sqlite.ts` (embedded)
 * and `table-dynamodb.ts` (LocalStack, AWS). Nouns build values of these types; only platform/ knows what is behind.
 */

export type Scalar = string | number | boolean | null;
export type Value = Scalar | readonly Value[] | { readonly [name: string]: Value | undefined };

export type Key = { readonly pk: string; readonly sk: string };

/**
 * A stored thing. `card` is its small list form: indexes project only keys, `type`, `version` and `card`, so a list
 * costs what it shows, and nobody can decide on an index by mistake, since the whole item is not there.
 * `expires` (epoch seconds) lets the store delete it some time later; readers compare timestamps themselves.
 */
export type Item = Key & {
  readonly type: string;
  readonly version?: number;
  readonly card?: { readonly [name: string]: Value | undefined };
  readonly expires?: number;
  readonly gsi1pk?: string;
  readonly gsi1sk?: string;
  readonly gsi2pk?: string;
  readonly gsi2sk?: string;
  readonly gsi3pk?: string;
  readonly gsi3sk?: string;
  readonly [name: string]: Value | undefined;
};

export type IndexName = 'gsi1' | 'gsi2' | 'gsi3';

/** A condition on one top-level attribute of the item as stored. All conditions of a write must hold. */
export type Condition =
  | { readonly attribute: string; readonly is: 'eq' | 'ne' | 'lt' | 'lte' | 'gt' | 'gte'; readonly value: Scalar }
  | { readonly attribute: string; readonly is: 'in'; readonly value: readonly Scalar[] }
  | { readonly attribute: string; readonly is: 'exists' | 'missing' };

export type Write =
  /** Puts a new item; fails with `condition` when the key is taken. */
  | { readonly op: 'insert'; readonly item: Item }
  /** Puts an item over what is there (or not); with `if`, an absent item fails every condition but `missing`. */
  | { readonly op: 'replace'; readonly item: Item; readonly if?: readonly Condition[] }
  /**
   * Changes an existing item in place; fails with `condition` when it is absent, unless `upsert`.
   * set: new values; add: number increments (missing counts as 0); append: one element onto the end of a list;
   * remove: attributes that go.
   */
  | {
      readonly op: 'update';
      readonly key: Key;
      readonly set?: { readonly [name: string]: Value };
      readonly add?: { readonly [name: string]: number };
      readonly append?: { readonly [name: string]: Value };
      readonly remove?: readonly string[];
      readonly if?: readonly Condition[];
      readonly upsert?: true;
    }
  | { readonly op: 'delete'; readonly key: Key; readonly if?: readonly Condition[] }
  | { readonly op: 'check'; readonly key: Key; readonly if: readonly Condition[] };

export type Query = {
  readonly index?: IndexName;
  readonly pk: string;
  readonly sk?:
    | { readonly beginsWith: string }
    | { readonly between: readonly [string, string] }
    | { readonly gte: string }
    | { readonly lt: string };
  /** 1..QUERY_LIMIT_ITEMS. */
  readonly limit: number;
  readonly descending?: true;
  /** Opaque, from a previous page's `next`. A made-up one raises TableError `cursor`. */
  readonly cursor?: string;
  /** Strongly consistent; main table only. */
  readonly consistent?: true;
};

export type Page = { readonly items: readonly Item[]; readonly next?: string };

/** Old and new image of one committed write. Order holds per key; delivery is at least once. */
export type Change = {
  readonly id: string;
  /** Epoch ms, as the store saw it. */
  readonly at: number;
  readonly key: Key;
  readonly before?: Item;
  readonly after?: Item;
};

export type Capacity = { readonly read: number; readonly write: number };

export type Table = {
  get(key: Key, options?: { readonly consistent?: true }): Promise<Item | undefined>;
  /** At most BATCH_GET_LIMIT_ITEMS keys; the answer has no order and skips what is absent. */
  batchGet(keys: readonly Key[]): Promise<readonly Item[]>;
  query(query: Query): Promise<Page>;
  /**
   * All or nothing, at most TRANSACT_LIMIT_WRITES writes on different keys. One write costs a plain conditional write, several a
   * transaction. The same token with the same writes commits once, however often it is sent (10 minutes).
   */
  transact(writes: readonly Write[], token?: string): Promise<void>;
  /** Capacity units consumed since the table was opened (DynamoDB: reported; SQLite: computed by DynamoDB's rules). */
  consumed(): Capacity;
  close(): Promise<void>;
};

export const QUERY_LIMIT_ITEMS = 1_000;
export const BATCH_GET_LIMIT_ITEMS = 100;
export const TRANSACT_LIMIT_WRITES = 100;
export const ITEM_LIMIT_BYTES = 64 * 1024;

/**
 * condition: some write's conditions did not hold; `reasons[i]` tells for each write.
 * conflict: another transaction touched the same item; nothing was written; try again.
 * throttled: nothing was written; try again later.
 * timeout: unknown whether it was written; send the same writes with the same token again.
 * cursor: a made-up or foreign cursor.   limit: the call breaks a limit of this port (a bug).
 */
export type TableErrorKind = 'condition' | 'conflict' | 'throttled' | 'timeout' | 'cursor' | 'limit';

export class TableError extends Error {
  readonly kind: TableErrorKind;
  readonly reasons: readonly ('condition' | 'conflict' | 'none')[];
  constructor(
    kind: TableErrorKind,
    message: string,
    reasons: readonly ('condition' | 'conflict' | 'none')[] = [],
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'TableError';
    this.kind = kind;
    this.reasons = reasons;
  }
}

/** Whether a write was refused because somebody else moved the same thing at the same moment: then a fresh look helps. */
export function movedMeanwhile(error: unknown): boolean {
  return error instanceof TableError && (error.kind === 'condition' || error.kind === 'conflict');
}

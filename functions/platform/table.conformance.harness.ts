/** What the parts of the conformance suite share: the table under test and a few short words. */
import { expect } from 'vitest';
import { type Change, type Item, type Key, type Query, type Table, TableError, type TableErrorKind } from './table.ts';

export type TableHarness = {
  /** Empty. */
  readonly table: Table;
  /** Closes the table and opens the same one anew. */
  readonly reopen: () => Promise<Table>;
  /** Everything in the change stream so far. */
  readonly changes: () => Promise<readonly Change[]>;
  /** Who counts the capacity: our reading of the rules, or DynamoDB Local, which forgets some of it. */
  readonly costsBy: 'rules' | 'local';
};

/** An item of one partition with whatever else it needs. */
export const thing = (sk: string, more: Partial<Item> = {}): Item => ({ pk: 'thing', type: 'thing', ...more, sk });

export const keyed = (sk: string): Key => ({ pk: 'thing', sk });

/** The TableError that the call raises; fails the test when it raises another kind or none. */
export async function raised(call: Promise<unknown>, kind: TableErrorKind): Promise<TableError> {
  const error = await call.then(
    () => undefined,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(TableError);
  expect(error).toMatchObject({ kind });
  return error as TableError;
}

/** All items of a query, page by page. */
export async function walk(table: Table, query: Query): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 1_000; pages += 1) {
    const page = await table.query({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.next;
    if (cursor === undefined) return items;
    expect(page.items.length).toBeGreaterThan(0);
  }
  throw new Error('the pages never end');
}

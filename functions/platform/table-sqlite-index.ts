/** The secondary indexes on SQLite: small rows with an index's projection, stored in the index's order. */
import type { DatabaseSync } from 'node:sqlite';
import { isDeepStrictEqual } from 'node:util';
import type { Item } from './table.ts';
import { INDEX_PROJECTION, INDEXES } from './table-definition.ts';
import { attributesBytes, entryWriteUnits } from './table-sizes.ts';

export const INDEX_SCHEMA = `
  CREATE TABLE IF NOT EXISTS entries (
    name TEXT, index_pk TEXT, index_sk TEXT, pk TEXT, sk TEXT, bytes INTEGER NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (name, index_pk, index_sk, pk, sk)) WITHOUT ROWID;
`;

type Entry = { readonly partition: string; readonly sort: string; readonly content: Item; readonly bytes: number };

/** Moves an item's entries from its old to its new state; gives the write units that this costs. */
export function openIndexer(db: DatabaseSync): (before: Item | undefined, after: Item | undefined) => number {
  const put = db.prepare(
    'INSERT INTO entries (name, index_pk, index_sk, pk, sk, bytes, body) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const remove = db.prepare(
    'DELETE FROM entries WHERE name = ? AND index_pk = ? AND index_sk = ? AND pk = ? AND sk = ?',
  );
  return (before, after) => {
    let units = 0;
    for (const index of INDEXES) {
      const old = entryOf(before, index);
      const now = entryOf(after, index);
      if (isDeepStrictEqual(old, now)) continue;
      if (old !== undefined) remove.run(index.name, old.partition, old.sort, old.content.pk, old.content.sk);
      if (now !== undefined) {
        put.run(
          index.name,
          now.partition,
          now.sort,
          now.content.pk,
          now.content.sk,
          now.bytes,
          JSON.stringify(now.content),
        );
      }
      const moved = old?.partition !== now?.partition || old?.sort !== now?.sort;
      units += entryWriteUnits(old?.bytes ?? 0, now?.bytes ?? 0, moved);
    }
    return units;
  };
}

/** The item's entry in an index, when it has both of the index's keys. */
function entryOf(item: Item | undefined, index: (typeof INDEXES)[number]): Entry | undefined {
  const partition = item?.[index.partition];
  const sort = item?.[index.sort];
  if (item === undefined || partition === undefined || sort === undefined) return undefined;
  const content: { [name: string]: Item[string] } = { [index.partition]: partition, [index.sort]: sort };
  for (const name of INDEX_PROJECTION) if (item[name] !== undefined) content[name] = item[name];
  const entry = { pk: item.pk, sk: item.sk, ...content } as Item;
  return { partition, sort, content: entry, bytes: attributesBytes(entry) };
}

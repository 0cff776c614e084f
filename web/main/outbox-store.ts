import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxStore, Waiting } from './outbox-item.ts';

type Schema = DBSchema & { waiting: { key: string; value: Waiting } };
const DATABASE = 'nuanxin';
const VERSION = 1;

/** Commands in the browser's database: they outlive the tab, the browser and the phone's restart, and the worker reads them too. */
export function databaseStore(): OutboxStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined;
  const database = () => {
    opened ??= openDB<Schema>(DATABASE, VERSION, {
      upgrade: (db) => void db.createObjectStore('waiting', { keyPath: 'key' }),
      // Another version wants in, or the browser closed it: the next call opens it anew.
      blocking: (_from, _to, event) => {
        (event.target as IDBDatabase).close();
        opened = undefined;
      },
      terminated: () => {
        opened = undefined;
      },
    }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    // Keys are random; the order is that of giving.
    list: async () => (await (await database()).getAll('waiting')).sort((a, b) => a.at - b.at),
    put: async (item) => void (await (await database()).put('waiting', item)),
    remove: async (key) => (await database()).delete('waiting', key),
  };
}

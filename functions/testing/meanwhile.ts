import type { Key, Table } from '../platform/table.ts';

/** What somebody else does in the moment before a thing is read, once: `before` says which reading waits for it. */
export type Meanwhile = {
  readonly table: (clock: () => number, own: Table) => Promise<Table>;
  before(reads: (key: Key) => boolean, doing: () => Promise<unknown>): void;
};

/** A table on which another command can come between two reads of one command. */
export function meanwhile(): Meanwhile {
  let waits: { reads: (key: Key) => boolean; doing: () => Promise<unknown> } | undefined;
  return {
    table: async (_, table) => {
      const passed = async (key: Key) => {
        if (!waits?.reads(key)) return;
        const { doing } = waits;
        waits = undefined;
        await doing();
      };
      return {
        ...table,
        get: async (key, options) => {
          await passed(key);
          return table.get(key, options);
        },
        query: async (query) => {
          await passed({ pk: query.pk, sk: query.sk && 'beginsWith' in query.sk ? query.sk.beginsWith : '' });
          return table.query(query);
        },
      };
    },
    before: (reads, doing) => {
      waits = { reads, doing };
    },
  };
}

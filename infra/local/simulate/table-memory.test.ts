import { describe, expect, it } from 'vitest';
import { keyed, thing } from '../../../functions/platform/table.conformance.harness.ts';
import { tableConformance } from '../../../functions/platform/table.conformance.ts';
import { openMemoryTable } from './table-memory.ts';

tableConformance(
  'memory',
  async () => {
    const table = openMemoryTable(Date.now);
    return {
      table,
      costsBy: 'rules' as const,
      changes: async () => table.changes.read(0, 1_000).map(({ change }) => change),
      // It lasts as long as its process: nothing is to be opened anew.
      reopen: async () => table,
    };
  },
  { propertyRuns: 200 },
);

describe('the table in memory', () => {
  it('lets nobody change what they read', async () => {
    const table = openMemoryTable(() => 0);
    await table.transact([{ op: 'insert', item: thing('a', { list: [{ n: 1 }] }) }]);
    const item = await table.get(keyed('a'));
    const [inside] = (item?.['list'] ?? []) as unknown as { n: number }[];
    expect(() => Object.assign(inside ?? {}, { n: 2 })).toThrow(TypeError);
  });
});

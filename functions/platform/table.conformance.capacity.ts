/** What each call costs, in DynamoDB's capacity units: the same figures whether computed here or reported there. */
import { describe, expect, it } from 'vitest';
import { keyed, raised, type TableHarness, thing } from './table.conformance.harness.ts';
import type { Capacity, Item, Table, Write } from './table.ts';

const KB = 1024;
const text = (bytes: number): string => 'x'.repeat(bytes);
const indexed = (sk: string, cardBytes: number, more: Partial<Item> = {}): Item =>
  thing(sk, { gsi1pk: 'g', gsi1sk: sk, card: { t: text(cardBytes) }, ...more });

type Row = {
  name: string;
  before?: readonly Item[];
  call: (table: Table) => Promise<unknown>;
  cost: Capacity;
  /** Where DynamoDB Local 3.3 reports less than DynamoDB charges: held too, to notice when that changes. */
  onLocal?: Capacity;
};
const wrote = (write: number): Capacity => ({ read: 0, write });
const hasRead = (read: number): Capacity => ({ read, write: 0 });
const transact =
  (...writes: Write[]) =>
  (table: Table) =>
    table.transact(writes);

const ROWS: readonly Row[] = [
  { name: 'a small insert', call: transact({ op: 'insert', item: thing('a') }), cost: wrote(1) },
  {
    name: 'an insert of 2.5 KB',
    call: transact({ op: 'insert', item: thing('a', { t: text(2.5 * KB) }) }),
    cost: wrote(3),
  },
  { name: 'an insert with one index', call: transact({ op: 'insert', item: indexed('a', 10) }), cost: wrote(2) },
  {
    name: 'an insert with three indexes',
    call: transact({ op: 'insert', item: indexed('a', 10, { gsi2pk: 'h', gsi2sk: '1', gsi3pk: 'i', gsi3sk: '1' }) }),
    cost: wrote(4),
  },
  { name: 'an index entry of 1.5 KB', call: transact({ op: 'insert', item: indexed('a', 1.5 * KB) }), cost: wrote(4) },
  {
    name: 'an update that no index shows',
    before: [indexed('a', 10)],
    call: transact({ op: 'update', key: keyed('a'), set: { n: 1 } }),
    cost: wrote(1),
  },
  {
    name: 'an update of the card',
    before: [indexed('a', 10)],
    call: transact({ op: 'update', key: keyed('a'), set: { card: { t: 'y' } } }),
    cost: wrote(2),
  },
  {
    name: 'an update of an index key: the entry is deleted and put',
    before: [indexed('a', 10)],
    call: transact({ op: 'update', key: keyed('a'), set: { gsi1sk: 'z' } }),
    cost: wrote(3),
  },
  {
    name: 'leaving an index',
    before: [indexed('a', 10)],
    call: transact({ op: 'update', key: keyed('a'), remove: ['gsi1pk'] }),
    cost: wrote(2),
  },
  {
    name: 'making a large item small: the larger counts',
    before: [thing('a', { t: text(3.5 * KB) })],
    call: transact({ op: 'replace', item: thing('a') }),
    cost: wrote(4),
  },
  {
    name: 'a replacement by the same',
    before: [indexed('a', 10)],
    call: transact({ op: 'replace', item: indexed('a', 10) }),
    cost: wrote(1),
  },
  {
    name: 'deleting a large item',
    before: [thing('a', { t: text(3.5 * KB) })],
    call: transact({ op: 'delete', key: keyed('a') }),
    cost: wrote(4),
  },
  { name: 'deleting nothing', call: transact({ op: 'delete', key: keyed('a') }), cost: wrote(1) },
  {
    name: 'two writes: twice the price, indexes too',
    before: [thing('b', { t: text(1.5 * KB) })],
    call: transact({ op: 'insert', item: indexed('a', 10) }, { op: 'update', key: keyed('b'), add: { n: 1 } }),
    cost: wrote(8),
    onLocal: wrote(4),
  },
  {
    name: 'one write with a token: a transaction',
    call: (table) => table.transact([{ op: 'insert', item: indexed('a', 10) }], 'token'),
    cost: wrote(4),
  },
  {
    name: 'a check alone',
    before: [thing('a')],
    call: transact({ op: 'check', key: keyed('a'), if: [{ attribute: 'pk', is: 'exists' }] }),
    cost: wrote(2),
  },
  {
    name: 'a failed write: reported nowhere',
    before: [thing('a')],
    call: (table) => raised(table.transact([{ op: 'insert', item: thing('a') }]), 'condition'),
    cost: wrote(0),
  },
  { name: 'getting nothing', call: (table) => table.get(keyed('a')), cost: hasRead(0.5) },
  {
    name: 'getting 5 KB',
    before: [thing('a', { t: text(5 * KB) })],
    call: (table) => table.get(keyed('a')),
    cost: hasRead(1),
  },
  {
    name: 'getting 5 KB consistently',
    before: [thing('a', { t: text(5 * KB) })],
    call: (table) => table.get(keyed('a'), { consistent: true }),
    cost: hasRead(2),
  },
  {
    name: 'getting many: each rounded up, absent ones too',
    before: [thing('a', { t: text(5 * KB) }), thing('b')],
    call: (table) => table.batchGet([keyed('a'), keyed('b'), keyed('c')]),
    cost: hasRead(2),
    onLocal: hasRead(1.5),
  },
  {
    name: 'a query: sizes summed, then rounded up',
    before: ['a', 'b', 'c'].map((sk) => thing(sk, { t: text(2 * KB) })),
    call: (table) => table.query({ pk: 'thing', limit: 10 }),
    cost: hasRead(1),
  },
  {
    name: 'a consistent query',
    before: ['a', 'b', 'c'].map((sk) => thing(sk, { t: text(2 * KB) })),
    call: (table) => table.query({ pk: 'thing', limit: 10, consistent: true }),
    cost: hasRead(2),
  },
  {
    name: 'a query that finds nothing',
    call: (table) => table.query({ pk: 'thing', limit: 10 }),
    cost: hasRead(0.5),
    onLocal: hasRead(0),
  },
  {
    name: 'an index: only what it shows',
    before: ['a', 'b', 'c'].map((sk) => indexed(sk, 100, { t: text(3 * KB) })),
    call: (table) => table.query({ index: 'gsi1', pk: 'g', limit: 10 }),
    cost: hasRead(0.5),
  },
];

export function capacityConforms(use: () => TableHarness): void {
  describe('consumed capacity', () => {
    it.each(ROWS.map((row) => [row.name, row] as const))('%s', async (_, { before = [], call, cost, onLocal }) => {
      const { table, costsBy } = use();
      for (const item of before) await table.transact([{ op: 'insert', item }]);
      const start = table.consumed();
      await call(table);
      const end = table.consumed();
      expect({ read: end.read - start.read, write: end.write - start.write }).toEqual(
        costsBy === 'local' ? (onLocal ?? cost) : cost,
      );
    });
  });
}

/** Conditions, each kind of write, and what values come back. */
import { describe, expect, it } from 'vitest';
import { keyed, raised, type TableHarness, thing } from './table.conformance.harness.ts';
import type { Condition, Write } from './table.ts';

type Use = () => TableHarness;

const stored = thing('a', { n: 5, s: 'm', flag: true, none: null, list: [1], gsi1pk: 'g', gsi1sk: '1' });

const TRUE: readonly Condition[] = [
  { attribute: 'n', is: 'eq', value: 5 },
  { attribute: 's', is: 'eq', value: 'm' },
  { attribute: 'flag', is: 'eq', value: true },
  { attribute: 'none', is: 'eq', value: null },
  { attribute: 'n', is: 'ne', value: 6 },
  { attribute: 'n', is: 'ne', value: '5' },
  { attribute: 'absent', is: 'ne', value: 1 },
  { attribute: 'n', is: 'lt', value: 6 },
  { attribute: 'n', is: 'lte', value: 5 },
  { attribute: 'n', is: 'gt', value: 4 },
  { attribute: 'n', is: 'gte', value: 5 },
  { attribute: 's', is: 'gt', value: 'M' },
  { attribute: 's', is: 'lt', value: '\u{1f600}' },
  { attribute: 'n', is: 'in', value: [1, 'x', null, 5] },
  { attribute: 'n', is: 'exists' },
  { attribute: 'none', is: 'exists' },
  { attribute: 'absent', is: 'missing' },
];

const FALSE: readonly Condition[] = [
  { attribute: 'n', is: 'eq', value: 6 },
  { attribute: 'n', is: 'eq', value: '5' },
  { attribute: 'absent', is: 'eq', value: 1 },
  { attribute: 'absent', is: 'eq', value: null },
  { attribute: 'n', is: 'ne', value: 5 },
  { attribute: 'n', is: 'lt', value: 5 },
  { attribute: 'n', is: 'lt', value: '6' },
  { attribute: 'absent', is: 'lt', value: 6 },
  { attribute: 'n', is: 'lte', value: 4 },
  { attribute: 'n', is: 'gt', value: 5 },
  { attribute: 'n', is: 'gte', value: 6 },
  { attribute: 's', is: 'gte', value: 'n' },
  { attribute: 'n', is: 'in', value: [1, '5'] },
  { attribute: 'absent', is: 'exists' },
  { attribute: 'n', is: 'missing' },
];

/** Every write that can carry conditions, on the item `sk`. */
const guarded = (sk: string, conditions: readonly Condition[]): readonly Write[] => [
  { op: 'check', key: keyed(sk), if: conditions },
  { op: 'update', key: keyed(sk), set: { touched: true }, if: conditions },
  { op: 'update', key: keyed(sk), upsert: true, set: { touched: true }, if: conditions },
  { op: 'replace', item: { ...stored, sk }, if: conditions },
  { op: 'delete', key: keyed(sk), if: conditions },
];

export function writesConform(use: Use): void {
  conditionsConform(use);
  singleWritesConform(use);
}

function conditionsConform(use: Use): void {
  describe('conditions', () => {
    it('hold or fail alike on every write', async () => {
      const { table } = use();
      for (const condition of TRUE) {
        for (const write of guarded('a', [condition])) {
          await table.transact([{ op: 'replace', item: stored }]);
          await table.transact([write]);
        }
      }
      await table.transact([{ op: 'replace', item: stored }]);
      for (const condition of FALSE) {
        for (const write of guarded('a', [condition])) {
          expect((await raised(table.transact([write]), 'condition')).reasons).toEqual(['condition']);
        }
      }
      expect(await table.get(keyed('a'), { consistent: true })).toEqual(stored);
    });

    it('must all hold', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: stored }]);
      const both: Condition[] = [TRUE[0], FALSE[0]].filter((condition) => condition !== undefined);
      for (const write of guarded('a', both)) await raised(table.transact([write]), 'condition');
      for (const write of guarded('a', TRUE)) {
        await table.transact([{ op: 'replace', item: stored }]);
        await table.transact([write]);
      }
    });

    it('fail on an absent item, except missing', async () => {
      const { table } = use();
      for (const condition of [...TRUE, ...FALSE].filter(({ is }) => is !== 'missing')) {
        for (const write of guarded('nobody', [condition])) await raised(table.transact([write]), 'condition');
      }
      expect(await table.get(keyed('nobody'))).toBeUndefined();
      const missing: readonly Condition[] = [{ attribute: 'n', is: 'missing' }];
      for (const write of guarded('nobody', missing)) {
        if (write.op === 'update' && !write.upsert) await raised(table.transact([write]), 'condition');
        else await table.transact([write]);
        await table.transact([{ op: 'delete', key: keyed('nobody') }]);
      }
    });
  });
}

function singleWritesConform(use: Use): void {
  describe('one write', () => {
    it('inserts only where nothing is', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { n: 1 }) }]);
      await raised(table.transact([{ op: 'insert', item: thing('a', { n: 2 }) }]), 'condition');
      expect(await table.get(keyed('a'), { consistent: true })).toEqual(thing('a', { n: 1 }));
    });

    it('replaces the whole item, there or not', async () => {
      const { table } = use();
      await table.transact([{ op: 'replace', item: thing('a', { n: 1, old: true }) }]);
      await table.transact([{ op: 'replace', item: thing('a', { n: 2 }) }]);
      expect(await table.get(keyed('a'))).toEqual(thing('a', { n: 2 }));
    });

    it('sets, adds, appends and removes in one update', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { n: 5, list: ['x'], gone: 1, map: { a: 1 } }) }]);
      await table.transact([
        {
          op: 'update',
          key: keyed('a'),
          set: { map: { b: [2] }, fresh: '新' },
          add: { n: -7, count: 3 },
          append: { list: { who: 'y' }, log: ['nested'] },
          remove: ['gone', 'never'],
        },
      ]);
      expect(await table.get(keyed('a'))).toEqual(
        thing('a', { n: -2, count: 3, list: ['x', { who: 'y' }], log: [['nested']], map: { b: [2] }, fresh: '新' }),
      );
    });

    it('updates an absent item only as upsert', async () => {
      const { table } = use();
      await raised(table.transact([{ op: 'update', key: keyed('a'), add: { n: 1 } }]), 'condition');
      await table.transact([{ op: 'update', key: keyed('a'), add: { n: 1 }, set: { type: 'thing' }, upsert: true }]);
      expect(await table.get(keyed('a'))).toEqual(thing('a', { n: 1 }));
    });

    it('refuses to add to a text and to append to a number', async () => {
      const { table } = use();
      const item = thing('a', { s: 'x', n: 1, none: null });
      await table.transact([{ op: 'insert', item }]);
      await raised(table.transact([{ op: 'update', key: keyed('a'), add: { s: 1 } }]), 'limit');
      await raised(table.transact([{ op: 'update', key: keyed('a'), add: { none: 1 } }]), 'limit');
      await raised(table.transact([{ op: 'update', key: keyed('a'), append: { n: 1 } }]), 'limit');
      await raised(
        table.transact([
          { op: 'update', key: keyed('a'), add: { s: 1 } },
          { op: 'insert', item: thing('b') },
        ]),
        'limit',
      );
      expect(await table.get(keyed('a'))).toEqual(item);
      expect(await table.get(keyed('b'))).toBeUndefined();
    });

    it('deletes what is there and accepts that nothing is', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a') }]);
      await table.transact([{ op: 'delete', key: keyed('a') }]);
      await table.transact([{ op: 'delete', key: keyed('a') }]);
      expect(await table.get(keyed('a'))).toBeUndefined();
    });

    it('gives every value back as it was, without what is undefined', async () => {
      const { table } = use();
      const values = {
        text: '暖心 \u{1f49b} ᠮᠣᠩᠭᠣᠯ \u0000 "quoted" \\ \u2028',
        empty: '',
        lone: 'x\ud800y',
        numbers: [0, -0, -1, 0.1, 1.5e-7, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 123456789.123456],
        deep: { list: [], map: {}, none: null, yes: true, no: false, more: [[{ '键.with#odd:chars': [''] }]] },
      };
      await table.transact([
        { op: 'insert', item: { ...thing('a'), ...values, left: undefined, under: { gone: undefined, kept: 1 } } },
      ]);
      expect(await table.get(keyed('a'))).toEqual({
        ...thing('a'),
        ...values,
        lone: 'x\ufffdy',
        under: { kept: 1 },
        numbers: values.numbers.map((n) => n + 0),
      });
      const item = await table.get(keyed('a'));
      expect(Object.keys(item ?? {})).not.toContain('left');
    });

    it('takes attribute names that are words of the store', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { name: 'x', 'size()': 1, 'a.b': 2, values: [1] }) }]);
      await table.transact([
        {
          op: 'update',
          key: keyed('a'),
          set: { name: 'y', 'a.b': 3 },
          if: [{ attribute: 'size()', is: 'eq', value: 1 }],
        },
      ]);
      expect(await table.get(keyed('a'))).toEqual(thing('a', { name: 'y', 'size()': 1, 'a.b': 3, values: [1] }));
    });
  });
}

/** Transactions with their reasons and tokens, the limits of a call, and the change stream. */
import { describe, expect, it } from 'vitest';
import { keyed, raised, type TableHarness, thing } from './table.conformance.harness.ts';
import { type Change, ITEM_LIMIT_BYTES, type Item, TRANSACT_LIMIT_WRITES, type Write } from './table.ts';

type Use = () => TableHarness;

export function transactionsConform(use: Use): void {
  severalWritesConform(use);
  limitsConform(use);
  streamConforms(use);
}

function severalWritesConform(use: Use): void {
  describe('several writes', () => {
    it('happen all together', async () => {
      const { table } = use();
      await table.transact(['a', 'b', 'c'].map((sk) => ({ op: 'insert' as const, item: thing(sk, { n: 1 }) })));
      await table.transact([
        { op: 'check', key: keyed('a'), if: [{ attribute: 'n', is: 'eq', value: 1 }] },
        { op: 'update', key: keyed('b'), add: { n: 1 } },
        { op: 'delete', key: keyed('c') },
        { op: 'replace', item: thing('d') },
      ]);
      const page = await table.query({ pk: 'thing', limit: 10, consistent: true });
      expect(page.items).toEqual([thing('a', { n: 1 }), thing('b', { n: 2 }), thing('d')]);
    });

    it('leave nothing when one fails, and tell which', async () => {
      const { table } = use();
      await table.transact([{ op: 'insert', item: thing('a', { n: 1 }) }]);
      const error = await raised(
        table.transact([
          { op: 'insert', item: thing('b') },
          { op: 'insert', item: thing('a') },
          { op: 'update', key: keyed('c'), set: { n: 1 } },
          { op: 'delete', key: keyed('d') },
        ]),
        'condition',
      );
      expect(error.reasons).toEqual(['none', 'condition', 'condition', 'none']);
      expect((await table.query({ pk: 'thing', limit: 10 })).items).toEqual([thing('a', { n: 1 })]);
    });

    it('count once for one token, and refuse other writes under it', async () => {
      const { table } = use();
      await table.transact([
        { op: 'insert', item: thing('a', { n: 0 }) },
        { op: 'insert', item: thing('b') },
      ]);
      const one: Write[] = [{ op: 'update', key: keyed('a'), add: { n: 1 } }];
      const two: Write[] = [...one, { op: 'update', key: keyed('b'), add: { n: 1 } }];
      for (let times = 0; times < 3; times += 1) {
        await table.transact(one, 'token-one');
        await table.transact(two, `token-two ${'很长'.repeat(40)}`);
      }
      await table.transact(one, 'token-three');
      expect(await table.get(keyed('a'), { consistent: true })).toEqual(thing('a', { n: 3 }));
      expect(await table.get(keyed('b'), { consistent: true })).toEqual(thing('b', { n: 1 }));
      await raised(table.transact(two, 'token-one'), 'limit');
    });

    it('are tried again under the token of a failed call', async () => {
      const { table } = use();
      const writes: Write[] = [{ op: 'update', key: keyed('a'), add: { n: 1 } }];
      await raised(table.transact(writes, 'token'), 'condition');
      await table.transact([{ op: 'insert', item: thing('a', { n: 0 }) }]);
      await table.transact(writes, 'token');
      expect(await table.get(keyed('a'), { consistent: true })).toEqual(thing('a', { n: 1 }));
    });
  });
}

function limitsConform(use: Use): void {
  describe('limits', () => {
    const inserts = (count: number): Write[] =>
      Array.from({ length: count }, (_, at) => ({ op: 'insert' as const, item: thing(String(at)) }));
    const key = keyed('a');

    it.each<[string, Write[]]>([
      ['no write', []],
      ['too many writes', inserts(TRANSACT_LIMIT_WRITES + 1)],
      [
        'one key twice',
        [
          { op: 'insert', item: thing('a') },
          { op: 'delete', key },
        ],
      ],
      ['an empty partition key', [{ op: 'insert', item: { ...thing('a'), pk: '' } }]],
      ['an empty sort key', [{ op: 'delete', key: { pk: 'p', sk: '' } }]],
      ['a sort key too long', [{ op: 'delete', key: { pk: 'p', sk: '长'.repeat(342) } }]],
      ['an empty index key', [{ op: 'insert', item: thing('a', { gsi1pk: '', gsi1sk: 'x' }) }]],
      ['an index key that is no text', [{ op: 'update', key, set: { gsi2pk: 1 } }]],
      ['an item too large', [{ op: 'insert', item: thing('a', { text: 'x'.repeat(ITEM_LIMIT_BYTES) }) }]],
      ['an update too large', [{ op: 'update', key, upsert: true, set: { text: '长'.repeat(ITEM_LIMIT_BYTES / 3) } }]],
      ['an update of the key', [{ op: 'update', key, set: { sk: 'b' } }]],
      ['an update that changes nothing', [{ op: 'update', key }]],
      ['an update of one attribute twice', [{ op: 'update', key, set: { n: 1 }, add: { n: 1 } }]],
      ['a fraction added', [{ op: 'update', key, upsert: true, add: { n: 0.5 } }]],
      ['a number that is none', [{ op: 'insert', item: thing('a', { n: Number.NaN }) }]],
      ['a number too large', [{ op: 'insert', item: thing('a', { n: 2 ** 53 }) }]],
      ['a check of nothing', [{ op: 'check', key, if: [] }]],
      ['a condition on no value', [{ op: 'delete', key, if: [{ attribute: 'n', is: 'in', value: [] }] }]],
      ['an order of booleans', [{ op: 'delete', key, if: [{ attribute: 'n', is: 'lt', value: true }] }]],
      ['an attribute without a name', [{ op: 'insert', item: thing('a', { map: { '': 1 } }) }]],
    ])('refuses %s', async (_, writes) => {
      const { table } = use();
      await raised(table.transact(writes), 'limit');
      expect(await table.get(key)).toBeUndefined();
    });

    it('takes as many writes and as large an item as it says', async () => {
      const { table } = use();
      await table.transact(inserts(TRANSACT_LIMIT_WRITES));
      expect((await table.query({ pk: 'thing', limit: 1_000 })).items).toHaveLength(TRANSACT_LIMIT_WRITES);
      const room = ITEM_LIMIT_BYTES - 'pksktype'.length - 'thingxthing'.length - 'text'.length;
      const largest: Item = thing('x', { text: 'x'.repeat(room) });
      await table.transact([{ op: 'insert', item: largest }]);
      expect(await table.get(keyed('x'))).toEqual(largest);
      await raised(table.transact([{ op: 'replace', item: { ...largest, text: 'x'.repeat(room + 1) } }]), 'limit');
    });
  });
}

function streamConforms(use: Use): void {
  it('the change stream has each change of a key in order, with old and new image', async () => {
    const { table, changes } = use();
    const versions = [1, 2, 3].map((n) => thing('a', { n, card: { n }, gsi1pk: 'g', gsi1sk: String(n) }));
    await table.transact([{ op: 'insert', item: thing('a', { n: 1, card: { n: 1 }, gsi1pk: 'g', gsi1sk: '1' }) }]);
    await table.transact(
      [{ op: 'update', key: keyed('a'), add: { n: 1 }, set: { card: { n: 2 }, gsi1sk: '2' } }],
      'token',
    );
    await table.transact(
      [{ op: 'update', key: keyed('a'), add: { n: 1 }, set: { card: { n: 2 }, gsi1sk: '2' } }],
      'token',
    );
    await raised(
      table.transact([
        { op: 'insert', item: thing('a') },
        { op: 'insert', item: thing('b') },
      ]),
      'condition',
    );
    await table.transact([
      { op: 'replace', item: versions[2] ?? thing('a') },
      { op: 'insert', item: thing('b') },
    ]);
    await table.transact([{ op: 'replace', item: versions[2] ?? thing('a') }]);
    await table.transact([
      { op: 'delete', key: keyed('a') },
      { op: 'check', key: keyed('b'), if: [{ attribute: 'pk', is: 'exists' }] },
    ]);
    await table.transact([{ op: 'delete', key: keyed('a') }]);
    const seen = await changes();
    const images = (sk: string) =>
      seen.filter(({ key }) => key.sk === sk).map(({ key, before, after }) => ({ key, before, after }));
    const key = keyed('a');
    expect(images('a')).toEqual([
      { key, before: undefined, after: versions[0] },
      { key, before: versions[0], after: versions[1] },
      { key, before: versions[1], after: versions[2] },
      { key, before: versions[2], after: undefined },
    ]);
    expect(images('b')).toEqual([{ key: keyed('b'), before: undefined, after: thing('b') }]);
    expect(new Set(seen.map((change: Change) => change.id)).size).toBe(seen.length);
  });
}

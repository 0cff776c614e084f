/** Reading by key, by range, by page and by index. */
import { describe, expect, it } from 'vitest';
import { keyed, raised, type TableHarness, thing, walk } from './table.conformance.harness.ts';
import { BATCH_GET_LIMIT_ITEMS, type Item, QUERY_LIMIT_ITEMS, type Query, type Table } from './table.ts';

const SORTED = ['A', 'a', 'a#1', 'a#10', 'a#2', 'b', '中', '\uffff', '\u{1f600}'] as const;

async function filled(table: Table): Promise<void> {
  await table.transact(
    [...SORTED]
      .reverse()
      .map((sk) => ({ op: 'insert' as const, item: thing(sk, { gsi1pk: 'list', gsi1sk: `at ${sk}` }) })),
  );
  await table.transact([{ op: 'insert', item: { ...thing('a'), pk: 'other' } }]);
}

const sks = (items: readonly Item[]): readonly string[] => items.map(({ sk }) => sk);

export function readsConform(use: () => TableHarness): void {
  describe('reading', () => {
    it('gets by key, or nothing', async () => {
      const { table } = use();
      await filled(table);
      expect(await table.get(keyed('b'))).toMatchObject({ sk: 'b' });
      expect(await table.get({ pk: 'other', sk: 'b' })).toBeUndefined();
    });

    it('gets many keys at once, skips the absent and takes a key twice', async () => {
      const { table } = use();
      await filled(table);
      const items = await table.batchGet([keyed('b'), keyed('b'), keyed('nobody'), { pk: 'other', sk: 'a' }]);
      expect(new Set(items.map(({ pk, sk }) => `${pk} ${sk}`))).toEqual(new Set(['thing b', 'other a']));
      expect(items).toHaveLength(2);
      expect(await table.batchGet([])).toEqual([]);
      const keys = Array.from({ length: BATCH_GET_LIMIT_ITEMS + 1 }, (_, at) => keyed(String(at)));
      await raised(table.batchGet(keys), 'limit');
      expect(await table.batchGet(keys.slice(1))).toEqual([]);
    });

    it.each<[string, Query['sk'], readonly string[]]>([
      ['all', undefined, SORTED],
      ['beginsWith', { beginsWith: 'a#' }, ['a#1', 'a#10', 'a#2']],
      ['beginsWith at the end of the alphabet', { beginsWith: '\uffff' }, ['\uffff']],
      ['beginsWith after all others', { beginsWith: '\u{10ffff}' }, []],
      ['between, both ends included', { between: ['a#1', 'b'] }, ['a#1', 'a#10', 'a#2', 'b']],
      ['gte', { gte: 'b' }, ['b', '中', '\uffff', '\u{1f600}']],
      ['lt', { lt: 'a#1' }, ['A', 'a']],
    ])('queries a range by byte order: %s', async (_, sk, expected) => {
      const { table } = use();
      await filled(table);
      const query: Query = { pk: 'thing', limit: 100, ...(sk === undefined ? {} : { sk }) };
      expect(sks((await table.query(query)).items)).toEqual(expected);
      expect(sks((await table.query({ ...query, descending: true })).items)).toEqual(expected.toReversed());
      const prefixed =
        sk === undefined
          ? undefined
          : (JSON.parse(JSON.stringify(sk), (_name, text: unknown) =>
              typeof text === 'string' ? `at ${text}` : text,
            ) as Query['sk']);
      const indexed: Query = {
        index: 'gsi1',
        pk: 'list',
        limit: 100,
        ...(prefixed === undefined ? {} : { sk: prefixed }),
      };
      expect(sks((await table.query(indexed)).items)).toEqual(expected);
    });

    it('pages through everything once, in both directions, and ends when there is no more', async () => {
      const { table } = use();
      await filled(table);
      for (const limit of [1, 2, 3, SORTED.length]) {
        for (const source of [{ pk: 'thing' }, { pk: 'list', index: 'gsi1' as const }]) {
          expect(sks(await walk(table, { ...source, limit }))).toEqual(SORTED);
          expect(sks(await walk(table, { ...source, limit, descending: true }))).toEqual(SORTED.toReversed());
        }
      }
      expect(sks(await walk(table, { pk: 'thing', limit: 2, sk: { beginsWith: 'a' } }))).toEqual(SORTED.slice(1, 5));
      expect((await table.query({ pk: 'thing', limit: SORTED.length })).next).toBeUndefined();
      expect((await table.query({ pk: 'nobody', limit: 1 })).next).toBeUndefined();
    });

    it('continues after items that were deleted meanwhile', async () => {
      const { table } = use();
      await filled(table);
      const { next } = await table.query({ pk: 'list', index: 'gsi1', limit: 3 });
      await table.transact(SORTED.slice(1, 4).map((sk) => ({ op: 'delete' as const, key: keyed(sk) })));
      const rest = await table.query({
        pk: 'list',
        index: 'gsi1',
        limit: 100,
        ...(next === undefined ? {} : { cursor: next }),
      });
      expect(sks(rest.items)).toEqual(SORTED.slice(4));
    });

    it('pages through equal sort keys of an index without loss', async () => {
      const { table } = use();
      const names = Array.from({ length: 9 }, (_, at) => `t${at}`);
      await table.transact(
        names.map((sk) => ({ op: 'insert' as const, item: thing(sk, { gsi2pk: 'g', gsi2sk: 'same' }) })),
      );
      expect(sks(await walk(table, { index: 'gsi2', pk: 'g', limit: 2 })).toSorted()).toEqual(names);
    });

    it('ends a page early when it would be too large, and goes on with the next', async () => {
      const { table } = use();
      const names = Array.from({ length: 30 }, (_, at) => `large${String(at).padStart(2, '0')}`);
      for (const sk of names) await table.transact([{ op: 'insert', item: thing(sk, { text: 'x'.repeat(60_000) }) }]);
      const page = await table.query({ pk: 'thing', limit: 100 });
      expect(page.items.length).toBeLessThan(names.length);
      expect(page.next).toBeTypeOf('string');
      expect(sks(await walk(table, { pk: 'thing', limit: 100 }))).toEqual(names);
    });

    it('refuses a cursor that is made up, damaged or of another query', async () => {
      const { table } = use();
      await filled(table);
      const query: Query = { pk: 'thing', limit: 2 };
      const { next = '' } = await table.query(query);
      expect(sks((await table.query({ ...query, limit: 1, cursor: next })).items)).toEqual(['a#1']);
      const damaged = (next.startsWith('A') ? 'B' : 'A') + next.slice(1);
      const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const madeUp = [
        '',
        'x',
        '中',
        damaged,
        `${next}A`,
        encoded({}),
        encoded(['thing', 'b', 'b', 'x']),
        'x'.repeat(20_000),
      ];
      for (const cursor of madeUp) await raised(table.query({ ...query, cursor }), 'cursor');
      await raised(table.query({ ...query, pk: 'other', cursor: next }), 'cursor');
      await raised(table.query({ ...query, descending: true, cursor: next }), 'cursor');
      await raised(table.query({ ...query, sk: { gte: 'a' }, cursor: next }), 'cursor');
      await raised(table.query({ ...query, index: 'gsi1', cursor: next }), 'cursor');
    });

    it.each<[string, Partial<Query>]>([
      ['no limit', { limit: 0 }],
      ['too large a limit', { limit: QUERY_LIMIT_ITEMS + 1 }],
      ['a fraction as limit', { limit: 1.5 }],
      ['an empty partition', { pk: '' }],
      ['an empty prefix', { sk: { beginsWith: '' } }],
      ['bounds the wrong way', { sk: { between: ['b', 'a'] } }],
      ['a consistent index', { index: 'gsi1', consistent: true }],
    ])('refuses %s', async (_, wrong) => {
      await raised(use().table.query({ pk: 'thing', limit: 1, ...wrong }), 'limit');
    });
  });

  describe('an index', () => {
    it('holds only items with both of its keys, by their newest state', async () => {
      const { table } = use();
      const inIndex = async (index: 'gsi1' | 'gsi3', pk: string) =>
        sks((await table.query({ index, pk, limit: 10 })).items);
      await table.transact([
        { op: 'insert', item: thing('both', { gsi1pk: 'g', gsi1sk: '1', gsi3pk: 'g', gsi3sk: '9' }) },
        { op: 'insert', item: thing('half', { gsi1pk: 'g' }) },
        { op: 'insert', item: thing('none') },
      ]);
      expect(await inIndex('gsi1', 'g')).toEqual(['both']);
      expect(await inIndex('gsi3', 'g')).toEqual(['both']);
      await table.transact([{ op: 'update', key: keyed('half'), set: { gsi1sk: '0' } }]);
      expect(await inIndex('gsi1', 'g')).toEqual(['half', 'both']);
      await table.transact([{ op: 'update', key: keyed('both'), set: { gsi1pk: 'h' }, remove: ['gsi3sk'] }]);
      expect(await inIndex('gsi1', 'g')).toEqual(['half']);
      expect(await inIndex('gsi1', 'h')).toEqual(['both']);
      expect(await inIndex('gsi3', 'g')).toEqual([]);
      await table.transact([{ op: 'delete', key: keyed('half') }]);
      expect(await inIndex('gsi1', 'g')).toEqual([]);
    });

    it('shows keys, type, version and card, and nothing else', async () => {
      const { table } = use();
      const keys = { gsi1pk: 'g', gsi1sk: '1', gsi2pk: 'h', gsi2sk: '2' };
      const item = thing('a', {
        ...keys,
        version: 3,
        card: { title: '一床棉被', tags: ['x'] },
        secret: 'never listed',
        expires: 99,
      });
      await table.transact([{ op: 'insert', item }]);
      const shown = { pk: 'thing', sk: 'a', type: 'thing', version: 3, card: item.card };
      expect((await table.query({ index: 'gsi1', pk: 'g', limit: 1 })).items).toEqual([
        { ...shown, gsi1pk: 'g', gsi1sk: '1' },
      ]);
      expect((await table.query({ index: 'gsi2', pk: 'h', limit: 1 })).items).toEqual([
        { ...shown, gsi2pk: 'h', gsi2sk: '2' },
      ]);
      await table.transact([{ op: 'update', key: keyed('a'), set: { card: { title: '新' } }, remove: ['version'] }]);
      expect((await table.query({ index: 'gsi2', pk: 'h', limit: 1 })).items).toEqual([
        { pk: 'thing', sk: 'a', type: 'thing', card: { title: '新' }, gsi2pk: 'h', gsi2sk: '2' },
      ]);
    });
  });

  it('restart keeps data, indexes and tokens', async () => {
    const { table, reopen } = use();
    await filled(table);
    const writes = [{ op: 'update' as const, key: keyed('b'), add: { n: 1 } }];
    await table.transact(writes, 'token');
    const again = await reopen();
    try {
      await again.transact(writes, 'token');
      expect(await again.get(keyed('b'))).toMatchObject({ n: 1 });
      expect(sks((await again.query({ pk: 'thing', limit: 100 })).items)).toEqual(SORTED);
      expect(sks((await again.query({ index: 'gsi1', pk: 'list', limit: 100 })).items)).toEqual(SORTED);
    } finally {
      await again.close();
    }
  });
}

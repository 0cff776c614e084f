/** Random writes and queries give what a simple model in memory gives. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type TableHarness, walk } from './table.conformance.harness.ts';
import {
  type Condition,
  type Item,
  type Key,
  type Query,
  type Table,
  TableError,
  type Value,
  type Write,
} from './table.ts';

const MODEL_TIMEOUT_MS = 120_000;

type Step = { writes: readonly Write[] } | { query: Query };
type State = Map<string, Item>;

const text = fc.oneof(
  fc.constantFrom('', '暖', '\u{1f49b}', 'a', 'b#1', '\uffff'),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const sort = fc.constantFrom('a', 'a#1', 'a#2', 'b', '中', '\u{1f600}', '\uffff');
const number = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.maxSafeInteger());
const key: fc.Arbitrary<Key> = fc.record({ pk: fc.constantFrom('p', 'q'), sk: sort });
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 2 }),
  fc.record({ x: text }),
);
const indexKeys = fc.record({ gsi1pk: fc.constantFrom('g', 'h'), gsi1sk: sort }, { requiredKeys: [] });
const body = fc.record(
  { n: fc.integer({ min: -3, max: 3 }), s: text, v: value, card: fc.record({ t: text }), version: number },
  { requiredKeys: [] },
);
const item = fc
  .tuple(key, body, indexKeys)
  .map(([keys, more, index]): Item => ({ ...more, ...index, ...keys, type: 'thing' }));

const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    attribute: fc.constantFrom('n', 's', 'v', 'list'),
    is: fc.constantFrom('exists' as const, 'missing' as const),
  }),
  fc.record({
    attribute: fc.constantFrom('n', 's'),
    is: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
    value: fc.oneof(fc.integer({ min: -3, max: 3 }), text),
  }),
);
const guards = fc.array(condition, { maxLength: 2 });
const update = fc
  .record({
    key,
    set: fc.tuple(fc.record({ s: text, v: value }, { requiredKeys: [] }), indexKeys),
    by: fc.integer({ min: -2, max: 2 }),
    element: value,
    guards,
    upsert: fc.boolean(),
    leave: fc.boolean(),
  })
  .map((u): Write => {
    const [plain, index] = u.set;
    const set = u.leave ? plain : { ...plain, ...index };
    const remove = u.leave ? ['gsi1pk'] : [];
    return {
      op: 'update',
      key: u.key,
      set,
      add: { n: u.by },
      append: { list: u.element },
      remove,
      if: u.guards,
      ...(u.upsert ? { upsert: true } : {}),
    };
  });
const write: fc.Arbitrary<Write> = fc.oneof(
  item.map((one): Write => ({ op: 'insert', item: one })),
  fc.tuple(item, guards).map(([one, conditions]): Write => ({ op: 'replace', item: one, if: conditions })),
  update,
  fc.tuple(key, guards).map(([one, conditions]): Write => ({ op: 'delete', key: one, if: conditions })),
  fc.tuple(key, condition).map(([one, only]): Write => ({ op: 'check', key: one, if: [only] })),
);
const keyOf = (one: Write): Key => ('item' in one ? one.item : one.key);
const range: fc.Arbitrary<Query['sk']> = fc.oneof(
  fc.constant(undefined),
  sort.map((beginsWith) => ({ beginsWith })),
  sort.map((gte) => ({ gte })),
  sort.map((lt) => ({ lt })),
  fc.tuple(sort, sort).map(([a, b]) => ({ between: bytes(a, b) <= 0 ? ([a, b] as const) : ([b, a] as const) })),
);
const query = fc
  .record({
    indexed: fc.boolean(),
    other: fc.boolean(),
    sk: range,
    limit: fc.integer({ min: 1, max: 4 }),
    descending: fc.boolean(),
  })
  .map(({ indexed, other, sk, limit, descending }): Query => {
    const shape = { limit, ...(sk === undefined ? {} : { sk }), ...(descending ? { descending: true as const } : {}) };
    return indexed ? { ...shape, index: 'gsi1', pk: other ? 'h' : 'g' } : { ...shape, pk: other ? 'q' : 'p' };
  });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .uniqueArray(write, {
        minLength: 1,
        maxLength: 4,
        selector: (one) => JSON.stringify([keyOf(one).pk, keyOf(one).sk]),
      })
      .map((writes) => ({ writes })),
  },
  { weight: 1, arbitrary: query.map((one) => ({ query: one })) },
);

function bytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function holds(item: Item | undefined, { attribute, ...rest }: Condition): boolean {
  const now = item?.[attribute];
  if (!('value' in rest)) return rest.is === 'missing' ? now === undefined : now !== undefined;
  if (item === undefined) return false;
  if (rest.is === 'in') return rest.value.some((one) => one === now);
  if (rest.is === 'eq' || rest.is === 'ne') return (now === rest.value) === (rest.is === 'eq');
  if (typeof now !== typeof rest.value) return false;
  const sign = typeof now === 'string' ? bytes(now, String(rest.value)) : Number(now) - Number(rest.value);
  return { lt: sign < 0, lte: sign <= 0, gt: sign > 0, gte: sign >= 0 }[rest.is];
}

function modelled(state: State, one: Write): Item | 'gone' | 'fails' | undefined {
  const now = state.get(JSON.stringify([keyOf(one).pk, keyOf(one).sk]));
  if (one.op === 'insert') return now === undefined ? one.item : 'fails';
  if (one.op === 'update' && now === undefined && !one.upsert) return 'fails';
  if (!(one.if ?? []).every((guard) => holds(now, guard))) return 'fails';
  if (one.op === 'replace') return one.item;
  if (one.op === 'delete') return 'gone';
  if (one.op === 'check') return now;
  const next: Record<string, Value | undefined> = { ...now, ...one.key, ...one.set };
  next.n = Number(now?.n ?? 0) + (one.add?.n ?? 0);
  next.list = [...((now?.list as readonly Value[] | undefined) ?? []), one.append?.list ?? null];
  for (const name of one.remove ?? []) delete next[name];
  return next as Item;
}

/** Applies the writes when all conditions hold; gives the reasons when not. */
function applyTo(state: State, writes: readonly Write[]): readonly string[] | undefined {
  const results = writes.map((one) => modelled(state, one));
  if (results.includes('fails')) return results.map((result) => (result === 'fails' ? 'condition' : 'none'));
  writes.forEach((one, at) => {
    const name = JSON.stringify([keyOf(one).pk, keyOf(one).sk]);
    const result = results[at];
    if (result === 'gone') state.delete(name);
    else if (result !== undefined && result !== 'fails') state.set(name, result);
  });
  return undefined;
}

function answer(state: State, { index, pk, sk, descending }: Query): readonly Item[] {
  const found = [...state.values()].filter((one) => {
    const [partition, at] = index === undefined ? [one.pk, one.sk] : [one.gsi1pk, one.gsi1sk];
    if (partition !== pk || at === undefined) return false;
    if (sk === undefined) return true;
    if ('beginsWith' in sk) return at.startsWith(sk.beginsWith);
    if ('gte' in sk) return bytes(at, sk.gte) >= 0;
    if ('lt' in sk) return bytes(at, sk.lt) < 0;
    return bytes(at, sk.between[0]) >= 0 && bytes(at, sk.between[1]) <= 0;
  });
  const shown = index === undefined ? found : found.map(projected);
  return settled(shown, index, descending === true);
}

const projected = ({ pk, sk, type, version, card, gsi1pk, gsi1sk }: Item): Item =>
  JSON.parse(JSON.stringify({ pk, sk, type, version, card, gsi1pk, gsi1sk })) as Item;

/** Items with equal sort keys of an index have no promised order: they are put into one here. */
function settled(items: readonly Item[], index: Query['index'], descending: boolean): readonly Item[] {
  const at = (one: Item) => (index === undefined ? one.sk : (one.gsi1sk ?? ''));
  return items.toSorted(
    (a, b) => bytes(at(a), at(b)) * (descending ? -1 : 1) || bytes(a.pk, b.pk) || bytes(a.sk, b.sk),
  );
}

async function agrees(table: Table, state: State, one: Step): Promise<void> {
  if ('query' in one) {
    const items = await walk(table, one.query);
    const at = items.map((found) => (one.query.index === undefined ? found.sk : found.gsi1sk));
    const expected = answer(state, one.query);
    expect(settled(items, one.query.index, one.query.descending === true)).toEqual(expected);
    expect(at).toEqual(expected.map((found) => (one.query.index === undefined ? found.sk : found.gsi1sk)));
    return;
  }
  const reasons = applyTo(state, one.writes);
  const error = await table.transact(one.writes).then(
    () => undefined,
    (cause: unknown) => cause,
  );
  if (reasons === undefined) expect(error).toBeUndefined();
  else {
    expect(error).toBeInstanceOf(TableError);
    expect(error).toMatchObject({ kind: 'condition', reasons });
  }
}

export function modelConforms(use: () => TableHarness, propertyRuns: number): void {
  it('random writes and queries agree with a model in memory', { timeout: MODEL_TIMEOUT_MS }, async () => {
    const { table } = use();
    const clear = async () => {
      for (const pk of ['p', 'q']) {
        const left = await walk(table, { pk, limit: 100 });
        if (left.length > 0) await table.transact(left.map(({ sk }) => ({ op: 'delete' as const, key: { pk, sk } })));
      }
    };
    const property = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 20 }), async (steps) => {
      const state: State = new Map();
      for (const one of steps) await agrees(table, state, one);
      for (const pk of ['p', 'q']) await agrees(table, state, { query: { pk, limit: 3 } });
      for (const pk of ['g', 'h']) await agrees(table, state, { query: { index: 'gsi1', pk, limit: 3 } });
    });
    await fc.assert(property.beforeEach(clear), { numRuns: propertyRuns });
  });
}

/**
 * What a call of the table must look like, checked alike before either implementation sees it. A breach is a bug of
 * the caller and raises TableError `limit`. The limits are DynamoDB's or narrower, so that nothing which passes on
 * SQLite is refused in production.
 */
import {
  BATCH_GET_LIMIT_ITEMS,
  type Condition,
  ITEM_LIMIT_BYTES,
  type Item,
  type Key,
  QUERY_LIMIT_ITEMS,
  type Query,
  TRANSACT_LIMIT_WRITES,
  type Write,
} from './table.ts';
import { INDEXES } from './table-definition.ts';
import { attributesBytes } from './table-sizes.ts';
import {
  type Attributes,
  type CleanAttributes,
  checkedName,
  cleanAttributes,
  cleanValue,
  type IsKept,
  NAME_LIMIT_CHARS,
  nothingKept,
  refuse,
} from './table-values.ts';

const PK_LIMIT_BYTES = 2_048;
const SK_LIMIT_BYTES = 1_024;
const IN_LIMIT_VALUES = 100;
const TRANSACT_LIMIT_BYTES = 4 * 1024 * 1024;

const KEY_NAMES: readonly string[] = ['pk', 'sk'];
const INDEX_KEYS = INDEXES.flatMap((index) => [
  { name: index.partition, limitBytes: PK_LIMIT_BYTES },
  { name: index.sort, limitBytes: SK_LIMIT_BYTES },
]);
const INDEX_KEY_NAMES: ReadonlySet<string> = new Set(INDEX_KEYS.map(({ name }) => name));

/** No character of a text takes more in UTF-8. */
const CHARACTER_BYTES = 3;

/** Most texts are far too short to be measured. */
function isLonger(text: string, limitBytes: number): boolean {
  return text.length * CHARACTER_BYTES > limitBytes && Buffer.byteLength(text, 'utf8') > limitBytes;
}

function checkedText(name: string, value: unknown, limitBytes: number): string {
  if (typeof value !== 'string' || value === '') return refuse(`${name} must be a text that is not empty`);
  const text = value.toWellFormed();
  if (isLonger(text, limitBytes)) refuse(`${name} is longer than ${limitBytes} bytes`);
  return text;
}

export function checkedKey(key: Key): Key {
  return { pk: checkedText('pk', key.pk, PK_LIMIT_BYTES), sk: checkedText('sk', key.sk, SK_LIMIT_BYTES) };
}

/** Distinct keys, at most BATCH_GET_LIMIT_ITEMS. */
export function checkedKeys(keys: readonly Key[]): readonly Key[] {
  if (keys.length > BATCH_GET_LIMIT_ITEMS) refuse(`more than ${BATCH_GET_LIMIT_ITEMS} keys in one call`);
  return [...new Map(keys.map((key) => [keyText(key), checkedKey(key)])).values()];
}

/** One text per key, to compare keys by. */
const keyText = (key: Key): string => JSON.stringify([key.pk, key.sk]);

function checkIndexKeys(attributes: CleanAttributes): void {
  for (const { name, limitBytes } of INDEX_KEYS) {
    const value = attributes[name];
    if (value !== undefined) checkedText(name, value, limitBytes);
  }
}

function checkedItem(item: Item, isKept: IsKept): Item {
  const clean = cleanAttributes(item, 0, isKept);
  checkedText('pk', clean['pk'], PK_LIMIT_BYTES);
  checkedText('sk', clean['sk'], SK_LIMIT_BYTES);
  checkedText('type', clean['type'], NAME_LIMIT_CHARS);
  checkIndexKeys(clean);
  weighed.set(clean, checkItemBytes(clean));
  return clean as Item;
}

/** Sizes of clean copies, which nobody changes: the same one is weighed for its own limit, its call's and its cost. */
const weighed = new WeakMap<Attributes, number>();

function weightOf(item: Attributes): number {
  return weighed.get(item) ?? attributesBytes(item);
}

/** Raises `limit` when the item is larger than ITEM_LIMIT_BYTES. Give it what nobody changes afterwards. */
export function checkItemBytes(item: Attributes): number {
  return checkBytes(weightOf(item));
}

function checkBytes(bytes: number): number {
  if (bytes > ITEM_LIMIT_BYTES) refuse(`an item of ${bytes} bytes; the limit is ${ITEM_LIMIT_BYTES}`);
  return bytes;
}

function checkedConditions(conditions: readonly Condition[] | undefined): readonly Condition[] {
  return (conditions ?? []).map((condition) => {
    const attribute = checkedName(condition.attribute);
    if (!('value' in condition)) return { attribute, is: condition.is };
    if (condition.is === 'in') {
      if (condition.value.length === 0 || condition.value.length > IN_LIMIT_VALUES)
        refuse(`"in" takes 1 to ${IN_LIMIT_VALUES} values`);
      return { attribute, is: condition.is, value: condition.value.map((value) => cleanValue(value) as typeof value) };
    }
    const ordered = typeof condition.value === 'number' || typeof condition.value === 'string';
    if (!ordered && condition.is !== 'eq' && condition.is !== 'ne')
      refuse(`"${condition.is}" orders numbers and texts only`);
    return { attribute, is: condition.is, value: cleanValue(condition.value) as typeof condition.value };
  });
}

type Update = Extract<Write, { op: 'update' }>;

function checkedUpdate(write: Update): Write {
  const set = cleanAttributes(write.set ?? {});
  const add = cleanAttributes(write.add ?? {}) as { [name: string]: number };
  const append = cleanAttributes(write.append ?? {});
  const remove = (write.remove ?? []).map(checkedName);
  const grown = [...Object.keys(add), ...Object.keys(append)];
  const names = [...Object.keys(set), ...grown, ...remove];
  if (names.length === 0) refuse('an update that changes nothing');
  if (new Set(names).size < names.length) refuse('an update names an attribute twice');
  if (names.some((name) => KEY_NAMES.includes(name))) refuse('an update cannot change the key');
  if (grown.some((name) => INDEX_KEY_NAMES.has(name))) refuse('an index key is set or removed');
  // Binary and decimal sums of fractions differ, so only whole numbers give the same answer in every store.
  if (!Object.values(add).every(Number.isSafeInteger)) refuse('only whole numbers are added');
  checkIndexKeys(set);
  checkBytes(attributesBytes(write.key) + attributesBytes(set) + attributesBytes(append));
  const key = checkedKey(write.key);
  return {
    op: 'update',
    key,
    set,
    add,
    append,
    remove,
    if: checkedConditions(write.if),
    ...(write.upsert ? { upsert: true } : {}),
  };
}

function checkedWrite(write: Write, isKept: IsKept): Write {
  switch (write.op) {
    case 'insert':
      return { op: 'insert', item: checkedItem(write.item, isKept) };
    case 'replace':
      return { op: 'replace', item: checkedItem(write.item, isKept), if: checkedConditions(write.if) };
    case 'update':
      return checkedUpdate(write);
    case 'delete':
      return { op: 'delete', key: checkedKey(write.key), if: checkedConditions(write.if) };
    case 'check':
      if (write.if.length === 0) refuse('a check without conditions');
      return { op: 'check', key: checkedKey(write.key), if: checkedConditions(write.if) };
  }
}

export const keyOf = (write: Write): Key => (write.op === 'insert' || write.op === 'replace' ? write.item : write.key);

/** Clean copies of 1..TRANSACT_LIMIT_WRITES writes on different keys, so the caller may change its own afterwards. */
export function checkedWrites(
  writes: readonly Write[],
  token: string | undefined,
  isKept = nothingKept,
): readonly Write[] {
  if (writes.length === 0 || writes.length > TRANSACT_LIMIT_WRITES)
    refuse(`1 to ${TRANSACT_LIMIT_WRITES} writes in one call`);
  if (token === '') refuse('an empty token');
  const clean = writes.map((write) => checkedWrite(write, isKept));
  if (clean.some((write, at) => isWrittenBefore(keyOf(write), clean, at))) refuse('two writes on one key');
  const bytes = clean.reduce((sum, write) => sum + contentBytes(write), 0);
  if (bytes > TRANSACT_LIMIT_BYTES)
    refuse(`writes of ${bytes} bytes in one call; the limit is ${TRANSACT_LIMIT_BYTES}`);
  return clean;
}

/** Writes of one call are few, so looking through them costs less than a text for each key. */
function isWrittenBefore({ pk, sk }: Key, writes: readonly Write[], at: number): boolean {
  for (let i = 0; i < at; i += 1) {
    const other = keyOf(writes[i] as Write);
    if (other.sk === sk && other.pk === pk) return true;
  }
  return false;
}

function contentBytes(write: Write): number {
  if (write.op === 'insert' || write.op === 'replace') return weightOf(write.item);
  return write.op === 'update' ? attributesBytes(write.set ?? {}) + attributesBytes(write.append ?? {}) : 0;
}

/** Checks everything but the cursor. */
export function checkedQuery(query: Query): Query {
  if (!Number.isInteger(query.limit) || query.limit < 1 || query.limit > QUERY_LIMIT_ITEMS) {
    refuse(`a query's limit is 1 to ${QUERY_LIMIT_ITEMS} items`);
  }
  if (query.consistent && query.index !== undefined) refuse('an index cannot be read consistently');
  const pk = checkedText('pk', query.pk, PK_LIMIT_BYTES);
  return query.sk === undefined ? { ...query, pk } : { ...query, pk, sk: checkedRange(query.sk) };
}

function checkedRange(range: NonNullable<Query['sk']>): NonNullable<Query['sk']> {
  const text = (value: string) => checkedText('sk', value, SK_LIMIT_BYTES);
  if ('beginsWith' in range) return { beginsWith: text(range.beginsWith) };
  if ('gte' in range) return { gte: text(range.gte) };
  if ('lt' in range) return { lt: text(range.lt) };
  const between = [text(range.between[0]), text(range.between[1])] as const;
  if (Buffer.compare(Buffer.from(between[0]), Buffer.from(between[1])) > 0)
    refuse('"between" takes the lower bound first');
  return { between };
}

/** What a write does to one item, decided in memory: the SQLite table's meaning of conditions and updates. */
import { type Condition, type Item, type Scalar, TableError, type Value, type Write } from './table.ts';

/** `holds` false: a condition failed and nothing changes. `after` undefined: there is no item afterwards. */
export type Outcome = { readonly holds: boolean; readonly after?: Item | undefined };

const FAILED: Outcome = { holds: false };

/** The outcome of a checked write on the item as stored. Raises `limit` when an update meets a value of the wrong type. */
export function outcomeOf(write: Write, before: Item | undefined): Outcome {
  if (write.op === 'insert') return before === undefined ? { holds: true, after: write.item } : FAILED;
  if (write.op === 'update' && before === undefined && !write.upsert) return FAILED;
  if (!(write.if ?? []).every((condition) => holds(condition, before))) return FAILED;
  switch (write.op) {
    case 'replace':
      return { holds: true, after: write.item };
    case 'update':
      return { holds: true, after: updated(write, before) };
    case 'delete':
      return { holds: true };
    case 'check':
      return { holds: true, after: before };
  }
}

function holds(condition: Condition, item: Item | undefined): boolean {
  if (item === undefined) return condition.is === 'missing';
  const stored = Object.hasOwn(item, condition.attribute) ? item[condition.attribute] : undefined;
  switch (condition.is) {
    case 'exists':
      return stored !== undefined;
    case 'missing':
      return stored === undefined;
    case 'eq':
      return stored === condition.value;
    case 'ne':
      return stored !== condition.value;
    case 'in':
      return condition.value.some((value) => value === stored);
    case 'lt':
      return order(stored, condition.value, (sign) => sign < 0);
    case 'lte':
      return order(stored, condition.value, (sign) => sign <= 0);
    case 'gt':
      return order(stored, condition.value, (sign) => sign > 0);
    case 'gte':
      return order(stored, condition.value, (sign) => sign >= 0);
  }
}

/** Values of different types have no order; texts compare by their UTF-8 bytes, as in DynamoDB. */
function order(stored: Value | undefined, value: Scalar, accepts: (sign: number) => boolean): boolean {
  if (typeof stored === 'number' && typeof value === 'number') return accepts(stored - value);
  if (typeof stored === 'string' && typeof value === 'string')
    return accepts(Buffer.compare(Buffer.from(stored), Buffer.from(value)));
  return false;
}

function updated(write: Extract<Write, { op: 'update' }>, before: Item | undefined): Item {
  const after: { [name: string]: Value | undefined } = { ...before, ...write.key, ...write.set };
  for (const [name, by] of Object.entries(write.add ?? {})) {
    const now = after[name] ?? 0;
    if (typeof now !== 'number' || after[name] === null)
      throw new TableError('limit', `cannot add to ${name}: it is no number`);
    if (Math.abs(now + by) > Number.MAX_SAFE_INTEGER)
      throw new TableError('limit', `${name} would be larger than can be kept exactly`);
    after[name] = now + by;
  }
  for (const [name, element] of Object.entries(write.append ?? {})) {
    const now = after[name] === undefined ? [] : after[name];
    if (!Array.isArray(now)) throw new TableError('limit', `cannot append to ${name}: it is no list`);
    after[name] = [...now, element];
  }
  for (const name of write.remove ?? []) delete after[name];
  return after as Item;
}

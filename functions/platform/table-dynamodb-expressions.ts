/** Structured writes, conditions and key ranges as DynamoDB's expressions, with placeholders for each name and value. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { convertToAttr, marshall } from '@aws-sdk/util-dynamodb';
import type { Condition, Query, Value, Write } from './table.ts';

type Attributes = Record<string, AttributeValue>;
type Placeholders = {
  readonly ExpressionAttributeNames?: Record<string, string>;
  readonly ExpressionAttributeValues?: Attributes;
};
type Guarded = Placeholders & { readonly ConditionExpression?: string };

export type WriteInput =
  | { readonly kind: 'put'; readonly content: Guarded & { readonly Item: Attributes } }
  | {
      readonly kind: 'update';
      readonly content: Guarded & { readonly Key: Attributes; readonly UpdateExpression: string };
    }
  | { readonly kind: 'delete'; readonly content: Guarded & { readonly Key: Attributes } }
  | {
      readonly kind: 'check';
      readonly content: Placeholders & { readonly Key: Attributes; readonly ConditionExpression: string };
    };

const COMPARATORS = { eq: '=', ne: '<>', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const;

/** Collects the names and values of one expression and gives their placeholders. */
class Binder {
  readonly #names = new Map<string, string>();
  readonly #values: Attributes = {};

  name(attribute: string): string {
    const known = this.#names.get(attribute) ?? `#${this.#names.size}`;
    this.#names.set(attribute, known);
    return known;
  }

  value(value: Value): string {
    const placeholder = `:${Object.keys(this.#values).length}`;
    this.#values[placeholder] = convertToAttr(value);
    return placeholder;
  }

  placeholders(): Placeholders {
    const names = Object.fromEntries([...this.#names].map(([attribute, placeholder]) => [placeholder, attribute]));
    return {
      ...(this.#names.size === 0 ? {} : { ExpressionAttributeNames: names }),
      ...(Object.keys(this.#values).length === 0 ? {} : { ExpressionAttributeValues: this.#values }),
    };
  }
}

/** A checked write as DynamoDB takes it, without the table's name. */
export function writeInputOf(write: Write): WriteInput {
  const names = new Binder();
  const conditions = conditionsOf(write).map((condition) => conditionText(names, condition));
  const guard = conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') };
  switch (write.op) {
    case 'insert':
    case 'replace':
      return { kind: 'put', content: { Item: marshall(write.item), ...guard, ...names.placeholders() } };
    case 'update': {
      const UpdateExpression = updateText(names, write);
      return {
        kind: 'update',
        content: { Key: marshall(write.key), UpdateExpression, ...guard, ...names.placeholders() },
      };
    }
    case 'delete':
      return { kind: 'delete', content: { Key: marshall(write.key), ...guard, ...names.placeholders() } };
    case 'check': {
      const ConditionExpression = conditions.join(' AND ');
      return { kind: 'check', content: { Key: marshall(write.key), ConditionExpression, ...names.placeholders() } };
    }
  }
}

function conditionsOf(write: Write): readonly Condition[] {
  if (write.op === 'insert') return [{ attribute: 'pk', is: 'missing' }];
  const given = write.if ?? [];
  return write.op === 'update' && !write.upsert ? [{ attribute: 'pk', is: 'exists' }, ...given] : given;
}

function conditionText(names: Binder, condition: Condition): string {
  const name = names.name(condition.attribute);
  switch (condition.is) {
    case 'exists':
      return `attribute_exists(${name})`;
    case 'missing':
      return `attribute_not_exists(${name})`;
    case 'in':
      return `${name} IN (${condition.value.map((value) => names.value(value)).join(', ')})`;
    case 'ne':
      // DynamoDB finds what is absent unequal to everything; the port wants an item to be there.
      return `(attribute_exists(${names.name('pk')}) AND ${name} <> ${names.value(condition.value)})`;
    default:
      return `${name} ${COMPARATORS[condition.is]} ${names.value(condition.value)}`;
  }
}

function updateText(names: Binder, write: Extract<Write, { op: 'update' }>): string {
  const sets = Object.entries(write.set ?? {}).map(([name, value]) => `${names.name(name)} = ${names.value(value)}`);
  for (const [attribute, element] of Object.entries(write.append ?? {})) {
    const name = names.name(attribute);
    sets.push(`${name} = list_append(if_not_exists(${name}, ${names.value([])}), ${names.value([element])})`);
  }
  const adds = Object.entries(write.add ?? {}).map(([name, by]) => `${names.name(name)} ${names.value(by)}`);
  const removes = (write.remove ?? []).map((name) => names.name(name));
  const clause = (verb: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [`${verb} ${parts.join(', ')}`];
  return [...clause('SET', sets), ...clause('ADD', adds), ...clause('REMOVE', removes)].join(' ');
}

/** Partition and key range of a checked query. */
export function keyConditionOf(query: Query): Placeholders & { readonly KeyConditionExpression: string } {
  const names = new Binder();
  const partition = `${names.name(query.index === undefined ? 'pk' : `${query.index}pk`)} = ${names.value(query.pk)}`;
  const range =
    query.sk === undefined
      ? ''
      : ` AND ${rangeText(names, names.name(query.index === undefined ? 'sk' : `${query.index}sk`), query.sk)}`;
  return { KeyConditionExpression: partition + range, ...names.placeholders() };
}

function rangeText(names: Binder, name: string, range: NonNullable<Query['sk']>): string {
  if ('beginsWith' in range) return `begins_with(${name}, ${names.value(range.beginsWith)})`;
  if ('gte' in range) return `${name} >= ${names.value(range.gte)}`;
  if ('lt' in range) return `${name} < ${names.value(range.lt)}`;
  return `${name} BETWEEN ${names.value(range.between[0])} AND ${names.value(range.between[1])}`;
}

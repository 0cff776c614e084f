import type { StreamRecord } from './table-dynamodb-changes.ts';

/**
 * The record with its empty maps put back. LocalStack's stream (4.9) sends an empty map `{"M":{}}` as `{}`, a value
 * without a type, which cannot be read; the table itself and DynamoDB's own stream send it whole. Every other value
 * has exactly one member, so `{}` can mean nothing else.
 */
export function withEmptyMaps(record: StreamRecord): StreamRecord {
  const { dynamodb } = record;
  if (dynamodb === undefined) return record;
  const { NewImage, OldImage } = dynamodb;
  return {
    ...record,
    dynamodb: {
      ...dynamodb,
      ...(NewImage === undefined ? {} : { NewImage: members(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: members(OldImage) }),
    },
  };
}

const members = (map: object): object =>
  Object.fromEntries(Object.entries(map).map(([name, value]) => [name, attribute(value)]));

function attribute(value: Readonly<Record<string, unknown>>): object {
  if (Object.keys(value).length === 0) return { M: {} };
  if (typeof value['M'] === 'object' && value['M'] !== null) return { M: members(value['M']) };
  if (Array.isArray(value['L'])) return { L: value['L'].map(attribute) };
  return value;
}

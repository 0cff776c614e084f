/**
 * How the table looks on DynamoDB, as plain constants without the SDK: the CDK stack, DynamoDB Local and the
 * SQLite implementation share the same names, so an index can never project one thing here and another there.
 */
import type { IndexName } from './table.ts';

export const TABLE_KEY = { partition: 'pk', sort: 'sk' } as const;

/** What an index carries besides its own keys and the table's: see `Item.card`. */
export const INDEX_PROJECTION = ['type', 'version', 'card'] as const;

export type IndexKeyName = `${IndexName}${'pk' | 'sk'}`;

export const INDEXES: readonly {
  readonly name: IndexName;
  readonly partition: IndexKeyName;
  readonly sort: IndexKeyName;
}[] = [
  { name: 'gsi1', partition: 'gsi1pk', sort: 'gsi1sk' },
  { name: 'gsi2', partition: 'gsi2pk', sort: 'gsi2sk' },
  { name: 'gsi3', partition: 'gsi3pk', sort: 'gsi3sk' },
];

/** Epoch seconds after which the store may delete the item (DynamoDB TTL); never trusted to have happened. */
export const TTL_ATTRIBUTE = 'expires';

export const STREAM_VIEW = 'NEW_AND_OLD_IMAGES';

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

/** The input of DynamoDB's CreateTable (API version 2012-08-10) for a table with this name. */
export function tableDefinition(name: string) {
  const keyNames = [TABLE_KEY.partition, TABLE_KEY.sort, ...INDEXES.flatMap((index) => [index.partition, index.sort])];
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    KeySchema: keySchema(TABLE_KEY.partition, TABLE_KEY.sort),
    AttributeDefinitions: keyNames.map((key) => ({ AttributeName: key, AttributeType: 'S' as const })),
    GlobalSecondaryIndexes: INDEXES.map((index) => ({
      IndexName: index.name,
      KeySchema: keySchema(index.partition, index.sort),
      Projection: { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...INDEX_PROJECTION] },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: STREAM_VIEW as typeof STREAM_VIEW },
  };
}

/** A record of the DynamoDB stream, as a Lambda or the Streams API hands it over, read as a `Change`. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Change, Item } from './table.ts';

/** The part of a stream record that is read; `ApproximateCreationDateTime` is in epoch seconds. */
export type StreamRecord = {
  readonly eventID?: string | undefined;
  readonly dynamodb?:
    | {
        readonly ApproximateCreationDateTime?: number | undefined;
        readonly Keys?: object | undefined;
        readonly NewImage?: object | undefined;
        readonly OldImage?: object | undefined;
      }
    | undefined;
};

/** Throws a plain Error when the record is not one of our table's (no id, no string keys). */
export function changeFromRecord(record: StreamRecord): Change {
  const keys = image(record.dynamodb?.Keys);
  if (record.eventID === undefined || typeof keys?.pk !== 'string' || typeof keys.sk !== 'string') {
    throw new Error('a stream record without event id or keys');
  }
  const before = image(record.dynamodb?.OldImage);
  const after = image(record.dynamodb?.NewImage);
  return {
    id: record.eventID,
    at: Math.round((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000),
    key: { pk: keys.pk, sk: keys.sk },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

// Lambda's and the SDK's types of an attribute value differ only in how they spell binary values, which we never store.
const image = (attributes: object | undefined): Item | undefined =>
  attributes === undefined ? undefined : (unmarshall(attributes as Record<string, AttributeValue>) as Item);

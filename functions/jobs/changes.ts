import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { deliver } from '../platform/changes.ts';
import { NO_MESSAGES } from '../platform/messages.ts';
import { openHouse } from '../platform/open.ts';
import { changeFromRecord } from '../platform/table-dynamodb-changes.ts';
import { withEmptyMaps } from '../platform/table-dynamodb-record.ts';
import { CONSUMERS } from './consumers.ts';

const house = await openHouse(process.env, () => NO_MESSAGES);

/**
 * The table's stream. Order holds per key, so work stops at the first change that fails: Lambda brings the batch again
 * from there, halves it, and after the last try hands the poisonous change to the parked queue.
 */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  for (const record of event.Records) {
    try {
      await deliver(house, CONSUMERS, changeFromRecord(withEmptyMaps(record)));
    } catch (error) {
      house.log.error('change not taken', { change: record.eventID }, error);
      const itemIdentifier = record.dynamodb?.SequenceNumber;
      if (itemIdentifier === undefined) throw error;
      return { batchItemFailures: [{ itemIdentifier }] };
    }
  }
  return { batchItemFailures: [] };
}

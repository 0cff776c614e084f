import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import { park } from '../platform/changes.ts';
import { NO_MESSAGES } from '../platform/messages.ts';
import { openHouse } from '../platform/open.ts';
import { readStretch, type StreamStretch } from '../platform/table-dynamodb-stream.ts';
import { CONSUMERS } from './consumers.ts';

/** What Lambda's event source mapping sends when it gives up on a batch: where it was, not what it was. */
const failure = z.object({
  DDBStreamBatchInfo: z.object({
    streamArn: z.string(),
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
  }),
});
const house = await openHouse(process.env, () => NO_MESSAGES);
const streams = new DynamoDBStreamsClient();

/**
 * Reads the given-up changes from the stream again, while it still has them, and parks them as dead letters that a
 * person can see and replay. A message that fails here comes back, and ends in the queue's own dead-letter queue.
 */
export async function handler(event: SQSEvent): Promise<SQSBatchResponse> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const { body, messageId } of event.Records) {
    try {
      await parkStretch(failure.parse(JSON.parse(body)).DDBStreamBatchInfo);
    } catch (error) {
      house.log.error('changes could not be parked', { queueMessage: messageId }, error);
      batchItemFailures.push({ itemIdentifier: messageId });
    }
  }
  return { batchItemFailures };
}

async function parkStretch(stretch: StreamStretch): Promise<void> {
  for (const change of await readStretch(streams, stretch)) await park(house, CONSUMERS, change);
}

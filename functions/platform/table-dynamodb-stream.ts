/** Reading the table's stream itself, for the one case where Lambda hands over only where a record was. */
import {
  type _Record,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import type { Change } from './table.ts';
import { changeFromRecord } from './table-dynamodb-changes.ts';
import { withEmptyMaps } from './table-dynamodb-record.ts';

/** A stretch of one shard, as Lambda's failure message for a stream names it. */
export type StreamStretch = {
  readonly streamArn: string;
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
};

const PAGES_LIMIT = 100;

/**
 * The changes of a stretch, both ends included. A stretch that the stream has already forgotten (24 hours) raises
 * TrimmedDataAccessException as an Error with that name.
 */
export async function readStretch(client: DynamoDBStreamsClient, stretch: StreamStretch): Promise<readonly Change[]> {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamArn: stretch.streamArn,
      ShardId: stretch.shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: stretch.startSequenceNumber,
    }),
  );
  const end = BigInt(stretch.endSequenceNumber);
  const changes: Change[] = [];
  let iterator = ShardIterator;
  for (let page = 0; iterator !== undefined && page < PAGES_LIMIT; page += 1) {
    const answer = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    for (const record of answer.Records ?? []) {
      const sequence = BigInt(record.dynamodb?.SequenceNumber ?? '0');
      if (sequence > end) return changes;
      changes.push(changeOf(record));
      if (sequence === end) return changes;
    }
    iterator = answer.NextShardIterator;
  }
  return changes;
}

/** The Streams API gives a Date where Lambda gives epoch seconds. */
function changeOf({ eventID, dynamodb }: _Record): Change {
  const seconds = (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000;
  return changeFromRecord(withEmptyMaps({ eventID, dynamodb: { ...dynamodb, ApproximateCreationDateTime: seconds } }));
}

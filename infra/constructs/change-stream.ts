import { Duration } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq, SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CONSUMER_TRIES_COUNT } from '../../functions/platform/changes.ts';
import { acknowledge } from '../acknowledge.ts';
import type { HouseFunction } from './function.ts';
import type { HouseTable } from './house-table.ts';

const BATCH_LIMIT_CHANGES = 100;
const PARKED_TRIES_COUNT = 3;
/** AWS asks for six times the function's limit, so that a message is not given out twice. */
const VISIBILITY_SECONDS = 6 * 60;
const KEPT_DAYS = 14;

export type ChangeStreamProps = {
  readonly house: HouseTable;
  readonly changes: HouseFunction;
  readonly parked: HouseFunction;
};

/**
 * The table's stream to its consumers. A batch that fails is halved and brought again, CONSUMER_TRIES_COUNT times in
 * all; then its place goes to `gaveUp`, where the parked function turns it into dead letters in the table. What even that
 * cannot take waits in `lost` for a person.
 */
export class ChangeStream extends Construct {
  readonly lost: Queue;

  constructor(scope: Construct, id: string, { house, changes, parked }: ChangeStreamProps) {
    super(scope, id);
    const queue = {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(KEPT_DAYS),
    };
    this.lost = new Queue(this, 'Lost', queue);
    const gaveUp = new Queue(this, 'GaveUp', {
      ...queue,
      visibilityTimeout: Duration.seconds(VISIBILITY_SECONDS),
      deadLetterQueue: { queue: this.lost, maxReceiveCount: PARKED_TRIES_COUNT },
    });
    changes.lambda.addEventSource(
      // The CDK's classes and interfaces differ by `undefined` alone under exactOptionalPropertyTypes.
      new DynamoEventSource(house.table as ITable, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: BATCH_LIMIT_CHANGES,
        reportBatchItemFailures: true,
        bisectBatchOnError: true,
        retryAttempts: CONSUMER_TRIES_COUNT - 1,
        onFailure: new SqsDlq(gaveUp),
      }),
    );
    parked.lambda.addEventSource(new SqsEventSource(gaveUp, { batchSize: 1, reportBatchItemFailures: true }));
    house.grantReplay(parked.lambda);
    acknowledge(changes, {
      id: 'IAM5[Resource::*]',
      reason: 'dynamodb:ListStreams, which the event source mapping asks for, knows no resource.',
    });
  }
}

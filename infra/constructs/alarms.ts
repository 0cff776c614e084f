import { Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { HouseFunction } from './function.ts';

const PERIOD = Duration.minutes(5);
const LATE_STREAM_MS = 5 * 60_000;

export type AlarmsProps = {
  readonly api: RestApi;
  readonly changes: HouseFunction;
  readonly parked: HouseFunction;
  readonly schedule: HouseFunction;
  readonly lost: Queue;
  /** Of the feedback about mail; none where no mail is sent. */
  readonly lostFeedback: Queue | undefined;
};

/** What a person must look at today, each with its page in docs/runbook.md. People subscribe to the topic by hand. */
export class Alarms extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { api, changes, parked, schedule, lost, lostFeedback }: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { enforceSSL: true });
    this.above('ApiFailures', 'The API answered 5xx.', api.metricServerError({ period: PERIOD, statistic: 'Sum' }), 5);
    this.above(
      'StreamLate',
      'Consumers are behind the stream.',
      changes.lambda.metric('IteratorAge', { period: PERIOD, statistic: 'Maximum' }),
      LATE_STREAM_MS,
    );
    this.above(
      'DeadLetters',
      'A change was given up and parked as a dead letter.',
      parked.lambda.metricInvocations({ period: PERIOD }),
      1,
    );
    this.above(
      'LostChanges',
      'A change could not even be parked.',
      lost.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
      1,
    );
    if (lostFeedback)
      this.above(
        'LostFeedback',
        'A bounce or a complaint was not taken: we may go on writing to who does not want it.',
        lostFeedback.metricApproximateNumberOfMessagesVisible({ period: PERIOD }),
        1,
      );
    this.above('ScheduleFailures', 'Scheduled work failed.', schedule.lambda.metricErrors({ period: PERIOD }), 3);
  }

  private above(id: string, alarmDescription: string, metric: IMetric, threshold: number): void {
    const alarm = new Alarm(this, id, {
      alarmDescription,
      metric,
      threshold,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic));
  }
}

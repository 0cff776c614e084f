import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { RHYTHMS_MINUTES } from '../../shared/kernel/rhythms.ts';
import type { HouseFunction } from './function.ts';

/** One EventBridge rule for each rhythm of scheduled work. Rules and not Scheduler: LocalStack fires only rules. */
export class Rhythms extends Construct {
  constructor(scope: Construct, id: string, schedule: HouseFunction) {
    super(scope, id);
    for (const everyMinutes of RHYTHMS_MINUTES) {
      new Rule(this, `Every${everyMinutes}`, {
        schedule: Schedule.rate(Duration.minutes(everyMinutes)),
        targets: [
          new LambdaFunction(schedule.lambda, {
            event: RuleTargetInput.fromObject({ everyMinutes }),
            retryAttempts: 1,
          }),
        ],
      });
    }
  }
}

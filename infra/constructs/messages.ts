import { CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ConfigurationSet, EmailIdentity, EmailSendingEvent, EventDestination, Identity } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { HouseFunction } from './function.ts';

/** Text messages to phone numbers. */
export function mayText(made: HouseFunction, asks: readonly string[] = []): void {
  made.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish', ...asks], resources: ['*'] }));
  acknowledge(made, {
    id: 'IAM5[Resource::*]',
    reason: 'A text message goes to a phone number, which is no resource with an ARN.',
  });
}

/** The place's own domain as a sender of mail, signed with DKIM; the records to put into its DNS are outputs. */
export class Mail extends Construct {
  readonly from: string;
  private readonly identity: EmailIdentity;
  /** Every mail of this sender goes by it, so that each one's fate is told. */
  private readonly told: ConfigurationSet;

  constructor(scope: Construct, id: string, domain: string) {
    super(scope, id);
    this.from = `notice@${domain}`;
    this.told = new ConfigurationSet(this, 'Told');
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: Identity.domain(domain),
      configurationSet: this.told,
    });
    for (const [at, { name, value }] of this.identity.dkimRecords.entries()) {
      new CfnOutput(this, `DkimName${at}`, { value: name });
      new CfnOutput(this, `DkimValue${at}`, { value });
    }
  }

  /** Mail from this one address; nothing else of SES. */
  grantSend(made: HouseFunction): void {
    made.lambda.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendEmail'],
        resources: [this.identity.emailIdentityArn, this.toldArn()],
        conditions: { StringEquals: { 'ses:FromAddress': this.from } },
      }),
    );
  }

  private toldArn(): string {
    const resourceName = this.told.configurationSetName;
    return Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName });
  }

  /** Bounces and complaints, to the function that stops writing to an address; what it cannot take lies in a queue. */
  tell(made: HouseFunction): Queue {
    const topic = new Topic(this, 'Feedback', { enforceSSL: true });
    this.told.addEventDestination('Feedback', {
      destination: EventDestination.snsTopic(topic),
      events: [EmailSendingEvent.BOUNCE, EmailSendingEvent.COMPLAINT],
    });
    const lost = new Queue(this, 'FeedbackLost', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    acknowledge(lost, { id: 'SQS3', reason: 'It is the end of the line, where a person looks.' });
    topic.addSubscription(new LambdaSubscription(made.lambda, { deadLetterQueue: lost }));
    return lost;
  }
}

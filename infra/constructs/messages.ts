import { CfnOutput } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { HouseFunction } from './function.ts';

/** Text messages to phone numbers. */
export function mayText(made: HouseFunction): void {
  made.lambda.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], resources: ['*'] }));
  acknowledge(made, {
    id: 'IAM5[Resource::*]',
    reason: 'A text message goes to a phone number, which is no resource with an ARN.',
  });
}

/** The place's own domain as a sender of mail, signed with DKIM; the records to put into its DNS are outputs. */
export class Mail extends Construct {
  readonly from: string;
  private readonly identity: EmailIdentity;

  constructor(scope: Construct, id: string, domain: string) {
    super(scope, id);
    this.from = `notice@${domain}`;
    this.identity = new EmailIdentity(this, 'Identity', { identity: Identity.domain(domain) });
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
        resources: [this.identity.emailIdentityArn],
        conditions: { StringEquals: { 'ses:FromAddress': this.from } },
      }),
    );
  }
}

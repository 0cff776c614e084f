import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import type { Stage } from '../config.ts';

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  // A sample holds addresses and cookies of real people.
  sampledRequestsEnabled: false,
});

/** WAF for CloudFront (its scope exists in us-east-1 only): a rate for each address, and Amazon's list of bad ones. */
export class Firewall extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible(`nuanxin-${stage.name}`),
      rules: [
        {
          name: 'rate',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: {
            rateBasedStatement: { limit: stage.rateLimitRequests, evaluationWindowSec: 300, aggregateKeyType: 'IP' },
          },
          visibilityConfig: visible(`nuanxin-${stage.name}-rate`),
        },
        {
          name: 'reputation',
          priority: 1,
          overrideAction: { none: {} },
          statement: {
            managedRuleGroupStatement: { vendorName: 'AWS', name: 'AWSManagedRulesAmazonIpReputationList' },
          },
          visibilityConfig: visible(`nuanxin-${stage.name}-reputation`),
        },
      ],
    });
    this.arn = acl.attrArn;
  }
}

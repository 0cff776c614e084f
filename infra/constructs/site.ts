import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { acknowledge, forReason } from '../acknowledge.ts';
import type { Stage } from '../config.ts';
import { FRESH_CACHE, HASHED_CACHE, HASHED_FOLDER } from '../headers.ts';
import { type Domain, SiteDistribution } from './distribution.ts';
import { Firewall } from './firewall.ts';

export type SiteProps = {
  readonly stage: Stage;
  /** The built site, web/dist. */
  readonly folder: string;
  readonly api: RestApi;
  readonly edgeKey: string;
  /** Where photos are sent to and shown from. */
  readonly filesOrigin: string;
  readonly domain?: Domain | undefined;
};

/** The built site in a private bucket behind CloudFront. It can be built again at any time, so nothing here is kept. */
export class Site extends Construct {
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      versioned: true,
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(30), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, {
      id: 'S1',
      reason: 'Only CloudFront reads it; access logs would keep the addresses of residents.',
    });
    const firewall = new Firewall(this, 'Firewall', props.stage);
    const { distribution } = new SiteDistribution(this, 'Front', { ...props, bucket, firewallArn: firewall.arn });
    this.domainName = distribution.distributionDomainName;

    // Hashed files first and never removed: a page that is open in a browser still finds the parts it was built with.
    const common = { destinationBucket: bucket as IBucket, prune: false, memoryLimit: 256 };
    const compressed = ['*.br', '*.gz'];
    const hashed = new BucketDeployment(this, 'Hashed', {
      ...common,
      sources: [Source.asset(props.folder)],
      exclude: ['*', ...compressed],
      include: [`${HASHED_FOLDER}/*`],
      cacheControl: [CacheControl.fromString(HASHED_CACHE)],
    });
    const fresh = new BucketDeployment(this, 'Fresh', {
      ...common,
      sources: [Source.asset(props.folder)],
      exclude: [`${HASHED_FOLDER}/*`, ...compressed],
      cacheControl: [CacheControl.fromString(FRESH_CACHE)],
      distribution,
      distributionPaths: ['/*'],
    });
    fresh.node.addDependency(hashed);
    acknowledgeCopying(bucket, hashed);
  }
}

/** The CDK's own function that copies the site runs at a deploy only and is written and updated by the CDK. */
function acknowledgeCopying(bucket: Bucket, deployment: BucketDeployment): void {
  const copier = deployment.handlerRole.node.scope;
  if (copier === undefined) throw new Error('the copying function is where the CDK puts it');
  const { region } = Stack.of(bucket);
  const target = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  const actions = ['GetBucket*', 'GetObject*', 'List*', 'Abort*', 'DeleteObject*'].map(
    (action) => `Action::s3:${action}`,
  );
  const resources = [`arn:aws:s3:::cdk-hnb659fds-assets-<AWS::AccountId>-${region}/*`, `<${target}.Arn>/*`, '*'].map(
    (arn) => `Resource::${arn}`,
  );
  acknowledge(
    copier,
    ...forReason(
      'The CDK writes this policy; it covers the assets bucket, the site bucket and an invalidation, and runs at a deploy only.',
      [
        ...[...actions, ...resources].map((finding) => `IAM5[${finding}]`),
        'IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]',
        'L1',
      ],
    ),
  );
}

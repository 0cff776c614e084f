import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Stage } from '../config.ts';
import type { HouseFunction } from './function.ts';

const INCOMING = 'incoming/*';
const LOOKED_AT = 'photos/*';
/** A form lives for half an hour; what nobody looked at within a day is nobody's. */
const INCOMING_DAYS = 1;
/** The house deletes photos itself, after a year at the latest; this is for what it forgot. */
const KEPT_DAYS = 400;
const CORS_SECONDS = 3_600;

export type FilesBucketProps = { readonly stage: Stage; readonly siteOrigin?: string | undefined };

/** Photos. Nobody reads or writes here but by a form or an address that the house signed for one file and some minutes. */
export class FilesBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, { stage, siteOrigin }: FilesBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      cors: [
        {
          allowedOrigins: originsOf(stage, siteOrigin),
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedHeaders: ['content-type'],
          maxAge: CORS_SECONDS,
        },
      ],
      lifecycleRules: [
        { prefix: INCOMING.slice(0, -1), expiration: Duration.days(INCOMING_DAYS) },
        { prefix: LOOKED_AT.slice(0, -1), expiration: Duration.days(KEPT_DAYS) },
      ],
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    acknowledge(this.bucket, {
      id: 'S1',
      reason:
        'Access logs would keep the addresses of residents; the table records who took, showed and removed a photo.',
    });
  }

  /** Signs forms and addresses: a signature can do no more than its signer. HEAD counts as reading. */
  grantForms(grantee: HouseFunction): void {
    this.allow(grantee, INCOMING, 's3:PutObject', 's3:GetObject');
    this.allow(grantee, LOOKED_AT, 's3:GetObject');
  }

  /** Looks at what came, keeps a copy of what may be seen, deletes what may not. */
  grantLooking(grantee: HouseFunction): void {
    this.allow(grantee, INCOMING, 's3:GetObject', 's3:DeleteObject');
    this.allow(grantee, LOOKED_AT, 's3:PutObject', 's3:DeleteObject');
  }

  private allow(grantee: HouseFunction, keys: string, ...actions: readonly string[]): void {
    const resources = [this.bucket.arnForObjects(keys)];
    grantee.lambda.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources }));
    const own = Stack.of(this);
    // The name under which the other stack sees the bucket, as cdk-nag reads it.
    const { 'Fn::ImportValue': name } = own.resolve(own.exportValue(this.bucket.bucketArn));
    acknowledge(grantee, {
      id: `IAM5[Resource::${name}/${keys}]`,
      reason: 'One photo is one key under this prefix; which one is decided by what was signed for it.',
    });
  }
}

/** CloudFront's own names where the stage has no domain yet: a bucket cannot wait for a distribution that waits for it. */
function originsOf(stage: Stage, siteOrigin: string | undefined): string[] {
  if (siteOrigin !== undefined) return [siteOrigin];
  return stage.site ? ['https://*.cloudfront.net'] : ['http://localhost:*', 'http://127.0.0.1:*'];
}

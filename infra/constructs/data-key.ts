import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stage } from '../config.ts';

const PENDING_DAYS = 30;

/** Wraps each person's data key. Lost with it: every sealed field. So it outlives the stack, and rotates every year. */
export class DataKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.key = new Key(this, 'Key', {
      description: `Nuanxin ${stage.name}: wraps the data keys of people`,
      enableKeyRotation: true,
      pendingWindow: Duration.days(PENDING_DAYS),
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }

  /** Wrapping and unwrapping; not generating, not re-encrypting, no administration. */
  grantUse(grantee: IGrantable): void {
    this.key.grant(grantee, 'kms:Encrypt', 'kms:Decrypt');
  }
}

import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import {
  INDEX_PROJECTION,
  INDEXES,
  STREAM_VIEW,
  TABLE_KEY,
  TTL_ATTRIBUTE,
} from '../../functions/platform/table-definition.ts';
import type { Stage } from '../config.ts';

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** The one table, as functions/platform/table-definition.ts says, with its stream and 35 days of backup to the second. */
export class HouseTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      partitionKey: text(TABLE_KEY.partition),
      sortKey: text(TABLE_KEY.sort),
      billingMode: BillingMode.PAY_PER_REQUEST,
      stream: StreamViewType[STREAM_VIEW],
      timeToLiveAttribute: TTL_ATTRIBUTE,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.keepsData,
      removalPolicy: stage.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const index of INDEXES) {
      this.table.addGlobalSecondaryIndex({
        indexName: index.name,
        partitionKey: text(index.partition),
        sortKey: text(index.sort),
        projectionType: ProjectionType.INCLUDE,
        nonKeyAttributes: [...INDEX_PROJECTION],
      });
    }
  }

  /** What the table port does, and no more: no scan, no administration, the three indexes by name. */
  grantUse(grantee: IGrantable): void {
    const indexes = INDEXES.map((index) => `${this.table.tableArn}/index/${index.name}`);
    Grant.addToPrincipal({
      grantee,
      actions: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'].map(
        (name) => `dynamodb:${name}`,
      ),
      resourceArns: [this.table.tableArn],
    });
    Grant.addToPrincipal({ grantee, actions: ['dynamodb:Query'], resourceArns: [this.table.tableArn, ...indexes] });
  }

  /** Reading records of the stream again by their place. */
  grantReplay(grantee: IGrantable): void {
    const arn = this.table.tableStreamArn;
    if (arn === undefined) throw new Error('the table has a stream');
    Grant.addToPrincipal({
      grantee,
      actions: ['dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
      resourceArns: [arn],
    });
  }
}

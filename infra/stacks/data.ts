import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../config.ts';
import { DataKey } from '../constructs/data-key.ts';
import { FilesBucket } from '../constructs/files-bucket.ts';
import { HouseTable } from '../constructs/house-table.ts';

/** What must not be lost: the table, the key that opens it, the photos. Changes rarely; in prod nothing here can be deleted. */
export class DataStack extends Stack {
  readonly table: HouseTable;
  readonly dataKey: DataKey;
  readonly files: FilesBucket;

  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly stage: Stage; readonly siteOrigin?: string | undefined },
  ) {
    super(scope, id, props);
    this.table = new HouseTable(this, 'House', props.stage);
    this.dataKey = new DataKey(this, 'DataKey', props.stage);
    this.files = new FilesBucket(this, 'Files', { stage: props.stage, siteOrigin: props.siteOrigin });
    new CfnOutput(this, 'TableName', { value: this.table.table.tableName });
    new CfnOutput(this, 'KeyId', { value: this.dataKey.key.keyId });
    new CfnOutput(this, 'FilesBucketName', { value: this.files.bucket.bucketName });
  }
}

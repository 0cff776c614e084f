import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Stage } from '../config.ts';
import { DataKey } from '../constructs/data-key.ts';
import { HouseTable } from '../constructs/house-table.ts';

/** What must not be lost: the table and the key that opens it. Changes rarely; in prod nothing here can be deleted. */
export class DataStack extends Stack {
  readonly table: HouseTable;
  readonly dataKey: DataKey;

  constructor(scope: Construct, id: string, props: StackProps & { readonly stage: Stage }) {
    super(scope, id, props);
    this.table = new HouseTable(this, 'House', props.stage);
    this.dataKey = new DataKey(this, 'DataKey', props.stage);
    new CfnOutput(this, 'TableName', { value: this.table.table.tableName });
    new CfnOutput(this, 'KeyId', { value: this.dataKey.key.keyId });
  }
}

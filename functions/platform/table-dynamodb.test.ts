import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DynamoLocal, dynamoLocalMissing, startDynamoLocal } from '../testing/dynamodb-local.ts';
import { raised, thing } from './table.conformance.harness.ts';
import { tableConformance } from './table.conformance.ts';
import { dynamoClient, openDynamoTable } from './table-dynamodb.ts';

const missing = dynamoLocalMissing();
const onCi = process.env.CI === 'true';
if (missing !== undefined && !onCi) console.warn(`Skipped: ${missing}.`);

/** Sends to an address where the credentials and the region do not matter. */
const localClient = (endpoint: string) =>
  dynamoClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { requestTimeout: 60_000, httpAgent: { maxSockets: 100 } },
  });

describe.skipIf(missing !== undefined && !onCi)(
  `the DynamoDB table${missing === undefined ? '' : ` (skipped: ${missing})`}`,
  () => {
    let local: DynamoLocal;
    let tables = 0;
    beforeAll(async () => {
      if (missing !== undefined) throw new Error(missing);
      local = await startDynamoLocal();
    }, 60_000);
    afterAll(() => local?.stop());

    tableConformance(
      'DynamoDB Local',
      async () => {
        tables += 1;
        const name = `table-${tables}`;
        await local.createTable(name);
        const open = () => openDynamoTable({ client: localClient(local.endpoint), name });
        const table = open();
        return {
          table,
          costsBy: 'local' as const,
          changes: () => local.changes(name),
          reopen: async () => {
            await table.close();
            return open();
          },
        };
      },
      { propertyRuns: 20 },
    );

    it('raises timeout when nobody answers, and passes on what is wrong with the set-up', async () => {
      const nobody = openDynamoTable({ client: localClient('http://127.0.0.1:9'), name: 'nobody' });
      await raised(nobody.transact([{ op: 'insert', item: thing('a') }]), 'timeout');
      await raised(nobody.get({ pk: 'a', sk: 'b' }), 'timeout');
      const noTable = openDynamoTable({ client: localClient(local.endpoint), name: 'no-such-table' });
      await expect(noTable.get({ pk: 'a', sk: 'b' })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
      await nobody.close();
      await noTable.close();
    });
  },
);

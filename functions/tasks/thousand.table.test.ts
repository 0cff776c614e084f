import { describe, it } from 'vitest';
import { dynamoClient, openDynamoTable } from '../platform/table-dynamodb.ts';
import { dynamoLocalMissing, startDynamoLocal } from '../testing/dynamodb-local.ts';
import { openScene } from '../testing/things.ts';
import { thousandAccepts } from '../testing/thousand.ts';

const missing = dynamoLocalMissing();
const skipped = missing !== undefined && process.env['CI'] !== 'true';

describe.skipIf(skipped)(`on DynamoDB Local${missing === undefined ? '' : ` (skipped: ${missing})`}`, () => {
  it('a thousand who accept one place at the same moment: one winner, 999 clear conflicts', {
    timeout: 300_000,
  }, async () => {
    if (missing !== undefined) throw new Error(missing);
    const local = await startDynamoLocal();
    try {
      await local.createTable('thousand');
      const client = dynamoClient({
        endpoint: local.endpoint,
        region: 'local',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        // One JVM answers a thousand at once slower than a cloud does.
        requestHandler: { requestTimeout: 60_000, httpAgent: { maxSockets: 100 } },
      });
      const scene = await openScene({ table: async () => openDynamoTable({ client, name: 'thousand' }) });
      await thousandAccepts(scene, 'DynamoDB Local');
      await scene.world.close();
    } finally {
      await local.stop();
    }
  });
});

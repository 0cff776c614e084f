import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { KMSClient } from '@aws-sdk/client-kms';
import { systemClock } from './clock.ts';
import { type Config, readConfig } from './config.ts';
import { s3Files } from './files-s3.ts';
import type { House } from './house.ts';
import { idFactory } from './id.ts';
import { jsonLog } from './log.ts';
import { openMasterSecret } from './master-secret.ts';
import { devMessages, type Messages, textsForReal } from './messages.ts';
import { createSealer, type Sealer } from './seal.ts';
import { kmsKeyWrapper } from './seal-kms.ts';
import { secureRandom } from './secure-random.ts';
import { dynamoClient, openDynamoTable } from './table-dynamodb.ts';

/**
 * The house of a Lambda: DynamoDB, KMS and, where phones are real, what this function may send. Opened once for each
 * execution environment. Throws one Error that names what the environment lacks.
 */
export async function openHouse(
  env: Readonly<Record<string, string | undefined>>,
  real: (config: Config, sealer: Sealer) => Messages,
): Promise<House> {
  const config = readConfig(env);
  if (config.place === 'embedded')
    throw new Error('configuration does not fit: PLACE (a function runs on localstack or aws)');
  if (config.kmsKeyId === undefined) throw new Error('configuration does not fit: KMS_KEY_ID (missing)');
  const table = openDynamoTable({ client: dynamoClient(), name: config.tableName });
  if (config.filesBucket === undefined) throw new Error('configuration does not fit: FILES_BUCKET (missing)');
  const kms = new KMSClient();
  const wrapper = kmsKeyWrapper(kms, config.kmsKeyId);
  const master = await openMasterSecret(table, wrapper, randomBytes);
  const newId = idFactory(systemClock, secureRandom);
  const sealer = createSealer(wrapper, master, randomBytes);
  const sending = real(config, sealer);
  return {
    config,
    table,
    clock: systemClock,
    newId,
    random: secureRandom,
    secretBytes: (count) => randomBytes(count),
    sleep: (ms) => pause(ms),
    // Each invocation has its process to itself.
    breathe: async () => undefined,
    sealer,
    messages:
      config.place === 'aws'
        ? sending
        : textsForReal(
            sending,
            devMessages(table, systemClock, () => newId('notice')),
          ),
    files: s3Files({
      bucket: config.filesBucket,
      region: await kms.config.region(),
      credentials: () => kms.config.credentials(),
      endpoint: env['AWS_ENDPOINT_URL_S3'] ?? env['AWS_ENDPOINT_URL'],
      clock: systemClock,
    }),
    log: jsonLog((line) => void process.stdout.write(`${line}\n`), systemClock),
  };
}

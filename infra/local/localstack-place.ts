import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GATEWAY_STAGE } from '../gateway-stage.ts';
import { Trouble } from './trouble.ts';

/** Where LocalStack answers and what was deployed there; shared by the commands and the tests against it. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';
export const OUTPUTS_FILE = join(import.meta.dirname, '..', 'dist', 'localstack-outputs.json');
const HEALTH_LIMIT_MS = 3_000;

export function endpointUrl(): string {
  return process.env['AWS_ENDPOINT_URL'] || 'http://127.0.0.1:4566';
}

/** Environment that sends the SDK and the CDK to LocalStack and nowhere else. */
export function localstackEnv(): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: endpointUrl(),
    // By path and not by bucket name in front: no name server knows those names.
    AWS_ENDPOINT_URL_S3: process.env['AWS_ENDPOINT_URL_S3'] || endpointUrl(),
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: REGION,
    AWS_DEFAULT_REGION: REGION,
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}

export async function isUp(): Promise<boolean> {
  try {
    return (
      await fetch(new URL('/_localstack/health', endpointUrl()), { signal: AbortSignal.timeout(HEALTH_LIMIT_MS) })
    ).ok;
  } catch {
    return false;
  }
}

export type Deployed = {
  readonly baseUrl: string;
  readonly tableName: string;
  readonly keyId: string;
  readonly filesBucket: string;
};

/** What the last deploy wrote down. Throws Trouble when there was none. */
export function deployed(): Deployed {
  try {
    const { 'nuanxin-localstack-data': data, 'nuanxin-localstack-service': service } = JSON.parse(
      readFileSync(OUTPUTS_FILE, 'utf8'),
    ) as Record<string, Record<string, string>>;
    const [apiId, tableName, keyId] = [service?.['ApiId'], data?.['TableName'], data?.['KeyId']];
    const filesBucket = data?.['FilesBucketName'];
    if (apiId === undefined || tableName === undefined || keyId === undefined || filesBucket === undefined)
      throw new Error('an output is missing');
    return { baseUrl: `${endpointUrl()}/_aws/execute-api/${apiId}/${GATEWAY_STAGE}`, tableName, keyId, filesBucket };
  } catch {
    throw new Trouble('Nothing is deployed on LocalStack yet: npm run localstack -- deploy');
  }
}

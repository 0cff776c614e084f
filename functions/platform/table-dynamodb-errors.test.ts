/** What DynamoDB Local never does: a server that answers as DynamoDB would on a bad day. */
import { createServer, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { keyed, raised, thing } from './table.conformance.harness.ts';
import type { Table, TableErrorKind, Write } from './table.ts';
import { dynamoClient, openDynamoTable } from './table-dynamodb.ts';

const ANSWER_LIMIT_MS = 200;

type Answer = (response: ServerResponse) => void;

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A table whose server gives these answers, one a call, and then the last one again. */
async function answering(...answers: readonly Answer[]): Promise<{ table: Table; calls: () => number }> {
  let calls = 0;
  const server = createServer((_, response) => {
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    answer?.(response);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  const client = dynamoClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: { requestTimeout: ANSWER_LIMIT_MS, throwOnRequestTimeout: true },
  });
  const table = openDynamoTable({ client, name: 'table' });
  closing.push(async () => {
    await table.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return { table, calls: () => calls };
}

const json =
  (status: number, body: object): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));

const refused = (name: string, more: object = {}): Answer =>
  json(400, { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...more });

const cancelled = (...codes: readonly string[]): Answer =>
  refused('TransactionCanceledException', { CancellationReasons: codes.map((Code) => ({ Code })) });

const silent: Answer = () => undefined;
const hungUp: Answer = (response) => response.destroy();

const one: readonly Write[] = [{ op: 'insert', item: thing('a') }];
const two: readonly Write[] = [...one, { op: 'insert', item: thing('b') }];

describe('the DynamoDB table on a bad day', () => {
  it.each<[string, Answer, TableErrorKind]>([
    ['another transaction on the item', refused('TransactionConflictException'), 'conflict'],
    ['the same token under way', refused('TransactionInProgressException'), 'conflict'],
    ['too much for the table', refused('ProvisionedThroughputExceededException'), 'throttled'],
    ['too much for the account', refused('RequestLimitExceeded'), 'throttled'],
    ['throttling', refused('ThrottlingException'), 'throttled'],
    ['a token with other writes', refused('IdempotentParameterMismatchException'), 'limit'],
    ['a call that DynamoDB finds wrong', refused('ValidationException'), 'limit'],
    ['an error inside DynamoDB', json(500, { __type: 'InternalServerError', message: 'x' }), 'timeout'],
    ['a gateway in between', (response) => response.writeHead(503).end('<html>'), 'timeout'],
    ['a connection that ends', hungUp, 'timeout'],
    ['no answer', silent, 'timeout'],
  ])('a write meets %s', async (_, answer, kind) => {
    const { table, calls } = await answering(answer);
    await raised(table.transact(one), kind);
    expect(calls()).toBe(1);
    await raised(table.transact(two, 'token'), kind);
    expect(calls()).toBe(2);
  });

  it.each<[readonly string[], TableErrorKind, readonly string[]]>([
    [['None', 'ConditionalCheckFailed'], 'condition', ['none', 'condition']],
    [['TransactionConflict', 'ConditionalCheckFailed'], 'condition', ['conflict', 'condition']],
    [['TransactionConflict', 'None'], 'conflict', ['conflict', 'none']],
    [['TransactionConflict', 'ThrottlingError'], 'conflict', ['conflict', 'none']],
    [['None', 'ProvisionedThroughputExceeded'], 'throttled', ['none', 'none']],
    [['ValidationError', 'None'], 'limit', ['none', 'none']],
  ])('a transaction cancelled for %j raises %s', async (codes, kind, reasons) => {
    const { table } = await answering(cancelled(...codes));
    expect((await raised(table.transact(two), kind)).reasons).toEqual(reasons);
  });

  it('passes on what is wrong with the set-up', async () => {
    const { table } = await answering(refused('AccessDeniedException'));
    await expect(table.transact(one)).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('reads again after a lost answer, a bounded number of times', async () => {
    const found = json(200, { Item: { pk: { S: 'thing' }, sk: { S: 'a' }, type: { S: 'thing' } } });
    const back = await answering(hungUp, refused('ThrottlingException'), found);
    expect(await back.table.get(keyed('a'))).toEqual(thing('a'));
    const gone = await answering(hungUp);
    await raised(gone.table.query({ pk: 'thing', limit: 1 }), 'timeout');
    expect(gone.calls()).toBe(3);
  });

  it('asks again for keys that were left unanswered, a bounded number of times', async () => {
    const found = (sk: string) => ({ table: [{ pk: { S: 'thing' }, sk: { S: sk }, type: { S: 'thing' } }] });
    const left = { table: { Keys: [{ pk: { S: 'thing' }, sk: { S: 'b' } }] } };
    const partly = json(200, { Responses: found('a'), UnprocessedKeys: left });
    const rest = json(200, { Responses: found('b'), UnprocessedKeys: {} });
    const patient = await answering(partly, rest);
    expect(await patient.table.batchGet([keyed('a'), keyed('b')])).toEqual([thing('a'), thing('b')]);
    const never = await answering(json(200, { Responses: {}, UnprocessedKeys: left }));
    await raised(never.table.batchGet([keyed('b')]), 'throttled');
    expect(never.calls()).toBe(5);
  });
});

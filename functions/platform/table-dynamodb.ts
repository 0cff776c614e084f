/**
 * The table on DynamoDB: LocalStack and AWS. One write goes as a plain conditional write. With a token it goes as a
 * transaction even when it is alone, at twice the price, since only a transaction is remembered: after a timeout the
 * same plain write could run twice, or fail on its own success.
 */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type AttributeValue,
  BatchGetItemCommand,
  type ConsumedCapacity,
  DeleteItemCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { withRetry } from './retry.ts';
import {
  type Capacity,
  type Item,
  type Key,
  type Page,
  type Query,
  type Table,
  TableError,
  type Write,
} from './table.ts';
import { cursorAfter, positionOf } from './table-cursor.ts';
import { tableErrorOf } from './table-dynamodb-errors.ts';
import { keyConditionOf, writeInputOf } from './table-dynamodb-expressions.ts';
import { checkedKey, checkedKeys, checkedQuery, checkedWrites } from './table-rules.ts';

const TOKEN_CHARS = 36;
const BATCH_ROUNDS_LIMIT = 5;
const BATCH_PAUSE_MS = 20;
const CONNECT_LIMIT_MS = 1_000;
const ANSWER_LIMIT_MS = 5_000;
const MEASURED = { ReturnConsumedCapacity: 'TOTAL' } as const;
const READ_RETRY = { attempts: 3, random: Math.random, sleep: (ms: number) => pause(ms) };

/**
 * A client that sends each call once: a plain write that the SDK repeats unasked may fail on its own first success.
 * Reads are repeated by the table, writes by `withRetry` with a token.
 */
export function dynamoClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  const requestHandler = {
    connectionTimeout: CONNECT_LIMIT_MS,
    requestTimeout: ANSWER_LIMIT_MS,
    throwOnRequestTimeout: true,
  };
  return new DynamoDBClient({ maxAttempts: 1, requestHandler, ...config });
}

type Count = (kind: keyof Capacity, consumed: ConsumedCapacity | readonly ConsumedCapacity[] | undefined) => void;
type Place = { readonly client: DynamoDBClient; readonly name: string; readonly count: Count };

/** The table of this name, which must exist (see `tableDefinition`). `close` closes the client. */
export function openDynamoTable({ client, name }: { client: DynamoDBClient; name: string }): Table {
  const used = { read: 0, write: 0 };
  const place: Place = {
    client,
    name,
    count: (kind, consumed) => {
      for (const { CapacityUnits } of consumed === undefined ? [] : [consumed].flat()) used[kind] += CapacityUnits ?? 0;
    },
  };
  return {
    get: async (key, options) => getItem(place, checkedKey(key), options?.consistent === true),
    batchGet: async (keys) => getItems(place, checkedKeys(keys)),
    query: async (query) => queryPage(place, checkedQuery(query)),
    transact: async (writes, token) => write(place, checkedWrites(writes, token), token),
    consumed: () => ({ ...used }),
    close: async () => client.destroy(),
  };
}

const reading = <T>(call: () => Promise<T>): Promise<T> => withRetry(() => raising(call(), 1), READ_RETRY);

async function getItem({ client, name, count }: Place, key: Key, consistent: boolean): Promise<Item | undefined> {
  const command = new GetItemCommand({ TableName: name, Key: marshall(key), ConsistentRead: consistent, ...MEASURED });
  const answer = await reading(() => client.send(command));
  count('read', answer.ConsumedCapacity);
  return answer.Item === undefined ? undefined : (unmarshall(answer.Item) as Item);
}

async function getItems({ client, name, count }: Place, keys: readonly Key[]): Promise<readonly Item[]> {
  const items: Item[] = [];
  let open: Record<string, AttributeValue>[] = keys.map((key) => marshall(key));
  for (let round = 0; open.length > 0; round += 1) {
    if (round === BATCH_ROUNDS_LIMIT) throw new TableError('throttled', `${open.length} keys were not answered`);
    if (round > 0) await pause(Math.random() * BATCH_PAUSE_MS * 2 ** round);
    const command = new BatchGetItemCommand({ RequestItems: { [name]: { Keys: open } }, ...MEASURED });
    const answer = await reading(() => client.send(command));
    count('read', answer.ConsumedCapacity);
    items.push(...(answer.Responses?.[name] ?? []).map((item) => unmarshall(item) as Item));
    open = answer.UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return items;
}

async function queryPage({ client, name, count }: Place, query: Query): Promise<Page> {
  const start = startKeyOf(query);
  const command = new QueryCommand({
    TableName: name,
    ...(query.index === undefined ? {} : { IndexName: query.index }),
    ...keyConditionOf(query),
    // One more than the page, so that `next` is there exactly when there is more.
    Limit: query.limit + 1,
    ScanIndexForward: query.descending !== true,
    ConsistentRead: query.consistent === true,
    ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    ...MEASURED,
  });
  const answer = await reading(() => client.send(command));
  count('read', answer.ConsumedCapacity);
  const found = (answer.Items ?? []).map((item) => unmarshall(item) as Item);
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  // A page also ends early at DynamoDB's 1 MB; then LastEvaluatedKey is the last item's.
  const more = found.length > query.limit || answer.LastEvaluatedKey !== undefined;
  return more && last !== undefined ? { items, next: cursorAfter(query, last) } : { items };
}

async function write({ client, name, count }: Place, writes: readonly Write[], token: string | undefined) {
  const [first] = writes;
  if (first !== undefined && writes.length === 1 && token === undefined && first.op !== 'check') {
    const answer = await raising(sendOne(client, name, first), 1);
    return count('write', answer.ConsumedCapacity);
  }
  const command = new TransactWriteItemsCommand({
    TransactItems: writes.map((one) => transactItemOf(name, one)),
    ...(token === undefined ? {} : { ClientRequestToken: requestToken(name, token) }),
    ...MEASURED,
  });
  const answer = await raising(client.send(command), writes.length);
  count('write', answer.ConsumedCapacity);
}

async function raising<T>(answer: Promise<T>, writes: number): Promise<T> {
  try {
    return await answer;
  } catch (cause) {
    throw tableErrorOf(cause, writes);
  }
}

/** DynamoDB takes 36 characters at most, and one account's tables share them. */
const requestToken = (name: string, token: string): string =>
  createHash('sha256')
    .update(JSON.stringify([name, token]))
    .digest('base64url')
    .slice(0, TOKEN_CHARS);

function startKeyOf(query: Query): Record<string, AttributeValue> | undefined {
  const position = positionOf(query);
  if (position === undefined) return undefined;
  const { pk, sk, sort } = position;
  if (query.index === undefined) return marshall({ pk, sk });
  return marshall({ pk, sk, [`${query.index}pk`]: query.pk, [`${query.index}sk`]: sort });
}

function sendOne(
  client: DynamoDBClient,
  TableName: string,
  write: Write,
): Promise<{ ConsumedCapacity?: ConsumedCapacity | undefined }> {
  const input = writeInputOf(write);
  if (input.kind === 'put') return client.send(new PutItemCommand({ TableName, ...input.content, ...MEASURED }));
  if (input.kind === 'update') return client.send(new UpdateItemCommand({ TableName, ...input.content, ...MEASURED }));
  if (input.kind === 'delete') return client.send(new DeleteItemCommand({ TableName, ...input.content, ...MEASURED }));
  throw new Error('a check goes as a transaction');
}

function transactItemOf(TableName: string, write: Write): TransactWriteItem {
  const input = writeInputOf(write);
  switch (input.kind) {
    case 'put':
      return { Put: { TableName, ...input.content } };
    case 'update':
      return { Update: { TableName, ...input.content } };
    case 'delete':
      return { Delete: { TableName, ...input.content } };
    case 'check':
      return { ConditionCheck: { TableName, ...input.content } };
  }
}

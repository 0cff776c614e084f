import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';

import { listDeadLetters, replayDeadLetter } from '../../shared/kernel/operations.ts';
import { signInAsDemo } from '../../shared/people/contract.ts';
import { personKey } from '../people/person-item.ts';
import { DEAD_LETTERS_PK } from '../platform/changes.ts';
import { idFactory } from '../platform/id.ts';
import type { Item } from '../platform/table.ts';
import { dynamoClient, openDynamoTable } from '../platform/table-dynamodb.ts';
import { httpCaller } from './http.ts';

/** The place as deployed: gateway, bundles, stream, dead letters. NUANXIN_BASE_URL and TABLE_NAME come from the deploy. */
const { NUANXIN_BASE_URL: BASE_URL = '', TABLE_NAME = '' } = process.env;
const DEADLINE_MS = 150_000;
const newId = idFactory(Date.now, Math.random);
const table = openDynamoTable({ client: dynamoClient(), name: TABLE_NAME });
afterAll(() => table.close());

describe('the API behind the gateway', () => {
  it('answers health with version and place', async () => {
    const answer = await fetch(`${BASE_URL}/api/health`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      ok: true,
      version: expect.stringMatching(/^\d+\.\d+\.\d+(\+[\w.-]+)?$/),
      place: 'localstack',
    });
    expect(answer.headers.get('x-request-id')).toMatch(/.{8,}/);
  });

  it('serves its OpenAPI document', async () => {
    const document = (await (await fetch(`${BASE_URL}/api/openapi.json`)).json()) as { openapi: string; paths: object };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toContain('/api/health');
  });

  it.each([
    ['zh', '没有找到'],
    ['en', 'Not found'],
  ])('answers an unknown path with problem+json in %s', async (language, words) => {
    const answer = await fetch(`${BASE_URL}/api/nothing/here`, { headers: { 'accept-language': language } });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'not_found', title: expect.stringContaining(words) });
  });
});

describe('the change stream', () => {
  it('parks a poisonous change as a dead letter and goes on', async () => {
    const pk = `POISON#${Date.now()}`;
    const poison = ['1', '2'].map((sk) => ({ pk, sk, type: 'wish' }));
    for (const item of poison) await table.transact([{ op: 'insert', item }]);
    const letters = await lettersFor(poison);
    expect(letters.map(({ change }) => change)).toEqual(
      poison.map((after) => expect.objectContaining({ key: { pk: after.pk, sk: after.sk }, after })),
    );
    const keys = [...poison, ...letters].map(({ pk, sk }) => ({ pk, sk }));
    await table.transact(keys.map((key) => ({ op: 'delete', key })));
  });
});

describe('a dead letter', () => {
  it('is seen by the operator and taken by its consumer once the cause is mended', async () => {
    // A role for somebody who is not there: nobody can be told of it.
    const personId = newId('person');
    const grant = { pk: `POISON#${Date.now()}`, sk: 'grant', type: 'grant' };
    const card = { personId, role: 'volunteer', orgId: 'org_none', since: Date.now() };
    await table.transact([{ op: 'insert', item: { ...grant, card } }]);
    const [letter] = await lettersFor([grant]);
    const operator = httpCaller(BASE_URL);
    expect((await operator.call(signInAsDemo, { body: { slug: 'ren-mingyuan' } })).code).toBeUndefined();
    const listed = async () => (await operator.call(listDeadLetters, { query: { limit: 100 } })).reply.items;
    expect(await listed()).toContainEqual(expect.objectContaining({ id: letter?.sk, consumer: 'notices' }));
    const replay = async () =>
      (await operator.call(replayDeadLetter, { params: { deadId: letter?.sk ?? '' } })).reply.taken;
    expect(await replay()).toBe(false);
    const someone = { ...personKey(personId), type: 'test' };
    await table.transact([{ op: 'insert', item: someone }]);
    expect(await replay()).toBe(true);
    expect((await listed()).map(({ id }) => id)).not.toContain(letter?.sk);
    for (const { pk, sk } of [grant, someone]) await table.transact([{ op: 'delete', key: { pk, sk } }]);
  });
});

/** One letter for each item, in their order; polls until all are there. */
async function lettersFor(items: readonly Item[]): Promise<readonly Item[]> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const page = await table.query({ pk: DEAD_LETTERS_PK, limit: 100, descending: true, consistent: true });
    const found = items.flatMap(
      (item) => page.items.find(({ change }) => keyOf(change) === `${item.pk} ${item.sk}`) ?? [],
    );
    if (found.length === items.length) return found;
    if (Date.now() > deadline)
      throw new Error(`${found.length} of ${items.length} dead letters after ${DEADLINE_MS} ms`);
    await pause(500);
  }
}

function keyOf(change: Item[string]): string {
  const { key } = change as { key: { pk: string; sk: string } };
  return `${key.pk} ${key.sk}`;
}

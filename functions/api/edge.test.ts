import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHealth } from '../../shared/kernel/operations.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { addOrg } from '../../shared/orgs/contract.ts';
import { changeMe, readMe, signOut } from '../../shared/people/contract.ts';
import { personOf } from '../people/people.ts';
import { personToItem } from '../people/person-item.ts';
import { TableError } from '../platform/table.ts';
import { openSqliteTable } from '../platform/table-sqlite.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';

let world: World;
let me: Someone;
beforeEach(async () => {
  world = await openWorld();
  me = await world.person({ name: '陈立' });
});
afterEach(() => world.close());

async function send(
  path: string,
  init: RequestInit = {},
): Promise<{ status: number; code: string; headers: Headers; body: Record<string, unknown> }> {
  const response = await world.app.request(path, {
    ...init,
    headers: { Cookie: me.cookie, ...(init.headers as Record<string, string>) },
  });
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, code: String(body['code']), headers: response.headers, body };
}
const patch = (body: string, headers: Record<string, string> = {}) =>
  send(changeMe.path, {
    method: 'PATCH',
    body,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'edge-key-1', ...headers },
  });

describe('200', () => {
  it('health says ok, version and place, with a request id and nothing cached', async () => {
    const { body, headers } = await send(readHealth.path);
    expect(body).toEqual({ ok: true, version: '0.1.0', place: 'embedded' });
    expect(headers.get('X-Request-Id')).toMatch(/^\w{10,}$/);
    expect(headers.get('Cache-Control')).toBe('private, no-store');
  });
  it('the same key gives the same answer and acts once; the order of people does not matter', async () => {
    const first = await world.call(changeMe, me, { body: { pseudonym: '小陈' } }, { key: 'same-key-9' });
    await world.call(changeMe, me, { body: { pseudonym: '老陈' } });
    const again = await world.call(changeMe, me, { body: { pseudonym: '小陈' } }, { key: 'same-key-9' });
    expect(again.reply).toEqual(first.reply);
    expect((await world.call(readMe, me, {})).reply.pseudonym).toBe('老陈');
  });
  it('what is kept for replay is sealed', async () => {
    await world.call(changeMe, me, { body: { name: '额尔德尼巴特尔' } }, { key: 'sealed-key-1' });
    const kept = await world.house.table.get({ pk: `IDEM#${me.personId}`, sk: 'sealed-key-1' });
    expect(kept?.['replySealed']).toEqual(expect.any(String));
    expect(JSON.stringify(kept)).not.toContain('额尔德尼');
  });
  it('a kept answer is not given again to whose role has ended', async () => {
    const station = await world.org('station', await world.org('center', await world.org('region')));
    const worker = await world.person({}, [station, 'head']);
    const body = { kind: 'room', name: { zh: '新室' } } as const;
    const add = () => world.call(addOrg, worker, { params: { orgId: station.id }, body }, { key: 'add-key-1' });
    const { id } = (await add()).reply;
    expect((await add()).reply.id).toBe(id);
    const person = await personOf(world.house, worker.personId);
    await world.house.table.transact([{ op: 'replace', item: personToItem({ ...person, roles: [] }) }]);
    const refused = await add();
    expect([refused.code, JSON.stringify(refused.problem).includes(id)]).toEqual(['forbidden', false]);
  });
  it('the same key of two people is two keys', async () => {
    const other = await world.person();
    expect(
      (await world.call(changeMe, me, { body: { pseudonym: '甲' } }, { key: 'shared-key-1' })).reply.pseudonym,
    ).toBe('甲');
    expect(
      (await world.call(changeMe, other, { body: { pseudonym: '乙' } }, { key: 'shared-key-1' })).reply.pseudonym,
    ).toBe('乙');
  });
  it('emoji, HTML and a name of 40 Mongolian characters are text like any other', async () => {
    for (const name of ['👵🏻 奶奶', '<b onmouseover="alert(1)">陈</b>', 'ᠮᠣᠩᠭᠣᠯ ᠬᠦᠮᠦᠨ ᠦ ᠨᠡᠷ᠎ᠡ ᠪᠣᠯ ᠤᠷᠲᠤ ᠪᠠᠢᠢᠵᠤ']) {
      expect([...name].length).toBeLessThanOrEqual(40);
      expect((await world.call(changeMe, me, { body: { name } })).reply.name).toBe(name);
    }
  });
});

describe('400', () => {
  it('bad_json: half a message', async () => {
    expect((await patch('{"name":')).code).toBe('bad_json');
  });
  it('invalid_input names the fields and never the values', async () => {
    const { body } = await patch(JSON.stringify({ name: '长'.repeat(41), surprise: 'secret-value' }));
    expect(body['code']).toBe('invalid_input');
    expect(body['fields']).toEqual(expect.arrayContaining([{ path: 'body.name', rule: 'too_big' }]));
    expect(JSON.stringify(body)).not.toContain('secret-value');
  });
  it('idempotency_key_missing: none, too short, or with spaces', async () => {
    for (const key of ['', 'short', 'with space in'])
      expect((await patch('{}', { 'Idempotency-Key': key })).code).toBe('idempotency_key_missing');
  });
});

describe('401', () => {
  it('unauthenticated: nobody asks for what is somebody’s, whatever the input', async () => {
    expect((await world.call(listNotices, undefined, { query: { limit: 5_000 } })).code).toBe('unauthenticated');
  });
  it('session_ended: a cookie of an ended sign-in', async () => {
    await world.call(signOut, me, {});
    expect((await world.call(readMe, me, {})).code).toBe('session_ended');
  });
});

describe('403, 404, 405', () => {
  it('origin_refused: a command from another site', async () => {
    expect((await patch('{}', { Origin: 'https://elsewhere.example' })).code).toBe('origin_refused');
  });
  it('not_found: a path nobody knows, and an id nobody made', async () => {
    for (const path of [
      '/api/nothing',
      '/api/wishes/wsh_00000000000000000000000000',
      '/api/wishes/made-up',
      '/api/orgs/..%2f..',
    ])
      expect((await send(path)).status).toBe(404);
  });
  it('method_not_allowed says what is', async () => {
    const answer = await send(readMe.path, { method: 'DELETE' });
    expect([answer.status, answer.code, answer.headers.get('Allow')]).toEqual([
      405,
      'method_not_allowed',
      'GET, PATCH',
    ]);
  });
});

describe('409, 413, 415, 422, 426, 429, 431', () => {
  it('body_too_large', async () => {
    const answer = await patch(JSON.stringify({ name: '长'.repeat(40_000) }));
    expect([answer.status, answer.code]).toEqual([413, 'body_too_large']);
  });
  it('unsupported_media', async () => {
    expect((await patch('name=x', { 'Content-Type': 'application/x-www-form-urlencoded' })).code).toBe(
      'unsupported_media',
    );
  });
  it('idempotency_key_reused: one key for two different things', async () => {
    await patch('{"pseudonym":"甲"}');
    expect((await patch('{"pseudonym":"乙"}')).code).toBe('idempotency_key_reused');
  });
  it('client_outdated asks an old page to reload', async () => {
    const strict = await openWorld({ env: { MIN_CLIENT_VERSION: '1.2.0' } });
    for (const [version, code] of [
      ['1.1.9', 'client_outdated'],
      ['1.2.0', undefined],
      ['1.10.0', undefined],
      ['2.0.0', undefined],
    ] as const) {
      expect((await strict.call(readHealth, undefined, {}, { headers: { 'X-Client-Version': version } })).code).toBe(
        code,
      );
    }
    await strict.close();
  });
  it('too_many_requests says how long to wait, and the wait helps', async () => {
    const slow = await openWorld({ env: { READS_PER_SECOND: '1' } });
    const answers = [];
    for (let i = 0; i < 5; i += 1) answers.push(await slow.call(readHealth, undefined, {}));
    const refused = answers.find((answer) => answer.status === 429);
    expect([refused?.code, refused?.headers.get('Retry-After')]).toEqual(['too_many_requests', '1']);
    slow.pass(1_000);
    expect((await slow.call(readHealth, undefined, {})).status).toBe(200);
    await slow.close();
  });
  it('header_too_large', async () => {
    expect((await send(readHealth.path, { headers: { 'X-Large': 'x'.repeat(9_000) } })).code).toBe('header_too_large');
  });
});

describe('500, 503', () => {
  const broken = (error: () => Error) =>
    openWorld({
      table: async (clock) => {
        const table = openSqliteTable({ file: ':memory:', clock });
        let failing = false;
        return {
          ...table,
          query: async (query) => {
            if (failing) throw error();
            return table.query(query);
          },
          transact: async (writes, token) => {
            if (failing) throw error();
            if (writes.some((write) => write.op === 'insert' && write.item.type === 'session')) failing = true;
            return table.transact(writes, token);
          },
        };
      },
    });
  it('internal: a bug shows nothing of itself', async () => {
    const ill = await broken(() => new Error('SELECT secret FROM inside'));
    const answer = await ill.call(listNotices, await ill.person(), {});
    expect([answer.status, answer.code]).toEqual([500, 'internal']);
    expect(JSON.stringify(answer.problem)).not.toContain('secret');
    // Who only looked sent nothing that could have counted.
    expect(answer.problem['title']).toBe('我们这边出错了，已经记下。');
    expect(ill.log.join()).toContain('"level":"error"');
    expect(ill.log.join()).not.toContain('secret');
    await ill.close();
  });
  it('unavailable: the table is too busy', async () => {
    const ill = await broken(() => new TableError('throttled', 'busy'));
    const read = await ill.call(listNotices, await ill.person(), {});
    expect([read.code, read.problem['title']]).toEqual(['unavailable', '现在人多，过一会儿再试。']);
    await ill.close();
  });
  it.each([
    ['internal', () => new Error('inside'), '我们这边出错了，已经记下。您刚才的提交没有生效。'],
    ['unavailable', () => new TableError('throttled', 'busy'), '现在人多，过一会儿再试。用同一页面再发，不会重复。'],
  ])('%s: a command is told what became of what it sent', async (code, error, title) => {
    const ill = await broken(error);
    const answer = await ill.call(changeMe, await ill.person(), { body: { pseudonym: '老陈' } });
    expect([answer.code, answer.problem['title']]).toEqual([code, title]);
    await ill.close();
  });
});

describe('a sentence', () => {
  it('comes in the reader’s language', async () => {
    const zh = await send('/api/nothing');
    const en = await send('/api/nothing', { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } });
    expect([zh.body['title'], en.body['title']]).toEqual([
      '没有找到，可能已经撤下。',
      'Not found. It may have been taken down.',
    ]);
    expect(zh.headers.get('Content-Type')).toContain('application/problem+json');
  });
});

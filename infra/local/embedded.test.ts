import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONSUMER_TRIES_COUNT, type Consumer, DEAD_LETTERS_PK } from '../../functions/platform/changes.ts';
import { jsonLog } from '../../functions/platform/log.ts';
import type { Change } from '../../functions/platform/table.ts';
import { SECURITY_HEADERS } from '../headers.ts';
import { type Embedded, startEmbedded } from './embedded.ts';
import { checkPort, readPort } from './port.ts';

let dir: string;
let site: string;
let running: Embedded | undefined;
const log = jsonLog(() => undefined, Date.now);

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'nuanxin-embedded-'));
  site = join(dir, 'site');
  mkdirSync(join(site, 'assets'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html><title>Nuanxin</title>');
  writeFileSync(join(site, 'assets', 'main-1a2b.js'), 'plain');
  writeFileSync(join(site, 'assets', 'main-1a2b.js.br'), 'brotli');
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(dir, { recursive: true });
});

async function start(consumers: readonly Consumer[] = []): Promise<Embedded> {
  running = await startEmbedded({ dir: join(dir, 'data'), port: 0, site, log, consumers, schedules: [] });
  return running;
}
const consumer = (name: string, take: Consumer['take']): Consumer => ({
  name,
  wants: ({ after }) => after?.type === 'test',
  take,
});
const item = (sk: string) => ({ pk: 'TEST', sk, type: 'test' });

describe('the site', () => {
  it('answers every screen with the page, to be asked for anew, and a missing file with 404', async () => {
    const { address } = await start();
    for (const path of ['/', '/wishes/wsh_1', '/me']) {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('Nuanxin');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await fetch(`${address}/assets/gone-1.js`)).status).toBe(404);
    expect((await fetch(`${address}/..%2f..%2fdata/key`)).status).toBe(404);
  });

  it('sends programs that show links to the preview of a wish, and people to the app', async () => {
    const { address } = await start();
    const path = `/wishes/wsh_${'0'.repeat(26)}`;
    const as = (agent: string, query = '') =>
      fetch(address + path + query, { headers: { 'user-agent': agent }, redirect: 'manual' });
    const sent = await as('TelegramBot (like TwitterBot)');
    expect([sent.status, sent.headers.get('location')]).toEqual([302, `/api${path}/preview`]);
    expect((await as('TelegramBot (like TwitterBot)', '?open')).status).toBe(200);
    expect((await as('Mozilla/5.0 MicroMessenger/8.0.40')).status).toBe(200);
  });

  it('sends hashed files compressed and for ever', async () => {
    const { address } = await start();
    const answer = await fetch(`${address}/assets/main-1a2b.js`, { headers: { 'accept-encoding': 'identity' } });
    expect(await answer.text()).toBe('plain');
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    const compressed = await fetch(`${address}/assets/main-1a2b.js`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'br' },
    });
    expect(compressed.headers.get('content-encoding')).toBe('br');
  });

  it('puts the security headers on pages, files, answers and refusals alike', async () => {
    const { address } = await start();
    for (const path of ['/', '/assets/main-1a2b.js', '/api/health', '/api/nothing', '/gone.png']) {
      const { headers } = await fetch(address + path);
      for (const [name, value] of Object.entries(SECURITY_HEADERS))
        expect(headers.get(name), `${name} on ${path}`).toBe(value);
    }
  });
});

describe('the API', () => {
  it('is the same app, at /api', async () => {
    const { address } = await start();
    expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ ok: true, place: 'embedded' });
    expect((await fetch(`${address}/api/nothing`)).headers.get('content-type')).toBe('application/problem+json');
    expect((await fetch(`${address}/api`)).status).toBe(404);
  });
});

describe('the stream', () => {
  it('brings each change to its consumer soon after the commit', async () => {
    const taken: string[] = [];
    const { house, settled } = await start([consumer('reader', async (_, change) => void taken.push(change.key.sk))]);
    for (const sk of ['a', 'b', 'c']) await house.table.transact([{ op: 'insert', item: item(sk) }]);
    await settled();
    expect(taken).toEqual(['a', 'b', 'c']);
  });

  it('tries a failing change CONSUMER_TRIES_COUNT times, parks it once more failing, and goes on', async () => {
    const tries: string[] = [];
    const failing = consumer('failing', async (_, { key }) => {
      tries.push(key.sk);
      if (key.sk === 'poison') throw new Error('cannot');
    });
    const { house, settled } = await start([failing]);
    await house.table.transact([{ op: 'insert', item: item('poison') }]);
    await house.table.transact([{ op: 'insert', item: item('fine') }]);
    await settled();
    expect(tries.filter((sk) => sk === 'poison')).toHaveLength(CONSUMER_TRIES_COUNT + 1);
    expect(tries.at(-1)).toBe('fine');
    const { items } = await house.table.query({ pk: DEAD_LETTERS_PK, limit: 10 });
    expect(items).toMatchObject([{ consumer: 'failing', change: { key: { sk: 'poison' } } }]);
  });

  it('parks what a consumer cannot even look at, and goes on', async () => {
    const taken: string[] = [];
    const stumbling: Consumer = {
      name: 'stumbling',
      wants: ({ after }) => after?.type === 'test' && (after['steps'] as unknown as string[]).length > 0,
      take: async () => undefined,
    };
    const { house, settled } = await start([
      stumbling,
      consumer('sound', async (_, { key }) => void taken.push(key.sk)),
    ]);
    await house.table.transact([{ op: 'insert', item: item('poison') }]);
    await house.table.transact([{ op: 'insert', item: { ...item('fine'), steps: [] } }]);
    await settled();
    expect(taken.at(-1)).toBe('fine');
    const { items } = await house.table.query({ pk: DEAD_LETTERS_PK, limit: 10 });
    expect(items.map(({ consumer, change }) => [consumer, (change as unknown as Change).key.sk])).toContainEqual([
      'stumbling',
      'poison',
    ]);
  });

  it('goes on after a restart where it was, and keeps key and secret', async () => {
    const taken: string[] = [];
    const reader = consumer('reader', async (_, { key }) => void taken.push(key.sk));
    const first = await start([reader]);
    const lookup = first.house.sealer.lookup('phone', '13800000000');
    await first.house.table.transact([{ op: 'insert', item: item('before') }]);
    await first.settled();
    await first.stop();
    const second = await start([reader]);
    await second.house.table.transact([{ op: 'insert', item: item('after') }]);
    await second.settled();
    expect(taken).toEqual(['before', 'after']);
    expect(second.house.sealer.lookup('phone', '13800000000')).toBe(lookup);
  });
});

describe('what only its owner may see', () => {
  it('the key file is readable by its owner alone and holds 32 bytes', async () => {
    await start();
    const file = join(dir, 'data', 'key');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, 'utf8'), 'base64')).toHaveLength(32);
  });
});

describe('a port that cannot be had', () => {
  it('is told in one sentence with a way out', async () => {
    const other: Server = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = (other.address() as { port: number }).port;
    const sentence = `Port ${port} is in use: stop what runs there, or choose another one: PORT=${port + 1} npm start`;
    await expect(checkPort(port, '127.0.0.1')).rejects.toThrow(sentence);
    await new Promise((resolve) => other.close(resolve));
    await expect(checkPort(port, '127.0.0.1')).resolves.toBeUndefined();
  });

  it.each(['web', '0', '70000', '80.5'])('PORT=%s is refused', (text) => {
    expect(() => readPort(text, 8_787)).toThrow(`PORT must be a number from 1 to 65535; it is '${text}'.`);
  });
  it('PORT unset or empty means the preset', () => {
    expect([readPort(undefined, 8_787), readPort('', 8_787), readPort('9000', 8_787)]).toEqual([8_787, 8_787, 9_000]);
  });
});

describe('files', () => {
  const allowed = { type: 'image/jpeg', maxBytes: 1_000 };
  const form = (fields: Record<string, string>, file: string) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob([file]));
    return body;
  };

  it('are taken by a signed form into the data folder and shown by a signed address, also after a restart', async () => {
    const { address, house } = await start();
    const until = house.clock() + 60_000;
    const { url, fields } = await house.files.form('incoming/wsh_1/pht_1', { ...allowed, until });
    const post = (given: Record<string, string>, file = 'bytes') =>
      fetch(address + url, { method: 'POST', body: form(given, file) }).then(({ status }) => status);
    expect(await post({ ...fields, policy: 'made-up' })).toBe(403);
    expect(await post({ ...fields, key: '../key' })).toBe(403);
    expect(await post(fields, 'x'.repeat(1_001))).toBe(400);
    expect((await fetch(address + url, { method: 'POST', body: 'nonsense' })).status).toBe(400);
    expect(await post(fields)).toBe(204);
    await running?.stop();
    const again = await start();
    const shown = await fetch(again.address + (await again.house.files.address('incoming/wsh_1/pht_1', until)));
    expect(await shown.text()).toBe('bytes');
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('cache-control')).toBe('private, no-store');
    expect((await fetch(`${again.address}${url}/incoming/wsh_1/pht_1`)).status).toBe(403);
    expect((await fetch(`${again.address}${url}/..%2f..%2fkey?until=${until}&signature=x`)).status).toBe(403);
    await again.house.files.remove('incoming/wsh_1/pht_1');
    expect(await again.house.files.size('incoming/wsh_1/pht_1')).toBeUndefined();
  });
});

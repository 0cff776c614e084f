import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { signInAsDemo } from '../../shared/people/contract.ts';
import { listWishes, readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { openEmbeddedHouse } from './house.ts';
import { seed } from './seed/seed.ts';

const ROUNDS_COUNT = 3;
const CALLERS_COUNT = 6;
const root = join(import.meta.dirname, '..', '..');
const dir = mkdtempSync(join(tmpdir(), 'nuanxin-killed-'));
let port = 0;
beforeAll(async () => {
  const house = await openEmbeddedHouse({ dir });
  await seed({ house, scale: 'small', seedNumber: 7 });
  await house.table.close();
  port = await freePort();
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe('killed (-9) under load and started again', () => {
  it('loses nothing that was acknowledged, keeps nothing half-done, and answers the same key the same', async () => {
    const sent = new Map<string, { body: string; id?: string }>();
    for (let round = 0; round < ROUNDS_COUNT; round += 1) {
      const server = await started();
      const { cookie, station } = await signedIn();
      const killAt = Date.now() + 700 + round * 350;
      await Promise.all(
        Array.from({ length: CALLERS_COUNT }, (_, caller) =>
          postUntil(killAt, `r${round}c${caller}`, cookie, station, sent),
        ),
      );
      server.kill('SIGKILL');
      await once(server, 'exit');
    }
    const acknowledged = [...sent.values()].filter((one) => one.id !== undefined);
    expect(acknowledged.length).toBeGreaterThan(ROUNDS_COUNT);
    const server = await started();
    try {
      const { cookie } = await signedIn();
      for (const [key, { body, id }] of sent) {
        const answer = await post(key, body, cookie);
        // Whatever the kill left open is now done once; what was acknowledged is answered as it was.
        expect(answer.status).toBe(200);
        if (id !== undefined) expect(answer.id).toBe(id);
        const wish = await fetch(url(readWish.path.replace(':wishId', answer.id)), { headers: { cookie } });
        expect(wish.status).toBe(200);
        expect(((await wish.json()) as { state: string }).state).toBe('submitted');
      }
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  }, 120_000);
});

async function postUntil(
  end: number,
  name: string,
  cookie: string,
  station: string,
  sent: Map<string, { body: string; id?: string }>,
): Promise<void> {
  for (let i = 0; Date.now() < end; i += 1) {
    const key = `killed-${name}-${i}`;
    const body = wishBody(station, `${name}-${i}`);
    sent.set(key, { body });
    // The server dies under some of these calls; those are not acknowledged.
    const answer = await post(key, body, cookie).catch(() => undefined);
    if (answer?.status === 200) sent.set(key, { body, id: answer.id });
  }
}

async function post(key: string, body: string, cookie: string): Promise<{ status: number; id: string }> {
  const response = await fetch(url(postWish.path), {
    method: 'POST',
    headers: { cookie, 'Content-Type': 'application/json', 'Idempotency-Key': key },
    body,
  });
  const { id } = (await response.json()) as { id: string };
  return { status: response.status, id };
}

function wishBody(stationId: string, mark: string): string {
  const now = Date.now();
  return JSON.stringify({
    stationId,
    beneficiary: { who: 'new', name: '贺桂香', pseudonym: '贺奶奶', birthYear: 1947 },
    consent: { way: 'spoken', at: now },
    source: 'visit',
    group: 'elderly',
    kind: 'companionship',
    domain: 'elderly',
    urgency: 'normal',
    title: { zh: `贺奶奶想有人说说话 ${mark}` },
    story: { zh: '下午闷得慌。' },
    components: [{ kind: 'companionship', text: { zh: '一位说话的人' }, quantity: 1, minutes: 60 }],
    window: { from: now + HOUR_MS, to: now + 5 * HOUR_MS },
    address: { building: '和平路 9 号院' },
  });
}

async function started(): Promise<ChildProcess> {
  // One caller asks as fast as the machine allows, which the limits against floods would cut off.
  const limits = { COMMANDS_PER_SECOND: '100000', READS_PER_SECOND: '100000' };
  const env = { ...process.env, DATA_DIR: dir, PORT: String(port), ...limits };
  const server = spawn(process.execPath, ['infra/local/start.ts'], { cwd: root, env, stdio: 'ignore' });
  const until = Date.now() + 60_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`the server ended with ${server.exitCode}`);
    const answer = await fetch(url('/api/health')).catch(() => undefined);
    if (answer?.ok) return server;
    if (Date.now() > until) throw new Error('the server did not answer');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function signedIn(): Promise<{ cookie: string; station: string }> {
  const response = await fetch(url(signInAsDemo.path), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `killed-sign-in-${Date.now()}` },
    body: JSON.stringify({ slug: 'chen-li' }),
  });
  const { homeStation } = (await response.json()) as { homeStation: string };
  expect((await fetch(url(`${listWishes.path}?place=${homeStation}`))).status).toBe(200);
  return {
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
    station: homeStation,
  };
}

function url(path: string): string {
  return `http://127.0.0.1:${port}${path}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port: free } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return free;
}

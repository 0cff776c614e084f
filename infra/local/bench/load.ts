import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { httpCaller } from '../../../functions/testing/http.ts';
import { signInAsDemo } from '../../../shared/people/contract.ts';
import { listWishes } from '../../../shared/wishes/contract.ts';
import type { Row } from '../bench.ts';
import { startEmbedded } from '../embedded.ts';
import { TABLE_FILE } from '../house.ts';
import { seedFirstTime } from '../seed-data.ts';

const SCALE = 100;
const SEED_NUMBER = 7;
const PER_SECOND = 50;
const WARM_SECONDS = 3;
const SECONDS = 20;

/** p99 of the four most used reads at full scale, 50 requests a second each, the server in a process of its own. */
export async function benchLoad(): Promise<readonly Row[]> {
  const dir = process.env['BENCH_DATA_DIR'] ?? join('.data', 'bench-load');
  if (!existsSync(join(dir, TABLE_FILE))) {
    console.error(`Seeding ${dir} at scale ${SCALE} (once, about a minute) ...`);
    await seedFirstTime(dir, { scale: SCALE, seedNumber: SEED_NUMBER });
    await settle(dir);
  }
  const port = await freePort();
  const server = spawn(process.execPath, ['infra/local/start.ts'], {
    env: { ...process.env, DATA_DIR: dir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const base = `http://localhost:${port}`;
    await answering(base, server);
    return await measured(base);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
}

/** A fresh seed is a backlog of changes for the consumers; what is measured is the product on an ordinary day. */
async function settle(dir: string): Promise<void> {
  const place = await startEmbedded({ dir, port: 0 });
  await place.settled();
  await place.stop();
}

async function measured(base: string): Promise<readonly Row[]> {
  const { cookie: volunteer, station } = await cookieOf(base, 'zhao-qiang');
  const { cookie: worker } = await cookieOf(base, 'li-min');
  const wall = await httpCaller(base).call(listWishes, { query: { place: station } });
  const wishId = wall.reply.items[0]?.id ?? '';
  const targets = [
    ['wall', `/api/wishes?place=${station}&withinM=20000`, ''],
    ['wish', `/api/wishes/${wishId}`, ''],
    ['for me', '/api/my/suggestions', volunteer],
    ['queue', `/api/orgs/${station}/queue`, worker],
  ] as const;
  const rows: Row[] = [];
  for (const [name, path, cookie] of targets) {
    const run = (duration: number) =>
      autocannon({
        url: `${base}${path}`,
        connections: 10,
        overallRate: PER_SECOND,
        duration,
        headers: cookie === '' ? {} : { cookie },
      });
    await run(WARM_SECONDS);
    const { latency, requests, non2xx, errors } = await run(SECONDS);
    rows.push({
      read: name,
      'requests/s': requests.average,
      'p50 ms': latency.p50,
      'p99 ms': latency.p99,
      'max ms': latency.max,
      failed: non2xx + errors,
    });
  }
  return rows;
}

async function cookieOf(base: string, slug: string): Promise<{ cookie: string; station: string }> {
  const response = await fetch(`${base}${signInAsDemo.path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `bench-${slug}-${Date.now()}` },
    body: JSON.stringify({ slug }),
  });
  const { homeStation } = (await response.json()) as { homeStation?: string };
  return {
    cookie: response.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
    station: homeStation ?? '',
  };
}

async function answering(base: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 120_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error('the server ended before it answered');
    const answer = await fetch(`${base}/api/health`).catch(() => undefined);
    if (answer?.ok) return;
    if (Date.now() > until) throw new Error('the server did not answer');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import autocannon from 'autocannon';
import { httpCaller } from '../../../functions/testing/http.ts';
import { signInAsDemo } from '../../../shared/people/contract.ts';
import { listWishes } from '../../../shared/wishes/contract.ts';
import type { Row } from '../bench.ts';
import { startEmbedded } from '../embedded.ts';
import { TABLE_FILE } from '../house.ts';
import { seededRandom } from '../seed/random.ts';
import { seedFirstTime } from '../seed-data.ts';

const SCALE = 100;
const SEED_NUMBER = 7;
const PER_SECOND = 50;
const WARM_SECONDS = 3;
const SECONDS = 20;
const CONNECTIONS = 10;

/** p99 of the four most used reads at full scale, 50 requests a second each, the server in a process of its own. */
export async function benchLoad(): Promise<readonly Row[]> {
  const dir = process.env['BENCH_DATA_DIR'] ?? join('.data', 'bench-load');
  if (!existsSync(join(dir, TABLE_FILE))) {
    console.error(`Seeding ${dir} at scale ${SCALE} (once, a few minutes) ...`);
    await seedFirstTime(dir, { scale: SCALE, seedNumber: SEED_NUMBER });
    await settle(dir);
  }
  const port = await freePort();
  const server = spawn(process.execPath, ['infra/local/start.ts'], {
    env: { ...process.env, DATA_DIR: dir, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Nobody reads the log lines; a full pipe would make the server wait.
  server.stdout.resume();
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
    const url = `${base}${path}`;
    const headers: Record<string, string> = cookie === '' ? {} : { cookie };
    await autocannon({ url, connections: CONNECTIONS, overallRate: PER_SECOND, duration: WARM_SECONDS, headers });
    rows.push({ read: name, ...(await arriving(url, headers)) });
  }
  return rows;
}

/**
 * People come by themselves: at random moments, PER_SECOND of them in a second on average (a Poisson process, seeded), whether
 * the ones before have their answer or not. Latency counts from the moment somebody came. autocannon lets all its connections
 * ask in the same instant, so its slowest answer is the length of that queue and nothing else.
 */
async function arriving(url: string, headers: Record<string, string>): Promise<Omit<Row, 'read'>> {
  const random = seededRandom(SEED_NUMBER);
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  let failed = 0;
  const asked: Promise<void>[] = [];
  const started = performance.now();
  for (let due = 0; due < SECONDS * 1_000; due += (-Math.log(1 - random.next()) * 1_000) / PER_SECOND) {
    const wait = started + due - performance.now();
    if (wait > 0) await pause(wait);
    const came = started + due;
    asked.push(
      asking(url, headers, agent).then((ok) => {
        latencies.push(performance.now() - came);
        if (!ok) failed += 1;
      }),
    );
  }
  await Promise.all(asked);
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number) => Math.round(10 * (latencies[Math.floor(share * (latencies.length - 1))] ?? 0)) / 10;
  return {
    'requests/s': Math.round((10 * latencies.length) / SECONDS) / 10,
    'p50 ms': at(0.5),
    'p99 ms': at(0.99),
    'max ms': at(1),
    failed,
  };
}

/** One request to its last byte, packed as a browser asks for it. */
function asking(url: string, headers: Record<string, string>, agent: Agent): Promise<boolean> {
  return new Promise((resolve) => {
    const call = request(url, { agent, headers: { ...headers, 'accept-encoding': 'br' } }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
    });
    call.on('error', () => resolve(false));
    call.end();
  });
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

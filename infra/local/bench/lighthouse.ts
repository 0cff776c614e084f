import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { jsonLog } from '../../../functions/platform/log.ts';
import type { Row } from '../bench.ts';
import { startEmbedded } from '../embedded.ts';
import { seed } from '../seed/seed.ts';
import { Trouble } from '../trouble.ts';
import { openFront } from './http2-front.ts';

/**
 * Lighthouse weighs 176 MB with what it brings, more than all of our own tools together, and only this command needs it: it is
 * fetched by its version when the command runs, and not with `npm ci`.
 */
const LIGHTHOUSE = 'lighthouse@13.5.0';
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
/** The middle of three: a machine that does something else must not decide. */
const RUNS_COUNT = 3;
const SLOWER_STANDARD = 4;
const OPENING_TRIES_COUNT = 200;
const OWN_NODE = dirname(process.execPath);

type Report = {
  readonly runtimeError?: { readonly message: string };
  /** How fast the machine is just now: an idle laptop has 1,500 and more, and below 1,000 the blocked time says little. */
  readonly environment: { readonly benchmarkIndex: number };
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly numericValue?: number }>
  >;
};

/**
 * Lighthouse's phone on its slow 4G at the wall, a wish and For me: first visits to the built site, compressed and over HTTP/2 as
 * in production (`http1`: over the six connections of the embedded server itself).
 * The first run of a page is not counted: it says how fast the machine is.
 */
export async function benchLighthouse({ http1 }: { http1: boolean }): Promise<readonly Row[]> {
  const dir = mkdtempSync(join(tmpdir(), 'nuanxin-lighthouse-'));
  const place = await startEmbedded({ dir: join(dir, 'data'), port: 0, log: jsonLog(() => undefined, Date.now) });
  const front = http1 ? undefined : await openFront(place.address);
  const address = front?.address ?? place.address;
  try {
    await seed({ house: place.house, scale: 'small', seedNumber: 7 });
    await place.settled();
    const port = await freePort();
    const browser = await openBrowser(join(dir, 'browser'), port, front?.certificate.pin);
    try {
      const wall = (await (await fetch(`${place.address}/api/wishes?limit=1`)).json()) as { items: { id: string }[] };
      const rows = [await measured('wall', `${address}/`, port, dir)];
      rows.push(await measured('wish', `${address}/wishes/${wall.items[0]?.id}`, port, dir));
      await signIn(port, address, 'zhao-qiang');
      rows.push(await measured('for me', `${address}/for-me`, port, dir));
      return rows;
    } finally {
      browser.kill();
      await new Promise((ended) => browser.once('exit', ended));
    }
  } finally {
    await front?.close();
    await place.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A browser that nobody else steers while Lighthouse does. It believes the one certificate, and no other without reason. */
async function openBrowser(folder: string, port: number, pin?: string): Promise<ChildProcess> {
  const switches = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--lang=zh-CN',
    '--accept-lang=zh-CN',
    ...(pin === undefined ? [] : [`--ignore-certificate-errors-spki-list=${pin}`]),
  ];
  const where = [`--remote-debugging-port=${port}`, `--user-data-dir=${folder}`, 'about:blank'];
  const browser = spawn(await sparticuz.executablePath(), [...switches, ...where], { stdio: 'ignore' });
  for (let tries = 0; tries < OPENING_TRIES_COUNT; tries += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/json/version`).catch(() => undefined);
    if (answer?.ok) return browser;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  browser.kill();
  throw new Trouble('The browser did not open.');
}

/** In the page itself: it is the browser that believes the certificate. */
async function signIn(port: number, address: string, slug: string): Promise<void> {
  const connected = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const [browser] = connected.contexts();
  if (browser === undefined) throw new Trouble('The browser has no window.');
  const page = await browser.newPage();
  await page.goto(address);
  const signedIn = await page.evaluate(async (account) => {
    const answer = await fetch('/api/dev/sessions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({ slug: account }),
    });
    if (answer.ok) localStorage.setItem('nuanxin.me', await answer.text());
    return answer.ok;
  }, slug);
  if (!signedIn) throw new Trouble(`Cannot sign in as ${slug}.`);
  await page.close();
  await connected.close();
}

/**
 * How many times a middling phone is slower than this machine just now, by the calibration that Lighthouse's throttling guide
 * points to. A machine as fast as Lighthouse expects keeps its standard of four; never more.
 */
function slowerOn(benchmarkIndex: number): number {
  const times =
    benchmarkIndex >= 1_300
      ? 3 + (benchmarkIndex - 1_300) / 233
      : benchmarkIndex >= 800
        ? 2 + (benchmarkIndex - 800) / 500
        : 1 + Math.max(0, benchmarkIndex - 150) / 650;
  return Number(Math.min(SLOWER_STANDARD, times).toFixed(1));
}

async function measured(name: string, url: string, port: number, dir: string): Promise<Row> {
  const slower = slowerOn((await reportOf(url, port, dir)).environment.benchmarkIndex);
  const reports: Report[] = [];
  for (let run = 0; run < RUNS_COUNT; run += 1) reports.push(await reportOf(url, port, dir, slower));
  const middle = (of: (report: Report) => number) => [...reports.map(of)].sort((a, b) => a - b)[RUNS_COUNT >> 1] ?? 0;
  const scores = CATEGORIES.map((one) => [
    one,
    Math.round(100 * middle(({ categories }) => categories[one]?.score ?? 0)),
  ]);
  const last = reports.at(-1);
  const failed = Object.entries(last?.audits ?? {}).filter(([, { score }]) => score !== null && score < 0.9);
  return {
    page: name,
    ...Object.fromEntries(scores),
    'first paint ms': Math.round(middle(({ audits }) => audits['first-contentful-paint']?.numericValue ?? 0)),
    'largest paint ms': Math.round(middle(({ audits }) => audits['largest-contentful-paint']?.numericValue ?? 0)),
    'blocked ms': Math.round(middle(({ audits }) => audits['total-blocking-time']?.numericValue ?? 0)),
    'layout shift': Number(middle(({ audits }) => audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(3)),
    slower,
    machine: Math.round(middle(({ environment }) => environment.benchmarkIndex)),
    below: failed.map(([id]) => id).join(' '),
  };
}

async function reportOf(url: string, port: number, dir: string, slower = SLOWER_STANDARD): Promise<Report> {
  const file = join(dir, 'report.json');
  const options = [`--port=${port}`, '--quiet', '--output=json', `--output-path=${file}`];
  const only = `--only-categories=${CATEGORIES.join(',')}`;
  await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, ...options, only, `--throttling.cpuSlowdownMultiplier=${slower}`],
    {
      maxBuffer: 16 * 1024 * 1024,
      env: {
        ...process.env,
        // Our own Node, which is newer than what a laptop may have, and the one change that this Chromium needs.
        PATH: `${OWN_NODE}${delimiter}${process.env['PATH'] ?? ''}`,
        NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, 'lighthouse-hooks.mjs'))}`,
      },
    },
  );
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  if (report.runtimeError) throw new Trouble(`Lighthouse did not see ${url}: ${report.runtimeError.message}`);
  return report;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const bound = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

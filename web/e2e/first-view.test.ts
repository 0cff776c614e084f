import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCaller } from '../../functions/testing/http.ts';
import { SITE_FOLDER } from '../../infra/local/embedded.ts';
import { listWishes } from '../../shared/wishes/contract.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let wishId: string;
beforeAll(async () => {
  stage = await openStage();
  const { reply } = await httpCaller(stage.place.address).call(listWishes, { query: { limit: 1, withinM: 50_000 } });
  wishId = reply.items[0]?.id ?? '';
});
afterAll(() => stage.close());

/** A file that needs another which needs it: the first to run finds nothing yet in what it takes as it is loaded. */
function circleIn(files: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const over = new Set<string>();
  const walk = (name: string, way: readonly string[]): readonly string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
    if (over.has(name)) return [];
    for (const next of files.get(name) ?? []) {
      const circle = walk(next, [...way, name]);
      if (circle.length > 0) return circle;
    }
    over.add(name);
    return [];
  };
  for (const name of files.keys()) {
    const circle = walk(name, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

describe('the files of the app', () => {
  it('never need each other in a circle', () => {
    const folder = join(SITE_FOLDER, 'assets');
    const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
    const needs = scripts.map((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [name, [...text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)].map(([, file = '']) => file)] as const;
    });
    expect(needs.length).toBeGreaterThan(10);
    expect(circleIn(new Map(needs))).toEqual([]);
  });
});

const JS_LIMIT_BYTES = 40_000;
const ALL_LIMIT_BYTES = 60_000;

type Loaded = {
  readonly url: string;
  readonly script: boolean;
  readonly wireBytes: number;
  readonly gzipBytes: number;
};

/** Everything that the first view of `path` brings over the wire, heads included, with an empty cache. */
async function loadedBy(page: Page, path: string): Promise<readonly Loaded[]> {
  const seen = new Map<string, { url: string; script: boolean; wireBytes: number }>();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, response, type }) =>
    seen.set(requestId, { url: response.url, script: type === 'Script', wireBytes: 0 }),
  );
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = seen.get(requestId);
    if (one !== undefined) one.wireBytes = encodedDataLength;
  });
  const bodies = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => bodies.set(response.url(), response.body()));
  await page.goto(path);
  await settled(page);
  await page.waitForLoadState('networkidle');
  return Promise.all(
    [...seen.values()].map(async (one) => {
      const body = await bodies.get(one.url);
      return { ...one, gzipBytes: body === undefined ? one.wireBytes : gzipSync(body).length };
    }),
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

describe('the first view of the wall', () => {
  it(`takes at most ${ALL_LIMIT_BYTES / 1_000} kB, ${JS_LIMIT_BYTES / 1_000} kB of it JavaScript, from this origin alone`, async () => {
    const page = await stage.open();
    const all = await loadedBy(page, '/');
    expect(all.filter(({ url }) => !url.startsWith(stage.place.address))).toEqual([]);
    const scripts = all.filter(({ script }) => script);
    expect(scripts.length).toBeGreaterThan(0);
    expect(sum(scripts.map(({ gzipBytes }) => gzipBytes))).toBeLessThanOrEqual(JS_LIMIT_BYTES);
    expect(sum(all.map(({ gzipBytes }) => gzipBytes))).toBeLessThanOrEqual(ALL_LIMIT_BYTES);
    // As served: compressed at least as well as gzip does, heads and all.
    expect(sum(all.map(({ wireBytes }) => wireBytes))).toBeLessThanOrEqual(ALL_LIMIT_BYTES);
    await page.context().close();
  });
});

describe('a list that is drawn in stretches', () => {
  it.each(['phone', 'desk'] as const)(
    'is there to its end on a %s, and whole at once for whoever comes back',
    async (size) => {
      const { reply } = await httpCaller(stage.place.address).call(listWishes, { query: { withinM: 50_000 } });
      const page = await stage.open(undefined, { size });
      await page.goto('/?within=50');
      const cards = page.locator('.wall-cards article');
      await expect.poll(() => cards.count()).toBe(reply.items.length);
      await cards.last().getByRole('link').click();
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.evaluate(() => {
        const counts: number[] = [];
        Object.assign(globalThis, { counts });
        new MutationObserver(() => {
          const count = document.querySelectorAll('.wall-cards article').length;
          if (count > 0) counts.push(count);
        }).observe(document.body, { childList: true, subtree: true });
      });
      await page.goBack();
      await expect.poll(() => cards.count()).toBe(reply.items.length);
      const counts = await page.evaluate(() => (globalThis as unknown as { counts: number[] }).counts);
      expect(new Set(counts)).toEqual(new Set([reply.items.length]));
      await page.context().close();
    },
  );
});

describe('nothing jumps', () => {
  it.each([
    ['the wall', 'phone', 'zh'],
    ['the wall', 'desk', 'zh'],
    ['the wall', 'phone', 'en'],
    ['a wish', 'phone', 'zh'],
    ['a wish', 'desk', 'zh'],
  ] as const)(
    '%s on a %s (%s): what was drawn first stays where it is when the answer comes',
    async (what, size, language) => {
      const path = what === 'the wall' ? '/' : `/wishes/${wishId}`;
      const page = await stage.open(undefined, { size, language });
      await page.addInitScript(() => {
        const shifts: number[] = [];
        Object.assign(globalThis, { shifts });
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts.push(entry.value);
        }).observe({ type: 'layout-shift', buffered: true });
      });
      // The answer comes when its place has been drawn: as over a slow network, without waiting for a clock.
      await page.route('**/api/wishes**', async (route) => {
        await page.locator('main [aria-busy="true"]').first().waitFor();
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await route.continue();
      });
      await page.goto(path);
      await settled(page);
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => (globalThis as unknown as { shifts: number[] }).shifts)).toEqual([]);
      await page.context().close();
    },
  );
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { jsonLog } from '../../functions/platform/log.ts';
import { type Embedded, SITE_FOLDER, startEmbedded } from '../../infra/local/embedded.ts';
import { seed } from '../../infra/local/seed/seed.ts';
import { chinaDayStart, HOUR_MS } from '../../shared/kernel/time.ts';

/** Phone and desk of LOOK.md; `half` is a 640 px window at 200 % zoom (WCAG 1.4.4, 1.4.10). */
export const SIZES = {
  phone: { width: 360, height: 780 },
  desk: { width: 1280, height: 800 },
  half: { width: 320, height: 480 },
} as const;
export type Size = keyof typeof SIZES;
export type Look = {
  readonly size?: Size;
  readonly dark?: boolean;
  readonly language?: 'zh' | 'en';
  /** Lets the service worker install; it then outlives a reload, so only the tests about it want it. */
  readonly installed?: boolean;
};

/** The built site with the embedded house behind it, seeded, and a browser: what a person would meet. */
export type Stage = {
  readonly place: Embedded;
  readonly browser: Browser;
  /** Time on the stage, epoch ms. */
  now(): number;
  /** Lets time go by for the house; pages that are open keep their own clock. */
  pass(ms: number): void;
  /** A browser of its own that keeps what it has in a folder, as a phone does: closed and opened again it is the same. */
  openPhone(folder: string, slug: string): Promise<Page>;
  /** A page of its own (own cookies and storage), signed in as a demo account or as nobody. */
  open(slug?: string, look?: Look): Promise<Page>;
  close(): Promise<void>;
};

/** It is morning on the stage, whatever the time outside: "today" and "this afternoon" always lie ahead. */
const STAGE_HOUR = 10;
const PAGE_TIMEOUT_MS = 15_000;

export type StageOptions = {
  /** Changes the house as an operator would. */
  readonly env?: Readonly<Record<string, string>>;
  /** Another folder than the built site's. */
  readonly site?: string;
  /** A film (y4m) that the camera sees, in place of moving colours. */
  readonly film?: string;
};

export async function openStage({ env = {}, site = SITE_FOLDER, film }: StageOptions = {}): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'nuanxin-e2e-'));
  let aheadMs = chinaDayStart(Date.now()) + STAGE_HOUR * HOUR_MS - Date.now();
  const now = () => Date.now() + aheadMs;
  const quiet = jsonLog(() => undefined, now);
  const place = await startEmbedded({
    dir,
    port: 0,
    log: quiet,
    clock: now,
    site,
    env: { COMMANDS_PER_SECOND: '100', ...env },
  });
  await seed({ house: place.house, scale: 'small', seedNumber: 7 });
  await place.settled();
  const browser = await launchBrowser(film);
  const contexts: BrowserContext[] = [];
  return {
    place,
    browser,
    now,
    pass: (ms) => {
      aheadMs += ms;
    },
    openPhone: async (folder, slug) => {
      const context = await chromium.launchPersistentContext(folder, {
        ...(await launchOptions()),
        baseURL: place.address,
        viewport: SIZES.phone,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      await context.addInitScript(moveClock, aheadMs);
      const cookies = await context.cookies(place.address);
      if (cookies.length === 0) await signIn(context, slug);
      const page = context.pages()[0] ?? (await context.newPage());
      page.setDefaultTimeout(PAGE_TIMEOUT_MS);
      return page;
    },
    open: async (slug, look = {}) => {
      const context = await browser.newContext({
        baseURL: place.address,
        viewport: SIZES[look.size ?? 'phone'],
        deviceScaleFactor: look.size === 'half' ? 2 : 1,
        colorScheme: look.dark ? 'dark' : 'light',
        locale: look.language === 'en' ? 'en-GB' : 'zh-CN',
        reducedMotion: 'reduce',
        serviceWorkers: look.installed ? 'allow' : 'block',
      });
      contexts.push(context);
      await context.addInitScript(moveClock, aheadMs);
      if (slug) await signIn(context, slug);
      const page = await context.newPage();
      page.setDefaultTimeout(PAGE_TIMEOUT_MS);
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await place.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export async function launchBrowser(film?: string): Promise<Browser> {
  return chromium.launch(await launchOptions(film));
}

async function launchOptions(film?: string) {
  return {
    executablePath: await sparticuz.executablePath(),
    // Not the package's own list: it is for Lambda (one process, web security off).
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--font-render-hinting=none',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
      '--disable-sync',
      // A camera that shows moving colours, and is not asked for.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...(film === undefined ? [] : [`--use-file-for-fake-video-capture=${film}`]),
    ],
    headless: true,
  };
}

async function signIn(context: BrowserContext, slug: string): Promise<void> {
  const answer = await context.request.post('/api/dev/sessions', {
    data: { slug },
    headers: { 'Idempotency-Key': crypto.randomUUID() },
  });
  if (!answer.ok()) throw new Error(`cannot sign in as ${slug}: ${answer.status()}`);
  // What the sign-in page keeps on the device: the cookies themselves cannot be seen from a page.
  const me = await answer.text();
  await context.addInitScript((text) => {
    if (localStorage.getItem('nuanxin.me') === null) localStorage.setItem('nuanxin.me', text);
  }, me);
}

/** Runs in the page, before anything of ours: its clock goes with the stage's. */
function moveClock(aheadMs: number): void {
  const now = () => RealDate.now() + aheadMs;
  const RealDate = Date;
  globalThis.Date = new Proxy(RealDate, {
    construct: (real, given: number[]) => (given.length === 0 ? new real(now()) : new real(...(given as [number]))),
    get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
  });
}

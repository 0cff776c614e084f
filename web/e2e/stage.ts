import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { jsonLog } from '../../functions/platform/log.ts';
import { startEmbedded, type Embedded } from '../../infra/local/embedded.ts';
import { seed } from '../../infra/local/seed/seed.ts';

/** Phone and desk of LOOK.md. */
export const SIZES = { phone: { width: 360, height: 780 }, desk: { width: 1280, height: 800 } } as const;
export type Size = keyof typeof SIZES;
export type Look = { readonly size?: Size; readonly dark?: boolean; readonly language?: 'zh' | 'en' };

/** The built site with the embedded house behind it, seeded, and a browser: what a person would meet. */
export type Stage = {
  readonly place: Embedded;
  readonly browser: Browser;
  /** A page of its own (own cookies and storage), signed in as a demo account or as nobody. */
  open(slug?: string, look?: Look): Promise<Page>;
  close(): Promise<void>;
};

export async function openStage(): Promise<Stage> {
  const dir = mkdtempSync(join(tmpdir(), 'nuanxin-e2e-'));
  const quiet = jsonLog(() => undefined, () => Date.now());
  const place = await startEmbedded({ dir, port: 0, log: quiet, env: { COMMANDS_PER_SECOND: '100' } });
  await seed({ house: place.house, scale: 'small', seedNumber: 7 });
  await place.settled();
  const browser = await chromium.launch({
    executablePath: await sparticuz.executablePath(),
    args: [...sparticuz.args, '--disable-background-networking', '--disable-component-update', '--no-first-run', '--disable-sync'],
    headless: true,
  });
  const contexts: BrowserContext[] = [];
  return {
    place, browser,
    open: async (slug, look = {}) => {
      const context = await browser.newContext({
        baseURL: place.address, viewport: SIZES[look.size ?? 'phone'], colorScheme: look.dark ? 'dark' : 'light',
        locale: look.language === 'en' ? 'en-GB' : 'zh-CN', reducedMotion: 'reduce', serviceWorkers: 'block',
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      if (slug) {
        const answer = await context.request.post('/api/dev/sessions', { data: { slug }, headers: { 'Idempotency-Key': `e2e-${slug}-${contexts.length}-${Date.now()}` } });
        if (!answer.ok()) throw new Error(`cannot sign in as ${slug}: ${answer.status()}`);
      }
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

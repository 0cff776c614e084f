import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE_FOLDER } from '../../infra/local/embedded.ts';
import { readShowCode } from '../../shared/tasks/attend.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { listMyWishes } from '../../shared/wishes/contract.ts';
import { actor, alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let site: string;
beforeAll(async () => {
  // A copy of the built site that may change under the feet of an installed app. Without the compressed twins.
  site = mkdtempSync(join(tmpdir(), 'nuanxin-site-'));
  cpSync(SITE_FOLDER, site, { recursive: true });
  for (const name of readdirSync(site, { recursive: true, encoding: 'utf8' }))
    if (/\.(br|gz)$/.test(name)) rmSync(join(site, name));
  stage = await openStage({ site });
});
afterAll(async () => {
  await stage.close();
  rmSync(site, { recursive: true, force: true });
});

/** Resolves when the app is on the device and answers for this page. */
async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
}
const offline = (page: Page, off: boolean) => page.context().setOffline(off);

describe('without a network', () => {
  it('the wall opens from its last good copy and says from when; what was never seen says so', async () => {
    const page = await stage.open(undefined, { installed: true });
    // The wall may be a minute old by its own headers; here the network is the only source.
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.goto('/');
    await settled(page);
    const first = await page.getByRole('article').first().getByRole('heading').innerText();
    await installed(page);
    await offline(page, true);
    await page.reload();
    await page.getByRole('article').first().getByRole('heading', { name: first }).waitFor();
    await page.getByText(/^没有网。这是今天上午 10(:\d{2} |\s点)存下的。$/).waitFor();

    await page.getByRole('article').first().getByRole('link').click();
    await page.getByRole('heading', { name: '没有网，这一页还没存过' }).waitFor();
    await offline(page, false);
    await page.getByRole('button', { name: '再试一次' }).click();
    await settled(page);
    await page.context().close();
  });

  it('the other screens are fetched when the phone is idle and then open too', async () => {
    const page = await stage.open('zhao-qiang', { installed: true });
    await page.goto('/me/tasks');
    await settled(page);
    await installed(page);
    // All but the reader of codes, which is fetched where somebody needs it.
    const files = readdirSync(join(site, 'assets')).filter((name) => !/wasm|qr-decoder/.test(name)).length;
    await expect
      .poll(
        () =>
          page.evaluate(async () => {
            const [name = ''] = (await caches.keys()).filter((each) => each.startsWith('nuanxin-app-'));
            return (await (await caches.open(name)).keys()).filter(({ url }) => url.includes('/assets/')).length;
          }),
        { timeout: 20_000 },
      )
      .toBe(files);
    await offline(page, true);
    await page.goto('/me/tasks');
    await page.getByRole('heading', { name: '我的任务' }).waitFor();
    await page.goto('/post');
    await page.getByRole('heading', { name: '这是谁的愿望？' }).waitFor();
    await page.context().close();
  });

  it('a draft outlives closing the app, and is not shown to the next person on the same phone', async () => {
    const page = await stage.open('wang-guilan');
    await page.goto('/post');
    await page.getByRole('radio', { name: /我自己的/ }).check();
    await page.getByRole('button', { name: '老人', exact: true }).click();
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByLabel('原话').fill('想有人来念念报纸。');
    await page
      .getByText(/^草稿存在这台设备里/)
      .first()
      .waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('原话').inputValue()).toBe('想有人来念念报纸。');

    const next = await page.context().request.post('/api/dev/sessions', {
      data: { slug: 'dong-lamei' },
      headers: { 'Idempotency-Key': crypto.randomUUID() },
    });
    await page.evaluate((text) => localStorage.setItem('nuanxin.me', text), await next.text());
    await page.goto('/post');
    await page.getByRole('heading', { name: '这是谁的愿望？' }).waitFor();
    await page.context().close();
  });

  it('a wish that was written waits on the phone, says so, and is sent once', async () => {
    const chen = await actor(stage.place.address, 'chen-li');
    const page = await stage.open('chen-li', { installed: true });
    const draft = {
      at: 'look',
      savedAt: stage.now(),
      who: 'new',
      name: '贺桂香',
      pseudonym: '贺奶奶',
      birthYear: '1947',
      phone: '',
      group: 'elderly',
      heard: 'visit',
      way: 'spoken',
      guardianName: '',
      guardianPhone: '',
      title: '贺奶奶想要一个暖水袋',
      story: '夜里脚凉。',
      urgency: 'normal',
      day: stage.now() - ((stage.now() + 8 * 3_600_000) % 86_400_000) + 86_400_000,
      needs: [
        {
          kind: 'goods',
          text: '暖水袋',
          quantity: '1',
          unit: '个',
          minutes: '60',
          skills: [],
          languages: [],
          lifting: false,
        },
      ],
      part: 'morning',
      from: '09:00',
      to: '11:00',
      building: '粮库巷 9 号院',
      door: '',
    };
    await page.addInitScript(
      ([name, text]) => {
        if (sessionStorage.getItem('drafted') === null) localStorage.setItem(name, text);
        sessionStorage.setItem('drafted', '1');
      },
      [`nuanxin.draft.post.${chen.me.personId}`, JSON.stringify(draft)] as const,
    );
    let sent = 0;
    page.on('response', (response) => {
      if (response.request().method() === 'POST' && new URL(response.url()).pathname === '/api/wishes') sent += 1;
    });
    await page.goto('/post');
    await page.getByRole('heading', { name: /看一遍/ }).waitFor();
    // What comes next has its own code: on a phone without the app it would still have to arrive.
    await installed(page);
    await offline(page, true);
    await page.getByRole('button', { name: /没有网|^交给/ }).click();
    await page.getByRole('heading', { name: '存在这台设备里了' }).waitFor();
    await offline(page, false);
    // The screen that said it waits is the one that says it has gone.
    await page.getByRole('heading', { name: /^送出了，交给/ }).waitFor();
    const { reply } = await chen.caller.call(listMyWishes, { query: { limit: 100 } });
    expect([sent, reply.items.filter(({ title }) => title.zh === draft.title).length]).toEqual([1, 1]);
    await page.context().close();
  });

  it('checking in waits on the phone through a restart, and is sent once', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const chen = await actor(stage.place.address, 'chen-li');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的水表箱漏水'));
    await zhao.caller.call(acceptTask, { params: { taskId } });
    const page = await stage.open('zhao-qiang', { installed: true });
    await page.goto(`/me/tasks/${taskId}`);
    await installed(page);
    await page.getByLabel('六位数字', { exact: true }).waitFor();
    const { reply: code } = await chen.caller.call(readShowCode, { params: { taskId } });
    await offline(page, true);
    await page.getByText('没有网，照样能签到').waitFor();
    await page.getByLabel('六位数字', { exact: true }).fill(code.digits);
    await page.getByRole('button', { name: '签到', exact: true }).click();
    await page.getByText('签到先存在这台设备里，有网就送出').first().waitFor();
    // As far as the person is concerned they are there: the next thing is finishing.
    await page.getByRole('button', { name: '签完成' }).waitFor();
    await page.reload();
    await page.getByText('签到先存在这台设备里，有网就送出').waitFor();

    const answers: number[] = [];
    page.on('response', (response) => {
      if (response.url().endsWith('/check-in')) answers.push(response.status());
    });
    const arrived = page.waitForResponse((response) => response.url().endsWith('/check-in'));
    await offline(page, false);
    await page.reload();
    await arrived;
    await page.getByText('签到先存在这台设备里，有网就送出').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByRole('button', { name: '签完成' }).waitFor();
    expect(answers).toEqual([200]);
    const { reply } = await zhao.caller.call(listMyTasks, { query: { when: 'coming' } });
    expect(reply.items.find(({ task }) => task.id === taskId)?.state).toBe('checked_in');

    // Digits that were wrong are told, on every screen, until somebody has read it.
    await offline(page, true);
    await page.getByLabel('六位数字', { exact: true }).fill('000000');
    await page.getByRole('button', { name: '签完成' }).click();
    await page.getByText('完成先存在这台设备里，有网就送出').first().waitFor();
    await offline(page, false);
    await page.getByText('没有记上').waitFor();
    await page.goto('/');
    await page.getByRole('link', { name: '1 件事没有办成，看看怎么办' }).click();
    await page.getByRole('button', { name: '不办了' }).click();
    await page.getByRole('heading', { name: '没有等着送的' }).waitFor();
    await page.goto('/');
    await settled(page);
    expect(await page.getByRole('alert').count()).toBe(0);
    await page.context().close();
  });
});

describe('a new version', () => {
  it('is offered, never forced, and comes with one press', async () => {
    const page = await stage.open(undefined, { installed: true });
    await page.goto('/');
    await installed(page);
    await settled(page);
    for (const [name, from, to] of [
      ['index.html', '<meta charset="utf-8">', '<meta charset="utf-8"><meta name="second">'],
      ['sw.js', 'nuanxin-app-', 'nuanxin-app-2-'],
    ] as const) {
      const text = readFileSync(join(site, name), 'utf8');
      expect(text).toContain(from);
      writeFileSync(join(site, name), text.replaceAll(from, to));
    }
    await page.reload();
    await page.getByText('有新版本，草稿会留着').waitFor();
    expect(await page.locator('meta[name="second"]').count()).toBe(0);
    await page.getByRole('button', { name: '更新' }).click();
    await page.locator('meta[name="second"]').waitFor({ state: 'attached' });
    await settled(page);
    await page.context().close();
  });

  it('is asked for when the server no longer speaks with this one', async () => {
    const strict = await openStage({ env: { MIN_CLIENT_VERSION: '99.0.0' } });
    try {
      const page = await strict.open();
      await page.goto('/');
      await page.getByText('有新版本，草稿会留着').waitFor();
      await page.getByRole('button', { name: '更新' }).waitFor();
    } finally {
      await strict.close();
    }
  });
});

describe('installing', () => {
  it('the manifest names the app, where it opens, and pictures that are there in the sizes they say', async () => {
    const page = await stage.open();
    await page.goto('/');
    const address = await page.locator('link[rel="manifest"]').getAttribute('href');
    const answer = await page.request.get(address ?? '');
    const manifest = (await answer.json()) as {
      name: string;
      start_url: string;
      display: string;
      icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
    };
    expect(manifest).toMatchObject({ start_url: '/', display: 'standalone', name: expect.stringContaining('暖心') });
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const { src, sizes, type } of manifest.icons) {
      const picture = await page.request.get(src);
      expect([picture.status(), picture.headers()['content-type']?.split(';')[0]]).toEqual([200, type]);
      if (type !== 'image/png') continue;
      const bytes = await picture.body();
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes);
    }
    await page.context().close();
  });
});

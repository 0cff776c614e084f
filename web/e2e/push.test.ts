import { createECDH } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNoticeSettings } from '../../shared/notices/contract.ts';
import { actor } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A push service that answers at once: the browser's own lies beyond this machine. */
async function installedPage(slug: string): Promise<Page> {
  const page = await stage.open(slug, { installed: true });
  await page.context().grantPermissions(['notifications'], { origin: stage.place.address });
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  await page.addInitScript((p256dh) => {
    // This browser has no screen of its own and refuses notices by itself.
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' });
    Notification.requestPermission = async () => 'granted';
    let made: unknown = null;
    PushManager.prototype.getSubscription = async () => made as PushSubscription | null;
    PushManager.prototype.subscribe = async () => {
      const json = { endpoint: 'https://fcm.googleapis.com/fcm/send/stage', keys: { p256dh, auth: 'A'.repeat(22) } };
      made = {
        toJSON: () => json,
        unsubscribe: async () => {
          made = null;
          return true;
        },
      };
      return made as PushSubscription;
    };
  }, keys.getPublicKey('base64url'));
  await page.goto('/');
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
  return page;
}
const devices = async (slug: string) => {
  const one = await actor(stage.place.address, slug);
  return (await one.caller.call(readNoticeSettings, {})).reply.devices.length;
};

describe('notices on the phone', () => {
  it('are offered in the inbox, turned on with one tap, and end with the sign-in', async () => {
    const page = await installedPage('chen-li');
    await page.goto('/inbox');
    await settled(page);
    await page.getByRole('button', { name: '好，提醒我' }).click();
    await page.getByRole('button', { name: '好，提醒我' }).waitFor({ state: 'detached' });
    expect(await devices('chen-li')).toBe(1);
    await page.goto('/me');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('登录后，愿望、任务和服务时长都在这里').waitFor();
    expect(await devices('chen-li')).toBe(0);
    await page.context().close();
  });

  it('not now stays not now', async () => {
    const page = await installedPage('wang-guilan');
    await page.goto('/inbox');
    await settled(page);
    await page.getByRole('button', { name: '先不用' }).click();
    await page.reload();
    await settled(page);
    expect(await page.getByRole('button', { name: '先不用' }).count()).toBe(0);
    await page.context().close();
  });

  it('show what came, and no more than that', async () => {
    const page = await installedPage('wang-guilan');
    const devtools = await page.context().newCDPSession(page);
    const registered = new Promise<string>((found) => {
      devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const [one] = registrations;
        if (one !== undefined) found(one.registrationId);
      });
    });
    const [worker] = page.context().serviceWorkers();
    if (worker === undefined) throw new Error('no service worker');
    await worker.evaluate(() => {
      const here = globalThis as unknown as { shown: unknown[]; registration: ServiceWorkerRegistration };
      here.shown = [];
      here.registration.showNotification = async (...given) => void here.shown.push(given);
    });
    await devtools.send('ServiceWorker.enable');
    const note = { title: '有一件事等您回音', body: '打开暖心就能看到。', to: '/inbox', tag: 'ntc_1' };
    await devtools.send('ServiceWorker.deliverPushMessage', {
      origin: stage.place.address,
      registrationId: await registered,
      data: JSON.stringify(note),
    });
    const shown = () => worker.evaluate(() => (globalThis as unknown as { shown: unknown[] }).shown);
    await expect
      .poll(shown, { timeout: 10_000 })
      .toEqual([[note.title, { body: note.body, tag: note.tag, icon: '/mark-192.png', data: { to: '/inbox' } }]]);
    await page.context().close();
  });
});

describe('how I want to be told', () => {
  it('is chosen in a table, saved with one press, and stays', async () => {
    const page = await stage.open('zhao-qiang');
    await page.goto('/me/notices');
    await settled(page);
    await page.getByLabel('愿望有动静，短信').selectOption('daily');
    await page.getByLabel('一天最多提醒').selectOption('3');
    await page.getByRole('button', { name: '存好' }).click();
    await page.getByText('存好了').waitFor();
    await page.reload();
    await settled(page);
    expect(await page.getByLabel('愿望有动静，短信').inputValue()).toBe('daily');
    expect(await page.getByLabel('一天最多提醒').inputValue()).toBe('3');
    await page.context().close();
  });
});

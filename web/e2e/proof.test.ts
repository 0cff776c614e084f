import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEAD_LETTERS_PK } from '../../functions/platform/changes.ts';
import { httpCaller } from '../../functions/testing/http.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { listDevTexts } from '../../shared/people/contract.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A phone with a fingerprint reader that always knows its finger: Chromium's own virtual authenticator. */
async function withFinger(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** Until the house has heard it: who goes on before is still signed in, and the sign-in page has nothing to ask. */
async function signOut(page: Page): Promise<void> {
  await page.goto('/me');
  await press(page, '退出登录');
  await page.getByText('登录后，愿望、任务和服务时长都在这里').waitFor();
}

async function codeFromInbox(): Promise<string> {
  const { reply } = await httpCaller(stage.place.address).call(listDevTexts, { query: { limit: 1 } });
  return /\d{6}/.exec(reply.items[0]?.text ?? '')?.[0] ?? '';
}

describe('a passkey', () => {
  it('is made on the phone, signs in without typing, is renamed and removed', async () => {
    const page = await stage.open('zhao-qiang');
    await withFinger(page);
    await page.goto('/me/sign-ins');
    await press(page, '在这台设备上加一把');
    await page.getByText('加好了，下次可以用它登录').waitFor();
    await page
      .getByText(/我的电脑|我的手机/)
      .first()
      .waitFor();

    await signOut(page);
    await page.goto('/sign-in?to=/me/sign-ins');
    // The browser offers it in the phone field, and the finger answers there.
    const list = page.getByRole('heading', { name: '在哪些设备上登录着' });
    await list.waitFor();

    await signOut(page);
    // A browser that offers nothing in the field has the button.
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = async () => false;
    });
    await page.goto('/sign-in?to=/me/sign-ins');
    await press(page, '用指纹、面容或锁屏密码登录');
    await list.waitFor();
    await page
      .getByText(/通行密钥登录/)
      .first()
      .waitFor();
    await page.getByText('这一台').waitFor();

    await press(page, /^改/);
    await page.getByLabel('名字').fill('红色那台手机');
    await press(page, '存下');
    await page.getByText('红色那台手机').first().waitFor();
    await press(page, /^改/);
    await press(page, '删掉这一把');
    await page.getByText('还没有。加一把').waitFor();
    await page.context().close();
  });
});

describe('a device in the list', () => {
  it('is signed out from another, and knows it with its next step', async () => {
    const [here, there] = [await stage.open('sarula'), await stage.open('sarula')];
    await there.goto('/me');
    await there.getByRole('button', { name: '退出登录' }).waitFor();
    await here.goto('/me/sign-ins');
    await settled(here);
    await here
      .getByRole('button', { name: /让它退出/ })
      .first()
      .click();
    await here.getByText('那一台退出了').waitFor();
    await there.reload();
    await there.getByText('登录后，愿望、任务和服务时长都在这里').waitFor();
    await Promise.all([here, there].map((page) => page.context().close()));
  });
});

describe('a fresh proof', () => {
  it('is asked for before a dead letter goes out again, by code, and the command then goes on', async () => {
    await deadLetter();
    const page = await stage.open('ren-mingyuan', { size: 'desk' });
    await page.goto('/operator/dead-letters');
    await settled(page);
    stage.pass(11 * MINUTE_MS);
    const keys: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/replay')) keys.push(request.headers()['idempotency-key']);
    });
    await page.getByRole('main').getByRole('button').last().click();
    const sheet = page.getByRole('dialog', { name: '再确认一次是您本人' });
    await sheet.getByRole('button', { name: '给我的手机发验证码' }).click();
    await sheet.getByLabel('短信里的六位数字').fill(await codeFromInbox());
    await sheet.waitFor({ state: 'detached' });
    // Once to hear that the sign-in is old, once to hear that a proof is needed, once with it.
    await expect.poll(() => keys.length).toBe(3);
    expect(new Set(keys).size).toBe(1);
    await page.context().close();
  });
  it('takes the finger of who has a passkey, and closing it does nothing', async () => {
    const page = await stage.open('gao-weidong', { size: 'desk' });
    await withFinger(page);
    await page.goto('/me/sign-ins');
    await press(page, '在这台设备上加一把');
    await page.getByText('加好了，下次可以用它登录').waitFor();
    stage.pass(11 * MINUTE_MS);
    await press(page, /^改/);
    await press(page, '删掉这一把');
    const sheet = page.getByRole('dialog', { name: '再确认一次是您本人' });
    await sheet.getByRole('button', { name: '关上' }).click();
    await page.getByText('这一步要再确认一次是您本人。').waitFor();
    await press(page, '删掉这一把');
    await sheet.getByRole('button', { name: '用指纹、面容或锁屏密码' }).click();
    await page.getByText('还没有。加一把').waitFor();
    await page.context().close();
  });
});

describe('acting as', () => {
  it('is in sight, changes what the person may do, and rights of two duties never add up', async () => {
    const page = await stage.open('narantoya');
    await page.goto('/board');
    await settled(page);
    await page.getByRole('button', { name: /以副站长 · .*的身份/ }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /志愿服务协调员/ })
      .click();
    await page.getByRole('button', { name: /以志愿服务协调员 · .*的身份/ }).waitFor();
    await page.goto('/queue');
    await page.getByRole('heading', { name: '这里只给经手的人看' }).waitFor();
    await page.getByRole('button', { name: /以志愿服务协调员/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /本人/ }).click();
    await page.getByRole('button', { name: /以本人的身份/ }).waitFor();
    await page.goto('/board');
    await page.getByRole('heading', { name: '这里只给经手的人看' }).waitFor();
    await page.context().close();
  });
});

async function deadLetter(): Promise<void> {
  const { house } = stage.place;
  const sk = house.newId('dead');
  const change = { id: 'change-1', at: house.clock(), key: { pk: 'NOTHING', sk: 'NOTHING' } };
  const item = { type: 'dead_letter', consumer: 'notices', tries: 3, parkedAt: house.clock(), error: 'Error', change };
  await house.table.transact([{ op: 'insert', item: { pk: DEAD_LETTERS_PK, sk, ...item } }]);
}

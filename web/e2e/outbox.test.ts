import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { takeShowKey } from '../../shared/tasks/attend.ts';
import { listMyTasks, readTaskSeats } from '../../shared/tasks/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { qrText, SHOW_CODE_STEP_MS, signedText } from '../../shared/tasks/signed-code.ts';
import { type Actor, actor, alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let folder: string;
beforeAll(async () => {
  stage = await openStage();
  folder = mkdtempSync(join(tmpdir(), 'nuanxin-phone-'));
});
afterAll(async () => {
  await stage.close();
  rmSync(folder, { recursive: true, force: true });
});

const offline = (page: Page, off: boolean) => page.context().setOffline(off);
async function installed(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, {
    timeout: 60_000,
  });
}
const seatOf = async ({ caller }: Actor, taskId: string) =>
  (await caller.call(listMyTasks, { query: { when: 'coming', limit: 100 } })).reply.items.find(
    ({ task }) => task.id === taskId,
  );

describe('accepting a task without a network', () => {
  it('waits through a restart of the browser; when somebody was faster it is explained, and the line is offered', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const xia = await alwaysFree(stage.place.address, 'xia-qingshan');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的热水阀拧不动'));
    const before = await stage.openPhone(folder, 'zhao-qiang');
    await before.goto(`/for-me/${taskId}`);
    await settled(before);
    await installed(before);
    await offline(before, true);
    await before.getByRole('button', { name: '接受', exact: true }).click();
    await before.getByText('可能有人先接下，送到了会告诉您').waitFor();
    await before.context().close();

    expect((await xia.caller.call(acceptTask, { params: { taskId } })).code).toBeUndefined();
    const after = await stage.openPhone(folder, 'zhao-qiang');
    await after.goto('/');
    await after.getByRole('link', { name: '1 件事没有办成，看看怎么办' }).click();
    await after.getByText('刚刚有人先接下了', { exact: false }).waitFor();
    await after.getByText('您要的是：接下「贺奶奶家的热水阀拧不动」').waitFor();
    await after.getByText('现在：人已经够了').waitFor();
    await after.getByRole('button', { name: '排在候补' }).click();
    await after.getByRole('heading', { name: '没有等着送的' }).waitFor();
    // The list is empty when the answer is here; the reading of it takes a moment of its own.
    await expect.poll(async () => (await seatOf(zhao, taskId))?.state, { timeout: 30_000 }).toBe('waiting');
    await after.context().close();
  });

  it('on the page of the wish, reads how it stands once there is a network, and says there that somebody was faster', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const xia = await alwaysFree(stage.place.address, 'xia-qingshan');
    const wishId = await publishedWish(stage, '贺奶奶家的窗户关不严');
    const taskId = await suggestedTask(zhao, wishId);
    const page = await stage.open('zhao-qiang', { installed: true });
    await page.goto(`/wishes/${wishId}`);
    await settled(page);
    await installed(page);
    await offline(page, true);
    const come = page.getByRole('button', { name: '我来帮忙', exact: true });
    await come.click();
    await page.getByRole('status').getByText('存在这台设备里了，有网就送出', { exact: true }).waitFor();
    await come.waitFor({ state: 'hidden' });
    expect((await xia.caller.call(acceptTask, { params: { taskId } })).code).toBeUndefined();
    await offline(page, false);
    await page.getByRole('alert').getByText('刚刚有人先接下了', { exact: false }).waitFor();
    await page.getByText(/^没有网。这是/).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '排在候补' }).waitFor();
    await page.getByRole('button', { name: '知道了' }).click();
    await page.getByText('刚刚有人先接下了', { exact: false }).waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('can be taken back before it is sent, and is then never sent', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的洗菜池堵了'));
    const page = await stage.open('zhao-qiang', { installed: true });
    await page.goto(`/for-me/${taskId}`);
    await settled(page);
    await installed(page);
    await page.goto('/me/outbox');
    await settled(page);
    await page.goto(`/for-me/${taskId}`);
    await settled(page);
    await offline(page, true);
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByRole('link', { name: '看看', exact: true }).click();
    await page.getByText('接下「贺奶奶家的洗菜池堵了」').waitFor();
    await page.getByRole('button', { name: '收回' }).click();
    await page.getByText('收回了，没有送出').waitFor();
    await offline(page, false);
    await page.reload();
    await page.getByRole('heading', { name: '没有等着送的' }).waitFor();
    expect(await seatOf(zhao, taskId)).toBeUndefined();
    await page.context().close();
  });

  it('is sent by the worker with the app closed, where the browser wakes it', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的暖气片渗水'));
    const page = await stage.open('zhao-qiang', { installed: true });
    await page.goto(`/for-me/${taskId}`);
    await settled(page);
    await installed(page);
    await offline(page, true);
    await page.getByRole('button', { name: '接受', exact: true }).click();
    await page.getByText('可能有人先接下，送到了会告诉您').waitFor();
    const devtools = await page.context().newCDPSession(page);
    const found = Promise.withResolvers<string>();
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations.filter(({ isDeleted }) => !isDeleted);
      if (one !== undefined) found.resolve(one.registrationId);
    });
    await devtools.send('ServiceWorker.enable');
    const registrationId = await found.promise;
    await page.goto('about:blank');
    await offline(page, false);
    await devtools.send('ServiceWorker.dispatchSyncEvent', {
      origin: stage.place.address,
      registrationId,
      tag: 'outbox',
      lastChance: false,
    });
    await expect.poll(async () => (await seatOf(zhao, taskId))?.state, { timeout: 10_000 }).toBe('accepted');
    await page.context().close();
  });
});

/** A camera that reads what the test says; Chromium on this machine has no reader of its own. */
function readerOf(): void {
  const told = globalThis as { shown?: string; BarcodeDetector?: unknown };
  told.BarcodeDetector = class {
    detect = async () => (told.shown === undefined ? [] : [{ rawValue: told.shown }]);
  };
}

describe('arriving and leaving where neither phone has a network', () => {
  it('is shown by one phone, scanned and kept by the other, sent in order later, and booked as it was signed', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const chen = await actor(stage.place.address, 'chen-li');
    const taskId = await suggestedTask(zhao, await publishedWish(stage, '贺奶奶家的水龙头关不紧'));
    await zhao.caller.call(acceptTask, { params: { taskId } });

    const shows = await stage.open('chen-li');
    await shows.goto(`/tasks/${taskId}/show`);
    await settled(shows);
    await expect
      .poll(() => shows.evaluate(() => Object.keys(localStorage).some((name) => name.includes('show-key'))))
      .toBe(true);
    const scans = await stage.open('zhao-qiang', { installed: true });
    await scans.addInitScript(readerOf);
    await scans.goto(`/me/tasks/${taskId}`);
    await settled(scans);
    await installed(scans);
    await offline(shows, true);
    await offline(scans, true);
    // Digits are old after half a minute; from then on the phone is on its own.
    await shows.getByRole('button', { name: '刚到' }).waitFor({ timeout: 45_000 });

    const { reply: key } = await chen.caller.call(takeShowKey, { params: { taskId } });
    const scan = async (purpose: 'check_in' | 'check_out', button: string) => {
      const text = await shownBy(shows, taskId, key, purpose);
      const toCamera = scans.getByRole('button', { name: '用相机扫' });
      if (await toCamera.isVisible()) await toCamera.click();
      await scans.evaluate((shown) => void Object.assign(globalThis, { shown }), text);
      await scans.getByText(/^扫到了，/).waitFor();
      await scans.evaluate(() => void Object.assign(globalThis, { shown: undefined }));
      await scans.getByRole('button', { name: button, exact: true }).click();
    };
    await scan('check_in', '签到');
    await scans.locator('.task-day-kept', { hasText: '签到先存在这台设备里' }).waitFor();
    await scans.getByText('扫到的码不会过期', { exact: false }).waitFor();
    await shows.getByRole('button', { name: '做完了' }).click();
    await scan('check_out', '签完成');
    // What the page has not said it keeps may be lost with the page.
    await scans.locator('.task-day-kept', { hasText: '完成先存在这台设备里' }).waitFor();
    await scans.reload();
    await scans.locator('.task-day-kept', { hasText: '完成先存在这台设备里' }).waitFor();

    stage.pass(10 * MINUTE_MS);
    await offline(scans, false);
    // Chromium's emulation does not tell a page that was opened without a network that there is one now; looking again does.
    await scans.reload();
    // The page sends it, or the worker when the browser wakes it while the page is on its way.
    const zhaoLater = await actor(stage.place.address, 'zhao-qiang');
    await expect.poll(async () => (await seatOf(zhaoLater, taskId))?.state, { timeout: 60_000 }).toBe('checked_out');
    await scans.reload();
    await scans.getByRole('link', { name: '当面请对方点头' }).waitFor();
    const seat = await seatOf(zhaoLater, taskId);
    expect(seat).toMatchObject({ state: 'checked_out', sentLate: true });
    expect(seat?.checkedInAt).toBeLessThan(stage.now() - 9 * MINUTE_MS);
    const li = await actor(stage.place.address, 'li-min');
    const seats = await li.caller.call(readTaskSeats, { params: { taskId } });
    expect(seats.reply.items[0]?.sentLate).toBe(true);
    await shows.context().close();
    await scans.context().close();
  });
});

/** The text of the QR on the screen: the one of this moment or its neighbours whose drawing is what is drawn. */
async function shownBy(
  page: Page,
  taskId: string,
  { handle, key }: { handle: string; key: string },
  purpose: 'check_in' | 'check_out',
): Promise<string> {
  const candidates = [-1, 0, 1].map((near) => {
    const unsigned = { purpose, handle, step: Math.floor(stage.now() / SHOW_CODE_STEP_MS) + near };
    const hash = createHmac('sha256', Buffer.from(key, 'base64url')).update(signedText(unsigned)).digest();
    return qrText(taskId, { ...unsigned, tag: hash.subarray(0, 16).toString('base64url') });
  });
  let found: string | undefined;
  await expect
    .poll(async () => {
      const drawn = await page.locator('.qr .modules').getAttribute('d');
      found = candidates.find((text) => drawingOf(text) === drawn);
      return found;
    })
    .toBeDefined();
  return found ?? '';
}

function drawingOf(text: string): string {
  const grid = encode(text, { ecc: 'M', border: 0 }).data;
  return grid.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
}

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseDelivery } from '../../shared/goods/carry.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { actor, alwaysFree, riceWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

/** A donor on the wish's own page: how many, and the rest is said already. */
async function give(page: Page, wishId: string, count: number): Promise<void> {
  await page.goto(`/wishes/${wishId}`);
  await press(page, '我送一件');
  for (let more = 1; more < count; more += 1) await press(page, '多一袋');
  await press(page, `认下 ${count} 袋大米`);
  await page.getByText('认下了，给您留到').waitFor();
}

describe('a gift all the way, on everyone’s own screen', () => {
  it('is promised by two, taken in with two taps, brought by a volunteer, nodded at, and anyone can follow it', async () => {
    const base = stage.place.address;
    const wishId = await riceWish(stage, '王奶奶想要够吃到过年的米');
    const [ye, dong, li, anyone] = await Promise.all([
      stage.open('ye-changlin'),
      stage.open('dong-lamei'),
      stage.open('li-min', { size: 'desk' }),
      stage.open(),
    ]);
    await give(ye, wishId, 2);
    await give(dong, wishId, 1);
    expect(await dong.locator('.wish-needs').innerText()).toContain('一共要 3 袋：认下还没送来 3 袋');

    await li.goto('/stock');
    // A press that cannot count says what is missing.
    await press(li, '收下 2 袋大米');
    const shelf = li.getByLabel('放在哪个架');
    await expect.poll(() => shelf.inputValue()).not.toBe('');
    await shelf.fill('');
    await li.locator('dialog[open]').getByRole('button', { name: '收下' }).click({ force: true });
    await li.getByText('写下放在哪个架。').waitFor();
    await li.keyboard.press('Escape');
    for (const amount of ['2 袋大米', '1 袋大米']) {
      await press(li, `收下 ${amount}`);
      await li.locator('dialog[open]').getByRole('button', { name: '收下' }).click();
      await li.locator('.stock-label').waitFor();
      await li.locator('dialog[open]').getByRole('button', { name: '关上' }).click();
    }
    await li.getByRole('heading', { name: /架上/ }).waitFor();
    // What is done to one batch alone says to which, and giving back says first what comes of it.
    await press(li, '送出去 2 袋大米');
    const sheet = li.locator('dialog[open]');
    const boxes = sheet.locator('.stock-batches input');
    await boxes.nth(1).waitFor();
    await sheet.getByText(/^单说 2 袋大米 .*：$/).waitFor();
    await press(li, '还给送的人');
    await sheet.getByText('说出去改不回来').waitFor();
    await sheet.getByRole('button', { name: '就还给送的人' }).waitFor();
    await li.keyboard.press('Escape');
    await ye.goto('/me/gifts');
    await ye.getByText('在东河站的架上，等人送去').first().waitFor();

    const [worker, wang] = [await actor(base, 'li-min'), await actor(base, 'wang-guilan')];
    const helper = await alwaysFree(base, 'xia-qingshan');
    const now = stage.now();
    const raised = await worker.caller.call(raiseDelivery, {
      params: { wishId },
      body: { window: { from: now + 10 * MINUTE_MS, to: now + 3 * HOUR_MS } },
    });
    const params = { taskId: raised.reply.id };
    expect((await helper.caller.call(acceptTask, { params })).code).toBeUndefined();
    const xia = await stage.open('xia-qingshan');
    await xia.goto(`/me/tasks/${params.taskId}`);
    await xia.getByRole('heading', { name: '先到东河站取东西' }).waitFor();
    await press(xia, '取好了，在路上');
    await xia.getByRole('heading', { name: '您带着的' }).waitFor();
    for (const part of [checkIn, checkOut]) {
      const { reply } = await wang.caller.call(readShowCode, { params });
      expect((await helper.caller.call(part, { params, body: { digits: reply.digits } })).code).toBeUndefined();
    }

    const granny = await stage.open('wang-guilan');
    await granny.goto(`/wishes/${wishId}/confirm`);
    await press(granny, '点头');
    await granny.getByRole('heading', { name: '愿望实现了' }).waitFor();
    await stage.place.settled();
    await anyone.goto(`/wishes/${wishId}`);
    await anyone.getByText('收到了，点过头了').first().waitFor();
    const seen = await anyone.locator('main').innerText();
    expect(seen).toContain('一位好心人');
    expect(seen).not.toMatch(/小叶|叶长林|小董|王桂兰/);
    expect(await anyone.locator('.gift-way [data-state=done]').count()).toBe(10);
  });
});

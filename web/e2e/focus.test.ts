import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMyWishes } from '../../shared/wishes/contract.ts';
import { actor } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Resolves when the focus is there: it moves with what is drawn next. */
async function focusIn(place: Locator): Promise<void> {
  await expect.poll(() => place.evaluate((it) => it === document.activeElement)).toBe(true);
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

describe('the focus, where what was pressed goes away', () => {
  it('is in the one field of each step of signing in, and at the number that is not one', async () => {
    const page = await stage.open();
    await page.goto('/sign-in');
    await press(page, '要验证码');
    await focusIn(page.getByLabel('手机号'));
    await page.keyboard.insertText('13800138007');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '短信里的六位数字' }).waitFor();
    await focusIn(page.getByLabel('验证码'));
    await press(page, '换个号码');
    await focusIn(page.getByLabel('手机号'));
    await page.context().close();
  });

  it('is at the top of a part of what somebody can do, and of all of it again', async () => {
    const page = await stage.open('zhao-qiang');
    await page.goto('/me/volunteer');
    await page.getByRole('link', { name: /有空/ }).click();
    await page.getByRole('heading', { name: '一周里什么时候有空' }).waitFor();
    await focusIn(page.locator('#main'));
    await page.getByRole('link', { name: '我能帮什么' }).click();
    await page.getByRole('link', { name: /有空/ }).waitFor();
    await focusIn(page.locator('#main'));
    await page.context().close();
  });

  it('is at the first thing that is wrong with a doubt about hours', async () => {
    const page = await stage.open('sarula');
    await page.goto('/me/hours');
    await press(page, '这笔不对');
    await press(page, '请站里核实');
    await focusIn(page.getByRole('dialog').getByLabel('应该是多少分钟'));
    await page.context().close();
  });

  it('is at the top of what came of a nod', async () => {
    const wang = await actor(stage.place.address, 'wang-guilan');
    const done = (await wang.caller.call(listMyWishes, {})).reply.items.find(({ state }) => state === 'delivered');
    const page = await stage.open('wang-guilan');
    await page.goto(`/wishes/${done?.id}/confirm`);
    await press(page, '点头');
    await page.getByRole('heading', { name: '愿望实现了' }).waitFor();
    await focusIn(page.locator('#main'));
    await page.context().close();
  });
});

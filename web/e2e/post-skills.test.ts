import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alwaysFree, suggestedTask, verifiedWish } from './actors.ts';
import { tabTo } from './keys.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const TITLE = '想请人来通通炕';
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();
const next = (page: Page) => press(page, /^下一步/);

describe('skills chosen at a posting', () => {
  it('are four at most, are asked of whoever goes, and one who has them is a fit', async () => {
    const zhao = await alwaysFree(stage.place.address, 'zhao-qiang');
    const page = await stage.open('chen-li');
    await untilNeeds(page);
    await page.getByRole('button', { name: '手艺', exact: true }).click();
    await page.getByLabel('要的是').fill('会通炕的人');
    const choose = page.getByRole('button', { name: '选手艺' });
    await tabTo(page, choose);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '要会什么手艺' });
    const chip = (name: string) => sheet.getByRole('button', { name, exact: true });
    const tap = async (name: string) => {
      await tabTo(page, chip(name));
      await page.keyboard.press('Space');
    };
    for (const name of ['通炕、修炉子', '封窗户', '木工', '刷墙']) await tap(name);
    await sheet.getByText('选满四样了，要换就先点掉一样。').waitFor();
    await tap('照料陪同');
    await tap('做饭');
    expect(await chip('做饭').getAttribute('aria-pressed')).toBe('false');
    await tap('家里修补 4');
    for (const name of ['木工', '刷墙']) await tap(name);
    await sheet.getByText('选了 2 样，最多四样。').waitFor();
    await tabTo(page, chip('选好了'));
    await page.keyboard.press('Enter');
    await sheet.waitFor({ state: 'hidden' });
    expect(await choose.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.getByRole('button', { name: '封窗户', pressed: true }).waitFor();

    const wishId = await verifiedWish(stage, await sent(page));
    const taskId = await suggestedTask(zhao, wishId);
    const desk = await stage.open('li-min', { size: 'desk' });
    await desk.goto(`/tasks/${taskId}/candidates`);
    await desk.locator('.candidates-row', { hasText: zhao.me.name }).click();
    const why = desk.getByRole('region', { name: '这一位' });
    expect(await why.locator('li.bold').allInnerTexts()).toEqual([
      expect.stringContaining('通炕、修炉子'),
      expect.stringContaining('封窗户'),
    ]);
    const his = await stage.open('zhao-qiang');
    await his.goto(`/for-me/${taskId}`);
    await his.getByText('会通炕、修炉子').first().waitFor();
  });
});

/** Chen Li at a visit, up to the question how many people are needed. */
async function untilNeeds(page: Page): Promise<void> {
  await page.goto('/post');
  await page.getByRole('radio', { name: /替别人写/ }).check();
  await next(page);
  await page.getByRole('radio', { name: '新认识的一位' }).check();
  await page.getByLabel('全名').fill('贺桂香');
  await page.getByLabel('大家怎么称呼').fill('贺奶奶');
  await page.getByLabel('哪一年生').fill('1947');
  await next(page);
  await page.getByRole('radio', { name: '当面说好' }).check();
  await next(page);
  await page.getByLabel('原话').fill('炕烧不热，炉子倒烟。');
  await page.getByLabel('一句话').fill(TITLE);
  await next(page);
}

/** The rest of the posting: today, and where. Answers the wish's id. */
async function sent(page: Page): Promise<string> {
  await next(page);
  await press(page, '今天');
  await press(page, '下午');
  await page.getByRole('radio', { name: /着急/ }).check();
  await next(page);
  await page.getByLabel('街道、小区和楼').fill('粮库巷 9 号院');
  await page.getByLabel('门牌号').fill('1907');
  await next(page);
  await press(page, /^交给.*核实$/);
  const link = await page.getByRole('link', { name: '看这个愿望' }).getAttribute('href');
  return link?.split('/').at(-1) ?? '';
}

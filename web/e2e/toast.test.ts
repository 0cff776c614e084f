import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { tabTo } from './keys.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('what is said while a sheet is open', () => {
  it.each(['phone', 'half'] as const)('is seen above it, read out, and lies on no button, on a %s', async (size) => {
    const wishId = await publishedWish(stage, `贺奶奶家厨房的水管漏了，想有人来修（${size}）`);
    const helper = await alwaysFree(stage.place.address, 'xia-qingshan');
    const taskId = await suggestedTask(helper, wishId);
    const page = await stage.open('li-min', { size });
    await page.goto(`/tasks/${taskId}/candidates`);
    const row = page.getByRole('button', { name: new RegExp(helper.me.name) }).first();
    await row.click();
    const sheet = page.getByRole('dialog');
    const ask = sheet.getByRole('button', { name: `请${helper.me.name}` });
    await tabTo(page, ask);
    await page.keyboard.press('Enter');

    // In the sheet, whose outside is inert: a live region that was there before it said anything.
    const said = sheet.getByRole('status').getByText(`已经问了${helper.me.name}`);
    await said.waitFor();
    const seen = () =>
      said.evaluate((toast) => {
        const { left, top, width, height } = toast.getBoundingClientRect();
        const at = document.elementFromPoint(left + width / 2, top + height / 2);
        return { upmost: toast.contains(at), inert: toast.closest('[inert]') !== null, onScreen: top >= 0 };
      });
    expect(await seen()).toEqual({ upmost: true, inert: false, onScreen: true });
    const covered = await sheet.locator('.sheet-body :is(button, a, input)').evaluateAll((parts) => {
      const toast = document.querySelector('dialog[open] .toast')?.getBoundingClientRect();
      return parts.filter((part) => {
        const box = part.getBoundingClientRect();
        return toast !== undefined && box.height > 0 && box.top < toast.bottom && box.bottom > toast.top;
      }).length;
    });
    expect(covered).toBe(0);
    // Said once, though there is a place for it on the page too; and there it is said when the sheet is gone.
    expect(await page.locator('.toast').count()).toBe(1);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('keeps its action within reach of the keyboard', async () => {
    const wishId = await publishedWish(stage, '贺奶奶家的水管，等人来看一眼');
    await alwaysFree(stage.place.address, 'zhao-qiang');
    const page = await stage.open('zhao-qiang', { size: 'phone' });
    await page.goto(`/wishes/${wishId}`);
    await page.getByRole('button', { name: '我来帮忙' }).click();
    await page.getByText('接下了，放进了“我的任务”').waitFor();
    await page.getByRole('button', { name: '分享' }).click();
    const sheet = page.getByRole('dialog');
    await tabTo(page, sheet.getByRole('button', { name: '去看看' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/me\/tasks/);
    await sheet.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is gone where the person went by another way', async () => {
    const wishId = await publishedWish(stage, '贺奶奶家的水管又滴水了');
    await alwaysFree(stage.place.address, 'xia-qingshan');
    const page = await stage.open('xia-qingshan', { size: 'phone' });
    await page.goto(`/wishes/${wishId}`);
    await page.getByRole('button', { name: '我来帮忙' }).click();
    await page.locator('.toast').waitFor();
    await page.getByRole('link', { name: '看我接下的' }).click();
    await page.waitForURL(/\/me\/tasks/);
    await page.locator('.toast').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

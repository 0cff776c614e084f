import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Every line that would be on the paper, outside of the part that is meant to be. */
async function besides(page: Page, part: string): Promise<readonly string[]> {
  return page.evaluate((selector) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT);
    const found: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node as HTMLElement;
      const inside = element.closest(selector) !== null || element.querySelector(selector) !== null;
      if (!inside && element.getClientRects().length > 0 && element.innerText.trim() !== '')
        found.push(element.innerText.trim());
    }
    return found;
  }, part);
}

describe('what is printed', () => {
  it('of goods that are put on the shelf is their label alone, in the corner of its paper', async () => {
    const page = await stage.open('li-min', { size: 'desk' });
    await page.goto('/stock');
    await page.getByRole('button', { name: /^收下/ }).first().click();
    await page.getByRole('dialog').getByRole('button', { name: /^收下/ }).click();
    await page.getByRole('button', { name: /打印/ }).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await besides(page, '.stock-label')).toEqual([]);
    const [label, dialog] = [page.locator('.stock-label'), page.locator('dialog[open]')];
    const box = await label.boundingBox();
    expect([box?.x, box?.y]).toEqual([0, 0]);
    expect(await dialog.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
    await page.context().close();
  });
  it('of a wish says its day by date, and nothing of the frame', async () => {
    const page = await stage.open(undefined, { size: 'desk' });
    await page.goto('/');
    const path = await page.locator('a[href^="/wishes/"]').first().getAttribute('href');
    await page.goto(`${path}/sheet`);
    await page.locator('.paper').waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await besides(page, '.paper')).toEqual([]);
    expect(await page.locator('.paper dd.figures').innerText()).toMatch(/^\d{4} 年 \d+ 月 \d+ 日 周./);
    expect(await page.locator('.frame:has(> main)').evaluate((one) => getComputedStyle(one).backgroundImage)).toBe(
      'none',
    );
    await page.context().close();
  });
});

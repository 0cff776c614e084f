import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const path = (page: Page) => new URL(page.url()).pathname;
async function openFirst(page: Page, from: string): Promise<string> {
  await page.goto(from);
  await settled(page);
  await page.locator('a.cover').first().click();
  await page.locator('main .wish h1').waitFor();
  return page.locator('a.back').innerText();
}

describe('the way back from a wish', () => {
  it('says where it leads, and leads there', async () => {
    const page = await stage.open('wang-guilan');
    expect(await openFirst(page, '/me/wishes')).toBe('返回');
    await page.locator('a.back').click();
    await page.getByRole('heading', { name: '我的愿望' }).waitFor();
    expect(path(page)).toBe('/me/wishes');
    expect(await openFirst(page, '/')).toBe('愿望墙');
    await page.locator('a.back').click();
    await expect.poll(() => path(page)).toBe('/');
    await page.context().close();
  });

  it('opened first of all, leads to the wall', async () => {
    const page = await stage.open('wang-guilan');
    await page.goto('/');
    await settled(page);
    const wish = (await page.locator('a.cover').first().getAttribute('href')) ?? '';
    const other = await stage.open('zhao-qiang');
    await other.goto(wish);
    await settled(other);
    expect(await other.locator('a.back').innerText()).toBe('愿望墙');
    await other.locator('a.back').click();
    await expect.poll(() => path(other)).toBe('/');
    for (const one of [page, other]) await one.context().close();
  });
});

describe('a supervisor of a county', () => {
  it('sees at which station something waits, and goes on to its board and its queue', async () => {
    const page = await stage.open('shen-lihua', { size: 'desk' });
    await page.goto('/board');
    await settled(page);
    await page.getByRole('heading', { name: '交到旗县来的' }).waitFor();
    const first = page.locator('.board-stations a').first();
    expect(await first.innerText()).toContain('等回音');
    await first.click();
    await page.getByRole('link', { name: /^回到/ }).waitFor();
    await page.getByRole('link', { name: /^全部 \d+ 件$/ }).click();
    await page.getByRole('heading', { name: '等您核实' }).waitFor();
    // The heading is there before its rows.
    await page.locator('.queue-row').first().waitFor();
    expect(new URL(page.url()).searchParams.get('org')).not.toBeNull();
    await page.context().close();
  });
});

describe('who wrote a wish', () => {
  it('finds it apart from those to verify', async () => {
    const page = await stage.open('chen-li');
    await page.goto('/queue');
    await settled(page);
    await page.getByRole('heading', { name: '等您核实 0' }).waitFor();
    await page.getByRole('heading', { name: /^等同事核实 \d+/ }).waitFor();
    await page.context().close();
  });
});

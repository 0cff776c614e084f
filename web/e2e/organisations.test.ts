import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedWish } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('who runs a community organisation', () => {
  it('finds it from their own page, takes a wish on in its name and sees it there', async () => {
    const title = '贺奶奶家的水管想有人常来看看';
    await publishedWish(stage, title);
    const page = await stage.open('ma-aiping', { size: 'phone' });
    await page.goto('/me');
    await settled(page);
    await page.getByRole('link', { name: /^夕阳红互助社/ }).click();
    await page.getByRole('heading', { name: '夕阳红互助社', level: 1 }).waitFor();
    await page.getByText('选“由夕阳红互助社来张罗”').waitFor();
    // Numbers are of stations; nothing here counts what cannot be.
    expect(await page.getByText('0 个').count()).toBe(0);

    await page.getByRole('link', { name: '到愿望墙上找' }).click();
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('button', { name: '由夕阳红互助社来张罗' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /夕阳红互助社/ })
      .click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await stage.place.settled();

    // What the browser kept of the list a moment ago is not shown again.
    await page.goBack();
    await page.getByRole('link', { name: '我的' }).click();
    await page.getByRole('link', { name: /^夕阳红互助社/ }).click();
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('link', { name: '实现了的' }).click();
    await page.getByRole('heading', { name: '夕阳红互助社张罗的愿望' }).waitFor();

    const anybody = await stage.open(undefined, { language: 'en', size: 'desk' });
    await anybody.goto(page.url());
    await anybody.getByRole('heading', { name: 'Wishes that Sunset Mutual Aid carries' }).waitFor();
  });
});

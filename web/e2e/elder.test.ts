import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMyWishes } from '../../shared/wishes/contract.ts';
import { actor } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A phone that has a Chinese voice and writes down what it says. */
async function withVoice(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    const voices = [{ lang: 'zh-CN' }];
    Object.defineProperty(window, 'speechSynthesis', {
      value: {
        getVoices: () => voices,
        addEventListener: () => undefined,
        cancel: () => undefined,
        speak: ({ text }: { text: string }) => said.push(text),
      },
    });
  });
}

describe('elder mode', () => {
  it('is turned on by the worker at a home visit, is there when she opens the phone, and goes at her own word', async () => {
    const granny = await stage.open('wang-guilan');
    await withVoice(granny);
    const worker = await stage.open('li-min');
    await worker.goto('/residents');
    await settled(worker);
    await worker.getByRole('button', { name: '换成长辈版 王桂兰' }).click();
    await worker.getByRole('button', { name: '换回普通版 王桂兰' }).waitFor();

    await granny.goto('/');
    await granny.getByRole('heading', { name: /王奶奶，.*好/ }).waitFor();
    const body = await granny.evaluate(
      () => getComputedStyle(document.querySelector('.elder-big span') as Element).fontSize,
    );
    expect(Number.parseFloat(body)).toBeGreaterThanOrEqual(22);
    expect(await granny.locator('.elder-three > *').count()).toBe(3);
    expect(await granny.locator('.elder svg').count()).toBe(0);
    const call = granny.getByRole('link', { name: /给社工站打电话/ });
    expect(await call.getAttribute('href')).toMatch(/^tel:0402-000-\d{4}$/);
    await granny.getByRole('button', { name: '念给我听' }).click();
    const said = await granny.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.join('')).toMatch(/王奶奶.*说一个新愿望.*我的愿望.*家里来过谁.*给社工站打电话/);

    await granny.getByRole('link', { name: /我的愿望/ }).click();
    await granny.getByRole('heading', { name: '我的愿望' }).waitFor();
    await expect.poll(() => granny.locator('.elder-three > *').count()).toBeLessThanOrEqual(3);
    for (const path of ['/inbox', '/me', '/me/notices', '/post', '/elder/visits', '/me/wishes']) {
      await granny.goto(path);
      const home = granny.getByRole('link', { name: '回到首页' });
      await home.waitFor();
      expect((await home.boundingBox())?.height).toBeGreaterThanOrEqual(56);
      await home.click();
      await granny.getByRole('heading', { name: /王奶奶，.*好/ }).waitFor();
    }
    await granny.getByRole('link', { name: /看看消息|条消息没看过/ }).click();
    await granny.getByRole('heading', { name: '消息' }).waitFor();
    await granny.getByRole('link', { name: '回到首页' }).click();
    await granny.getByRole('link', { name: '看看消息' }).waitFor();
    await granny.getByRole('button', { name: '换回普通版' }).click();
    await granny.getByRole('link', { name: '愿望墙' }).first().waitFor();
    await Promise.all([granny, worker].map((page) => page.context().close()));
  });

  it('asks one question a screen, reads it aloud, and hands the wish to the station', async () => {
    const page = await stage.open('wang-guilan');
    await withVoice(page);
    await page.goto('/me');
    await settled(page);
    await page.getByText('大字', { exact: true }).click();
    await page.goto('/');
    await page.getByRole('link', { name: /说一个新愿望/ }).click();
    await page.getByRole('heading', { name: '想要什么？' }).waitFor();
    for (const [heading, answer] of [
      ['想要什么？', /有人陪一陪/],
      ['陪着做什么？', /陪我出门走走/],
      ['什么时候要？', /周末/],
    ] as const) {
      await page.getByRole('heading', { name: heading }).waitFor();
      expect(await page.locator('.elder-three > *').count()).toBe(3);
      expect(await page.locator('.elder svg').count()).toBe(0);
      await page.getByRole('link', { name: /给社工站打电话/ }).waitFor();
      await page.getByRole('button', { name: answer }).click();
    }
    await page.getByLabel('哪条街、几号楼').fill('和平路 12 号院');
    await page.getByRole('button', { name: '好了，下一步' }).click();
    await page.getByRole('heading', { name: '这样说对吗？' }).waitFor();
    await page.getByRole('button', { name: '念给我听' }).click();
    const said = await page.evaluate(() => (window as unknown as { said: string[] }).said);
    expect(said.join('')).toContain('想有人陪着出门走走。周末。住在和平路 12 号院。');
    await page.getByRole('button', { name: /对，交给社工站/ }).click();
    await page.getByRole('heading', { name: '交给社工站了' }).waitFor();
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('link', { name: /我的愿望/ }).click();
    await page.getByText('想有人陪着出门走走').waitFor();
    await page.goto('/me');
    await page.getByText('不用', { exact: true }).click();
    await page.context().close();
  });

  it('says honestly that a phone has no voice, fits 320 px and leaves axe nothing to say, light and dark', async () => {
    const page = await stage.open('wang-guilan', { size: 'half' });
    await page.goto('/me');
    await settled(page);
    await page.getByText('大字', { exact: true }).click();
    const faults: string[] = [];
    const wang = await actor(stage.place.address, 'wang-guilan');
    const done = (await wang.caller.call(listMyWishes, {})).reply.items.find(({ state }) => state === 'delivered');
    const own = [`/wishes/${done?.id}`, `/wishes/${done?.id}/confirm`];
    for (const path of ['/', '/me/wishes', '/elder/visits', '/post', ...own]) {
      await page.goto(path);
      await settled(page);
      if (path === '/') await page.getByText('这里念不出中文').waitFor();
      expect(await page.getByRole('button', { name: '念给我听' }).count()).toBe(0);
      expect(await page.locator('h1:visible').count()).toBe(1);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode(true)
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        faults.push(...violations.map(({ id, nodes }) => `${path} ${colorScheme} ${id} ${nodes[0]?.target.join(' ')}`));
      }
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it('asks whether it is right with a yes and a no, and takes a word of thanks by one press', async () => {
    const page = await stage.open('wang-guilan');
    await page.goto('/me');
    await settled(page);
    await page.getByText('大字', { exact: true }).click();
    await page.goto('/');
    await page.getByRole('link', { name: /办完了，您看看对不对/ }).click();
    await page.getByRole('heading', { name: '是不是都做好了' }).waitFor();
    expect(await page.locator('.elder-three > *').count()).toBe(2);
    await page.getByRole('button', { name: /^对，办好了/ }).click();
    await page.getByRole('heading', { name: '好，记下了' }).waitFor();
    expect(await page.locator('.elder-three > *').count()).toBe(3);
    await page.getByRole('button', { name: '谢谢您' }).click();
    await page.getByRole('heading', { name: '话带到了' }).waitFor();
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('link', { name: /^我的愿望/ }).waitFor();
    expect(await page.getByRole('link', { name: /办完了，您看看对不对/ }).count()).toBe(0);
    await page.goto('/me');
    await page.getByText('不用', { exact: true }).click();
    await page.context().close();
  });
});

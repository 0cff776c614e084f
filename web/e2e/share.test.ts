import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpCaller } from '../../functions/testing/http.ts';
import { listWishes } from '../../shared/wishes/contract.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let wishId: string;
beforeAll(async () => {
  stage = await openStage();
  const { reply } = await httpCaller(stage.place.address).call(listWishes, { query: { limit: 1 } });
  wishId = reply.items[0]?.id ?? '';
});
afterAll(() => stage.close());

describe('a wish that goes from hand to hand', () => {
  it('is saved as a picture that the phone drew', async () => {
    const page = await stage.open();
    await page.goto(`/wishes/${wishId}`);
    await settled(page);
    await page.getByRole('button', { name: '分享' }).click();
    await page.getByRole('img', { name: /愿望卡片/ }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存成图片' }).click(),
    ]);
    const bytes = readFileSync(await file.path());
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([720, 960]);
    await page.context().close();
  });

  it('hangs on the notice board as one page of A4 with what is public, also where a worker prints it', async () => {
    const page = await stage.open('li-min');
    await page.goto(`/wishes/${wishId}`);
    await settled(page);
    const building = await page.evaluate(
      async (id) => (await (await fetch(`/api/wishes/${id}`)).json()).place.building as string,
      wishId,
    );
    expect(building).toMatch(/\S/);
    await page.getByRole('button', { name: '分享' }).click();
    await page.getByRole('link', { name: '印一张，贴在公告栏' }).click();
    await page.getByRole('button', { name: '打印' }).waitFor();
    await page.locator('.paper .modules[d^="M"]').waitFor();
    expect(await page.locator('.paper').innerText()).not.toContain(building);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.action-bar:visible, .tabs:visible, .top:visible').count()).toBe(0);
    const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(pages).toHaveLength(1);
    await page.context().close();
  });

  it('tells a messenger its title, by the way that crawlers come', async () => {
    const answer = await fetch(`${stage.place.address}/wishes/${wishId}`, { headers: { 'user-agent': 'TelegramBot' } });
    expect(answer.url).toMatch(/\/preview$/);
    const html = await answer.text();
    const picture = /og:image" content="[^"]*(\/cards\/\w+\.png)"/.exec(html)?.[1] ?? '';
    expect((await fetch(stage.place.address + picture)).headers.get('content-type')).toBe('image/png');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runReplyClocks } from '../../functions/wishes/clocks.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { setElderMode } from '../../shared/people/elder.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import { returnWish, takeVerification } from '../../shared/wishes/verification.ts';
import { actor } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
let wishId: string;
const ASKED = '先和本人再说一遍，哪天方便';

beforeAll(async () => {
  stage = await openStage();
  const [wang, li] = [await actor(stage.place.address, 'wang-guilan'), await actor(stage.place.address, 'li-min')];
  const from = stage.now() + DAY_MS;
  const posted = await wang.caller.call(postWish, {
    body: {
      stationId: li.me.homeStation ?? '',
      beneficiary: { who: 'self' },
      source: 'self',
      group: 'elderly',
      kind: 'companionship',
      domain: 'elderly',
      urgency: 'normal',
      title: { zh: '王奶奶想有人陪着出门走走' },
      story: { zh: '腿脚慢，想有人搭把手。' },
      components: [
        { kind: 'companionship', text: { zh: '陪走走的人' }, quantity: 1, skills: [], languages: [], minutes: 60 },
      ],
      window: { from, to: from + 2 * HOUR_MS },
      address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
      submit: true,
    },
  });
  wishId = posted.reply.id;
  const params = { wishId };
  expect((await li.caller.call(takeVerification, { params })).code).toBeUndefined();
  expect((await li.caller.call(returnWish, { params, body: { reason: ASKED } })).code).toBeUndefined();
  await wang.caller.call(setElderMode, { params: { personId: wang.me.personId }, body: { on: true } });
  await stage.place.settled();
});
afterAll(() => stage.close());

describe('a wish that the station sent back, in large letters', () => {
  it('says in the worker’s words what is asked for, and leads to where it is changed', async () => {
    const page = await stage.open('wang-guilan');
    await page.goto('/me/wishes');
    await page.getByRole('link', { name: /出门走走.*社工请您补充一处/ }).click();
    await page.getByText(`社工说：${ASKED}`).waitFor();
    expect(await page.locator('.elder-three > *').count()).toBeLessThanOrEqual(3);
    await page.getByRole('link', { name: /补好了，再交上去/ }).click();
    await page.getByRole('heading', { name: '改一改，再交上去' }).waitFor();
    await page.context().close();
  });

  it('fits a phone in English too: the form is no wider, and no word of the settings breaks inside', async () => {
    const page = await stage.open('wang-guilan', { language: 'en' });
    await page.goto(`/post/${wishId}`);
    await page.getByText('What everyone will see').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    // Where it is takes two lines there; what lies left of the title is cut off.
    const [place, title] = [page.locator('.wish-card-facts > span').last(), page.locator('.wish-card h3')];
    const lefts = await place.evaluate((it) => {
      const range = document.createRange();
      range.selectNodeContents(it);
      return [...range.getClientRects()].map(({ left }) => left);
    });
    expect(Math.min(...lefts)).toBeGreaterThanOrEqual(((await title.boundingBox())?.x ?? 0) - 1);
    await page.goto('/me');
    await settled(page);
    const label = page.getByText('Brightness', { exact: true });
    expect(await label.evaluate((it) => it.getClientRects()[0]?.height ?? 0)).toBeLessThan(48);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('says after a month that it closed, as the notice does, and not that it was not done', async () => {
    stage.pass(31 * DAY_MS);
    await runReplyClocks(stage.place.house);
    await stage.place.settled();
    const page = await stage.open('wang-guilan');
    await page.goto('/inbox');
    await page.getByRole('link', { name: /没等到补充，先收起来了.*出门走走/ }).click();
    await page.getByText('没等到补充，先收起来了').waitFor();
    await page.getByText(`社工说：${ASKED}`).waitFor();
    await page.getByRole('link', { name: /看全部/ }).click();
    await page.getByRole('heading', { name: '走到了哪一步' }).waitFor();
    expect(await page.getByText('没等到补充，先收起来了').count()).toBe(2);
    expect(await page.locator('main').innerText()).not.toMatch(/没有办成|过了时间/);
    await page.getByRole('link', { name: '补充后再交' }).click();
    await page.getByRole('heading', { name: '改一改，再交上去' }).waitFor();
    await page.context().close();
  });
});

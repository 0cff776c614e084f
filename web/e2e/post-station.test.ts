import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chinaDayStart, DAY_MS } from '../../shared/kernel/time.ts';
import { EMPTY_DRAFT, NEW_NEED } from '../state/post-draft.ts';
import { actor } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PHONE = '13800138007';

describe('who lives nowhere yet', () => {
  it('reads the name of the station that they chose, before and after handing it in', async () => {
    const { me } = await actor(stage.place.address, 'li-min');
    const page = await stage.open();
    await page.goto('/sign-in?to=/post');
    await page.getByLabel('手机号').fill(PHONE);
    await page.getByRole('button', { name: '要验证码' }).click();
    const inbox = await page.context().newPage();
    await inbox.goto('/dev/inbox');
    const text = await inbox.locator('li', { hasText: '138 0013 8007' }).first().innerText();
    await inbox.close();
    await page.getByLabel('验证码').fill(/\b(\d{6})\b/.exec(text)?.[1] ?? '');
    await page.waitForURL('**/welcome**');
    // Everything was answered on another day; here they come back to hand it in.
    const draft = {
      ...EMPTY_DRAFT,
      at: 'look',
      savedAt: stage.now(),
      stationId: me.homeStation,
      who: 'self',
      group: 'hardship',
      title: '想请人帮忙抬柜子',
      story: '柜子沉，一个人挪不动。',
      needs: [{ ...NEW_NEED, kind: 'service', text: '抬柜子的人' }],
      day: chinaDayStart(stage.now()) + 2 * DAY_MS,
      part: 'morning',
      from: '09:00',
      to: '11:00',
      building: '粮库巷 9 号院',
    };
    await page.evaluate(async (kept) => {
      const { personId } = await (await fetch('/api/me')).json();
      localStorage.setItem(`nuanxin.draft.post.${personId}`, kept);
    }, JSON.stringify(draft));
    await page.goto('/post');
    await page.getByText('东河站一带约 1 公里').waitFor();
    await page.getByRole('button', { name: '交给东河站核实' }).click();
    await page.getByRole('heading', { name: '交给东河站了' }).waitFor();
    expect(await page.getByText('在哪儿').count()).toBe(0);
    await page.context().close();
  });
});

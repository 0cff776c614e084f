import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listMyHours } from '../../shared/hours/contract.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { setElderMode } from '../../shared/people/elder.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { actor, alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { tabTo } from './keys.ts';
import { openStage, type Size, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a volunteer who did not come', () => {
  it('is waited for, then told; no hours are booked, the place is open, and two who record it do it once', async () => {
    const wishId = await publishedWish(stage, '贺奶奶家的水管等人来修');
    const helper = await alwaysFree(stage.place.address, 'xia-qingshan');
    const taskId = await suggestedTask(helper, wishId);
    const { code } = await helper.caller.call(acceptTask, { params: { taskId } });
    expect(code).toBeUndefined();
    // Signed in anew each time: more time goes by on the stage than a session lasts.
    const hours = async () => {
      const { caller } = await actor(stage.place.address, 'xia-qingshan');
      const { reply, status } = await caller.call(listMyHours, { query: {} });
      return { reply, status };
    };
    const before = await hours();

    const asked = async (size: Size) => {
      const page = await stage.open('li-min', { size });
      await page.goto(`/tasks/${taskId}/candidates`);
      await tabTo(page, page.getByRole('button', { name: '没有来' }));
      await page.keyboard.press('Enter');
      const sheet = page.getByRole('dialog', { name: `${helper.me.name}没有来` });
      const yes = sheet.getByRole('button', { name: '记下没有来' });
      await tabTo(page, yes);
      return { page, sheet, yes };
    };
    // It begins ten minutes after the stage opens, and is waited for half an hour.
    stage.pass(15 * MINUTE_MS);
    const early = await asked('phone');
    expect(await early.yes.getAttribute('aria-disabled')).toBe('true');
    await early.sheet.getByText(/^再等一等：过了上午 10:40/).waitFor();

    await early.page.keyboard.press('Escape');
    await early.page.getByRole('button', { name: '补记到了' }).click();
    const entered = early.page.getByRole('dialog', { name: '补记到了' });
    await entered.locator('form button').click();
    await entered.getByText('先写一句对方怎么说的').waitFor();
    await expect
      .poll(() => entered.getByLabel('对方怎么说').evaluate((it) => it === document.activeElement))
      .toBe(true);

    // Large letters in a small window: nothing of the sheet is cut off.
    const large = async (on: boolean) => {
      const { caller, me } = await actor(stage.place.address, 'li-min');
      await caller.call(setElderMode, { params: { personId: me.personId }, body: { on } });
    };
    await large(true);
    const small = await stage.open('li-min', { size: 'half' });
    await small.goto(`/tasks/${taskId}/candidates`);
    await small.getByText('人齐了').waitFor();
    await small.getByRole('button', { name: '补记到了' }).click();
    const body = small.getByRole('dialog', { name: '补记到了' }).locator('.sheet-body');
    expect(await body.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    await large(false);

    stage.pass(30 * MINUTE_MS);
    const [one, other] = [await asked('desk'), await asked('phone')];
    await one.page.route('**/no-show', (route) => route.abort());
    // What happened may be written, or not; who reads it stands beside it.
    const field = one.sheet.getByLabel('怎么回事（可以不写）');
    await one.sheet.getByText(/排班的人和本人看得到/).waitFor();
    await field.fill('打了两次电话没人接');
    await tabTo(one.page, one.yes);
    await one.page.keyboard.press('Enter');
    await one.sheet.getByRole('alert').waitFor();
    expect(await field.inputValue()).toBe('打了两次电话没人接');
    await one.page.unroute('**/no-show');
    await one.page.keyboard.press('Enter');
    await one.page.getByText('记下了，名额放开了').waitFor();
    const row = one.page.locator('.candidates-seat', { hasText: helper.me.name });
    await row.getByText('没来').waitFor();
    await row.getByText('打了两次电话没人接').waitFor();
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await one.page.getByText('要 1 位，还没人接').waitFor();

    await other.page.keyboard.press('Enter');
    await other.page.getByText('这件事已经走到别的一步了').waitFor();
    await other.sheet.waitFor({ state: 'detached' });
    await other.page.locator('.candidates-seat', { hasText: '没来' }).waitFor();

    await stage.place.settled();
    const theirs = await stage.open('xia-qingshan');
    await theirs.goto('/inbox');
    await theirs
      .getByRole('link', { name: /记成了没有来.*贺奶奶家的水管等人来修/ })
      .first()
      .waitFor();
    await theirs.goto(`/me/tasks/${taskId}`);
    await theirs.getByText('没去成', { exact: true }).waitFor();
    await theirs.getByText('站里写的：“打了两次电话没人接”').waitFor();
    expect(await hours()).toEqual(before);
    expect(before.status).toBe(200);
  });
});

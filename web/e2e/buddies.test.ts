import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { alwaysFree, publishedWish, suggestedTask } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe('a newcomer’s first visit', () => {
  it('finds somebody who goes along: asked, agreed, seen on the day, and given back', async () => {
    const tan = await alwaysFree(stage.place.address, 'tan-yongsheng');
    const taskId = await suggestedTask(tan, await publishedWish(stage, '贺奶奶家厨房的水管漏了'));
    await tan.caller.call(acceptTask, { params: { taskId } });
    await stage.place.settled();

    const sarula = await stage.open('sarula');
    await sarula.goto('/inbox');
    await sarula.getByText('想请您陪一位新来的').first().click();
    await sarula.getByRole('button', { name: '我陪小谭' }).click();
    await sarula.getByRole('heading', { name: '您陪着小谭' }).waitFor();
    await sarula.getByText('贺奶奶家厨房的水管漏了').waitFor();
    await stage.place.settled();

    const page = await stage.open('tan-yongsheng');
    await page.goto(`/me/tasks/${taskId}`);
    await page.getByRole('link', { name: '小萨陪您去头几次' }).click();
    await page.getByRole('button', { name: '我自己去就行' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '我自己去就行' }).click();
    await page.getByText('好，不再请人陪了').waitFor();

    const luo = await stage.open('luo-dayong');
    await luo.goto('/newcomers');
    await luo.getByRole('button', { name: '请人陪 谭永胜' }).click();
    await luo.locator('.sheet[open]').getByText('萨如拉').first().waitFor();
  });

  it('with nobody willing there is no button that leads nowhere: it stands once what to do, and where', async () => {
    const sarula = await stage.open('sarula');
    await sarula.goto('/me/buddies');
    await sarula.getByRole('button', { name: '先不陪了' }).click();
    await sarula.getByRole('button', { name: '我愿意' }).waitFor();
    await stage.place.settled();
    const luo = await stage.open('luo-dayong');
    await luo.goto('/newcomers');
    await luo.getByRole('heading', { name: '还没有人说愿意陪新人。' }).waitFor();
    expect(await luo.getByRole('button', { name: '请人陪' }).count()).toBe(0);
    await luo.getByRole('link', { name: '看志愿者，找去惯了的' }).click();
    await luo.getByRole('heading', { level: 1, name: '志愿者' }).waitFor();
  });
});

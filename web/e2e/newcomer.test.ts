import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const PHONE = '13800138001';

describe('somebody who comes for a wish and has never been here', () => {
  it('signs in, says what they are called and when they were born, and is back at the wish to accept it', async () => {
    const wishId = await publishedWish(stage, '贺奶奶家厨房的水管漏了');
    const page = await stage.open();
    await page.goto(`/wishes/${wishId}`);
    await page.getByRole('link', { name: '登录后帮忙' }).click();
    await page.getByLabel('手机号').fill(PHONE);
    await page.getByRole('button', { name: '要验证码' }).click();
    const inbox = await page.context().newPage();
    await inbox.goto('/dev/inbox');
    const text = await inbox.locator('li', { hasText: '138 0013 8001' }).first().innerText();
    await inbox.close();
    await page.getByLabel('验证码').fill(/\b(\d{6})\b/.exec(text)?.[1] ?? '');
    for (const name of ['包头市', /^东河区/, /^东河站/]) await page.getByRole('button', { name }).first().click();

    await page.getByRole('button', { name: '我来帮忙' }).click();
    await page.getByRole('link', { name: '登记成为志愿者' }).click();
    await page.getByRole('button', { name: '修水管' }).click();
    const next = page.getByRole('button', { name: '下一步' });
    await next.click();
    for (const day of ['周一', '周二', '周三', '周四', '周五', '周六', '周日'])
      await page.getByRole('button', { name: `${day}整天` }).click();
    await next.click();
    await page.getByRole('heading', { name: '家在哪一带，愿意走多远' }).waitFor();
    await next.click();

    const year = new Date(stage.now()).getUTCFullYear();
    await page.getByLabel('出生年份').fill(String(year - 13));
    await page.getByText('满 14 岁才能自己登记。想帮忙，请家里大人登记，一起来。').waitFor();
    await page.getByLabel('出生年份').fill(String(year - 17));
    await page.getByText(/还没满 18 岁：请监护人在同意书上签字/).waitFor();
    await page.getByLabel('出生年份').fill('1985');
    await page.getByText('还差姓名和公开的称呼').waitFor();
    await page.getByLabel('姓名').fill('张小雨');
    expect(await page.getByLabel('公开的称呼').inputValue()).toBe('小张');
    await page.getByRole('button', { name: '登记', exact: true }).click();

    await page.waitForURL(`**/wishes/${wishId}`);
    await page.getByRole('button', { name: '我来帮忙' }).click();
    await page.getByText('小张接下了。').waitFor();
  });
});

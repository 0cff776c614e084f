import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listGuardians, listMyChildren } from '../../shared/guardians/contract.ts';
import { actor } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/* First, while the guardian of the seed still is one. */
describe('a guardian who takes a consent back and gives it again', () => {
  it('reads what stops, and that what was taken down does not come back by itself', async () => {
    const page = await stage.open('dong-lamei', { size: 'phone' });
    await page.goto('/me/children');
    await page.locator('main a.row').first().click();
    const posting = page.getByRole('switch', { name: '愿望公开' });
    await posting.click();
    const sheet = page.getByRole('dialog');
    await sheet.getByText('约好的志愿者就不来了').waitFor();
    await sheet.getByRole('button', { name: '收回', exact: true }).click();
    await page.getByText('再打开，撤下的愿望也不会自己回来').waitFor();
    await posting.click();
    await page.getByText('记下了。撤下的愿望不会自己回来').waitFor();
    await page.context().close();
  });
});

describe('a worker at the guardians’ list', () => {
  it('reads in the list at once what is noted in the record beside it', async () => {
    const page = await stage.open('li-min', { size: 'desk' });
    await page.goto('/guardians');
    await page.getByRole('link', { name: /董腊梅/ }).click();
    for (const [press, row] of [
      ['记下收回', /还没同意：.*给东西拍照/],
      ['记下同意', /四件事都同意/],
    ] as const) {
      await page.getByRole('button', { name: `${press} 给东西拍照` }).click();
      await page.getByRole('dialog').getByLabel('电话里说的').check();
      await page.getByRole('dialog').getByRole('button', { name: press }).click();
      await page.locator('.guardians-row', { hasText: '董腊梅' }).filter({ hasText: row }).waitFor();
    }
    await page.context().close();
  });
  it('notes what a guardian said, ends a link and records who answers now', async () => {
    const page = await stage.open('li-min', { size: 'phone' });
    await page.goto('/guardians');
    await page.getByRole('link', { name: /董腊梅/ }).click();
    await page.getByRole('button', { name: '记下收回 给东西拍照' }).click();
    await page.getByRole('dialog').getByLabel('电话里说的').check();
    await page.getByRole('dialog').getByRole('button', { name: '记下收回' }).click();
    await page.getByRole('button', { name: '记下同意 给东西拍照' }).waitFor();

    await page.getByRole('button', { name: '证明又看过了' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    // Nothing was chosen, so nothing is recorded.
    await page.getByRole('dialog').getByText('请选一项').waitFor();
    expect(await page.getByRole('dialog').locator('input:checked').count()).toBe(0);
    await page.getByRole('dialog').getByLabel('户口本').check();
    await page.getByRole('dialog').getByRole('button', { name: '记下' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '他不再是监护人' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束登记' }).click();
    await page.getByText('请写一句为什么').waitFor();
    await page.getByRole('dialog').getByLabel('为什么').fill('监护权转给了姑姑');
    await page.getByRole('dialog').getByRole('button', { name: '结束登记' }).click();
    await page.getByText('现在没有人替他点头').waitFor();

    await page.getByRole('button', { name: '登记监护人' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('电话里说的').scrollIntoViewIfNeeded();
    await form.getByRole('button', { name: '记下' }).click();
    // The first thing that is missing stood above what was seen.
    await form.getByText('请写姓名').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await form.getByLabel('监护人姓名').fill('宋玉兰');
    await form.getByRole('button', { name: '其他监护人' }).click();
    await form.getByLabel('法院文书').check();
    await form.getByLabel('愿望公开').check();
    await form.getByLabel('当面说的').check();
    await form.getByRole('button', { name: '记下' }).click();
    await page.getByText('宋玉兰，其他监护人').waitFor();
    await page.getByText('登记结束，同意也停了').first().waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: /^记下同意/ }).count()).toBe(3);
    const before = await actor(stage.place.address, 'dong-lamei');
    expect((await before.caller.call(listMyChildren, {})).reply.items).toEqual([]);
  });
  it('is nobody whose duty is another', async () => {
    const page = await stage.open('chen-li', { size: 'phone' });
    await page.goto('/guardians');
    await page.getByText('孩子').first().waitFor();
    expect(await page.getByText('宋玉兰').count()).toBe(0);
  });
});

describe('a supervisor above the stations', () => {
  it('chooses a station and reads its records, or whom to call where there are none', async () => {
    const page = await stage.open('shen-lihua', { size: 'phone' });
    await page.goto('/guardians');
    await page.getByRole('link', { name: '东河站' }).click();
    await page.getByRole('link', { name: /0402-000-2010|0402‑000‑2010/ }).waitFor();
    await page.getByRole('link', { name: /宋玉兰/ }).click();
    await page.getByText('同意了哪些事').waitFor();
    await page.getByRole('link', { name: '监护人' }).first().click();
    await page.getByRole('link', { name: '换一个站' }).click();
    const other = page.locator('.guardians-row').filter({ hasNotText: '东河站' }).first();
    await other.click();
    await page.getByText('由这个站的社工登记').waitFor();
    expect(await page.getByText('居民').count()).toBe(0);
  });
});

describe('a worker who writes a child’s wish', () => {
  it('sees what the guardian consented to, and notes what was said at the visit', async () => {
    const li = await actor(stage.place.address, 'li-min');
    const children = await li.caller.call(listGuardians, { params: { orgId: li.me.homeStation ?? '' }, query: {} });
    const child = children.reply.items[0];
    const page = await stage.open('li-min', { size: 'phone' });
    await page.goto('/post');
    await page.getByText('替别人写').click();
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByText(child?.name ?? '', { exact: true }).click();
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByLabel('当面说好').check();
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('heading', { name: '监护人同意过哪些事' }).waitFor();
    await page.getByRole('button', { name: '记下同意 有人上门' }).click();
    await page.getByText('先选监护人是怎么说的').waitFor();
    await page.getByLabel('当面说好').check();
    await page.getByRole('button', { name: '记下同意 有人上门' }).click();
    await page.getByRole('button', { name: '记下同意 有人上门' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /^下一步/ }).click();
    await page.getByRole('heading', { name: /想要什么/ }).waitFor();
  });
});

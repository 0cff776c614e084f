import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actor, companyWish } from './actors.ts';
import { tabTo } from './keys.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Nothing that a checker of accessibility finds, and nothing wider than the screen. */
async function holds(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
}

describe('a volunteer under eighteen', () => {
  it('is asked only while the station has the guardian’s consent, and says what is missing when it does not', async () => {
    const lin = await actor(stage.place.address, 'lin-zhixia');
    const desk = await stage.open('luo-dayong', { size: 'phone' });
    await desk.goto('/volunteers');
    await settled(desk);
    await desk.getByLabel('找名字').fill(lin.me.name);
    const row = desk.locator('tr', { has: desk.getByRole('button', { name: lin.me.name }) });
    await row.getByText(/^监护人同意书/).waitFor();
    await row.getByRole('button', { name: lin.me.name }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByText('母亲当面签的同意书，看过户口簿', { exact: false }).waitFor();
    await holds(desk);

    await tabTo(desk, sheet.getByRole('button', { name: '不再算数' }));
    await desk.keyboard.press('Enter');
    await sheet.getByText('监护人收回了同意，或者发现证明有问题，就在这里撤下。', { exact: false }).waitFor();
    await holds(desk);
    await sheet.getByRole('button', { name: '撤下' }).click();
    await sheet.getByText('没满 18 岁，监护人的同意书还没交，不会派事给这个人。').waitFor();
    await holds(desk);

    const phone = await stage.open('lin-zhixia', { size: 'phone' });
    await phone.goto('/for-me');
    await phone.getByRole('heading', { name: '还差监护人签好字的同意书' }).waitFor();
    await phone.getByRole('link', { name: /^打给.+站 \d/ }).waitFor();
    await holds(phone);
    // On a wish itself the press leads to what is missing, not to "does not suit".
    await phone.goto(`/wishes/${await companyWish(stage, '奶奶想有人念念报纸')}`);
    await phone.getByRole('button', { name: '我来帮忙' }).click();
    await phone.getByText('要先把监护人签好字的同意书交到社工站', { exact: false }).waitFor();
    await holds(phone);
    await phone.getByRole('link', { name: '同意书怎么办' }).click();
    await phone.getByRole('heading', { name: '还差监护人签好字的同意书' }).waitFor();
    await phone.goto('/me/volunteer');
    await phone.getByText('监护人同意书还没交。').waitFor();
    await holds(phone);
    await phone.goto('/inbox');
    await phone.getByText('您的一项证明不再算数', { exact: false }).first().waitFor();

    await sheet.getByRole('button', { name: '记一份证明' }).click();
    // For somebody under eighteen the guardian's consent is what is entered first.
    await sheet.getByRole('button', { name: '监护人同意书', pressed: true }).waitFor();
    await sheet.getByLabel('看到了什么').fill('父亲当面签的同意书');
    await holds(desk);
    await sheet.getByRole('button', { name: '记下' }).click();
    await sheet.getByText('父亲当面签的同意书', { exact: false }).waitFor();
    await stage.place.settled();
    await phone.goto('/for-me');
    await settled(phone);
    expect(await phone.getByRole('heading', { name: '还差监护人签好字的同意书' }).count()).toBe(0);
    await phone.goto('/inbox');
    await phone.getByText('社工站登记了您的证明').first().waitFor();
    await desk.context().close();
    await phone.context().close();
  });
});

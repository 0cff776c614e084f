import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolesWrite } from '../../functions/orgs/grants.ts';
import { personOf } from '../../functions/people/people.ts';
import { grantToItem } from '../../functions/people/person-item.ts';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { actor, riceWish } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

const FACTORY = '棉花巷被服厂';
const KIND_SOUL = '一位好心人';
let stage: Stage;
let orgId: string;
beforeAll(async () => {
  stage = await openStage();
  orgId = (await actor(stage.place.address, 'su-caiyun')).me.roles[0]?.orgId ?? '';
  await alsoManages('ye-changlin');
});
afterAll(() => stage.close());

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const group = (page: Page, name: string) => page.locator('.orgs-gift-group', { has: page.getByText(name) });

/** A second manager of the same enterprise. */
async function alsoManages(slug: string): Promise<void> {
  const { house } = stage.place;
  const { me } = await actor(stage.place.address, slug);
  const person = await personOf(house, me.personId);
  const grant = { orgId, role: 'organisation_manager' as const, since: stage.now() };
  await house.table.transact([
    rolesWrite(person.personId, person.version, [...person.roles, grant]),
    { op: 'insert', item: grantToItem(person.personId, grant) },
  ]);
}

async function opened(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

/** On the wish's own page, in the enterprise's name, which stands there already. */
async function give(page: Page, bags: number, named: boolean): Promise<void> {
  await press(page, '我送一件');
  for (let more = 1; more < bags; more += 1) await press(page, '多一袋');
  expect(await page.getByRole('radio', { name: FACTORY }).isChecked()).toBe(true);
  if (named) await page.getByRole('checkbox', { name: `写上“${FACTORY}”` }).check();
  await press(page, `认下 ${bags} 袋大米`);
  await press(page, '看单位送的');
  await page.getByRole('heading', { name: FACTORY, level: 1 }).waitFor();
}

describe('an enterprise that gives in its own name', () => {
  it('promises from its manager’s phone, is followed by all who manage it, and is named as it agreed', async () => {
    const base = stage.place.address;
    const title = '王奶奶想要够吃到过年的米';
    const wishId = await riceWish(stage, title);
    const [su, ye, li, anyone] = await Promise.all([
      stage.open('su-caiyun'),
      stage.open('ye-changlin'),
      stage.open('li-min', { size: 'desk' }),
      stage.open(),
    ]);
    await opened(su, '/me');
    await su.getByRole('link', { name: new RegExp(`^${FACTORY}`) }).click();
    await su.getByRole('link', { name: '看看附近缺什么' }).click();
    await su.getByRole('link', { name: title }).click();
    await give(su, 2, true);
    await group(su, '认下了，等送到站里').getByText('2 袋大米').waitFor();
    await opened(su, '/me/gifts');
    await su
      .getByRole('link', { name: `以${FACTORY}的名义` })
      .first()
      .waitFor();

    // Who did not promise it finds the same, and may give up what cannot come after all.
    await opened(su, `/wishes/${wishId}`);
    await give(su, 1, false);
    await opened(ye, `/orgs/${orgId}`);
    const waiting = group(ye, '认下了，等送到站里');
    expect(await waiting.getByText('苏彩云认下的').count()).toBe(3);
    const one = waiting.locator('.gift', { hasText: title }).filter({ hasText: '1 袋大米' });
    expect(await one.innerText()).toContain(`大家看到的是“${KIND_SOUL}”`);
    await one.getByRole('button', { name: '送不了了' }).click();
    await press(ye, '放回墙上');
    await group(ye, '没有送成的').getByText('1 袋大米').waitFor();

    await opened(li, '/stock');
    await li.getByText(FACTORY).first().waitFor();
    await press(li, /收下 2 袋大米/);
    await li.locator('dialog[open]').getByRole('button', { name: '收下' }).click();
    await li.locator('.stock-label').waitFor();
    await opened(ye, `/orgs/${orgId}`);
    await group(ye, '在站里，在路上').locator('.gift', { hasText: title }).getByText('在东河站的架上').waitFor();

    const worker = await actor(base, 'li-min');
    const params = { wishId };
    for (const step of [pickUpGoods, deliverGoods])
      expect((await worker.caller.call(step, { params })).code).toBeUndefined();
    const granny = await stage.open('wang-guilan');
    await opened(granny, `/wishes/${wishId}/confirm`);
    await granny.getByText(`${FACTORY}送的`).waitFor();
    await press(granny, '点头');
    await granny.getByRole('heading', { name: '这一份做成了' }).waitFor();
    await stage.place.settled();

    await opened(anyone, `/wishes/${wishId}`);
    await anyone.getByText('收到了，点过头了').waitFor();
    const seen = await anyone.locator('main').innerText();
    expect(seen).not.toMatch(/苏彩云|叶长林|小叶/);
    await anyone.locator('.wish-gifts').getByRole('link', { name: FACTORY }).click();
    await anyone.getByRole('heading', { name: FACTORY, level: 1 }).waitFor();
    await anyone.getByRole('heading', { name: '2 袋大米' }).waitFor();
    const shown = await anyone.locator('main').innerText();
    // What it did not put its name to is not there, nor who acts for it, nor anything to press.
    expect(shown).not.toMatch(/轻羽绒服|1 袋大米|苏彩云|叶长林|不写单位的名字/);
    await opened(ye, '/inbox');
    await ye.getByText(`以${FACTORY}的名义送的`).first().waitFor();

    await opened(ye, `/orgs/${orgId}`);
    await ye.getByRole('link', { name: '印一张送到家的' }).click();
    const paper = ye.locator('.paper');
    await paper.getByRole('heading', { name: '2 袋大米' }).waitFor();
    expect(await paper.innerText()).not.toMatch(/轻羽绒服|苏彩云|叶长林/);
    // Taken back, the name is nowhere any more.
    await opened(ye, `/orgs/${orgId}`);
    const rice = group(ye, '收到了').locator('.gift', { hasText: title });
    await rice.getByRole('button', { name: '不写单位的名字' }).click();
    await rice.getByText(`大家看到的是“${KIND_SOUL}”`).waitFor();
    await opened(anyone, `/wishes/${wishId}`);
    expect(await anyone.locator('main').innerText()).not.toContain(FACTORY);
  });
});

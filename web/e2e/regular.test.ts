import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raiseDueSeries } from '../../functions/series/raise.ts';
import { listMySeries } from '../../shared/series/contract.ts';
import { actor, alwaysFree, publishedWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const heading = (page: Page, text: string | RegExp) => page.getByRole('heading', { level: 1, name: text }).waitFor();
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

describe('a regular visit', () => {
  it('is set up in plain words, asked of one face, kept by them, and left out once', async () => {
    const wishId = await publishedWish(stage, '贺奶奶家的水管要常看看');
    const helper = await alwaysFree(stage.place.address, 'xia-qingshan');
    await stage.place.settled();

    const li = await stage.open('li-min');
    await li.goto(`/wishes/${wishId}`);
    await li.getByRole('link', { name: '定成固定的，每周都来' }).click();
    await heading(li, '定成固定的');
    const leaves = li.locator('.series-leaves li');
    await leaves.first().waitFor();
    // The day of the wish is chosen already; a second one makes the six dates come twice as close.
    await button(li, '周二').click();
    await expect.poll(() => leaves.count()).toBe(6);
    expect(await li.getByText(/FREQ|BYDAY|RRULE/).count()).toBe(0);
    await li.getByLabel('大家看到的名字').fill('每周来看看贺奶奶家的水管');
    await li.getByRole('radio', { name: '当面说好' }).check();
    await button(li, '就这么定').click();
    await heading(li, '每周来看看贺奶奶家的水管');

    await raiseDueSeries(stage.place.house);
    await stage.place.settled();
    await li.reload();
    await button(li, '请一位固定来').click();
    const row = li.locator('.sheet[open] .row', { hasText: helper.me.name }).first();
    await row.getByRole('button', { name: /请他来/ }).click();
    await li.getByText('问出去了').waitFor();

    const { reply } = await helper.caller.call(listMySeries, {});
    const asked = reply.kept.find(({ invited }) => invited);
    const xia = await stage.open('xia-qingshan');
    await xia.goto(`/series/${asked?.id}`);
    await button(xia, '我固定来').click();
    await xia.getByText('您固定去').waitFor();
    await stage.place.settled();
    await xia.goto('/me/year');
    await xia.getByRole('heading', { name: '固定去的' }).waitFor();
    await xia.getByText('每周来看看贺奶奶家的水管').first().waitFor();

    await li.reload();
    await li
      .getByText(/固定去/)
      .first()
      .waitFor();
    const first = li.locator('.series-line > li').first();
    await first.getByRole('button', { name: /这次不用来/ }).click();
    await expect.poll(() => first.getAttribute('data-state')).toBe('left_out');
    await stage.place.settled();
    await xia.goto('/inbox');
    await xia.getByText('有几次不用去了').first().waitFor();
  });
});

describe('a calendar', () => {
  it('is opened by its secret address until it is stopped, and holds nothing of others', async () => {
    const sarula = await stage.open('sarula');
    await sarula.goto('/me/calendar');
    await button(sarula, '要一个日历地址').click();
    const address = (await sarula.locator('.calendar-address').textContent())?.trim() ?? '';
    const answer = await fetch(address);
    const text = await answer.text();
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(text).toContain('BEGIN:VEVENT');
    const { me } = await actor(stage.place.address, 'sarula');
    expect(text).not.toContain(me.name);
    await sarula.reload();
    // Told once: the page knows that there is one, and not which.
    await sarula.getByText(/地址在用/).waitFor();
    expect(await sarula.locator('.calendar-address').count()).toBe(0);
    await button(sarula, '停用').click();
    await sarula
      .getByRole('dialog')
      .getByText(/马上作废/)
      .waitFor();
    await sarula.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await button(sarula, '要一个日历地址').waitFor();
    expect((await fetch(address)).status).toBe(404);
  });
});

describe('days away', () => {
  it('say beforehand which regular visits others are asked for', async () => {
    const sarula = await stage.open('sarula');
    await sarula.goto('/me/year');
    await button(sarula, '我要离开几天').click();
    await button(sarula, '两星期').click();
    await sarula.getByText(/会去请别人/).waitFor();
    await button(sarula, '记下').click();
    await stage.place.settled();
    await sarula.goto('/inbox');
    await sarula.getByText('那天您不在，已经去问别人了').first().waitFor();
  });
});

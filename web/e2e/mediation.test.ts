import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chinaDay, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { disputeWish } from '../../shared/wishes/closing.ts';
import { actor, alwaysFree, suggestedTask, wangsWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Somebody said yes and did not come, and Granny Wang says so; its time is over by now. */
async function disputedWish(): Promise<string> {
  const base = stage.place.address;
  const now = stage.now();
  const wishId = await wangsWish(stage, {
    kind: 'companionship',
    urgency: 'normal',
    title: { zh: '想有人念念报纸' },
    story: { zh: '眼睛花了，字看不清。' },
    components: [{ kind: 'companionship', text: { zh: '念报纸的人' }, quantity: 1, minutes: 60 }],
    window: { from: now + HOUR_MS, to: now + 3 * HOUR_MS },
    address: { building: '粮库巷 9 号院 2 单元', door: '1907' },
  });
  const helper = await alwaysFree(base, 'xia-qingshan');
  const taskId = await suggestedTask(helper, wishId);
  expect((await helper.caller.call(acceptTask, { params: { taskId } })).code).toBeUndefined();
  const wang = await actor(base, 'wang-guilan');
  const body = { reason: '等了一上午，人没有来。' };
  expect((await wang.caller.call(disputeWish, { params: { wishId }, body })).code).toBeUndefined();
  await stage.place.settled();
  stage.pass(4 * HOUR_MS);
  return wishId;
}

describe('a dispute', () => {
  it('is settled after both sides were heard, and what was not done goes to the wall again with a new time', async () => {
    const wishId = await disputedWish();
    const address = `/wishes/${wishId}`;
    const gao = await stage.open('gao-weidong', { size: 'desk' });
    await gao.goto('/mediation');
    await gao.locator(`.mediation-row[href$="${wishId}"]`).click();

    const stranger = await stage.open();
    await stranger.goto(address);
    await stranger.getByRole('heading', { level: 1 }).waitFor();
    expect(await stranger.getByText('有人说有不对的地方').count()).toBe(0);
    await stranger.context().close();

    await gao.getByRole('button', { name: /弄清楚了/ }).click();
    const sheet = gao.getByRole('dialog');
    await sheet.getByText('求助人', { exact: true }).waitFor();
    await sheet.getByText(/说不对：/).waitFor();
    await sheet.getByRole('link', { name: /^打 / }).first().waitFor();
    // Nothing is chosen for whoever mediates, and neither side reads a number in what is written to both.
    expect(await sheet.locator('input:checked').count()).toBe(0);
    await sheet.getByLabel('问了谁，怎么说的').fill('打 16012340077 问过，说好再来');
    await sheet.getByRole('button', { name: '定下来' }).click({ force: true });
    await sheet.getByText('先选定成哪一样').waitFor();
    await sheet.getByLabel('没办成，重新等人').check();
    await sheet.getByRole('button', { name: '定下来' }).click();
    await sheet.getByText(/会认出/).waitFor();
    await sheet.getByLabel('问了谁，怎么说的').fill('两边都问过，说好换个人再来');
    await sheet.getByRole('button', { name: '定下来' }).click();
    await gao.getByText('定下来了').waitFor();
    const title = await gao.getByRole('heading', { level: 1 }).innerText();
    await gao.context().close();

    const li = await stage.open('li-min', { size: 'desk' });
    await li.goto(address.replace('/wishes/', '/queue/'));
    await li.getByText('上次没办成，要重新找人').waitFor();
    await li.locator('.queue-row[aria-current]').waitFor();
    await li.getByText('还没定新的时间').waitFor();
    await li.getByLabel('哪一天').fill(chinaDay(stage.now() + 3 * DAY_MS));
    await li.getByLabel('从', { exact: true }).fill('09:00');
    await li.getByLabel('到', { exact: true }).fill('11:00');
    const checks = li.getByRole('group', { name: '核实' }).getByRole('checkbox');
    for (const check of await checks.all()) await check.check();
    for (const other of await li.getByRole('button', { name: '不是同一件' }).all()) await other.click();
    await li.getByText('还没定新的时间').waitFor({ state: 'detached' });
    for (;;) {
      const mask = li.getByRole('button', { name: '遮住' }).first();
      if ((await mask.count()) === 0) break;
      await mask.click();
    }
    await li.getByText('齐了，可以发布').waitFor();
    await li.getByRole('button', { name: /^发布/ }).click();
    await li.getByText('发布了，墙上看得到了').waitFor();
    await li.goto(address);
    await li.getByRole('heading', { level: 1, name: title }).waitFor();
    await li.context().close();
  });
});

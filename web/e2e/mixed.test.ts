import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { setElderMode } from '../../shared/people/elder.ts';
import { checkIn, checkOut } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { actor, alwaysFree, suggestedTask, wangsWish } from './actors.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const TITLE = '王奶奶家的水龙头滴水，想有人来看看';
/** A tap to be looked at, and a valve that nobody has given: Granny Wang's, today. */
function tapAndValve(): Promise<string> {
  const now = stage.now();
  return wangsWish(stage, {
    kind: 'service',
    urgency: 'urgent',
    title: { zh: TITLE },
    story: { zh: '拧紧了还是滴。' },
    components: [
      { kind: 'service', text: { zh: '来看看的人' }, quantity: 1, skills: [], languages: [], minutes: 60 },
      { kind: 'goods', text: { zh: '阀门' }, unit: { zh: '个' }, quantity: 1 },
    ],
    window: { from: now + 10 * MINUTE_MS, to: now + 3 * HOUR_MS },
    address: { building: '和平路 12 号院 3 单元', door: '401' },
  });
}

describe('a wish that somebody comes for while a thing is still missing', () => {
  it('tells her in large letters who comes, shows the digits at the door, and then asks whether it is right', async () => {
    const base = stage.place.address;
    const wang = await actor(base, 'wang-guilan');
    const params = { personId: wang.me.personId };
    await wang.caller.call(setElderMode, { params, body: { on: true } });
    const wishId = await tapAndValve();
    const zhao = await alwaysFree(base, 'zhao-qiang');
    const taskId = await suggestedTask(zhao, wishId);
    expect((await zhao.caller.call(acceptTask, { params: { taskId } })).code).toBeUndefined();

    const helper = await stage.open('zhao-qiang', { size: 'phone' });
    await helper.goto(`/me/tasks/${taskId}`);
    await helper.getByText('阀门：还没人送').waitFor();
    await helper.getByText('没到齐就去，可能要再跑一趟', { exact: false }).waitFor();
    await helper.getByRole('link', { name: '看愿望' }).waitFor();

    const granny = await stage.open('wang-guilan');
    await granny.goto('/');
    await granny.getByText('小赵来', { exact: true }).waitFor();
    const call = await granny.getByRole('link', { name: /给社工站打电话/ }).boundingBox();
    expect((call?.y ?? 0) + (call?.height ?? 0)).toBeLessThanOrEqual(await granny.evaluate(() => innerHeight));
    await granny.getByRole('link', { name: '我的愿望' }).click();
    await granny.getByRole('link', { name: new RegExp(`${TITLE}\\s*有人来，东西还没有`) }).waitFor();
    await granny.getByRole('link', { name: new RegExp(TITLE) }).click();
    await granny.getByText('还差：阀门').waitFor();
    await granny.getByRole('link', { name: /给来的人看数字/ }).waitFor();
    expect(await granny.locator('.elder-three > *').count()).toBeLessThanOrEqual(3);
    await granny.getByRole('link', { name: /看全部/ }).click();
    await granny.getByRole('link', { name: '给来的人看签到码' }).first().waitFor();

    const digitsOf = async () => {
      await granny.goto('/');
      // Once he is there the same digits end the visit, and the button says so.
      await granny.getByRole('link', { name: /给来的人看数字|走的时候再给他看一次/ }).click();
      return (await granny.locator('.show-code-digits b').innerText()).replaceAll(/\s/g, '');
    };
    expect((await zhao.caller.call(checkIn, { params: { taskId }, body: { digits: await digitsOf() } })).code).toBe(
      undefined,
    );
    await granny.goto('/');
    await granny.getByText('小赵到了', { exact: true }).waitFor();
    await granny.getByRole('link', { name: /走的时候再给他看一次/ }).waitFor();
    expect((await zhao.caller.call(checkOut, { params: { taskId }, body: { digits: await digitsOf() } })).code).toBe(
      undefined,
    );

    await granny.goto('/');
    await granny.getByRole('link', { name: new RegExp(`办完了，您看看对不对\\s*${TITLE}`) }).waitFor();
    await granny.goto(`/wishes/${wishId}?whole`);
    await granny.getByRole('link', { name: '去确认' }).first().click();
    await granny.getByRole('heading', { name: '是不是都做好了' }).waitFor();
    await granny.getByText(`您要的：${TITLE}`).waitFor();
    await granny.getByText(/^来的是小赵。.*，小赵说做完了。$/).waitFor();
    // No comes with three words to choose from, and a way back.
    await granny.getByRole('button', { name: /^不对/ }).click();
    expect(await granny.locator('.elder-three > .elder-big').count()).toBe(3);
    await granny.getByRole('button', { name: '刚才按错了' }).click();
    await granny.getByRole('button', { name: /^对，办好了/ }).click();
    await granny.getByRole('heading', { name: '好，记下了' }).waitFor();
  });
});

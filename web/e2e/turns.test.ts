import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { claimGoods } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { submitWish } from '../../shared/wishes/posting.ts';
import { takeVerification } from '../../shared/wishes/verification.ts';
import { actor, riceWish, submittedWish } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A wish of Chen Li's that Li Min has begun to verify. */
async function begun(title: string): Promise<string> {
  const [chen, li] = [await actor(stage.place.address, 'chen-li'), await actor(stage.place.address, 'li-min')];
  const wishId = await submittedWish(stage, chen, title);
  await li.caller.call(takeVerification, { params: { wishId } });
  return wishId;
}
async function at(slug: string, path: string) {
  const page = await stage.open(slug);
  await page.goto(path);
  await settled(page);
  return page;
}

describe('a wish that is sent back', () => {
  it('tells its writer what to add, is nobody’s to decide meanwhile, and comes back with what was asked', async () => {
    const wishId = await begun('贺奶奶家水管又滴水了');
    const desk = await at('li-min', `/queue/${wishId}`);
    await desk.getByRole('button', { name: '退回' }).click();
    const sheet = desk.getByRole('dialog', { name: '退回去，说清原因' });
    await sheet.getByRole('button', { name: '退回', exact: true }).click();
    await sheet.getByText('先写一句原因。').waitFor();
    await sheet.getByRole('button', { name: '先和本人再说一遍' }).click();
    await sheet.getByRole('button', { name: '退回', exact: true }).click();
    await desk.getByText('退回去了，对方会收到原因').waitFor();

    const theirs = await at('chen-li', `/wishes/${wishId}`);
    await theirs.getByText('社工请您补充，再交一次').waitFor();
    await theirs.getByText('等补充好了再核实。').waitFor();
    expect(await theirs.getByText('社工正在核实。').count()).toBe(0);
    const record = await at('chen-li', `/queue/${wishId}`);
    await record.getByText(/这件不在等核实：退回去补充了/).waitFor();
    expect(await record.getByRole('button', { name: '发布' }).count()).toBe(0);

    const chen = await actor(stage.place.address, 'chen-li');
    expect((await chen.caller.call(submitWish, { params: { wishId } })).status).toBe(200);
    const own = await at('chen-li', `/queue/${wishId}`);
    await own.getByText('这是您写的，请别的同事来核实。').waitFor();
    const again = await at('li-min', `/queue/${wishId}`);
    await again.getByText('退回过，当时说：先和本人再说一遍').waitFor();
  });
});

describe('how many wait for an answer', () => {
  it('stands beside the way to them, and is one fewer once one is answered', async () => {
    const wishId = await begun('贺奶奶想换个灯泡');
    const desk = await stage.open('li-min', { size: 'desk' });
    await desk.goto('/');
    const way = desk.getByRole('navigation').getByRole('link', { name: /^核实/ });
    const shown = async () => Number.parseInt(await way.locator('.count').innerText(), 10);
    await way.locator('.count').waitFor();
    const before = await shown();
    expect(before).toBeGreaterThan(0);
    expect((await way.innerText()).replaceAll(/\s+/g, ' ').trim()).toBe(`核实 ${before} ${before} 条等着`);
    await desk.goto(`/queue/${wishId}`);
    await desk.getByRole('button', { name: '退回' }).click();
    const sheet = desk.getByRole('dialog', { name: '退回去，说清原因' });
    await sheet.getByRole('button', { name: '先和本人再说一遍' }).click();
    await sheet.getByRole('button', { name: '退回', exact: true }).click();
    await desk.getByText('退回去了，对方会收到原因').waitFor();
    await expect.poll(shown).toBe(before - 1);
    // The server says the same to a page that is opened anew.
    await desk.goto('/');
    await expect.poll(shown).toBe(before - 1);
  });
});

describe('a wish that becomes a case', () => {
  it('stands among what the station follows up until somebody says what was done', async () => {
    const wishId = await begun('贺奶奶想换个水龙头');
    const desk = await at('li-min', `/queue/${wishId}`);
    await desk.getByRole('button', { name: '转个案' }).click();
    const sheet = desk.getByRole('dialog');
    await sheet.getByRole('textbox').fill('一个人住，饭有一顿没一顿，要专人跟。');
    await sheet.getByRole('button', { name: '转个案' }).click();
    await desk.getByText('转成个案了，排进了“要跟一跟的”').waitFor();
    await stage.place.settled();

    const head = await at('gao-weidong', '/inbox');
    await head.getByRole('link', { name: /一件事转成了个案，请您跟/ }).click();
    const row = head.locator('li.card', { hasText: '贺奶奶想换个水龙头' });
    await row.getByText('一个人住，饭有一顿没一顿，要专人跟。').waitFor();
    await row.getByLabel('做了什么').fill('申请了救助，每周去一次。');
    await row.getByRole('button', { name: '跟完了' }).click();
    await row.waitFor({ state: 'detached' });
    const wish = await at('chen-li', `/wishes/${wishId}`);
    await wish.getByText('这件事由社工专门跟进').waitFor();
  });
});

describe('a dispute over things that came while others are still waited for', () => {
  it('is raised where one nods, settled by somebody in charge, and read by both sides', async () => {
    const wishId = await riceWish(stage, '王奶奶想要够吃到过年的米');
    const [ye, li] = [await actor(stage.place.address, 'ye-changlin'), await actor(stage.place.address, 'li-min')];
    const params = { wishId };
    const { reply } = await ye.caller.call(claimGoods, {
      params,
      body: { component: 0, quantity: 2, until: stage.now() + 8 * HOUR_MS },
    });
    const body = { quantity: 2, shelf: 'A-1' };
    await li.caller.call(receiveGoods, { params: { ...params, claimId: reply.id }, body });
    await li.caller.call(pickUpGoods, { params });
    expect((await li.caller.call(deliverGoods, { params })).status).toBe(200);

    const hers = await at('wang-guilan', `/wishes/${wishId}/confirm`);
    await hers.getByRole('heading', { name: '东西收到了吗' }).waitFor();
    await hers.getByText('2 袋大米').waitFor();
    expect(await hers.getByText('志愿者名下').count()).toBe(0);
    await hers.getByRole('button', { name: '有点不对' }).click();
    const sheet = hers.getByRole('dialog', { name: '哪里不对' });
    await sheet.getByRole('button', { name: '坏了', exact: true }).click();
    await sheet.getByRole('button', { name: '告诉社工站' }).click();
    await hers.getByRole('heading', { name: '告诉社工站了' }).waitFor();

    const giver = await at('ye-changlin', `/wishes/${wishId}`);
    await giver.getByText('站长或督导问清两边再定，定了大家都会收到消息。').waitFor();
    expect(await giver.getByText('坏了').count()).toBe(0);
    const head = await at('gao-weidong', '/mediation');
    await head.getByRole('link', { name: /王奶奶想要够吃到过年的米/ }).click();
    await head.getByRole('button', { name: '弄清楚了，来定' }).click();
    const decision = head.getByRole('dialog');
    await decision.getByText('坏了').waitFor();
    await decision.getByRole('radio', { name: /^办完了/ }).check();
    await decision.getByRole('textbox').fill('粮站换了一袋好的。');
    await decision.getByRole('button', { name: '定下来' }).click();
    await head.getByText('定下来了，大家都收到了消息').waitFor();
    for (const slug of ['wang-guilan', 'ye-changlin']) {
      const page = await at(slug, `/wishes/${wishId}`);
      await page.getByText('粮站换了一袋好的。').waitFor();
      await page.getByText(/调解好了：办完了，请本人看看对不对/).waitFor();
    }
  });
});

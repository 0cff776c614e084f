import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { postWish } from '../../shared/wishes/posting.ts';
import type { Component } from '../../shared/wishes/wish.ts';
import { aGoodsWish, shelved } from '../testing/gifts.ts';
import { elderBody, gridWorker } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from '../wishes/wishes.ts';

let scene: Scene;
let donor: Someone;
beforeAll(async () => {
  scene = await openScene();
  donor = await scene.world.person({ pseudonym: '小宋' });
});
afterAll(() => scene.world.close());

const TAP = { kind: 'goods', text: { zh: '水龙头', en: 'a tap' }, unit: { zh: '个' }, quantity: 1 } as const;
const MEND: Partial<Component> = { kind: 'service', text: { zh: '换水龙头' }, quantity: 1, minutes: 60, after: [0] };
const TALK = { kind: 'companionship', text: { zh: '聊聊天' }, quantity: 1, minutes: 60 } as const;
const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });

async function taken(): Promise<{
  wish: { id: string };
  beneficiary: Someone;
  mender: Someone;
  talker: Someone;
  mend: string;
  talk: string;
}> {
  const now = scene.world.house.clock();
  const made = await aGoodsWish(scene, { components: [TAP, MEND, TALK], window: { from: now, to: now + 2 * DAY_MS } });
  const [mend = '', talk = ''] = made.tasks.map(({ id }) => id);
  const [mender, talker] = [await aVolunteer(scene), await aVolunteer(scene)];
  for (const [who, taskId] of [
    [mender, mend],
    [talker, talk],
  ] as const)
    expect((await scene.call(acceptTask, who, { params: { taskId } })).code).toBeUndefined();
  return { wish: made.wish, beneficiary: made.beneficiary, mender, talker, mend, talk };
}
async function stamp(who: Someone, taskId: string, beneficiary: Someone, part: typeof checkIn | typeof checkOut) {
  const { reply } = await scene.call(readShowCode, beneficiary, { params: { taskId } });
  return scene.call(part, who, { params: { taskId }, body: { digits: reply.digits } });
}

describe('a wish of several parts', () => {
  it('is met by different people in an order that works: the tap before the plumber, company at any time', async () => {
    const { wish, beneficiary, mender, talker, mend, talk } = await taken();
    const early = await stamp(mender, mend, beneficiary, checkIn);
    expect([early.code, String(early.problem['detail'] ?? early.problem['title'])]).toEqual([
      'waits_for',
      expect.stringContaining('水龙头'),
    ]);
    expect((await stamp(talker, talk, beneficiary, checkIn)).code).toBeUndefined();
    scene.world.pass(HOUR_MS / 2);
    expect((await stamp(talker, talk, beneficiary, checkOut)).code).toBeUndefined();
    await shelved(scene, donor, wish, 1);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await stamp(mender, mend, beneficiary, checkIn)).code).toBe('waits_for');
    await scene.call(deliverGoods, scene.worker, params(wish));
    await scene.world.settle();
    const told = async (who: Someone) =>
      (await scene.call(listNotices, who, { query: { limit: 20 } })).reply.items.map(({ kind }) => kind);
    expect([(await told(mender)).includes('goods_there'), (await told(talker)).includes('goods_there')]).toEqual([
      true,
      false,
    ]);
    expect((await stamp(mender, mend, beneficiary, checkIn)).code).toBeUndefined();
    scene.world.pass(HOUR_MS / 2);
    expect((await stamp(mender, mend, beneficiary, checkOut)).code).toBeUndefined();
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('delivered');
    const { reply } = await scene.call(confirmWish, beneficiary, { ...params(wish), body: { how: 'own' } });
    expect(reply).toMatchObject({ state: 'fulfilled', minutes: 60 });
  });
  it('lets who does it bring along what it needs', async () => {
    const { wish, beneficiary, mender, mend } = await taken();
    await shelved(scene, donor, wish, 1);
    expect((await scene.call(pickUpGoods, mender, params(wish))).code).toBeUndefined();
    expect((await stamp(mender, mend, beneficiary, checkIn)).code).toBeUndefined();
    scene.world.pass(HOUR_MS / 2);
    await stamp(mender, mend, beneficiary, checkOut);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.components[0]?.underWay, after.steps.some(({ what }) => what === 'goods_delivered')]).toEqual([
      undefined,
      true,
    ]);
  });
  it('says what waits for what, and refuses an order that goes in circles or points nowhere', async () => {
    const chen = await gridWorker(scene);
    const post = (components: object[]) =>
      scene.call(postWish, chen, { body: elderBody(scene, { components: components as never }) });
    const good = await post([{ ...TAP }, { ...MEND }]);
    expect(good.code).toBeUndefined();
    expect(
      (await scene.call(readWish, chen, { params: { wishId: good.reply.id } })).reply.components[1]?.after,
    ).toEqual([0]);
    for (const after of [[1], [2]]) {
      const bad = await post([{ ...TAP }, { ...MEND, after }]);
      expect([bad.code, bad.problem['fields']]).toEqual([
        'invalid_input',
        [{ path: 'body.components', rule: 'order_goes_in_circles' }],
      ]);
    }
    expect((await post([{ ...TAP, after: [1] }, { ...MEND }])).code).toBe('invalid_input');
  });
});

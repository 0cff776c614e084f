import { afterEach, beforeEach, expect, it } from 'vitest';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { aGoodsWish, promised } from '../testing/gifts.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runPromiseClocks, runPromiseReminders } from './clocks.ts';

let scene: Scene;
let donor: Someone;
beforeEach(async () => {
  scene = await openScene();
  donor = await scene.world.person({ name: '叶长林', pseudonym: '小叶' });
});
afterEach(() => scene.world.close());

const { round, told } = {
  round: async () => {
    await runPromiseReminders(scene.world.house);
    await scene.world.settle();
  },
  told: async () =>
    (await scene.call(listNotices, donor, {})).reply.items
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'gift_due'),
};

it('a donor is told once that a promise runs out, in the hours before and not sooner', async () => {
  const { wish } = await aGoodsWish(scene);
  await promised(scene, donor, wish, { until: scene.world.house.clock() + DAY_MS });
  await round();
  expect(await told()).toEqual([]);
  scene.world.pass(15 * HOUR_MS);
  await round();
  expect(await told()).toEqual([]);
  scene.world.pass(2 * HOUR_MS);
  await round();
  await round();
  scene.world.pass(HOUR_MS);
  await round();
  expect(await told()).toEqual(['gift_due']);
});
it('nobody is reminded of what they have just promised, have brought, or what has lapsed', async () => {
  const { wish } = await aGoodsWish(scene);
  const now = scene.world.house.clock();
  await promised(scene, donor, wish, { until: now + 5 * HOUR_MS });
  await round();
  expect(await told()).toEqual([]);
  const { reply } = await promised(scene, donor, wish, { until: now + DAY_MS });
  const params = { wishId: wish.id, claimId: reply.id };
  await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 1, shelf: 'A-1' } });
  scene.world.pass(20 * HOUR_MS);
  await runPromiseClocks(scene.world.house);
  await round();
  expect(await told()).toEqual([]);
});

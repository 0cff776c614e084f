import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { nameGiver, releaseClaim } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { listOrgGifts } from '../../shared/goods/giving.ts';
import { confirmWish, disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import type { Org } from '../orgs/org-item.ts';
import { anEnterprise, givenBy, leaves } from '../testing/enterprise.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { promisesKey } from './promises.ts';

let scene: Scene;
let shop: Org;
let manager: Someone;
let colleague: Someone;
beforeEach(async () => {
  scene = await openScene();
  ({ shop, manager, colleague } = await anEnterprise(scene));
});
afterEach(() => scene.world.close());

describe('a dispute about what an enterprise gave', () => {
  let offered: (who: Someone) => Promise<boolean>;
  const disputed = async () => {
    const { wish, params, beneficiary } = await givenBy(scene, { shop, manager }, { quantity: 3 });
    const wishParams = { params: { wishId: wish.id } };
    await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 3, shelf: 'A-1' } });
    for (const step of [pickUpGoods, deliverGoods]) await scene.call(step, scene.worker, wishParams);
    expect(
      (await scene.call(disputeWish, beneficiary, { ...wishParams, body: { reason: '米受潮了' } })).code,
    ).toBeUndefined();
    offered = async (who) => (await scene.call(readWish, who, wishParams)).reply.can.includes('settleDispute');
    return (who: Someone) =>
      scene.call(settleDispute, who, { ...wishParams, body: { to: 'withdrawn', note: '换一袋' } });
  };

  it('is settled by nobody who manages it, however many do', async () => {
    for (let more = 0; more < 20; more += 1) await scene.world.person({}, [shop, 'organisation_manager']);
    scene.world.pass(1);
    const both = await scene.world.person({}, [scene.station, 'head'], [shop, 'organisation_manager']);
    const settle = await disputed();
    expect(await offered(both)).toBe(false);
    expect((await settle(both)).code).toBe('four_eyes');
    expect(await offered(scene.head)).toBe(true);
    expect((await settle(scene.head)).code).toBeUndefined();
  });
  it('nor by who brought it and has left since', async () => {
    manager = await scene.world.person({}, [shop, 'organisation_manager'], [scene.station, 'head']);
    const settle = await disputed();
    await leaves(scene, shop, manager);
    expect((await settle(manager)).code).toBe('four_eyes');
  });
});

describe('the word that it arrived', () => {
  it('is not entered after a visit by a worker who manages what gave it', async () => {
    const both = await scene.world.person({}, [scene.station, 'head'], [shop, 'organisation_manager']);
    const { wish, params } = await givenBy(scene, { shop, manager }, { quantity: 3 });
    const wishParams = { params: { wishId: wish.id } };
    await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 3, shelf: 'A-1' } });
    for (const step of [pickUpGoods, deliverGoods]) await scene.call(step, scene.worker, wishParams);
    const confirm = (who: Someone) =>
      scene.call(confirmWish, who, { ...wishParams, body: { how: 'visit', note: '她说收到了' } });
    expect((await confirm(both)).code).toBe('four_eyes');
    expect((await confirm(scene.head)).code).toBeUndefined();
  });
});

describe('an enterprise’s promise that two give up at once', () => {
  it('is given up once, and whoever promised may promise as much as before', async () => {
    const { params } = await givenBy(scene, { shop, manager });
    const both = await Promise.all([manager, colleague].map((who) => scene.call(releaseClaim, who, { params })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const naming = await Promise.all(
      [true, false].map((named) => scene.call(nameGiver, manager, { params, body: { named } })),
    );
    expect(naming.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const { reply } = await scene.call(listOrgGifts, undefined, { params: { orgId: shop.id } });
    expect(reply.items).toEqual([]);
    const item = await scene.world.house.table.get(promisesKey(manager.personId));
    expect(item?.['open']).toBe(0);
  });
});

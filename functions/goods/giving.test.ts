import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { claimGoods, listClaims, listMyGifts, nameGiver, releaseClaim } from '../../shared/goods/contract.ts';
import { giveBackGoods, receiveGoods } from '../../shared/goods/counter.ts';
import { listGiving, listOrgGifts } from '../../shared/goods/giving.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import type { Org } from '../orgs/org-item.ts';
import { anEnterprise, givenBy, leaves } from '../testing/enterprise.ts';
import { aGoodsWish } from '../testing/gifts.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runPromiseClocks, runPromiseReminders } from './clocks.ts';

let scene: Scene;
let shop: Org;
let manager: Someone;
let colleague: Someone;
let stranger: Someone;
beforeEach(async () => {
  scene = await openScene();
  ({ shop, manager, colleague } = await anEnterprise(scene));
  stranger = await scene.world.person({ name: '宋佳' });
});
afterEach(() => scene.world.close());

const given = (body: Parameters<typeof givenBy>[2] = {}) => givenBy(scene, { shop, manager }, body);
const { giving, shown, told } = {
  giving: async (who: Someone) => scene.call(listGiving, who, { params: { orgId: shop.id } }),
  shown: async () => (await scene.call(listOrgGifts, undefined, { params: { orgId: shop.id } })).reply.items,
  told: async (who: Someone) =>
    (await scene.call(listNotices, who, {})).reply.items
      .filter(({ kind }) => kind.startsWith('gift_'))
      .map(({ kind, to }) => [kind, to]),
};
const leave = (who: Someone) => leaves(scene, shop, who);

describe('what an enterprise gives', () => {
  it('is the same list for everyone who manages it, newest first, and nobody else’s to read', async () => {
    const first = await given();
    const second = await given({ quantity: 2, named: false });
    for (const who of [manager, colleague]) {
      const { items } = (await giving(who)).reply;
      expect(items.map(({ id, mine, promisedBy, named }) => [id, mine, promisedBy, named])).toEqual([
        [second.params.claimId, true, '孟和', false],
        [first.params.claimId, true, '孟和', true],
      ]);
    }
    for (const who of [stranger, scene.worker]) expect((await giving(who)).code).toBe('forbidden');
    const elsewhere = await scene.world.org('enterprise', scene.center);
    const other = await scene.world.person({}, [elsewhere, 'organisation_manager']);
    expect((await giving(other)).code).toBe('forbidden');
  });
  it('goes on page by page, each gift once', async () => {
    for (let round = 0; round < 3; round += 1) await given();
    const query = { limit: 2 };
    const page = await scene.call(listGiving, manager, { params: { orgId: shop.id }, query });
    const rest = await scene.call(listGiving, manager, {
      params: { orgId: shop.id },
      query: { ...query, cursor: page.reply.next ?? '' },
    });
    const ids = [...page.reply.items, ...rest.reply.items].map(({ id }) => id);
    expect([page.reply.items.length, new Set(ids).size]).toEqual([2, 3]);
    const made = { params: { orgId: shop.id }, query: { cursor: 'nonsense' } };
    expect((await scene.call(listGiving, manager, made)).code).toBe('cursor_invalid');
    expect((await scene.call(listOrgGifts, undefined, made)).code).toBe('cursor_invalid');
  });
  it('is public as far as it agreed to be named, and no more once it takes that back', async () => {
    const named = await given();
    const quiet = await given({ named: false });
    expect((await shown()).map(({ id, giver, giverOrgId }) => [id, giver.zh, giverOrgId])).toEqual([
      [named.params.claimId, '暖阳粮油', shop.id],
    ]);
    const { reply } = await scene.call(listClaims, undefined, { params: { wishId: quiet.wish.id } });
    expect(JSON.stringify(reply)).not.toMatch(new RegExp(`暖阳粮油|${shop.id}`));
    await scene.call(nameGiver, manager, { params: quiet.params, body: { named: true } });
    await scene.call(nameGiver, manager, { params: quiet.params, body: { named: true } });
    expect((await shown()).map(({ id }) => id)).toEqual([quiet.params.claimId, named.params.claimId]);
    for (const { params } of [named, quiet])
      expect((await scene.call(nameGiver, colleague, { params, body: { named: false } })).status).toBe(200);
    expect(await shown()).toEqual([]);
    expect((await giving(manager)).reply.items.map(({ named }) => named)).toEqual([false, false]);
  });
  it('tells the public nothing of who promised it', async () => {
    await given();
    expect(JSON.stringify(await shown())).not.toMatch(new RegExp(`孟和|${manager.personId}`));
  });
  it('is not shown where it was given up, or where its wish is nobody’s to see any more', async () => {
    const up = await given();
    const gone = await given();
    await scene.call(releaseClaim, manager, { params: up.params });
    expect((await shown()).map(({ id }) => id)).toEqual([gone.params.claimId]);
    await scene.call(withdrawWish, scene.worker, { params: { wishId: gone.wish.id }, body: {} });
    expect(await shown()).toEqual([]);
  });
  it('carries the thanks that were said when the wish came true', async () => {
    const { wish, params, beneficiary } = await given({ quantity: 3 });
    const wishParams = { params: { wishId: wish.id } };
    await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 3, shelf: 'A-1' } });
    for (const step of [pickUpGoods, deliverGoods]) await scene.call(step, scene.worker, wishParams);
    expect((await shown()).map(({ state, thanks }) => [state, thanks])).toEqual([['delivered', undefined]]);
    scene.world.pass(1);
    const body = { how: 'own', thanks: { zh: '米很香' } } as const;
    expect((await scene.call(confirmWish, beneficiary, { ...wishParams, body })).code).toBeUndefined();
    await scene.world.settle();
    const own = (await scene.call(listMyGifts, manager, { query: {} })).reply.items;
    for (const items of [await shown(), (await giving(colleague)).reply.items, own])
      expect(items.map(({ state, thanks }) => [state, thanks?.zh])).toEqual([['confirmed', '米很香']]);
  });
  it('is nothing at an org that nobody gives in the name of', async () => {
    const nowhere = { params: { orgId: scene.station.id } };
    expect((await scene.call(listOrgGifts, undefined, nowhere)).reply.items).toEqual([]);
    const unknown = { params: { orgId: 'org_01JDJ000000000000000000000' } };
    expect((await scene.call(listOrgGifts, undefined, unknown)).code).toBe('not_found');
  });
});

describe('an enterprise’s promise', () => {
  it('may be given up and named by whoever manages it, and by nobody else', async () => {
    const { params, wish } = await given();
    expect((await scene.call(releaseClaim, stranger, { params })).code).toBe('forbidden');
    expect((await scene.call(nameGiver, scene.worker, { params, body: { named: false } })).code).toBe('forbidden');
    expect((await scene.call(releaseClaim, colleague, { params })).reply.state).toBe('released');
    const { steps } = (await giving(manager)).reply.items[0] ?? {};
    expect(steps?.map(({ what, by }) => [what, by?.zh])).toEqual([
      ['promised', undefined],
      ['released', '暖阳粮油'],
    ]);
    expect(JSON.stringify((await scene.call(readWish, undefined, { params: { wishId: wish.id } })).reply)).not.toMatch(
      /白雪|孟和/,
    );
  });
  it('is asked back from the shelf by any of them, and all hear that it was fetched', async () => {
    const { params } = await given();
    await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 1, shelf: 'A-1' } });
    scene.world.pass(1);
    expect((await scene.call(releaseClaim, stranger, { params })).code).toBe('forbidden');
    expect((await scene.call(releaseClaim, colleague, { params })).reply.state).toBe('to_give_back');
    scene.world.pass(1);
    expect((await scene.call(giveBackGoods, scene.worker, { params })).reply.state).toBe('given_back');
    await scene.world.settle();
    for (const who of [manager, colleague])
      expect((await told(who)).map(([kind]) => kind)).toEqual(['gift_given_back', 'gift_received']);
    expect(await shown()).toEqual([]);
  });
  it('stays with it when the one who made it has left, who then has no say in it', async () => {
    const { params } = await given();
    await leave(manager);
    expect((await scene.call(releaseClaim, manager, { params })).code).toBe('forbidden');
    expect((await scene.call(nameGiver, manager, { params, body: { named: false } })).code).toBe('forbidden');
    expect((await scene.call(listMyGifts, manager)).reply.items.map(({ id, mine }) => [id, mine])).toEqual([
      [params.claimId, false],
    ]);
    expect((await giving(manager)).code).toBe('forbidden');
    expect((await scene.call(nameGiver, colleague, { params, body: { named: false } })).status).toBe(200);
    expect((await scene.call(releaseClaim, colleague, { params })).reply.state).toBe('released');
  });
  it('is made in that duty: who acts for themselves gives for themselves', async () => {
    const { wish } = await aGoodsWish(scene);
    const until = scene.world.house.clock() + DAY_MS;
    const body = { component: 0, quantity: 1, until, named: true, orgId: shop.id };
    const asSelf = { headers: { 'X-Acting-As': 'self' } };
    const answer = await scene.call(claimGoods, manager, { params: { wishId: wish.id }, body }, asSelf);
    expect(answer.code).toBe('forbidden');
  });
  it('is counted at the counter by nobody who manages it', async () => {
    const { params } = await given();
    const both = await scene.world.person(
      { name: '敖登' },
      [scene.station, 'social_worker'],
      [shop, 'organisation_manager'],
    );
    const receive = (who: Someone) => scene.call(receiveGoods, who, { params, body: { quantity: 1, shelf: 'A-1' } });
    expect((await receive(both)).code).toBe('four_eyes');
    expect((await receive(scene.worker)).code).toBeUndefined();
    const [claim] = (await scene.call(listClaims, undefined, { params: { wishId: params.wishId } })).reply.items;
    expect([claim?.state, claim?.giver.zh]).toEqual(['on_shelf', '暖阳粮油']);
  });
});

describe('news of an enterprise’s gift', () => {
  it('comes to everyone who manages it, also when the one who promised has left', async () => {
    const { params } = await given();
    await leave(manager);
    await scene.world.settle();
    scene.world.pass(17 * HOUR_MS);
    await runPromiseReminders(scene.world.house);
    await runPromiseReminders(scene.world.house);
    await scene.world.settle();
    expect(await told(colleague)).toEqual([['gift_due', `/orgs/${shop.id}`]]);
    expect(await told(manager)).toEqual([]);
    scene.world.pass(1);
    await scene.call(receiveGoods, scene.worker, { params, body: { quantity: 1, shelf: 'A-1' } });
    await scene.world.settle();
    expect((await told(colleague)).map(([kind]) => kind)).toEqual(['gift_received', 'gift_due']);
    expect(await told(stranger)).toEqual([]);
    const { items } = (await scene.call(listNotices, colleague, {})).reply;
    expect(items.find(({ kind }) => kind === 'gift_received')?.params).toMatchObject({ org: '暖阳粮油' });
  });
  it('says that one of them gave it up to the others, who might still bring it, and not to who did', async () => {
    const { params } = await given();
    await scene.call(releaseClaim, colleague, { params });
    await scene.world.settle();
    expect(await told(manager)).toEqual([['gift_given_up', '/me/gifts']]);
    expect(await told(colleague)).toEqual([]);
  });
  it('says that it ran out to all of them, each where they find it', async () => {
    await given({ until: scene.world.house.clock() + HOUR_MS });
    scene.world.pass(HOUR_MS);
    await runPromiseClocks(scene.world.house);
    await scene.world.settle();
    expect(await told(manager)).toEqual([['gift_lapsed', '/me/gifts']]);
    expect(await told(colleague)).toEqual([['gift_lapsed', `/orgs/${shop.id}`]]);
  });
});

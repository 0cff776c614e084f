import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listClaims, listMyGifts, nameGiver, releaseClaim } from '../../shared/goods/contract.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { aGoodsWish, giftsOf, promised } from '../testing/gifts.ts';
import { openScene, type Scene, tally } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from '../wishes/wishes.ts';
import { runPromiseClocks } from './clocks.ts';

let scene: Scene;
let donor: Someone;
let other: Someone;
beforeAll(async () => {
  scene = await openScene();
  donor = await scene.world.person({ name: '宋佳', pseudonym: '小宋' });
  other = await scene.world.person({ name: '白雪', pseudonym: '小白' });
});
afterAll(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const claimsOf = async (wish: { id: string }) => (await scene.call(listClaims, undefined, params(wish))).reply.items;

describe('a promise', () => {
  it('of some leaves the rest for others; of all, the wish is kept for them until they bring it', async () => {
    const { wish } = await aGoodsWish(scene);
    expect((await promised(scene, donor, wish, { quantity: 2 })).reply).toMatchObject({
      state: 'promised',
      quantity: 2,
    });
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('published');
    expect((await promised(scene, other, wish, { quantity: 1 })).code).toBeUndefined();
    const { state, components, steps } = await wishOf(scene.world.house, wish.id);
    expect([state, components[0]?.have, components[0]?.promised]).toEqual(['reserved', 3, 3]);
    expect(steps.slice(-2).map(({ what, note }) => [what, note?.zh, note?.en])).toEqual([
      ['goods_promised', '2 袋大米', '2 bags of rice'],
      ['goods_promised', '1 袋大米', '1 bag of rice'],
    ]);
  });
  it('does not light the ribbon: what is only promised has not been given', async () => {
    const { wish } = await aGoodsWish(scene);
    await promised(scene, donor, wish, { quantity: 3 });
    const { reply } = await scene.call(readWish, undefined, params(wish));
    expect(reply.ribbon.find(({ society }) => society === 'charity')?.state).toBe('waiting');
  });
  it('of the last unit has one winner, however many try at once', async () => {
    const { wish } = await aGoodsWish(scene, { components: [{ kind: 'goods', text: { zh: '暖水袋' }, quantity: 2 }] });
    const donors = await Promise.all(Array.from({ length: 24 }, () => scene.world.person()));
    const answers = await Promise.all(donors.map((one) => promised(scene, one, wish)));
    expect(tally(answers as never)).toEqual({ promised: 2, goods_taken: 22 });
    expect((await wishOf(scene.world.house, wish.id)).components[0]).toMatchObject({ have: 2, promised: 2 });
    expect(await giftsOf(scene.world.house, wish.id)).toHaveLength(2);
  });
  it('of more than is missing says what is left', async () => {
    const { wish } = await aGoodsWish(scene);
    await promised(scene, donor, wish, { quantity: 2 });
    const answer = await promised(scene, other, wish, { quantity: 2 });
    expect([answer.code, String(answer.problem['detail'] ?? answer.problem['title'])]).toEqual([
      'goods_taken',
      expect.stringContaining('1'),
    ]);
  });
  it('runs out on time, and the wish waits again; the donor is told', async () => {
    const { wish } = await aGoodsWish(scene);
    const late = await scene.world.person();
    await promised(scene, late, wish, { quantity: 3, until: scene.world.house.clock() + HOUR_MS });
    scene.world.pass(HOUR_MS - 1);
    await runPromiseClocks(scene.world.house);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('reserved');
    scene.world.pass(1);
    await runPromiseClocks(scene.world.house);
    await runPromiseClocks(scene.world.house);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.components[0]?.have, after.components[0]?.promised]).toEqual([
      'published',
      0,
      undefined,
    ]);
    expect(await claimsOf(wish)).toEqual([]);
    expect((await scene.call(listMyGifts, late)).reply.items.map(({ steps }) => steps.at(-1)?.what)).toEqual([
      'lapsed',
    ]);
  });
  it('can be given up by the donor and by nobody else who is not staff', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish, { quantity: 1 });
    const gift = { params: { wishId: wish.id, claimId: reply.id } };
    expect((await scene.call(releaseClaim, other, gift)).code).toBe('forbidden');
    expect((await scene.call(releaseClaim, donor, gift)).reply.state).toBe('released');
    expect((await scene.call(releaseClaim, donor, gift)).code).toBe('wrong_state');
    expect((await wishOf(scene.world.house, wish.id)).components[0]?.have).toBe(0);
  });
});

describe('who gives', () => {
  it('is nobody’s to read unless they agree, and no more once they take it back', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish, { quantity: 1 });
    const gift = { params: { wishId: wish.id, claimId: reply.id } };
    const seen = async () => {
      const page = await scene.call(readWish, undefined, params(wish));
      return JSON.stringify([page.reply, await claimsOf(wish)]);
    };
    expect(await seen()).not.toContain('小宋');
    expect((await claimsOf(wish))[0]?.giver.zh).toBe('一位好心人');
    expect((await scene.call(nameGiver, donor, { ...gift, body: { named: true } })).status).toBe(200);
    expect((await claimsOf(wish))[0]?.giver.zh).toBe('小宋');
    expect(await seen()).toContain('小宋认下了'.slice(0, 2));
    await scene.call(nameGiver, donor, { ...gift, body: { named: false } });
    expect(await seen()).not.toContain('小宋');
    expect(await seen()).not.toContain(donor.personId);
    expect((await scene.call(nameGiver, scene.worker, { ...gift, body: { named: true } })).code).toBe('forbidden');
  });
  it('may be an enterprise, through its manager alone', async () => {
    const shop = await scene.world.org('enterprise', scene.station, { name: { zh: '暖阳粮油' } });
    const manager = await scene.world.person({ name: '孟和' }, [shop, 'organisation_manager']);
    const { wish } = await aGoodsWish(scene);
    expect((await promised(scene, donor, wish, { orgId: shop.id })).code).toBe('forbidden');
    expect((await promised(scene, manager, wish, { orgId: scene.station.id })).code).toBe('not_found');
    expect((await promised(scene, manager, wish, { orgId: shop.id, named: true })).code).toBeUndefined();
    expect((await claimsOf(wish)).map(({ giver }) => giver.zh)).toEqual(['暖阳粮油']);
  });
  it('is a grown-up, and neither the beneficiary nor the guardian', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const child = await scene.world.person({ birthYear: 2012 });
    expect((await promised(scene, child, wish)).code).toBe('grown_ups_only');
    expect((await promised(scene, beneficiary, wish)).code).toBe('four_eyes');
    const childs = await aGoodsWish(scene, { minor: true });
    expect((await promised(scene, childs.guardian, childs.wish)).code).toBe('four_eyes');
  });
});

describe('what cannot be promised', () => {
  it('is what is no goods, what is not public, and what is over', async () => {
    const { wish } = await aGoodsWish(scene, { components: [{ quantity: 1 }] });
    expect((await promised(scene, donor, wish)).code).toBe('not_found');
    expect((await promised(scene, donor, wish, { component: 3 })).code).toBe('not_found');
    const draft = await aGoodsWish(scene, { state: 'submitted' });
    expect((await promised(scene, donor, draft.wish)).code).toBe('not_found');
    const done = await aGoodsWish(scene, { state: 'fulfilled' });
    expect((await promised(scene, donor, done.wish)).code).toBe('wrong_state');
  });
  it('is a time that is past, too far ahead or after the wish’s own', async () => {
    const { wish } = await aGoodsWish(scene);
    const now = scene.world.house.clock();
    for (const until of [now, now - HOUR_MS, now + 6 * DAY_MS + 1, now + 8 * DAY_MS])
      expect((await promised(scene, donor, wish, { until })).code).toBe('promise_too_long');
  });
  it('is an eleventh gift while ten are still to come, which are kept from everyone else', async () => {
    const keen = await scene.world.person();
    for (let round = 0; round < 10; round += 1)
      expect((await promised(scene, keen, (await aGoodsWish(scene)).wish)).code).toBeUndefined();
    const { wish } = await aGoodsWish(scene);
    expect((await promised(scene, keen, wish)).code).toBe('promises_full');
    const [first] = (await scene.call(listMyGifts, keen)).reply.items;
    await scene.call(releaseClaim, keen, { params: { wishId: first?.wishId ?? '', claimId: first?.id ?? '' } });
    expect((await promised(scene, keen, wish)).code).toBeUndefined();
  });
  it('is the same wish over and over', async () => {
    const { wish } = await aGoodsWish(scene);
    const fickle = await scene.world.person();
    for (let round = 0; round < 6; round += 1) {
      const { reply } = await promised(scene, fickle, wish);
      await scene.call(releaseClaim, fickle, { params: { wishId: wish.id, claimId: reply.id } });
    }
    expect((await promised(scene, fickle, wish)).code).toBe('promises_full');
  });
});

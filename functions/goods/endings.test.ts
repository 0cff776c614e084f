import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods } from '../../shared/goods/carry.ts';
import { listMyGifts, releaseClaim } from '../../shared/goods/contract.ts';
import { giveBackGoods, receiveGoods } from '../../shared/goods/counter.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { confirmWish, disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import { publishWish, readVerification } from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import { aGoodsWish, giftsOf, movementsAt, promised, shelved } from '../testing/gifts.ts';
import { PUBLIC_TEXT } from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from '../wishes/clocks.ts';
import { wishItem } from '../wishes/steps.ts';
import { wishOf } from '../wishes/wishes.ts';

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
const gift = (wish: { id: string }, claimId: string) => ({ params: { wishId: wish.id, claimId } });
const statesOf = async (wish: { id: string }) => {
  await scene.world.settle();
  return (await giftsOf(scene.world.house, wish.id)).map(({ state }) => state);
};
const noticesOf = async (person: Someone) =>
  (await scene.call(listNotices, person, { query: { limit: 50 } })).reply.items.map(({ kind }) => kind);

/** A verifier shows it again, for what it still lacks. */
async function publishedAgain(wish: { id: string }): Promise<void> {
  const { house } = scene.world;
  const stored = await wishOf(house, wish.id);
  const ticked = { ...stored, version: stored.version + 1, checks: CHECKS };
  await house.table.transact([{ op: 'replace', item: wishItem(ticked) }]);
  const verifier = await scene.world.person({}, [scene.station, 'deputy']);
  const read = await scene.call(readVerification, verifier, params(wish));
  const notSame = read.reply.similar.map(({ id }) => id);
  await house.table.transact([{ op: 'replace', item: wishItem({ ...ticked, notSame, version: ticked.version + 1 }) }]);
  const answer = await scene.call(publishWish, verifier, { ...params(wish), body: PUBLIC_TEXT });
  expect(answer.code).toBeUndefined();
  scene.world.pass(1);
}

describe('a wish that is taken back', () => {
  it('frees what was promised and gives back what is in hand, and every donor is told', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const claimId = await shelved(scene, donor, wish, 1);
    await promised(scene, other, wish, { quantity: 2 });
    expect((await scene.call(withdrawWish, beneficiary, { ...params(wish), body: {} })).reply.state).toBe('withdrawn');
    expect(await statesOf(wish)).toEqual(['to_give_back', 'released']);
    expect((await wishOf(scene.world.house, wish.id)).components[0]).toMatchObject({ have: 0 });
    expect(await noticesOf(donor)).toContain('gift_give_back');
    expect(await noticesOf(other)).toContain('gift_released');
    expect((await scene.call(giveBackGoods, donor, gift(wish, claimId))).code).toBe('forbidden');
    expect((await scene.call(giveBackGoods, scene.worker, gift(wish, claimId))).reply.state).toBe('given_back');
    expect((await scene.call(giveBackGoods, scene.worker, gift(wish, claimId))).code).toBe('wrong_state');
    const own = (await movementsAt(scene.world.house, scene.station.id)).filter(({ wishId }) => wishId === wish.id);
    expect(own.map(({ from, to }) => [from, to])).toEqual([
      ['donor', 'shelf'],
      ['shelf', 'donor'],
    ]);
    expect((await scene.call(listMyGifts, donor)).reply.items[0]?.state).toBe('given_back');
    // The other gave nothing up, and reads that.
    const [theirs] = (await scene.call(listMyGifts, other)).reply.items;
    expect(theirs?.steps.at(-1)?.what).toBe('wish_over');
  });
  it('frees what was promised a moment before by a clock that goes ahead', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await promised(scene, other, wish, { quantity: 2 });
    scene.world.pass(-1_000);
    await scene.call(withdrawWish, beneficiary, { ...params(wish), body: {} });
    expect(await statesOf(wish)).toEqual(['released']);
  });
  it('gives back also what somebody carries at that moment', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const claimId = await shelved(scene, donor, wish, 3);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    await scene.call(withdrawWish, beneficiary, { ...params(wish), body: {} });
    expect(await statesOf(wish)).toEqual(['to_give_back']);
    await scene.call(giveBackGoods, scene.worker, gift(wish, claimId));
    const [claim] = await giftsOf(scene.world.house, wish.id);
    expect(claim?.counts).toEqual({ donor: 0, shelf: 0, carrier: 0, beneficiary: 0 });
  });
  it('takes in nothing more at the counter', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish);
    await scene.call(withdrawWish, beneficiary, { ...params(wish), body: {} });
    const body = { quantity: 1, shelf: 'A-2' };
    expect((await scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body })).code).toBe('wrong_state');
  });
});

describe('a donor who wants it back', () => {
  it('gets it while it is on the shelf, and the wish lacks it again', async () => {
    const { wish } = await aGoodsWish(scene);
    const claimId = await shelved(scene, donor, wish, 3);
    expect((await scene.call(releaseClaim, donor, gift(wish, claimId))).reply.state).toBe('to_give_back');
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.components[0]?.have]).toEqual(['published', 0]);
    expect((await scene.call(giveBackGoods, scene.worker, gift(wish, claimId))).reply.state).toBe('given_back');
  });
  it('not once it is on its way', async () => {
    const { wish } = await aGoodsWish(scene);
    const claimId = await shelved(scene, donor, wish, 3);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(releaseClaim, donor, gift(wish, claimId))).code).toBe('wrong_state');
  });
});

describe('a wish whose time is over', () => {
  it('does not expire over gifts in hand, and does without them', async () => {
    const now = scene.world.house.clock();
    const window = { from: now, to: now + 2 * DAY_MS };
    const [held, bare] = [await aGoodsWish(scene, { window }), await aGoodsWish(scene, { window })];
    await shelved(scene, donor, held.wish, 1);
    scene.world.pass(2 * DAY_MS + 1);
    for (const { wish } of [held, bare])
      await scene.world.house.table.transact([
        {
          op: 'replace',
          item: {
            pk: `DUE#${Math.floor(wish.window.to / 3_600_000)}`,
            sk: `window#${wish.id}`,
            type: 'due',
            what: 'window',
            wishId: wish.id,
            at: wish.window.to,
          },
        },
      ]);
    await runReplyClocks(scene.world.house);
    expect((await wishOf(scene.world.house, held.wish.id)).state).toBe('published');
    expect((await wishOf(scene.world.house, bare.wish.id)).state).toBe('expired');
  });
});

describe('a dispute over gifts', () => {
  it('may be raised by who gave; who gave does not mediate; everyone is told how it ends', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await shelved(scene, donor, wish, 2);
    const giving = await scene.world.person({ name: '高卫东' }, [scene.station, 'head']);
    const { reply } = await promised(scene, giving, wish, { quantity: 1 });
    const say = { ...params(wish), body: { reason: '说好的没送' } };
    expect((await scene.call(disputeWish, await scene.world.person(), say)).code).toBe('forbidden');
    expect((await scene.call(disputeWish, donor, say)).reply.state).toBe('disputed');
    // What one side said is not the other's to read.
    expect((await scene.call(readWish, giving, params(wish))).reply.reason).toBe('说好的没送');
    expect((await scene.call(readWish, donor, params(wish))).reply.reason).toBeUndefined();
    const settle = (to: 'released' | 'withdrawn') => ({ ...params(wish), body: { to, note: '两边都问过' } });
    expect((await scene.call(settleDispute, giving, settle('withdrawn'))).code).toBe('four_eyes');
    // A donor at the counter is not sent away because of a quarrel.
    const body = { quantity: 1, shelf: 'A-3' };
    expect((await scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body })).status).toBe(200);
    await scene.world.settle();
    expect(await noticesOf(scene.head)).toContain('dispute_to_settle');
    expect((await scene.call(settleDispute, scene.head, settle('withdrawn'))).reply.state).toBe('withdrawn');
    expect(await statesOf(wish)).toEqual(['to_give_back', 'to_give_back']);
    for (const person of [donor, beneficiary]) expect(await noticesOf(person)).toContain('dispute_settled');
    // Whom that tells may read how it ended; to everybody else the wish is gone.
    expect((await scene.call(readWish, donor, params(wish))).reply).toMatchObject({
      state: 'withdrawn',
      reason: '两边都问过',
    });
    expect((await scene.call(readWish, scene.stranger, params(wish))).code).toBe('not_found');
  });
  it('may be raised over what came while the rest is still waited for, and over nothing that has not come', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const say = { ...params(wish), body: { reason: '米袋破了' } };
    await shelved(scene, donor, wish, 2);
    expect((await scene.call(disputeWish, beneficiary, say)).code).toBe('wrong_state');
    await scene.call(pickUpGoods, scene.worker, params(wish));
    await scene.call(deliverGoods, scene.worker, params(wish));
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('published');
    expect((await scene.call(readWish, beneficiary, params(wish))).reply.can).toContain('disputeWish');
    expect((await scene.call(disputeWish, beneficiary, say)).reply.state).toBe('disputed');
    const settle = { ...params(wish), body: { to: 'delivered', note: '换了一袋好的' } as const };
    expect((await scene.call(settleDispute, scene.head, settle)).reply.state).toBe('delivered');
    const nod = { ...params(wish), body: { how: 'own' } as const };
    expect((await scene.call(confirmWish, beneficiary, nod)).reply.state).toBe('partially_fulfilled');
  });
  it('leaves nothing of before that counts, also where it is shown again before the stream has seen to it', async () => {
    const { wish } = await aGoodsWish(scene);
    const claimId = await shelved(scene, donor, wish, 2);
    await promised(scene, other, wish, { quantity: 1 });
    await scene.world.settle();
    expect((await scene.call(disputeWish, donor, { ...params(wish), body: { reason: '说好的没送' } })).status).toBe(
      200,
    );
    const settle = { ...params(wish), body: { to: 'released', note: '另找人送' } as const };
    expect((await scene.call(settleDispute, scene.head, settle)).reply.state).toBe('released');
    await publishedAgain(wish);
    const states = (await giftsOf(scene.world.house, wish.id)).map(({ state }) => state);
    expect(states).toEqual(['to_give_back', 'released']);
    // Nobody takes from the wish what it does not count any more.
    expect((await scene.call(releaseClaim, donor, gift(wish, claimId))).code).toBe('wrong_state');
    await promised(scene, await scene.world.person(), wish, { quantity: 1 });
    expect(await statesOf(wish)).toEqual(['to_give_back', 'released', 'promised']);
    expect((await wishOf(scene.world.house, wish.id)).components[0]).toMatchObject({ have: 1, promised: 1 });
  });
  it('that was settled is not raised again over the same goods, only over what came since', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    const say = { ...params(wish), body: { reason: '米袋破了' } };
    const bring = async () => {
      await shelved(scene, donor, wish, 1);
      await scene.call(pickUpGoods, scene.worker, params(wish));
      expect((await scene.call(deliverGoods, scene.worker, params(wish))).code).toBeUndefined();
      scene.world.pass(1);
    };
    await bring();
    expect((await scene.call(disputeWish, beneficiary, say)).reply.state).toBe('disputed');
    const settle = { ...params(wish), body: { to: 'released', note: '破的换了一袋' } as const };
    expect((await scene.call(settleDispute, scene.head, settle)).reply.state).toBe('released');
    await publishedAgain(wish);
    expect((await scene.call(disputeWish, beneficiary, say)).code).toBe('wrong_state');
    const { can } = (await scene.call(readWish, beneficiary, params(wish))).reply;
    // What she kept she may still say yes to.
    expect([can.includes('disputeWish'), can.includes('confirmWish')]).toEqual([false, true]);
    await bring();
    expect((await scene.call(disputeWish, beneficiary, say)).reply.state).toBe('disputed');
  });
});

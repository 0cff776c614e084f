import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverGoods, listParcels, pickUpGoods, raiseDelivery, returnGoods } from '../../shared/goods/carry.ts';
import { listClaims } from '../../shared/goods/contract.ts';
import { listMovements, readStock, receiveGoods, reverseReceipt } from '../../shared/goods/counter.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { countsOf } from '../../shared/ledger/units.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { checkIn, checkOut, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import { agendasOf, weeksAround } from '../tasks/agenda.ts';
import { assignmentOf, taskOf } from '../tasks/assignments.ts';
import { aGoodsWish, giftsOf, movementsAt, promised, RICE, shelved } from '../testing/gifts.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
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
const charityOf = async (wish: { id: string }) =>
  (await scene.call(readWish, undefined, params(wish))).reply.ribbon.find(({ society }) => society === 'charity')
    ?.state;
const noticesOf = async (person: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, person, { query: { limit: 50 } })).reply.items.map(({ kind }) => kind);
};
const inWindow = (from: number) => ({ window: { from, to: from + 3 * HOUR_MS } });

describe('a gift, all the way', () => {
  it('of two donors: promised, received, on the shelf, brought by a volunteer, confirmed, and everyone can follow it', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await shelved(scene, donor, wish, 2);
    expect(await charityOf(wish)).toBe('waiting');
    await shelved(scene, other, wish, 1);
    expect(await charityOf(wish)).toBe('done');
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('claimed');

    const now = scene.world.house.clock();
    const raised = await scene.call(raiseDelivery, scene.worker, { ...params(wish), body: inWindow(now + HOUR_MS) });
    expect(raised.reply.state).toBe('open');
    expect(
      (await scene.call(raiseDelivery, scene.worker, { ...params(wish), body: inWindow(now + HOUR_MS) })).code,
    ).toBe('delivery_open');
    const taskId = raised.reply.id;
    const asked = async () => {
      const { reply } = await scene.call(readStock, scene.worker, { params: { orgId: scene.station.id } });
      return reply.shelf.filter((row) => row.wishId === wish.id).map((row) => row.asked);
    };
    expect(await asked()).toEqual([0, 1].map(() => ({ taskId, taken: false })));
    const volunteerOf = async () =>
      (await scene.call(readWish, undefined, params(wish))).reply.ribbon.find(({ society }) => society === 'volunteer');
    expect((await volunteerOf())?.state).toBe('waiting');
    const zhao = await aVolunteer(scene);
    expect((await scene.call(acceptTask, zhao, { params: { taskId } })).code).toBeUndefined();
    expect(await asked()).toEqual([0, 1].map(() => ({ taskId, taken: true })));
    // The hour of the visit is the delivery's own, for whoever waits at home and for whoever comes.
    const { coming } = (await scene.call(listMyVisits, beneficiary)).reply;
    expect(coming).toMatchObject([{ window: inWindow(now + HOUR_MS).window, brings: { zh: '大米' } }]);
    const seen = (await scene.call(readWish, zhao, params(wish))).reply;
    expect(seen.seat).toEqual({ taskId, state: 'accepted' });
    expect(seen.place.doorUntil).toBe(inWindow(now + HOUR_MS).window.to + HOUR_MS);
    const before = await wishOf(scene.world.house, wish.id);
    expect(before.components[0]).toMatchObject({ have: 3, underWay: 3, hands: 1 });

    expect(
      (await scene.call(listParcels, zhao, params(wish))).reply.items.map(({ quantity, shelf }) => [quantity, shelf]),
    ).toEqual([
      [2, 'A-2'],
      [1, 'A-2'],
    ]);
    expect((await scene.call(listParcels, other, params(wish))).code).toBe('forbidden');
    expect((await scene.call(pickUpGoods, zhao, params(wish))).reply.state).toBe('on_the_way');
    expect((await scene.call(pickUpGoods, zhao, params(wish))).code).toBe('shelf_empty');
    scene.world.pass(HOUR_MS);
    for (const part of [checkIn, checkOut]) {
      const { reply } = await scene.call(readShowCode, beneficiary, { params: { taskId } });
      const answer = await scene.call(part, zhao, { params: { taskId }, body: { digits: reply.digits } });
      expect(answer.code).toBeUndefined();
      scene.world.pass(5 * MINUTE_MS);
    }
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('delivered');
    const confirmed = await scene.call(confirmWish, beneficiary, { ...params(wish), body: { how: 'own' } });
    expect(confirmed.reply).toMatchObject({ state: 'fulfilled', minutes: 5 });
    await scene.world.settle();
    const { reply } = await scene.call(listClaims, undefined, params(wish));
    expect(reply.items.map(({ quantity, state, steps }) => [quantity, state, steps.map(({ what }) => what)])).toEqual(
      [2, 1].map((quantity) => [
        quantity,
        'confirmed',
        ['promised', 'received', 'shelved', 'picked_up', 'delivered', 'confirmed'],
      ]),
    );
    expect(JSON.stringify(reply)).not.toMatch(/小宋|小白|per_/);
    expect((await noticesOf(donor)).filter((kind) => kind.startsWith('gift_'))).toEqual([
      'gift_confirmed',
      'gift_delivered',
      'gift_received',
    ]);
    expect(await noticesOf(beneficiary)).toContain('gift_to_confirm');
  });
  it('may be brought by a worker, who is no volunteer and gets no hours', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await shelved(scene, donor, wish, 3);
    expect((await scene.call(deliverGoods, scene.worker, params(wish))).code).toBe('wrong_state');
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(deliverGoods, scene.head, params(wish))).code).toBe('wrong_state');
    expect((await scene.call(deliverGoods, scene.worker, params(wish))).reply.state).toBe('delivered');
    const answer = await scene.call(confirmWish, beneficiary, { ...params(wish), body: { how: 'own' } });
    expect(answer.reply).toMatchObject({ state: 'fulfilled', minutes: 0 });
  });
  it('comes back to the shelf when nobody is at home, and goes out again', async () => {
    const { wish } = await aGoodsWish(scene);
    const id = await shelved(scene, donor, wish, 3);
    expect((await scene.call(returnGoods, scene.worker, params(wish))).code).toBe('wrong_state');
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(returnGoods, scene.worker, params(wish))).reply.state).toBe('on_shelf');
    await scene.call(pickUpGoods, scene.head, params(wish));
    expect((await scene.call(deliverGoods, scene.head, params(wish))).reply.state).toBe('delivered');
    const [claim] = await giftsOf(scene.world.house, wish.id);
    expect([claim?.id, claim?.counts]).toEqual([id, { donor: -3, shelf: 0, carrier: 0, beneficiary: 3 }]);
  });
  it('is taken in by nobody who gave it, and carried by nobody who has nothing to do with it', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, scene.worker, wish, { quantity: 3 });
    const body = { quantity: 3, shelf: 'A-2' };
    expect((await scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body })).code).toBe('four_eyes');
    expect((await scene.call(receiveGoods, scene.foreigner, { ...gift(wish, reply.id), body })).code).toBe('forbidden');
    expect((await scene.call(receiveGoods, scene.head, { ...gift(wish, reply.id), body })).reply.state).toBe(
      'on_shelf',
    );
    expect((await scene.call(pickUpGoods, donor, params(wish))).code).toBe('forbidden');
    const done = await aVolunteer(scene);
    expect((await scene.call(pickUpGoods, done, params(wish))).code).toBe('forbidden');
  });
});

describe('at the counter', () => {
  it('less than was promised is taken in, and the rest may be promised by others', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish, { quantity: 3 });
    const too = { quantity: 4, shelf: 'A-2' };
    expect((await scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body: too })).code).toBe(
      'supply_exceeds',
    );
    const two = { quantity: 2, shelf: 'A-2' };
    expect((await scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body: two })).status).toBe(200);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.components[0]?.have]).toEqual(['published', 2]);
    expect((await promised(scene, other, wish, { quantity: 1 })).code).toBeUndefined();
  });
  it('a receipt that was entered wrongly is turned back by a movement, never erased', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish, { quantity: 3 });
    const receive = (quantity: number) =>
      scene.call(receiveGoods, scene.worker, { ...gift(wish, reply.id), body: { quantity, shelf: 'B-1' } });
    await receive(1);
    scene.world.pass(1);
    expect((await scene.call(reverseReceipt, scene.worker, gift(wish, reply.id))).reply.state).toBe('promised');
    expect((await wishOf(scene.world.house, wish.id)).components[0]).toMatchObject({ have: 3, promised: 3 });
    expect((await scene.call(reverseReceipt, scene.worker, gift(wish, reply.id))).code).toBe('wrong_state');
    scene.world.pass(1);
    await receive(3);
    const own = (await movementsAt(scene.world.house, scene.station.id)).filter(({ wishId }) => wishId === wish.id);
    expect(own.map(({ from, to, quantity, reverses }) => [from, to, quantity, reverses])).toEqual([
      ['donor', 'shelf', 1, undefined],
      ['shelf', 'donor', 1, own[0]?.id],
      ['donor', 'shelf', 3, undefined],
    ]);
    expect(countsOf(own)).toEqual({ donor: -3, shelf: 3, carrier: 0, beneficiary: 0 });
  });
  it('staff see what is expected, on the shelf and under way, in the order in which it is due', async () => {
    const house = await openScene({ seed: 'stock' });
    const giver = await house.world.person({ pseudonym: '小宋' });
    const [first, second] = [await aGoodsWish(house), await aGoodsWish(house)];
    const now = house.world.house.clock();
    await promised(house, giver, first.wish, { until: now + 2 * DAY_MS });
    await promised(house, giver, second.wish, { until: now + HOUR_MS });
    await shelved(house, giver, first.wish, 1);
    const { reply } = await house.call(readStock, house.worker, { params: { orgId: house.station.id } });
    expect(reply.expected.map(({ wishId, giver: called }) => [wishId, called.zh])).toEqual([
      [second.wish.id, '小宋'],
      [first.wish.id, '小宋'],
    ]);
    expect(reply.shelf.map(({ shelf, quantity }) => [shelf, quantity])).toEqual([['A-2', 1]]);
    expect(reply.shelf[0]?.batch).toMatch(/^\d{4}-[0-9A-Z]{5}$/);
    expect((await house.call(readStock, giver, { params: { orgId: house.station.id } })).code).toBe('forbidden');
    expect((await house.call(readStock, house.foreigner, { params: { orgId: house.station.id } })).code).toBe(
      'forbidden',
    );
    const moves = await house.call(listMovements, house.worker, { params: { orgId: house.station.id } });
    expect(moves.reply.items.map(({ from, to }) => [from, to])).toEqual([['donor', 'shelf']]);
    await house.world.close();
  });
});

describe('a part that came', () => {
  it('is confirmed while the rest is on its way, and the wish goes on', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await shelved(scene, donor, wish, 2);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    await scene.call(deliverGoods, scene.worker, params(wish));
    await promised(scene, other, wish, { quantity: 1 });
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('reserved');
    const own = { ...params(wish), body: { how: 'own' } as const };
    expect((await scene.call(confirmWish, beneficiary, own)).reply.state).toBe('reserved');
    expect((await scene.call(confirmWish, beneficiary, own)).code).toBe('nothing_delivered');
    await scene.world.settle();
    expect((await giftsOf(scene.world.house, wish.id)).map(({ state }) => state)).toEqual(['confirmed', 'promised']);
  });
  it('leaves the wish fulfilled in part where the rest is still missing, and open to others', async () => {
    const { wish, beneficiary } = await aGoodsWish(scene);
    await shelved(scene, donor, wish, 2);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(deliverGoods, scene.worker, params(wish))).reply.state).toBe('published');
    const own = { ...params(wish), body: { how: 'own' } as const };
    expect((await scene.call(confirmWish, beneficiary, own)).reply.state).toBe('partially_fulfilled');
    await shelved(scene, other, wish, 1);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(deliverGoods, scene.worker, params(wish))).reply.state).toBe('delivered');
    expect((await scene.call(confirmWish, beneficiary, own)).reply.state).toBe('fulfilled');
  });
  it('of several things is told apart', async () => {
    const { wish } = await aGoodsWish(scene, {
      components: [RICE, { kind: 'goods', text: { zh: '食用油' }, unit: { zh: '桶' }, quantity: 1 }],
    });
    await shelved(scene, donor, wish, 3, 0);
    await shelved(scene, other, wish, 1, 1);
    await scene.call(pickUpGoods, scene.worker, params(wish));
    expect((await scene.call(deliverGoods, scene.worker, params(wish))).reply.state).toBe('delivered');
  });
});

it('whoever said yes to bring what came by other hands is called off when the wish has come true', async () => {
  const { wish, beneficiary } = await aGoodsWish(scene);
  await shelved(scene, donor, wish, 3);
  const now = scene.world.house.clock();
  const { reply } = await scene.call(raiseDelivery, scene.worker, { ...params(wish), body: inWindow(now + HOUR_MS) });
  const taskId = reply.id;
  const helper = await aVolunteer(scene);
  expect((await scene.call(acceptTask, helper, { params: { taskId } })).code).toBeUndefined();
  await scene.call(pickUpGoods, scene.worker, params(wish));
  await scene.call(deliverGoods, scene.worker, params(wish));
  const confirmed = await scene.call(confirmWish, beneficiary, { ...params(wish), body: { how: 'own' } });
  expect(confirmed.reply).toMatchObject({ state: 'fulfilled', minutes: 0 });
  await scene.world.settle();
  expect((await taskOf(scene.world.house, taskId)).state).toBe('cancelled');
  expect((await assignmentOf(scene.world.house, taskId, helper.personId))?.state).toBe('cancelled');
  const weeks = await agendasOf(scene.world.house, helper.personId, weeksAround(inWindow(now + HOUR_MS).window));
  expect(weeks.flatMap(({ entries }) => entries.map((one) => one.taskId))).not.toContain(taskId);
});

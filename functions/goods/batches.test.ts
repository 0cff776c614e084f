import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods, returnGoods } from '../../shared/goods/carry.ts';
import { readStock } from '../../shared/goods/counter.ts';
import { aGoodsWish, giftsOf, movementsAt, shelved } from '../testing/gifts.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
let donor: Someone;
beforeAll(async () => {
  scene = await openScene();
  donor = await scene.world.person({ pseudonym: '小宋' });
});
afterAll(() => scene.world.close());

type Moving = typeof pickUpGoods | typeof returnGoods | typeof deliverGoods;
/** Three bags for one wish, each a batch of its own. */
async function threeBatches() {
  const { wish } = await aGoodsWish(scene);
  const ids: string[] = [];
  for (let n = 0; n < 3; n += 1) ids.push(await shelved(scene, donor, wish, 1));
  const move = async (contract: Moving, claimIds?: readonly string[], as = scene.worker) => {
    // What happens in one millisecond has no order.
    scene.world.pass(1);
    const body = claimIds === undefined ? {} : { body: { claimIds: [...claimIds] } };
    return (await scene.call(contract, as, { params: { wishId: wish.id }, ...body })).code;
  };
  const states = async () => {
    const gifts = await giftsOf(scene.world.house, wish.id);
    return ids.map((one) => gifts.find(({ id }) => id === one)?.state);
  };
  return { wish, ids, move, states };
}

describe('what moves of several batches for one wish', () => {
  it('is what was ticked: the others are entered nowhere', async () => {
    const { wish, ids, move, states } = await threeBatches();
    const [first = '', second = '', third = ''] = ids;
    expect(await move(pickUpGoods, [first, second])).toBeUndefined();
    expect(await states()).toEqual(['on_the_way', 'on_the_way', 'on_shelf']);
    expect(await move(returnGoods, [second])).toBeUndefined();
    expect(await states()).toEqual(['on_the_way', 'on_shelf', 'on_shelf']);
    expect(await move(pickUpGoods, [third])).toBeUndefined();
    expect(await move(deliverGoods, [third])).toBeUndefined();
    expect(await states()).toEqual(['on_the_way', 'on_shelf', 'delivered']);
    const own = (await movementsAt(scene.world.house, scene.station.id)).filter(({ wishId }) => wishId === wish.id);
    const movesOf = (id: string) => own.filter(({ claimId }) => claimId === id).map(({ from, to }) => `${from} ${to}`);
    expect(ids.map(movesOf)).toEqual([
      ['donor shelf', 'shelf carrier'],
      ['donor shelf', 'shelf carrier', 'carrier shelf'],
      ['donor shelf', 'shelf carrier', 'carrier beneficiary'],
    ]);
  });
  it('is nothing where one that was ticked is no longer there', async () => {
    const { ids, move, states } = await threeBatches();
    const [first = '', second = ''] = ids;
    await move(pickUpGoods, [first]);
    expect(await move(pickUpGoods, [first, second])).toBe('batch_moved');
    expect(await move(returnGoods, [first, second])).toBe('batch_moved');
    await move(pickUpGoods, [second], scene.head);
    expect(await move(deliverGoods, [first, second])).toBe('batch_moved');
    expect(await states()).toEqual(['on_the_way', 'on_the_way', 'on_shelf']);
  });
  it('is all of one shelf where nobody says which, for who collects for the wish', async () => {
    const { move, states } = await threeBatches();
    expect(await move(pickUpGoods)).toBeUndefined();
    expect(await move(deliverGoods)).toBeUndefined();
    expect(await states()).toEqual(['delivered', 'delivered', 'delivered']);
  });
  it('is never none: a call that ticks nothing is no call', async () => {
    const { move } = await threeBatches();
    expect(await move(pickUpGoods, [])).toBe('invalid_input');
  });
});

it('the stock says which of what is under way is with whoever reads it', async () => {
  const { wish, ids, move } = await threeBatches();
  await move(pickUpGoods, ids.slice(0, 1));
  await move(pickUpGoods, ids.slice(1, 2), scene.head);
  const out = async (as: Someone) => {
    const { reply } = await scene.call(readStock, as, { params: { orgId: scene.station.id } });
    return reply.out.filter(({ wishId }) => wishId === wish.id).map(({ id, mine }) => [id, mine === true]);
  };
  expect(await out(scene.worker)).toEqual([
    [ids[0], true],
    [ids[1], false],
  ]);
  expect((await out(scene.head)).map(([, mine]) => mine)).toEqual([false, true]);
});

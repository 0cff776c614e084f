import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverGoods, listParcels, pickUpGoods, raiseDelivery } from '../../shared/goods/carry.ts';
import { listMyGifts } from '../../shared/goods/contract.ts';
import { readStock, receiveGoods } from '../../shared/goods/counter.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { aGoodsWish, giftsOf, promised, shelved } from '../testing/gifts.ts';
import { takenPhoto } from '../testing/taken-photo.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
let donor: Someone;
beforeEach(async () => {
  scene = await openScene();
  donor = await scene.world.person({ name: '宋佳', pseudonym: '小宋' });
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const stockOf = async (orgId: string, as: Someone) => (await scene.call(readStock, as, { params: { orgId } })).reply;
/** A gift that was promised to the other station and taken in there. */
async function keptElsewhere(wish: { id: string }): Promise<string> {
  const { reply } = await promised(scene, donor, wish, { stationId: scene.elsewhere.id });
  const at = { params: { wishId: wish.id, claimId: reply.id } };
  const body = { quantity: 1, shelf: 'C-1' };
  expect((await scene.call(receiveGoods, scene.worker, { ...at, body })).code).toBe('forbidden');
  expect((await scene.call(receiveGoods, scene.foreigner, { ...at, body })).code).toBeUndefined();
  scene.world.pass(1);
  return reply.id;
}

it('a donor brings it to another station of the county: it is expected, taken in and kept there', async () => {
  const { wish } = await aGoodsWish(scene);
  const { reply } = await promised(scene, donor, wish, { stationId: scene.elsewhere.id });
  expect((await stockOf(scene.elsewhere.id, scene.foreigner)).expected.map(({ id }) => id)).toEqual([reply.id]);
  expect((await stockOf(scene.station.id, scene.worker)).expected).toEqual([]);
  const mine = (await scene.call(listMyGifts, donor, {})).reply.items[0];
  expect([mine?.stationId, mine?.station]).toEqual([scene.elsewhere.id, scene.elsewhere.name]);
});
it('not to a station of another county, nor to what is no station', async () => {
  const { wish } = await aGoodsWish(scene);
  const far = await scene.world.org('station', await scene.world.org('center', await scene.world.org('region')));
  for (const stationId of [far.id, scene.center.id])
    expect((await promised(scene, donor, wish, { stationId })).code).toBe('not_found');
});
it('whoever works there sends it on, from its own shelf and no other', async () => {
  const { wish } = await aGoodsWish(scene);
  const here = await shelved(scene, donor, wish);
  const there = await keptElsewhere(wish);
  const window = { from: scene.world.house.clock() + HOUR_MS, to: scene.world.house.clock() + 3 * HOUR_MS };
  expect(
    (await scene.call(raiseDelivery, scene.foreigner, { ...params(wish), body: { window } })).code,
  ).toBeUndefined();
  expect((await scene.call(pickUpGoods, scene.foreigner, { ...params(wish), query: {} })).code).toBeUndefined();
  const states = new Map((await giftsOf(scene.world.house, wish.id)).map(({ id, state }) => [id, state]));
  expect([states.get(here), states.get(there)]).toEqual(['on_shelf', 'on_the_way']);
  const photoId = await takenPhoto(scene, scene.foreigner, wish.id, { purpose: 'handover' });
  expect(photoId).toBeDefined();
  expect((await scene.call(deliverGoods, scene.foreigner, params(wish))).code).toBeUndefined();
  expect((await giftsOf(scene.world.house, wish.id)).find(({ id }) => id === there)?.state).toBe('delivered');
});
it('a volunteer reads where each thing lies, and takes from one shelf at a time', async () => {
  const { wish } = await aGoodsWish(scene);
  const here = await shelved(scene, donor, wish);
  const there = await keptElsewhere(wish);
  const window = { from: scene.world.house.clock() + HOUR_MS, to: scene.world.house.clock() + 3 * HOUR_MS };
  const { reply } = await scene.call(raiseDelivery, scene.worker, { ...params(wish), body: { window } });
  const volunteer = await aVolunteer(scene);
  expect((await scene.call(acceptTask, volunteer, { params: { taskId: reply.id } })).code).toBeUndefined();
  const parcels = (await scene.call(listParcels, volunteer, params(wish))).reply.items;
  expect(new Set(parcels.map(({ stationId }) => stationId))).toEqual(new Set([scene.station.id, scene.elsewhere.id]));
  const take = (at: string) => scene.call(pickUpGoods, volunteer, { ...params(wish), query: { at } });
  const states = async () => {
    const gifts = await giftsOf(scene.world.house, wish.id);
    return [here, there].map((id) => gifts.find((gift) => gift.id === id)?.state);
  };
  await take(scene.elsewhere.id);
  expect(await states()).toEqual(['on_shelf', 'on_the_way']);
  await take(scene.station.id);
  expect(await states()).toEqual(['on_the_way', 'on_the_way']);
  expect((await take(scene.station.id)).code).toBe('shelf_empty');
});

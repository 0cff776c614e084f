import { afterEach, beforeEach, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods, showHandover } from '../../shared/goods/carry.ts';
import { listPhotos, startPhoto } from '../../shared/photos/contract.ts';
import { aGoodsWish, promised, shelved } from '../testing/gifts.ts';
import { takenPhoto } from '../testing/taken-photo.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
let donor: Someone;
beforeEach(async () => {
  scene = await openScene();
  donor = await scene.world.person({ name: '宋佳', pseudonym: '小宋' });
});
afterEach(() => scene.world.close());

const show = (wishId: string, photoIds: readonly string[], as = scene.worker) =>
  scene.call(showHandover, as, { params: { wishId }, body: { photoIds: [...photoIds] } });
const seen = async (wishId: string, as: Someone | undefined) =>
  (await scene.call(listPhotos, as, { params: { wishId } })).reply.items.map(({ photoId }) => photoId);

it('a photo of what was handed over is seen by who gave it, and by nobody outside', async () => {
  const { wish } = await aGoodsWish(scene);
  await shelved(scene, donor, wish);
  await scene.call(pickUpGoods, scene.worker, { params: { wishId: wish.id } });
  await scene.call(deliverGoods, scene.worker, { params: { wishId: wish.id } });
  const photoId = await takenPhoto(scene, scene.worker, wish.id, { purpose: 'handover' });
  expect(await seen(wish.id, donor)).toEqual([]);
  expect((await show(wish.id, [photoId])).reply).toEqual({ count: 1 });
  expect(await seen(wish.id, donor)).toEqual([photoId]);
  expect(await seen(wish.id, scene.stranger)).toEqual([]);
  expect(await seen(wish.id, undefined)).toEqual([]);
});
it('nothing is shown before something came, of another’s photo, or of one that may have a face in it', async () => {
  const { wish } = await aGoodsWish(scene);
  await promised(scene, donor, wish);
  const photoId = await takenPhoto(scene, scene.worker, wish.id, { purpose: 'handover' });
  expect((await show(wish.id, [photoId])).code).toBe('wrong_state');
  await shelved(scene, donor, wish);
  expect((await show(wish.id, [photoId], scene.head)).code).toBe('photo_refused');
  const other = await takenPhoto(scene, scene.worker, wish.id, { purpose: 'confirmation' });
  expect((await show(wish.id, [other])).code).toBe('photo_refused');
  const { reply } = await scene.call(startPhoto, scene.worker, {
    params: { wishId: wish.id },
    body: { purpose: 'handover', type: 'image/jpeg', bytes: 90_000 },
  });
  expect((await show(wish.id, [reply.photoId])).code).toBe('photo_missing');
  expect((await show(wish.id, [photoId], scene.foreigner)).code).toBe('forbidden');
  const face = await takenPhoto(scene, scene.worker, wish.id, { purpose: 'handover', noFace: undefined });
  expect((await show(wish.id, [photoId, face])).code).toBe('photo_faces');
  expect(await seen(wish.id, donor)).toEqual([]);
});
it('what came to a child is for those around the child, not for the donor', async () => {
  const { wish } = await aGoodsWish(scene, { minor: true });
  await shelved(scene, donor, wish);
  const photoId = await takenPhoto(scene, scene.worker, wish.id, { purpose: 'handover' });
  await show(wish.id, [photoId]);
  expect(await seen(wish.id, donor)).toEqual([]);
});

import { expect, it } from 'vitest';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { aGoodsWish, giftsOf, promised } from '../testing/gifts.ts';
import { meanwhile } from '../testing/meanwhile.ts';
import { openScene } from '../testing/things.ts';
import { wishOf } from '../wishes/wishes.ts';

it('of two workers who take in one gift at the same moment one does, and the other reads that it is done', async () => {
  const other = meanwhile();
  const scene = await openScene({ table: other.table });
  const donor = await scene.world.person({ pseudonym: '小宋' });
  const { wish } = await aGoodsWish(scene);
  const { id: claimId } = (await promised(scene, donor, wish, { quantity: 2 })).reply;
  const receipt = { params: { wishId: wish.id, claimId }, body: { quantity: 2, shelf: 'A-1' } };
  let first: string | undefined = 'nobody';
  // The gift has been read as promised, its wish has not been read yet.
  other.before(
    ({ sk, pk }) => pk === `WISH#${wish.id}` && sk === 'WISH',
    async () => {
      first = (await scene.call(receiveGoods, scene.head, receipt)).code;
    },
  );
  const second = await scene.call(receiveGoods, scene.worker, receipt);
  expect([first, second.status, second.code]).toEqual([undefined, 409, 'wrong_state']);
  expect((await giftsOf(scene.world.house, wish.id)).map(({ state }) => state)).toEqual(['on_shelf']);
  expect((await wishOf(scene.world.house, wish.id)).components[0]).toMatchObject({ have: 2, underWay: 2 });
  await scene.world.close();
});

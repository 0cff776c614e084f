import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import type { StepWhat, WishState } from '../../shared/wishes/wish.ts';
import { personOf } from '../people/people.ts';
import { aGoodsWish, shelved } from '../testing/gifts.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { sealReason } from './secrets.ts';
import { wishItem } from './steps.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

const WORDS = '两边都问过';
const AFTER = '学校说家里另有难处';

let scene: Scene;
let donor: Someone;
beforeEach(async () => {
  scene = await openScene();
  donor = await scene.world.person({ name: '宋佳', pseudonym: '小宋' });
});
afterEach(() => scene.world.close());

const read = (as: Someone, wish: Pick<Wish, 'id'>) => scene.call(readWish, as, { params: { wishId: wish.id } });

async function settled(to: 'delivered' | 'released' | 'withdrawn', by: Someone = donor): Promise<Wish> {
  const { wish } = await aGoodsWish(scene);
  await shelved(scene, donor, wish, 3);
  const params = { wishId: wish.id };
  expect((await scene.call(disputeWish, by, { params, body: { reason: '说好的没送' } })).code).toBeUndefined();
  scene.world.pass(1);
  expect((await scene.call(settleDispute, scene.head, { params, body: { to, note: WORDS } })).code).toBeUndefined();
  return wishOf(scene.world.house, wish.id);
}

/** What happened to the wish afterwards, with the words that came with it. */
async function then(wish: Wish, state: WishState, ...steps: readonly StepWhat[]): Promise<void> {
  const { house } = scene.world;
  scene.world.pass(1);
  const at = house.clock();
  const person = await personOf(house, wish.beneficiaryId);
  const after: Wish = {
    ...wish,
    state,
    version: wish.version + 1,
    reasonSealed: await sealReason(house, person, wish.id, AFTER),
    steps: [...wish.steps, ...steps.map((what) => ({ at, what, personId: scene.worker.personId }))],
  };
  await house.table.transact([{ op: 'replace', item: wishItem(after) }]);
}

describe('how a dispute ended', () => {
  it.each(['released', 'withdrawn'] as const)('is read by who gave, where it was %s', async (to) => {
    const wish = await settled(to);
    expect((await read(donor, wish)).reply).toMatchObject({ state: to, reason: WORDS });
  });
  it.each([
    ['verifying', ['published', 'expired', 'submitted', 'verifying']],
    ['returned', ['published', 'expired', 'submitted', 'verifying', 'returned']],
    ['rejected', ['submitted', 'rejected']],
    ['withdrawn', ['withdrawn']],
    ['expired', ['published', 'expired', 'drafted']],
  ] as const)('opens nothing of what begins afterwards: %s after %j', async (state, steps) => {
    const wish = await settled('released');
    await then(wish, state, ...steps);
    expect((await read(donor, wish)).code).toBe('not_found');
    expect((await read(scene.head, wish)).reply.reason).toBe(AFTER);
  });
  it('is not mixed up with what one side says when it is disputed once more', async () => {
    const wish = await settled('released');
    await then(wish, 'disputed', 'published', 'disputed');
    expect((await read(donor, wish)).reply).toMatchObject({ state: 'disputed' });
    expect((await read(donor, wish)).reply.reason).toBeUndefined();
  });
});

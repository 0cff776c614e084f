import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { releaseClaim } from '../../shared/goods/contract.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { offerTask } from '../../shared/tasks/offers.ts';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import type { StepWhat, WishState } from '../../shared/wishes/wish.ts';
import { personOf } from '../people/people.ts';
import { personToItem } from '../people/person-item.ts';
import { aGoodsWish, promised, shelved } from '../testing/gifts.ts';
import { accepted, served } from '../testing/helped.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
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

describe('who helped', () => {
  const settle = async (wish: Pick<Wish, 'id'>, to: 'delivered' | 'released' | 'withdrawn') => {
    scene.world.pass(1);
    const sent = { params: { wishId: wish.id }, body: { to, note: WORDS } };
    expect((await scene.call(settleDispute, scene.head, sent)).code).toBeUndefined();
    await scene.world.settle();
  };
  const dispute = async (as: Someone, wish: Pick<Wish, 'id'>) =>
    expect(
      (await scene.call(disputeWish, as, { params: { wishId: wish.id }, body: { reason: '没有修好' } })).code,
    ).toBeUndefined();
  const told = async (who: Someone) =>
    (await scene.call(listNotices, who, { query: { limit: 50 } })).reply.items.filter(
      ({ kind }) => kind === 'dispute_settled',
    ).length;

  it.each(['delivered', 'released', 'withdrawn'] as const)(
    'is told once that a dispute ended, and reads how, where it was %s',
    async (to) => {
      const { wish, task, beneficiary } = await aWish(scene);
      const [zhao, asked] = [await aVolunteer(scene), await aVolunteer(scene)];
      const offer = { params: { taskId: task.id }, body: { personId: asked.personId } };
      expect((await scene.call(offerTask, scene.worker, offer)).code).toBeUndefined();
      await served(scene, wish, { taskId: await accepted(scene, wish, zhao), who: zhao, shows: scene.worker });
      await dispute(beneficiary, wish);
      expect((await read(zhao, wish)).reply.reason).toBeUndefined();
      await settle(wish, to);
      expect([await told(zhao), await told(asked), await told(scene.stranger)]).toEqual([1, 0, 0]);
      expect((await read(zhao, wish)).reply).toMatchObject({ state: to, reason: WORDS });
      // Who only was asked had no part in it.
      expect((await read(asked, wish)).reply.reason).toBeUndefined();
      expect((await read(scene.stranger, wish)).reply.reason).toBeUndefined();
    },
  );
  it('keeps the tasks of a wish that is taken back for good, and lets go of those of one that may be shown again', async () => {
    for (const to of ['withdrawn', 'released'] as const) {
      const { wish, task, beneficiary } = await aWish(scene);
      const zhao = await aVolunteer(scene);
      await accepted(scene, wish, zhao);
      await dispute(beneficiary, wish);
      await settle(wish, to);
      const [component] = (await wishOf(scene.world.house, wish.id)).components;
      // A task and the number of its people stay together, or go together.
      expect([component?.taskId, component?.have]).toEqual(to === 'withdrawn' ? [task.id, 1] : [undefined, 0]);
    }
  });
  it('or said that something was wrong, and then gave up their part, reads it too', async () => {
    const { wish } = await aGoodsWish(scene);
    const { reply } = await promised(scene, donor, wish, { quantity: 3 });
    await dispute(donor, wish);
    expect(
      (await scene.call(releaseClaim, donor, { params: { wishId: wish.id, claimId: reply.id } })).reply.state,
    ).toBe('released');
    await settle(wish, 'withdrawn');
    expect(await told(donor)).toBe(1);
    expect((await read(donor, wish)).reply).toMatchObject({ state: 'withdrawn', reason: WORDS });
  });
  it('is not who complained of a child’s wish as the guardian, once they are that no more', async () => {
    const { wish, guardian, beneficiary } = await aGoodsWish(scene, { minor: true });
    await promised(scene, donor, wish, { quantity: 3 });
    await dispute(guardian, wish);
    await settle(wish, 'withdrawn');
    expect((await read(guardian, wish)).reply.reason).toBe(WORDS);
    const { house } = scene.world;
    const { guardian: _, ...child } = await personOf(house, beneficiary.personId);
    await house.table.transact([{ op: 'replace', item: personToItem(child) }]);
    expect((await read(guardian, wish)).code).toBe('not_found');
  });
});

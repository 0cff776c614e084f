import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeConsent } from '../../shared/guardians/contract.ts';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { PUBLIC_STATES } from '../../shared/wishes/life.ts';
import { publishWish } from '../../shared/wishes/verification.ts';
import { isConsented } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import { type Meanwhile, meanwhile } from '../testing/meanwhile.ts';
import { CHILD_TEXT, childBody, gridWorker, posted, verified } from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let other: Meanwhile;
let wish: Wish;
beforeEach(async () => {
  other = meanwhile();
  scene = await openScene({ table: other.table });
  wish = await posted(scene, await gridWorker(scene), childBody(scene));
  await verified(scene, wish);
  await scene.signIn([scene.worker]);
});
afterEach(() => scene.world.close());

const publish = () => scene.call(publishWish, scene.worker, { params: { wishId: wish.id }, body: CHILD_TEXT });
const withdraw = (purpose: Purpose) =>
  scene.call(changeConsent, scene.worker, {
    params: { personId: wish.beneficiaryId },
    body: { purpose, given: false, way: 'by_phone' },
  });
const consented = async (purpose: Purpose) =>
  isConsented(await personOf(scene.world.house, wish.beneficiaryId), purpose, scene.world.house.clock());
const state = async () => (await wishOf(scene.world.house, wish.id)).state;

describe('a child’s wish that is published while its guardian withdraws', () => {
  it.each(['posting', 'sharing', 'home_visit'] as const)(
    'the consent to %s, after that was looked at, is not published',
    async (purpose) => {
      other.before(
        ({ pk }) => pk.startsWith('WALL#'),
        () => withdraw(purpose),
      );
      expect((await publish()).code).toBe('guardian_required');
      expect(await consented(purpose)).toBe(false);
      // Before the stream has come, too: nothing public to be taken back.
      expect(await state()).toBe('verifying');
      expect((await scene.call(readWish, undefined, { params: { wishId: wish.id } })).code).toBe('not_found');
    },
  );
  it('while the withdrawal is on its way, is stopped by it', async () => {
    const child = `PERSON#${wish.beneficiaryId}`;
    other.before(({ pk, sk }) => pk === child && sk === 'PERSON', publish);
    expect((await withdraw('posting')).code).toBeUndefined();
    await scene.world.settle();
    expect(await state()).toBe('withdrawn');
    expect((await scene.call(readWish, undefined, { params: { wishId: wish.id } })).code).toBe('not_found');
  });
  it.each([
    ['publishing first', [0, 1]],
    ['withdrawing first', [1, 0]],
  ] as const)('both at once, %s: never public without consent', async (_, order) => {
    const calls = [publish, () => withdraw('posting')] as const;
    await Promise.all(order.map((at) => calls[at]()));
    await scene.world.settle();
    expect(await consented('posting')).toBe(false);
    expect(PUBLIC_STATES).not.toContain(await state());
  });
  it('another consent that it does not rest on, is published all the same', async () => {
    other.before(
      ({ pk }) => pk.startsWith('WALL#'),
      () => withdraw('photo'),
    );
    expect((await publish()).code).toBeUndefined();
    expect(await state()).toBe('published');
  });
});

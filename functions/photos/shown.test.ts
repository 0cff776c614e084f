import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hidePhoto, listPhotos, publishPhoto, startPhoto } from '../../shared/photos/contract.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { readLog } from '../../shared/wishes/contract.ts';
import { takenPhoto } from '../testing/taken-photo.ts';
import { aCheck, aVolunteer, aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

async function seenBy(as: Someone | undefined, { wish }: Published): Promise<readonly string[]> {
  const { reply } = await scene.call(listPhotos, as, { params: { wishId: wish.id } });
  return reply.items.map(({ purpose }) => purpose);
}
async function aHelper({ task }: Published, minor = false): Promise<Someone> {
  const helper = await aVolunteer(scene, minor ? aCheck(scene) : {});
  const params = { taskId: task.id };
  if (minor) await scene.call(offerTask, scene.worker, { params, body: { personId: helper.personId } });
  expect((await scene.call(acceptTask, helper, { params })).code).toBeUndefined();
  return helper;
}

describe('who sees a photo', () => {
  it('of an adult’s wish: evidence the station, the others everybody who has a part; nobody else', async () => {
    const made = await aWish(scene);
    const helper = await aHelper(made);
    for (const purpose of ['evidence', 'handover', 'confirmation'] as const)
      await takenPhoto(scene, scene.worker, made.wish.id, { purpose });
    const all = ['confirmation', 'handover', 'evidence'];
    expect(await seenBy(scene.worker, made)).toEqual(all);
    expect(await seenBy(scene.head, made)).toEqual(all);
    expect(await seenBy(made.beneficiary, made)).toEqual(['confirmation', 'handover']);
    expect(await seenBy(helper, made)).toEqual(['confirmation', 'handover']);
    for (const as of [undefined, scene.stranger, scene.foreigner, await aVolunteer(scene)])
      expect(await seenBy(as, made)).toEqual([]);
  });
  it('of a child’s wish: the child’s side and those whose duty it is; every look by staff is noted', async () => {
    const made = await aWish(scene, { minor: true });
    const helper = await aHelper(made, true);
    await takenPhoto(scene, helper, made.wish.id);
    await takenPhoto(scene, scene.worker, made.wish.id);
    expect(await seenBy(helper, made)).toEqual(['confirmation']);
    expect(await seenBy(made.guardian, made)).toHaveLength(2);
    const grid = await scene.world.person({}, [scene.station, 'social_worker', 'grid_worker']);
    expect(await seenBy(grid, made)).toEqual([]);
    const looks = async () =>
      (await scene.call(readLog, scene.head, { params: { wishId: made.wish.id } })).reply.items.filter(
        ({ what }) => what === 'photos',
      ).length;
    expect(await looks()).toBe(0);
    expect(await seenBy(scene.head, made)).toHaveLength(2);
    expect(await looks()).toBe(1);
  });
  it('before anybody looked at it: its taker, and without a picture', async () => {
    const made = await aWish(scene);
    await takenPhoto(scene, made.beneficiary, made.wish.id, { settle: false });
    expect(await seenBy(scene.worker, made)).toEqual([]);
    expect(await seenBy(made.beneficiary, made)).toEqual(['confirmation']);
  });
});

describe('who may take one', () => {
  const body = { type: 'image/jpeg', bytes: 5_000 } as const;
  it('for evidence: the station and who wrote the wish down', async () => {
    const made = await aWish(scene);
    const params = { wishId: made.wish.id };
    const helper = await aHelper(made);
    const codes = async (as: Someone, purpose: 'evidence' | 'handover') =>
      (await scene.call(startPhoto, as, { params, body: { ...body, purpose } })).code;
    for (const as of [helper, made.beneficiary]) {
      expect(await codes(as, 'evidence')).toBe('forbidden');
      expect(await codes(as, 'handover')).toBeUndefined();
    }
    expect(await codes(scene.stranger, 'handover')).toBe('forbidden');
    expect(await codes(scene.worker, 'evidence')).toBeUndefined();
  });
  it('of a child’s wish: whoever says that nobody is in it', async () => {
    const params = { wishId: (await aWish(scene, { minor: true })).wish.id };
    const send = async (noFace?: boolean) =>
      (
        await scene.call(startPhoto, scene.worker, {
          params,
          body: { ...body, purpose: 'handover', ...(noFace === undefined ? {} : { noFace }) },
        })
      ).code;
    expect(await send()).toBe('photo_faces');
    expect(await send(false)).toBe('photo_faces');
    expect(await send(true)).toBeUndefined();
  });
});

describe('showing one to everybody', () => {
  const publish = (as: Someone, made: Published, photoId: string) =>
    scene.call(publishPhoto, as, { params: { wishId: made.wish.id, photoId }, body: { noFace: true } });
  const onlyCan = async (as: Someone, made: Published) =>
    (await scene.call(listPhotos, as, { params: { wishId: made.wish.id } })).reply.items[0]?.can;

  it('takes other eyes than those that took it, and can be taken back', async () => {
    const made = await aWish(scene);
    const photoId = await takenPhoto(scene, scene.worker, made.wish.id);
    expect((await publish(scene.worker, made, photoId)).code).toBe('four_eyes');
    expect((await publish(scene.coordinator, made, photoId)).code).toBe('forbidden');
    expect(await onlyCan(scene.head, made)).toEqual(['publishPhoto', 'removePhoto']);
    expect((await publish(scene.head, made, photoId)).code).toBeUndefined();
    const open = await scene.call(listPhotos, undefined, { params: { wishId: made.wish.id } });
    expect(open.reply.items).toMatchObject([{ photoId, public: true, can: [] }]);
    expect(JSON.stringify(open.reply)).not.toContain(scene.worker.personId);
    expect(await onlyCan(scene.head, made)).toEqual(['hidePhoto', 'removePhoto']);
    const params = { wishId: made.wish.id, photoId };
    expect((await scene.call(hidePhoto, scene.head, { params })).code).toBeUndefined();
    expect(await seenBy(undefined, made)).toEqual([]);
    expect((await scene.call(hidePhoto, scene.head, { params })).code).toBe('wrong_state');
  });
  it('is never for evidence, for a child’s wish, or without saying that nobody is in it', async () => {
    const made = await aWish(scene);
    const evidence = await takenPhoto(scene, scene.worker, made.wish.id, { purpose: 'evidence' });
    expect((await publish(scene.head, made, evidence)).code).toBe('photo_private');
    const child = await aWish(scene, { minor: true });
    const photoId = await takenPhoto(scene, scene.worker, child.wish.id);
    expect((await publish(scene.head, child, photoId)).code).toBe('photo_private');
    expect(await seenBy(undefined, child)).toEqual([]);
    const unsaid = await scene.call(publishPhoto, scene.head, {
      params: { wishId: made.wish.id, photoId: evidence },
      body: { noFace: false as never },
    });
    expect(unsaid.code).toBe('invalid_input');
  });
});

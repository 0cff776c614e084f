import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { finishPhoto, listPhotos, removePhoto, startPhoto } from '../../shared/photos/contract.ts';
import { PHOTO_LIMIT_BYTES, PHOTOS_PER_THING_LIMIT_ITEMS } from '../../shared/photos/limits.ts';
import { jpeg } from '../../shared/photos/testing.ts';
import { addEvidence, takeVerification } from '../../shared/wishes/verification.ts';
import { takenPhoto } from '../testing/taken-photo.ts';
import { aWish, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runPhotoClocks } from './clocks.ts';
import { incomingKey, lookedAtKey } from './photo-item.ts';
import { photosOf } from './photos.ts';

let scene: Scene;
let made: Published;
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene);
});
afterEach(() => scene.world.close());

const params = () => ({ wishId: made.wish.id });
const BODY = { purpose: 'confirmation', type: 'image/jpeg', bytes: 5_000 } as const;
const start = (body: object = BODY) =>
  scene.call(startPhoto, made.beneficiary, { params: params(), body: body as typeof BODY });
const list = async (as = made.beneficiary) => (await scene.call(listPhotos, as, { params: params() })).reply.items;
/** What an address shows. */
async function shownAt(url: string) {
  const { pathname, searchParams } = new URL(url, 'http://here');
  const key = pathname.slice('/files/'.length);
  return scene.world.house.files.show(key, searchParams.get('until') ?? '', searchParams.get('signature') ?? '');
}

describe('a photo’s way', () => {
  it('is form, file, arrival, a look, and then an address that shows the very bytes', async () => {
    const photoId = await takenPhoto(scene, made.beneficiary, made.wish.id, { settle: false });
    expect(await list()).toMatchObject([{ photoId, state: 'arrived', mine: true, public: false }]);
    expect((await list())[0]?.url).toBeUndefined();
    await scene.world.settle();
    const [ready] = await list();
    expect(ready).toMatchObject({ photoId, state: 'ready', width: 640, height: 480 });
    expect((await shownAt(ready?.url ?? ''))?.bytes).toEqual(jpeg());
  });
  it('leaves nothing where the form leads, so that a second file sent with it is never shown', async () => {
    const started = await start();
    const { photoId, form } = started.reply;
    await scene.world.house.files.accept(form.fields, jpeg());
    await scene.call(finishPhoto, made.beneficiary, { params: { ...params(), photoId } });
    await scene.world.settle();
    const photo = { id: photoId, wishId: made.wish.id };
    expect(await scene.world.house.files.size(incomingKey(photo))).toBeUndefined();
    expect(await scene.world.house.files.accept(form.fields, Buffer.from('<script>'))).toBe(204);
    await scene.world.settle();
    expect((await shownAt((await list())[0]?.url ?? ''))?.bytes).toEqual(jpeg());
  });
  it('may be said to have arrived twice', async () => {
    const photoId = await takenPhoto(scene, made.beneficiary, made.wish.id);
    const again = await scene.call(finishPhoto, made.beneficiary, { params: { ...params(), photoId } });
    expect(again.reply).toEqual({ photoId, state: 'ready' });
  });
  it('ends for a file that is no clean picture, and nothing of it stays', async () => {
    for (const bytes of [jpeg({ extra: [[0xe1, 'Exif\0\0GPS']] }), Buffer.from(`<svg>${'x'.repeat(200)}</svg>`)]) {
      const photoId = await takenPhoto(scene, made.beneficiary, made.wish.id, { bytes });
      const photo = { id: photoId, wishId: made.wish.id };
      expect((await list()).find((one) => one.photoId === photoId)).toMatchObject({ state: 'refused' });
      for (const key of [incomingKey(photo), lookedAtKey(photo)])
        expect(await scene.world.house.files.size(key)).toBeUndefined();
      const finish = await scene.call(finishPhoto, made.beneficiary, { params: { ...params(), photoId } });
      expect(finish.code).toBe('wrong_state');
    }
  });
  it('is refused to arrive before the file does, and to anybody but its taker', async () => {
    const { photoId } = (await start()).reply;
    const finish = { params: { ...params(), photoId } };
    expect((await scene.call(finishPhoto, made.beneficiary, finish)).code).toBe('photo_missing');
    expect((await scene.call(finishPhoto, scene.worker, finish)).code).toBe('not_found');
  });
  it('begins only for known types, within the size, and where there is room', async () => {
    for (const wrong of [{ type: 'image/png' }, { bytes: PHOTO_LIMIT_BYTES + 1 }, { bytes: 0 }, { purpose: 'fun' }])
      expect((await start({ ...BODY, ...wrong })).code).toBe('invalid_input');
    for (let count = 0; count < PHOTOS_PER_THING_LIMIT_ITEMS; count += 1) expect((await start()).code).toBeUndefined();
    expect((await start()).code).toBe('photo_limit');
  });
});

describe('a form', () => {
  it('takes one file of its type and size, until it runs out', async () => {
    const { fields } = (await start()).reply.form;
    const { files } = scene.world.house;
    expect(await files.accept(fields, new Uint8Array(PHOTO_LIMIT_BYTES + 1))).toBe(400);
    expect(await files.accept(fields, new Uint8Array(0))).toBe(400);
    expect(await files.accept({ ...fields, key: 'photos/elsewhere' }, jpeg())).toBe(403);
    expect(await files.accept({ ...fields, 'Content-Type': 'text/html' }, jpeg())).toBe(403);
    const made = Buffer.from(JSON.stringify({ key: 'photos/x', type: 'image/jpeg', maxBytes: 9e9, until: 9e15 }));
    expect(await files.accept({ ...fields, policy: made.toString('base64url'), key: 'photos/x' }, jpeg())).toBe(403);
    expect(await files.accept({}, jpeg())).toBe(403);
    scene.world.pass(31 * MINUTE_MS);
    expect(await files.accept(fields, jpeg())).toBe(403);
  });
});

describe('an address', () => {
  it('shows one picture for ten minutes and cannot be made up', async () => {
    await takenPhoto(scene, made.beneficiary, made.wish.id);
    const url = (await list())[0]?.url ?? '';
    expect(await shownAt(url.replace(/until=\d+/, `until=${9e15}`))).toBeUndefined();
    expect(await shownAt(url.replace('/files/photos/', '/files/incoming/'))).toBeUndefined();
    expect(await shownAt(url)).toBeDefined();
    scene.world.pass(10 * MINUTE_MS + 1);
    expect(await shownAt(url)).toBeUndefined();
  });
});

/** Who wrote the wish down and has no role at the station: the manager of an organisation that is attached to it. */
async function aWriter(): Promise<Someone> {
  return scene.world.person({}, [await scene.world.org('organisation', scene.station), 'organisation_manager']);
}

describe('removing', () => {
  const remove = (as: typeof made.beneficiary, photoId: string) =>
    scene.call(removePhoto, as, { params: { ...params(), photoId } });

  it('is the taker’s right until something was said with it, and takes the file along', async () => {
    const photoId = await takenPhoto(scene, made.beneficiary, made.wish.id);
    const url = (await list())[0]?.url ?? '';
    expect((await remove(scene.stranger, photoId)).code).toBe('forbidden');
    expect((await remove(made.beneficiary, photoId)).reply).toEqual({ photoId, state: 'removed' });
    await scene.world.settle();
    expect(await list()).toEqual([]);
    expect(await shownAt(url)).toBeUndefined();
    expect((await remove(made.beneficiary, photoId)).code).toBe('not_found');
  });
  it('of what was said with is a verifier’s', async () => {
    const writer = await aWriter();
    const { wish } = await aWish(scene, { state: 'submitted', poster: writer });
    made = { ...made, wish };
    await scene.call(takeVerification, scene.worker, { params: params() });
    const photoId = await takenPhoto(scene, writer, wish.id, { purpose: 'evidence' });
    const said = { kind: 'visit_note' as const, note: '水龙头确实在漏', photoIds: [photoId] };
    expect((await scene.call(addEvidence, writer, { params: params(), body: said })).code).toBeUndefined();
    expect((await remove(writer, photoId)).code).toBe('forbidden');
    expect((await remove(scene.worker, photoId)).code).toBeUndefined();
  });
});

describe('saying something with a photo', () => {
  const say = (as: typeof made.beneficiary, photoIds: string[]) =>
    scene.call(addEvidence, as, { params: params(), body: { kind: 'visit_note', note: '看过', photoIds } });
  let writer: Someone;
  beforeEach(async () => {
    writer = await aWriter();
    const { wish } = await aWish(scene, { state: 'verifying', poster: writer });
    made = { ...made, wish };
  });

  it('takes one’s own, of the purpose, of this wish, that has arrived', async () => {
    const own = await takenPhoto(scene, scene.worker, made.wish.id, { purpose: 'evidence' });
    const foreign = await takenPhoto(scene, writer, made.wish.id, { purpose: 'evidence' });
    const other = await takenPhoto(scene, scene.worker, made.wish.id);
    const bad = await takenPhoto(scene, scene.worker, made.wish.id, {
      purpose: 'evidence',
      bytes: jpeg({ tail: 'x' }),
    });
    for (const id of [foreign, other, bad, `pht_${'0'.repeat(26)}`])
      expect((await say(scene.worker, [own, id])).code).toBe('photo_refused');
    const open = await scene.call(startPhoto, scene.worker, {
      params: params(),
      body: { ...BODY, purpose: 'evidence' },
    });
    expect((await say(scene.worker, [open.reply.photoId])).code).toBe('photo_missing');
    expect((await say(scene.worker, [own])).code).toBeUndefined();
  });
  it('keeps it a year, where one that nobody used goes after a day', async () => {
    const own = await takenPhoto(scene, scene.worker, made.wish.id, { purpose: 'evidence' });
    const loose = await takenPhoto(scene, scene.worker, made.wish.id, { purpose: 'evidence' });
    await say(scene.worker, [own]);
    const left = async () => (await photosOf(scene.world.house, made.wish.id)).map(({ id }) => id);
    scene.world.pass(DAY_MS - 2);
    await runPhotoClocks(scene.world.house);
    expect(await left()).toEqual([loose, own]);
    scene.world.pass(1);
    await runPhotoClocks(scene.world.house);
    await scene.world.settle();
    expect(await left()).toEqual([own]);
    expect(await scene.world.house.files.size(lookedAtKey({ id: loose, wishId: made.wish.id }))).toBeUndefined();
    scene.world.pass(365 * DAY_MS);
    await runPhotoClocks(scene.world.house);
    expect(await left()).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { readMe, signInAsDemo } from '../../shared/people/contract.ts';
import { finishPhoto, listPhotos, type PhotoView, removePhoto, startPhoto } from '../../shared/photos/contract.ts';
import { jpeg } from '../../shared/photos/testing.ts';
import { listWishes } from '../../shared/wishes/contract.ts';
import { eventually, type HttpCaller, httpCaller } from '../testing/http.ts';

/** Photos as deployed: S3's own presigned form and address, the consumer on the stream. */
const { NUANXIN_BASE_URL: BASE_URL = '' } = process.env;

async function worker(): Promise<{ caller: HttpCaller; wishId: string }> {
  const caller = httpCaller(BASE_URL);
  expect((await caller.call(signInAsDemo, { body: { slug: 'li-min' } })).code).toBeUndefined();
  const me = await caller.call(readMe);
  const place = me.reply.roles[0]?.orgId ?? '';
  const wall = await caller.call(listWishes, { query: { place, limit: 100, order: 'new' } });
  const wish = wall.reply.items.find((one) => one.stationId === place && one.group !== 'child');
  return { caller, wishId: wish?.id ?? '' };
}

async function sendFile(form: { url: string; fields: Record<string, string> }, bytes: Uint8Array): Promise<number> {
  const body = new FormData();
  for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
  body.append('file', new Blob([Uint8Array.from(bytes)]));
  return (await fetch(form.url, { method: 'POST', body })).status;
}

describe('a photo as deployed', () => {
  it('goes up by a presigned form, is looked at, comes back byte for byte, and is gone when it is removed', async () => {
    const { caller, wishId } = await worker();
    const settled = async (bytes: Uint8Array): Promise<PhotoView> => {
      const started = await caller.call(startPhoto, {
        params: { wishId },
        body: { purpose: 'evidence', type: 'image/jpeg', bytes: bytes.length },
      });
      expect(started.code).toBeUndefined();
      const { photoId, form } = started.reply;
      const params = { wishId, photoId };
      expect((await caller.call(finishPhoto, { params })).code).toBe('photo_missing');
      expect(await sendFile({ ...form, fields: { ...form.fields, key: 'photos/elsewhere' } }, bytes)).toBe(403);
      expect(await sendFile(form, new Uint8Array(1_500_001))).toBe(400);
      expect(await sendFile(form, bytes)).toBe(204);
      expect((await caller.call(finishPhoto, { params })).code).toBeUndefined();
      const seen = await eventually(
        'a look at the photo',
        () => caller.call(listPhotos, { params: { wishId } }),
        ({ reply }) => reply.items.some((one) => one.photoId === photoId && one.state !== 'arrived'),
      );
      return seen.reply.items.find((one) => one.photoId === photoId) as PhotoView;
    };
    const good = await settled(jpeg());
    expect(good).toMatchObject({ state: 'ready', width: 640, height: 480 });
    const shown = await fetch(good.url ?? '');
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(jpeg());
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(await settled(jpeg({ extra: [[0xe1, 'Exif\0\0GPS']] }))).toMatchObject({ state: 'refused' });

    expect((await caller.call(removePhoto, { params: { wishId, photoId: good.photoId } })).code).toBeUndefined();
    const gone = () => fetch(good.url ?? '').then(({ status }) => status);
    expect(await eventually('the file to go', gone, (status) => status === 404)).toBe(404);
  });
});

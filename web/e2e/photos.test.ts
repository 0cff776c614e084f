import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtPhoto } from '../../shared/photos/bytes.ts';
import { listPhotos } from '../../shared/photos/contract.ts';
import { takeVerification } from '../../shared/wishes/verification.ts';
import { actor, submittedWish } from './actors.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const WHERE = 'GPSLatitude 40.6532';

/** A photo as a phone writes it: a real picture, with Exif in front that says where it was taken. */
async function takenByPhone(page: Awaited<ReturnType<Stage['open']>>): Promise<Buffer> {
  const encoded = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 2_400, height: 1_800 });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('no canvas');
    for (let y = 0; y < 18; y += 1)
      for (let x = 0; x < 24; x += 1) {
        pen.fillStyle = `hsl(${x * 15} 60% ${20 + y * 3}%)`;
        pen.fillRect(x * 100, y * 100, 100, 100);
      }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1] ?? '';
  });
  const plain = Buffer.from(encoded, 'base64');
  const exif = Buffer.from(`Exif\0\0MM\0*\0\0\0\b${WHERE}`, 'latin1');
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([plain.subarray(0, 2), head, exif, plain.subarray(2)]);
}

describe('a photo for a verification', () => {
  it('leaves the phone drawn anew: smaller, and without where it was taken; then it stands beside the note', async () => {
    const [chen, li] = [await actor(stage.place.address, 'chen-li'), await actor(stage.place.address, 'li-min')];
    const wishId = await submittedWish(stage, chen, '贺奶奶家的门锁卡住了');
    await li.caller.call(takeVerification, { params: { wishId } });
    const page = await stage.open('li-min', { size: 'desk' });
    await page.goto(`/queue/${wishId}`);
    await settled(page);
    const raw = await takenByPhone(page);
    expect([lookAtPhoto(raw, 'image/jpeg'), raw.includes(WHERE)]).toEqual([{ fault: 'metadata' }, true]);

    await page.getByRole('button', { name: '记一句' }).click();
    const sheet = page.getByRole('dialog');
    expect(await sheet.locator('input[type=file]').count()).toBe(0);
    await sheet.getByLabel('照片里认不出任何人').check();
    const posted = page.waitForRequest((request) => request.method() === 'POST' && request.url().endsWith('/files'));
    await sheet
      .locator('input[type=file]')
      .setInputFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: raw });
    await posted;
    await sheet.getByText('送到了').waitFor();
    await sheet.getByRole('textbox').fill('门锁拍下来了，锁舌卡住。');
    await sheet.getByRole('button', { name: '记下' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await page.getByText('门锁拍下来了').waitFor();

    await stage.place.settled();
    const { reply } = await li.caller.call(listPhotos, { params: { wishId } });
    expect(reply.items).toMatchObject([{ purpose: 'evidence', state: 'ready', width: 1_600, height: 1_200 }]);
    const arrived = await fetch(stage.place.address + (reply.items[0]?.url ?? ''));
    const bytes = new Uint8Array(await arrived.arrayBuffer());
    const type = arrived.headers.get('content-type') === 'image/webp' ? 'image/webp' : 'image/jpeg';
    expect(lookAtPhoto(bytes, type)).toEqual({ width: 1_600, height: 1_200 });
    expect([Buffer.from(bytes).includes('Exif'), Buffer.from(bytes).includes(WHERE)]).toEqual([false, false]);
    expect(bytes.length).toBeLessThan(raw.length);

    await page.reload();
    await settled(page);
    await expect
      .poll(() => page.getByRole('img', { name: '照片 1' }).evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(1_600);
    await page.context().close();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lookAtPhoto } from '../../shared/photos/bytes.ts';
import { listPhotos } from '../../shared/photos/contract.ts';
import { listMyWishes } from '../../shared/wishes/contract.ts';
import { takeVerification } from '../../shared/wishes/verification.ts';
import { actor, submittedWish } from './actors.ts';
import { tabTo } from './keys.ts';
import { takenByPhone, WHERE } from './photo.ts';
import { settled } from './screens.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

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

describe('a photo of how it turned out', () => {
  it('is looked at large by other eyes, then seen by everybody on the story, and can be taken back', async () => {
    const wang = await actor(stage.place.address, 'wang-guilan');
    const { reply } = await wang.caller.call(listMyWishes, { query: { limit: 100 } });
    const wishId = reply.items.find(({ state }) => state === 'delivered')?.id ?? '';
    const hers = await stage.open('wang-guilan');
    await hers.goto(`/wishes/${wishId}/confirm`);
    await settled(hers);
    await hers.getByLabel('照片里认不出任何人').check();
    const buffer = await takenByPhone(hers);
    await hers.locator('input[type=file]').setInputFiles({ name: 'IMG_0002.jpg', mimeType: 'image/jpeg', buffer });
    await hers.getByText('送到了').waitFor();
    await hers.getByRole('button', { name: '点头' }).click();
    await hers.getByRole('heading', { name: '愿望实现了' }).waitFor();
    await stage.place.settled();
    const publicly = await stage.open();
    const seen = async () => {
      await publicly.goto(`/wishes/${wishId}`);
      await settled(publicly);
      await publicly.waitForLoadState('networkidle');
      return publicly.getByRole('img', { name: '照片 1' }).count();
    };
    expect(await seen()).toBe(0);

    const page = await stage.open('li-min');
    await page.goto(`/wishes/${wishId}`);
    const show = page.getByRole('button', { name: '给大家看', exact: true });
    await tabTo(page, show);
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: '给大家看这张照片' });
    await expect
      .poll(() => sheet.getByRole('img').evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBe(1_600);
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    // Put away, one is where one was.
    expect(await show.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    const yes = sheet.getByRole('button', { name: '我看过了，认不出任何人' });
    await page.route('**/publication', (route) => route.abort());
    await tabTo(page, yes);
    await page.keyboard.press('Enter');
    await sheet.getByRole('alert').waitFor();
    await page.unroute('**/publication');
    await page.keyboard.press('Enter');
    await sheet.waitFor({ state: 'hidden' });
    await page.getByText('大家都看得到', { exact: true }).waitFor();
    expect(await seen()).toBe(1);

    // The button that is still held now says the other; a deletion is asked about first.
    await page.keyboard.press('Enter');
    await show.waitFor();
    expect(await seen()).toBe(0);
    await page.getByRole('button', { name: '删掉' }).click();
    await page.getByRole('dialog', { name: '删掉这张照片' }).getByRole('button', { name: '删掉' }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => page.getByRole('heading', { name: '照片' }).count()).toBe(0);
  });
});

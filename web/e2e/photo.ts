import type { Page } from 'playwright-core';

/** Where the photo says that it was taken; nothing that leaves a phone may. */
export const WHERE = 'GPSLatitude 40.6532';

/** A photo as a phone writes it: a real picture, with Exif in front that says where it was taken. */
export async function takenByPhone(page: Page): Promise<Buffer> {
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

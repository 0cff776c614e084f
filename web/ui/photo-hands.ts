import { lookAtPhoto } from '../../shared/photos/bytes.ts';
import { PHOTO_LIMIT_BYTES } from '../../shared/photos/limits.ts';

/** Sides and qualities to try until the picture is small enough: most phones' pictures fit at the first. */
const TRIES = [
  { side: 1_600, quality: 0.82 },
  { side: 1_600, quality: 0.65 },
  { side: 1_200, quality: 0.6 },
  { side: 800, quality: 0.5 },
] as const;
const FILE_LIMIT_BYTES = 40_000_000;
const SEND_LIMIT_MS = 120_000;

type Type = 'image/jpeg' | 'image/webp';

/**
 * Draws a picture anew: what it shows stays, upright, and what it says besides (where, when, with which phone) is not written. The result is
 * looked at as the server will. Undefined when this browser cannot draw it.
 */
async function drawPhoto(file: Blob): Promise<{ blob: Blob; type: Type; url: string } | undefined> {
  if (file.size > FILE_LIMIT_BYTES) return undefined;
  const image = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined);
  if (image === undefined) return undefined;
  try {
    for (const { side, quality } of TRIES) {
      const blob = await encoded(image, side, quality);
      const type: Type = blob?.type === 'image/webp' ? 'image/webp' : 'image/jpeg';
      if (blob === undefined || blob.size > PHOTO_LIMIT_BYTES) continue;
      if ('fault' in lookAtPhoto(new Uint8Array(await blob.arrayBuffer()), type)) continue;
      return { blob, type, url: URL.createObjectURL(blob) };
    }
    return undefined;
  } finally {
    image.close();
  }
}

/** WebP where the browser writes it, a fourth smaller on a slow uplink; elsewhere JPEG. */
async function encoded(image: ImageBitmap, side: number, quality: number): Promise<Blob | undefined> {
  const scale = Math.min(1, side / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return undefined;
  // What is transparent would turn black in a JPEG.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const write = (type: Type) =>
    new Promise<Blob | undefined>((done) => canvas.toBlob((blob) => done(blob ?? undefined), type, quality));
  const first = await write('image/webp');
  return first?.type === 'image/webp' ? first : write('image/jpeg');
}

/** Sends the form with its file. By XMLHttpRequest, which alone tells how much has gone. */
function postPhoto(
  form: { readonly url: string; readonly fields: Readonly<Record<string, string>> },
  blob: Blob,
  on: (part: number) => void,
): Promise<boolean> {
  return new Promise((done) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(form.fields)) body.append(name, value);
    body.append('file', blob);
    const request = new XMLHttpRequest();
    request.open('POST', form.url);
    request.timeout = SEND_LIMIT_MS;
    request.upload.onprogress = ({ loaded, total }) => on(total === 0 ? 0 : loaded / total);
    request.onload = () => done(request.status >= 200 && request.status < 300);
    request.onerror = () => done(false);
    request.ontimeout = () => done(false);
    request.send(body);
  });
}

/** What a browser does with a photo: draws it anew, sends it. */
export const PHOTO_HANDS = { draw: drawPhoto, post: postPhoto };

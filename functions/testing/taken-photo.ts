import { expect } from 'vitest';
import { finishPhoto, startPhoto } from '../../shared/photos/contract.ts';
import type { PhotoPurpose } from '../../shared/photos/photo.ts';
import { jpeg } from '../../shared/photos/testing.ts';
import type { Scene } from './things.ts';
import type { Someone } from './world.ts';

/** A photo all the way: form, file, arrival, and looked at unless told otherwise. Gives its id. */
export async function takenPhoto(
  scene: Scene,
  as: Someone,
  wishId: string,
  given: { purpose?: PhotoPurpose; bytes?: Uint8Array; settle?: boolean; noFace?: true | undefined } = {},
): Promise<string> {
  const { purpose = 'confirmation', bytes = jpeg(), settle = true } = given;
  const noFace = 'noFace' in given ? given.noFace : true;
  const started = await scene.call(startPhoto, as, {
    params: { wishId },
    body: { purpose, type: 'image/jpeg', bytes: bytes.length, ...(noFace ? { noFace } : {}) },
  });
  expect(started.code).toBeUndefined();
  const { photoId, form } = started.reply;
  expect(await scene.world.house.files.accept(form.fields, bytes)).toBe(204);
  expect((await scene.call(finishPhoto, as, { params: { wishId, photoId } })).code).toBeUndefined();
  // The next one is newer.
  scene.world.pass(1);
  if (settle) await scene.world.settle();
  return photoId;
}

import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { startPhoto } from '../../shared/photos/contract.ts';
import {
  PHOTO_LIMIT_BYTES,
  PHOTOS_AT_ONCE_LIMIT_ITEMS,
  PHOTOS_PER_THING_LIMIT_ITEMS,
} from '../../shared/photos/limits.ts';
import type { PhotoPurpose } from '../../shared/photos/photo.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { FileForm } from '../platform/files.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { incomingKey, type Photo, photoFromItem, photoKey, photoToItem } from './photo-item.ts';

/** How long a form is good: long enough for a slow uplink and some tries. */
const FORM_VALID_MS = 30 * MINUTE_MS;
/** A photo that nothing was said with goes after a day; one that something points to after a year (cfg). */
const LOOSE_KEPT_MS = DAY_MS;
const ATTACHED_KEPT_MS = 365 * DAY_MS;
/** Removed ones keep their record beside those that are there. */
const RECORDS_LIMIT_ITEMS = 200;

/** All photos of a wish, newest first, read strongly. Removed ones are left out. */
export async function photosOf(house: House, wishId: string): Promise<readonly Photo[]> {
  const { pk } = photoKey(wishId, '');
  const sk = { beginsWith: photoKey(wishId, '').sk };
  const page = await house.table.query({ pk, sk, descending: true, consistent: true, limit: RECORDS_LIMIT_ITEMS });
  return page.items.map(photoFromItem).filter((photo) => photo.state !== 'removed');
}

/** One photo, read strongly. Raises `not_found`, also for one that was removed. */
export async function photoOf(house: House, wishId: string, photoId: string): Promise<Photo> {
  const item = await house.table.get(photoKey(wishId, photoId), { consistent: true });
  const photo = item && photoFromItem(item);
  if (!photo || photo.state === 'removed') throw new AppError('not_found');
  return photo;
}

/** The next version of a photo over the one that was read. */
export function photoWrite(before: Photo, change: Partial<Photo>): Write {
  return {
    op: 'replace',
    item: photoToItem({ ...before, ...change, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

/** A record and the form to send its file with. Raises `photo_faces`, `photo_limit`. */
export async function startWrites(
  house: House,
  actor: PersonActor,
  wish: Wish,
  { purpose, type, noFace = false }: Input<typeof startPhoto>['body'],
): Promise<{ photo: Photo; form: FileForm; until: number; write: Write }> {
  if (wish.minor && !noFace) throw new AppError('photo_faces');
  if ((await photosOf(house, wish.id)).length >= PHOTOS_PER_THING_LIMIT_ITEMS)
    throw new AppError('photo_limit', { count: PHOTOS_PER_THING_LIMIT_ITEMS });
  const now = house.clock();
  const until = now + FORM_VALID_MS;
  const photo: Photo = {
    id: house.newId('photo'),
    wishId: wish.id,
    version: 1,
    purpose,
    type,
    state: 'started',
    by: actor.personId,
    at: now,
    noFace,
    dueAt: now + LOOSE_KEPT_MS,
  };
  const form = await house.files.form(incomingKey(photo), { type, maxBytes: PHOTO_LIMIT_BYTES, until });
  return { photo, form, until, write: { op: 'insert', item: photoToItem(photo) } };
}

/** The file is there. Said again it changes nothing. Raises `photo_missing`, `wrong_state`, `not_found`. */
export async function finishWrites(
  house: House,
  actor: PersonActor,
  wishId: string,
  photoId: string,
): Promise<{ photo: Pick<Photo, 'id' | 'state'>; writes: readonly Write[] }> {
  const photo = await photoOf(house, wishId, photoId);
  if (photo.by !== actor.personId) throw new AppError('not_found');
  if (photo.state === 'refused') throw new AppError('wrong_state');
  if (photo.state !== 'started') return { photo, writes: [] };
  if ((await house.files.size(incomingKey(photo))) === undefined) throw new AppError('photo_missing');
  return { photo: { id: photo.id, state: 'arrived' }, writes: [photoWrite(photo, { state: 'arrived' })] };
}

/**
 * Writes for a command of any noun that says something with photos: they are its caller's, of this wish and purpose, and have
 * arrived. From then on they stay as long as what was said. At most PHOTOS_AT_ONCE_LIMIT_ITEMS. Raises `photo_refused`, `photo_missing`.
 */
export async function attachWrites(
  house: House,
  actor: PersonActor,
  { wishId, purpose, photoIds }: { wishId: string; purpose: PhotoPurpose; photoIds: readonly string[] },
): Promise<readonly Write[]> {
  const ids = [...new Set(photoIds)].slice(0, PHOTOS_AT_ONCE_LIMIT_ITEMS);
  return Promise.all(
    ids.map(async (id) => {
      const item = await house.table.get(photoKey(wishId, id), { consistent: true });
      const photo = item && photoFromItem(item);
      if (!photo || photo.by !== actor.personId || photo.purpose !== purpose) throw new AppError('photo_refused');
      if (photo.state === 'started') throw new AppError('photo_missing');
      if (photo.state !== 'arrived' && photo.state !== 'ready') throw new AppError('photo_refused');
      return photoWrite(photo, { attachedAt: house.clock(), dueAt: house.clock() + ATTACHED_KEPT_MS });
    }),
  );
}

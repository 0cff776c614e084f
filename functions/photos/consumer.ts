import { lookAtPhoto } from '../../shared/photos/bytes.ts';
import type { Consumer } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import type { Change } from '../platform/table.ts';
import { incomingKey, lookedAtKey, type Photo, photoFromItem, photoKey } from './photo-item.ts';
import { photoWrite } from './photos.ts';

/**
 * Looks at a photo that has arrived, before anybody sees it, and copies the very bytes that it looked at to where no form leads;
 * deletes the files of one that was refused or removed. Safe to repeat: it looks at how the photo stands, not at what changed.
 */
export const PHOTOS: Consumer = {
  name: 'photos',
  wants: ({ before, after }) =>
    after?.type === 'photo' && after['state'] !== before?.['state'] && after['state'] !== 'started',
  take: async (house, change) => {
    const photo = await standing(house, change);
    if (photo?.state === 'arrived') await look(house, photo);
    else if (photo?.state === 'refused' || photo?.state === 'removed') await clear(house, photo);
    else if (photo?.state === 'ready') await house.files.remove(incomingKey(photo));
  },
};

async function standing(house: House, { after }: Change): Promise<Photo | undefined> {
  if (!after) return undefined;
  const { wishId, id } = photoFromItem(after);
  const item = await house.table.get(photoKey(wishId, id), { consistent: true });
  return item && photoFromItem(item);
}

async function look(house: House, photo: Photo): Promise<void> {
  const bytes = await house.files.read(incomingKey(photo));
  const seen = bytes === undefined ? ({ fault: 'not_picture' } as const) : lookAtPhoto(bytes, photo.type);
  if (!('fault' in seen) && bytes !== undefined) await house.files.write(lookedAtKey(photo), bytes, photo.type);
  const change: Partial<Photo> =
    'fault' in seen ? { state: 'refused', fault: seen.fault } : { state: 'ready', ...seen };
  // Attached or removed meanwhile: the condition fails, and the change is brought again. After a removal there is nothing to do but to clear.
  await house.table.transact([photoWrite(photo, change)]);
}

async function clear(house: House, photo: Photo): Promise<void> {
  await house.files.remove(incomingKey(photo));
  await house.files.remove(lookedAtKey(photo));
}

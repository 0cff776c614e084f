import { DAY_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { TableError } from '../platform/table.ts';
import { photoFromItem, photoKey, photosDuePk } from './photo-item.ts';
import { photoWrite } from './photos.ts';

/** Days that a run looks back: longer than any pause of the clock that nobody notices. */
const DAYS_BACK_COUNT = 7;
const PAGE_ITEMS = 100;

/** Removes photos whose time is over: never finished or never used after a day, the others when their year has passed. */
export async function runPhotoClocks(house: House): Promise<void> {
  const now = house.clock();
  for (let back = 0; back <= DAYS_BACK_COUNT; back += 1) {
    const page = await house.table.query({
      index: 'gsi2',
      pk: photosDuePk(now - back * DAY_MS),
      limit: PAGE_ITEMS,
    });
    for (const { card } of page.items) await removeDue(house, String(card?.['wishId']), String(card?.['id']));
  }
}

/** The index said when; the record itself decides. */
async function removeDue(house: House, wishId: string, photoId: string): Promise<void> {
  const item = await house.table.get(photoKey(wishId, photoId), { consistent: true });
  const photo = item && photoFromItem(item);
  if (!photo || photo.state === 'removed' || photo.dueAt > house.clock()) return;
  const removed = { by: 'clock', at: house.clock() };
  try {
    await house.table.transact([photoWrite(photo, { state: 'removed', removed })]);
  } catch (error) {
    // Somebody used it at this moment: it is no longer due.
    if (!(error instanceof TableError) || error.kind !== 'condition') throw error;
  }
}

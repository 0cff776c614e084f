import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import { type Wish, wishFromItem, wishKey } from './wish-item.ts';

/** One wish, read strongly. Raises `not_found`. */
export async function wishOf(house: House, wishId: string): Promise<Wish> {
  const item = await house.table.get(wishKey(wishId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return wishFromItem(item);
}

import { PROMISES_LIMIT_COUNT } from '../../shared/goods/life.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import type { Key, Write } from '../platform/table.ts';

/** How many gifts a donor has promised and not brought: what is kept for one is kept from everyone else. */
export function promisesKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'PROMISES' };
}

/** One promise more. Raises `promises_full`. */
export async function promiseWrite(house: House, personId: string): Promise<Write> {
  const key = promisesKey(personId);
  const item = await house.table.get(key, { consistent: true });
  if (!item) return { op: 'insert', item: { ...key, type: 'promises', open: 1 } };
  if (Number(item['open']) >= PROMISES_LIMIT_COUNT)
    throw new AppError('promises_full', { count: Number(item['open']) });
  return {
    op: 'update',
    key,
    add: { open: 1 },
    if: [{ attribute: 'open', is: 'lt', value: PROMISES_LIMIT_COUNT }],
  };
}

/** Promises that were kept or given up (below zero), or stand again. */
export function promisesWrite(personId: string, by: number): Write {
  return { op: 'update', key: promisesKey(personId), set: { type: 'promises' }, add: { open: by }, upsert: true };
}

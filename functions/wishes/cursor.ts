import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';

/** Where something stands in an order: compared part by part, smaller first. Ends with an id, so no two are the same. */
export type SortKey = readonly (number | string)[];

const CHECK_CHARS = 16;

/** A place in a list that lives outside the table's own order, bound to the question it came from. */
export function cursorAt(house: House, scope: string, key: SortKey): string {
  return Buffer.from(JSON.stringify([...key, checkOf(house, scope, key)])).toString('base64url');
}

/** The place that a cursor names. Raises `cursor_invalid` for one that was made up or belongs to another list. */
export function placeOfCursor(house: House, scope: string, cursor: string): SortKey {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new AppError('cursor_invalid', {}, { cause });
  }
  if (!Array.isArray(parts) || !parts.every((part) => typeof part === 'number' || typeof part === 'string'))
    throw new AppError('cursor_invalid');
  const key = parts.slice(0, -1) as SortKey;
  if (parts.at(-1) !== checkOf(house, scope, key)) throw new AppError('cursor_invalid');
  return key;
}

/** One page of things sorted by their keys. A thing that came or went between two pages moves no other. */
export function pageOf<T>(
  house: House,
  scope: string,
  things: readonly { readonly key: SortKey; readonly thing: T }[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; next?: string } {
  const after = cursor === undefined ? undefined : placeOfCursor(house, scope, cursor);
  const sorted = [...things].sort((a, b) => compare(a.key, b.key));
  const rest = after === undefined ? sorted : sorted.filter(({ key }) => compare(key, after) > 0);
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ thing }) => thing),
    ...(rest.length > page.length && last !== undefined ? { next: cursorAt(house, scope, last.key) } : {}),
  };
}

function compare(a: SortKey, b: SortKey): number {
  for (const [at, left] of a.entries()) {
    const right = b[at] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function checkOf(house: House, scope: string, key: SortKey): string {
  return house.sealer.lookup('cursor', JSON.stringify([scope, key])).slice(0, CHECK_CHARS);
}

/**
 * A page's cursor: where the page ended, bound to the query it came from. It is not secret, and forging one gains
 * nothing (the partition always comes from the query), but a damaged or foreign one is refused and never guessed at.
 */
import { createHash } from 'node:crypto';
import { type Item, type Query, TableError } from './table.ts';

const CURSOR_LIMIT_CHARS = 12_000;
const CHECK_CHARS = 12;

/** The last item of a page: its key, and its sort key in the index (same as `sk` on the main table). */
export type Position = { readonly pk: string; readonly sk: string; readonly sort: string };

const check = (query: Query, parts: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([query.index ?? null, query.pk, query.sk ?? null, query.descending ?? false, parts]))
    .digest('base64url')
    .slice(0, CHECK_CHARS);

/** The cursor after this item of the query's answer. */
export function cursorAfter(query: Query, last: Item): string {
  const sort = query.index === undefined ? last.sk : (last[`${query.index}sk`] ?? '');
  const parts = [last.pk, last.sk, sort];
  return Buffer.from(JSON.stringify([...parts, check(query, parts)])).toString('base64url');
}

/** Raises `cursor` when the query's cursor is not one that `cursorAfter` made for the same query. */
export function positionOf(query: Query): Position | undefined {
  if (query.cursor === undefined) return undefined;
  const [pk, sk, sort, mark, ...rest] = parsed(query.cursor);
  if (typeof pk !== 'string' || typeof sk !== 'string' || typeof sort !== 'string' || rest.length > 0) throw madeUp();
  if (mark !== check(query, [pk, sk, sort])) throw madeUp();
  return { pk, sk, sort };
}

const madeUp = (): TableError => new TableError('cursor', 'the cursor does not belong to this query');

function parsed(cursor: string): readonly unknown[] {
  if (cursor.length > CURSOR_LIMIT_CHARS || !/^[\w-]+$/.test(cursor)) throw madeUp();
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    throw madeUp();
  }
}

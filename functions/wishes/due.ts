import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { Item, Key, Write } from '../platform/table.ts';
import { QUEUE_STATES, queuePk, timeKey, type Wish } from './wish-item.ts';

/** What time brings to a wish: a missed answer, the end of its time and the word before it, a dispute that nobody settles, the archive. */
export type DueWhat = 'reply' | 'closing' | 'window' | 'settlement' | 'archive';

/** The last tier that a missed clock can reach: 0 station, 1 center, 2 region. */
export const TIER_LIMIT = 2;
/** States that end with the wish's window. Where volunteers are on it the station says how it went. */
const EXPIRING_STATES: readonly WishState[] = ['submitted', 'verifying', 'published', 'reserved'];
/** States in which volunteers are on it: looked at again after the window, until they are heard of or nobody came. */
export const UNDER_WAY_STATES: readonly WishState[] = ['claimed', 'in_progress', 'partially_fulfilled'];
export const ENDED_STATES: readonly WishState[] = ['rejected', 'escalated', 'fulfilled', 'withdrawn', 'expired'];
/** Mediators are told again of a dispute that waits so long, and each time it waits as long once more (cfg). */
export const REMIND_MS = 7 * DAY_MS;
/** How long a wish that was sent back waits for its writer, whatever is left of its own time (cfg; docs/decisions/0053). */
const WRITER_WAIT_MS = 30 * DAY_MS;
/** How long before that its writer is told (cfg). */
const CLOSING_NOTICE_MS = 7 * DAY_MS;
/** How long an ended wish stays in view (cfg). */
const ARCHIVE_AFTER_MS = 365 * DAY_MS;

/**
 * Pointers by the hour in which something is due, so that the clock finds them without looking at wishes: it reads one
 * hour's partition after another and deletes what it has done.
 */
export function bucketOf(at: number): number {
  return Math.floor(at / HOUR_MS);
}
export function duePk(bucket: number): string {
  return `DUE#${bucket}`;
}
export function dueItem(wishId: string, what: DueWhat, at: number): Item {
  return { pk: duePk(bucketOf(at)), sk: `${what}#${wishId}`, type: 'due', what, wishId, at };
}

type Ending = Pick<Wish, 'state' | 'steps' | 'window' | 'createdAt'>;

/**
 * When it expires unless somebody moves it, epoch ms: with its window; what was sent back not before its writer has had
 * WRITER_WAIT_MS since it was last touched. Undefined where its end is no matter of the clock alone.
 */
export function endsAt(wish: Ending): number | undefined {
  if (wish.state === 'returned') return Math.max(wish.window.to, lastAt(wish) + WRITER_WAIT_MS);
  return EXPIRING_STATES.includes(wish.state) ? wish.window.to : undefined;
}

/** From when on its writer is told that it ends, epoch ms: undefined where it does not wait for them. */
export function closingFrom(wish: Ending): number | undefined {
  const end = wish.state === 'returned' ? endsAt(wish) : undefined;
  return end === undefined ? undefined : end - CLOSING_NOTICE_MS;
}

function lastAt({ steps, createdAt }: Ending): number {
  return steps.at(-1)?.at ?? createdAt;
}

/** All that is due for a wish as it stands. Pointers that a later move makes wrong are ignored and deleted when their hour comes. */
export function clockItems(wish: Wish): readonly Item[] {
  const last = lastAt(wish);
  const [end, closing] = [endsAt(wish), closingFrom(wish)];
  return [
    ...(QUEUE_STATES.includes(wish.state) && wish.dueAt !== undefined && wish.tier < TIER_LIMIT
      ? [dueItem(wish.id, 'reply', wish.dueAt)]
      : []),
    // After the window has ended the hour of its end is past, and the clock does not go back.
    ...(end !== undefined || UNDER_WAY_STATES.includes(wish.state)
      ? [dueItem(wish.id, 'window', Math.max(end ?? wish.window.to, last))]
      : []),
    ...(closing === undefined ? [] : [dueItem(wish.id, 'closing', Math.max(closing, last))]),
    ...(wish.state === 'disputed' ? [dueItem(wish.id, 'settlement', last + REMIND_MS)] : []),
    ...(ENDED_STATES.includes(wish.state) ? [dueItem(wish.id, 'archive', last + ARCHIVE_AFTER_MS)] : []),
  ];
}

/** The writes that set a wish's clocks, together with the move that starts them. */
export function clockWrites(wish: Wish): readonly Write[] {
  return clockItems(wish).map((item) => ({ op: 'replace', item }));
}

/** Where a wish that was carried up stands in the queues above its station: the center's from tier 1, the region's from 2. */
function carriedKeys(wish: Wish, path: readonly string[]): readonly Key[] {
  const above = path.slice(path.indexOf(wish.stationId) + 1).slice(0, wish.tier);
  return above.map((orgId) => ({ pk: queuePk(orgId), sk: `${timeKey(wish.dueAt ?? wish.createdAt)}#${wish.id}` }));
}
export function carriedWrites(wish: Wish, path: readonly string[]): readonly Write[] {
  return carriedKeys(wish, path).map((key) => ({ op: 'insert', item: { ...key, type: 'carried', wishId: wish.id } }));
}
/** Takes a wish out of the queues above its station, together with the move that answers it. */
export function answeredWrites(wish: Wish, path: readonly string[]): readonly Write[] {
  return carriedKeys(wish, path).map((key) => ({ op: 'delete', key }));
}

import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import { mayBecome, replyMs } from '../../shared/wishes/life.ts';
import { orgOf, pathOf } from '../orgs/orgs.ts';
import type { House } from '../platform/house.ts';
import { type Item, type Key, movedMeanwhile, type Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { cancelTasksWrites } from '../tasks/cancel.ts';
import { endLinesOf } from '../tasks/line.ts';
import {
  answeredWrites,
  bucketOf,
  carriedWrites,
  clockWrites,
  closingFrom,
  type DueWhat,
  dueItem,
  duePk,
  ENDED_STATES,
  endsAt,
  REMIND_MS,
  TIER_LIMIT,
  UNDER_WAY_STATES,
} from './due.ts';
import { expectedOf, unheardFrom } from './expected.ts';
import { remindWrites } from './mediation.ts';
import { keepWish, moveWish } from './steps.ts';
import { hasFreshGoods, hasGifts, withoutGifts } from './there.ts';
import { disputedSince } from './views.ts';
import { QUEUE_STATES, type Wish, wishFromItem, wishKey } from './wish-item.ts';

const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 50;
const BUCKETS_LIMIT_COUNT = 1_000;
/** How far back the very first run looks: what a seeding or an import left behind. */
const FIRST_LOOK_BUCKETS = 14 * 24;
/** Clocks of machines differ by seconds; a bucket counts as finished only an hour after its end. */
const MARGIN_BUCKETS = 1;
const MARK_KEY: Key = { pk: 'CLOCK#wishes', sk: 'MARK' };
/** A wish whose volunteers are still to be heard of is looked at again, and left to the station after this long. */
const HEAR_AGAIN_MS = 24 * HOUR_MS;
const HEAR_LIMIT_MS = 30 * HEAR_AGAIN_MS;
const ON_IT_STATES: readonly AssignmentState[] = ['accepted', 'checked_in', 'checked_out', 'disputed'];
/** Who came is not called off by a clock, however long the station says nothing. */
const CAME_STATES: readonly AssignmentState[] = ['checked_in', 'checked_out', 'disputed'];

/**
 * What time brings: carries wishes whose answer is overdue up the tiers (Volunteer Regulations 13), lets wishes expire whose
 * window is over, archives what ended long ago. A mark remembers up to which hour all is done, so a pause of the clock loses
 * nothing; each thing is one transaction that also deletes its pointer, so running twice changes nothing.
 */
export async function runReplyClocks(house: House): Promise<void> {
  const current = bucketOf(house.clock());
  const mark = await house.table.get(MARK_KEY, { consistent: true });
  const from = Number(mark?.['bucket'] ?? current - FIRST_LOOK_BUCKETS);
  const run: Run = { failed: 0, error: undefined };
  let reached = from;
  for (let bucket = from; bucket <= current && bucket < from + BUCKETS_LIMIT_COUNT; bucket += 1) {
    if (!(await isRead(runBucket(house, bucket, run), run))) break;
    if (run.failed === 0) reached = bucket + 1;
  }
  const bucket = Math.max(from, Math.min(reached, current - MARGIN_BUCKETS));
  await house.table.transact([{ op: 'replace', item: { ...MARK_KEY, type: 'clock_mark', bucket } }]);
  if (run.error !== undefined) throw run.error;
}

/** How a run went: from the first thing that failed on, the mark stays where it is. */
type Run = { failed: number; error: unknown };

/** An hour that cannot be read ends the run; what was done before it is kept, or a long standstill would never be made up. */
async function isRead(bucket: Promise<void>, run: Run): Promise<boolean> {
  try {
    await bucket;
    return true;
  } catch (error) {
    run.failed += 1;
    run.error ??= error;
    return false;
  }
}

/** All that is due in one hour. One thing that fails does not keep the others waiting. */
async function runBucket(house: House, bucket: number, run: Run): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      pk: duePk(bucket),
      limit: PAGE_ITEMS,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const item of items) {
      if (Number(item['at']) > house.clock()) continue;
      try {
        await runDue(house, item);
      } catch (error) {
        run.failed += 1;
        if (!isRaced(error)) run.error ??= error;
      }
    }
    if (next === undefined) return;
    cursor = next;
  }
  // More than one run can do: the rest is there for the next.
  run.failed += 1;
}

/** Someone moved the wish at this moment; the next run looks again. */
function isRaced(error: unknown): boolean {
  return movedMeanwhile(error) || error instanceof AppError;
}

async function runDue(house: House, pointer: Item): Promise<void> {
  const item = await house.table.get(wishKey(String(pointer['wishId'])), { consistent: true });
  const writes = item ? await dueWrites(house, wishFromItem(item), pointer) : [];
  const done: Write = { op: 'delete', key: { pk: pointer.pk, sk: pointer.sk } };
  const again = writes.some(
    (write) => write.op === 'replace' && write.item.pk === pointer.pk && write.item.sk === pointer.sk,
  );
  await house.table.transact(again ? writes : [done, ...writes]);
}

async function dueWrites(house: House, wish: Wish, pointer: Item): Promise<readonly Write[]> {
  const now = house.clock();
  const at = Number(pointer['at']);
  switch (pointer['what'] as DueWhat) {
    case 'reply':
      return QUEUE_STATES.includes(wish.state) && wish.dueAt === at && wish.tier < TIER_LIMIT
        ? carriedUp(house, wish)
        : [];
    case 'closing':
      return closingSoon(wish, now);
    case 'window':
      if (now < (endsAt(wish) ?? wish.window.to)) return [];
      await endLinesOf(house, wish);
      return windowOver(house, wish);
    case 'settlement':
      return (wish.remindedAt ?? disputedSince(wish) ?? now) + REMIND_MS <= now ? remindWrites(house, wish) : [];
    case 'archive':
      return ENDED_STATES.includes(wish.state) && (wish.steps.at(-1)?.at ?? 0) < at ? archived(house, wish) : [];
  }
}

/** One tier up, with half of the reply time for the next answer. */
async function carriedUp(house: House, wish: Wish): Promise<readonly Write[]> {
  const now = house.clock();
  const path = await pathOf(house, wish.stationId);
  const tier = wish.tier + 1;
  const orgId = path[path.indexOf(wish.stationId) + tier];
  if (orgId === undefined) return [];
  const org = await orgOf(house, orgId);
  const moved = moveWish(wish, {
    step: { at: now, what: 'escalated_tier', personId: 'clock', by: org.name },
    patch: { tier, dueAt: now + replyMs(wish, now) / 2 },
  });
  return [moved.write, ...answeredWrites(wish, path), ...carriedWrites(moved.wish, path), ...clockWrites(moved.wish)];
}

/** Its writer is told once of each end: of one that they put off, anew. Late is better than not at all, while there is time. */
function closingSoon(wish: Wish, now: number): readonly Write[] {
  const [from = Infinity, end = 0] = [closingFrom(wish), endsAt(wish)];
  const isDue = from <= now && now < end && (wish.closingToldAt ?? 0) < from;
  return isDue ? [keepWish(wish, { closingToldAt: now })] : [];
}

/**
 * Nobody on it: it expires. Somebody to be heard of, or done in part: looked at again each day, and when nobody came by the end
 * of HEAR_LIMIT_MS it expires; where somebody did, the station has the last word, and it is looked at from time to time.
 */
async function windowOver(house: House, wish: Wish): Promise<readonly Write[]> {
  const now = house.clock();
  // Gifts in hand, or handed over and not yet confirmed, are somebody's to finish, as volunteers are.
  const end = endsAt(wish);
  const expiring = end !== undefined;
  const underWay = UNDER_WAY_STATES.includes(wish.state) || (expiring && (hasGifts(wish) || hasFreshGoods(wish)));
  if (!underWay && !expiring) return [];
  const asking = unheardWrites(wish, now);
  if (asking !== undefined) return asking;
  const states = (await assignmentsOfWish(house, wish)).map((assignment) => assignment.state);
  if (now < (end ?? wish.window.to) + HEAR_LIMIT_MS)
    return underWay || states.some((state) => ON_IT_STATES.includes(state))
      ? [againAt(wish, now + HEAR_AGAIN_MS)]
      : expired(house, wish);
  const came = states.some((state) => CAME_STATES.includes(state));
  return came || !mayBecome(wish.state, 'expired') ? [againAt(wish, now + HEAR_LIMIT_MS)] : expired(house, wish);
}

/** The wish is looked at again then. Epoch ms. */
function againAt(wish: Wish, at: number): Write {
  return { op: 'replace', item: dueItem(wish.id, 'window', at) };
}

/**
 * Somebody was to come and nothing was heard of them: once for each time that was agreed, when that is sure, the person and the
 * station are asked. Undefined where nobody is missed, or they were asked.
 */
function unheardWrites(wish: Wish, now: number): readonly Write[] | undefined {
  const unasked = expectedOf(wish).filter(({ there, to }) => !there && (wish.unheardAt ?? 0) < to);
  if (unasked.length === 0) return undefined;
  const times = unasked.map(unheardFrom);
  const asks = times.some((at) => at <= now) ? [keepWish(wish, { unheardAt: now })] : [];
  // What was agreed for a later day may be given back before: the wish is looked at each day all the same.
  return [...asks, againAt(wish, Math.min(now + HEAR_AGAIN_MS, ...times.filter((at) => at > now)))];
}

async function expired(house: House, wish: Wish): Promise<readonly Write[]> {
  const now = house.clock();
  const moved = moveWish(wish, {
    state: 'expired',
    step: { at: now, what: 'expired', personId: 'clock', society: 'community' },
    patch: { dueAt: undefined, components: withoutGifts(wish.components) },
  });
  return [
    moved.write,
    ...answeredWrites(wish, await pathOf(house, wish.stationId)),
    ...clockWrites(moved.wish),
    ...(await cancelTasksWrites(house, wish)),
  ];
}

/** With all that was never brought to its end: whoever checked in and never out is there no more. */
async function archived(house: House, wish: Wish): Promise<readonly Write[]> {
  return [
    moveWish(wish, { state: 'archived', step: { at: house.clock(), what: 'archived', personId: 'clock' } }).write,
    ...(await cancelTasksWrites(house, wish, { served: true })),
  ];
}

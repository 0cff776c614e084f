import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile } from '../platform/table.ts';
import { wishOf } from '../wishes/wishes.ts';
import { assignmentOf, assignmentWrite, taskOf, taskWrite } from './assignments.ts';
import { askWaiting } from './offer.ts';
import { passedBy } from './seat.ts';
import { type Assignment, lapsePk } from './task-item.ts';

/** Hours looked back at: a minute's round sees the last few; the slow round catches what a long standstill left. */
const RECENT_HOURS = 3;
const LATE_HOURS = 72;
const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 20;

/** Lets offers lapse that nobody answered, and asks whoever is first in line. Safe to repeat. */
export async function runOfferClocks(house: House): Promise<void> {
  await lapseSince(house, RECENT_HOURS);
}

/** The same, far enough back for offers that ran out while nothing ran. */
export async function runLateOfferClocks(house: House): Promise<void> {
  await lapseSince(house, LATE_HOURS);
}

async function lapseSince(house: House, hours: number): Promise<void> {
  const now = house.clock();
  for (let back = hours - 1; back >= 0; back -= 1) {
    for (const { taskId, personId } of await ranOut(house, now - back * HOUR_MS, now))
      await lapse(house, taskId, personId);
  }
}

async function ranOut(
  house: House,
  hour: number,
  now: number,
): Promise<readonly Pick<Assignment, 'taskId' | 'personId'>[]> {
  const found: Pick<Assignment, 'taskId' | 'personId'>[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      index: 'gsi2',
      pk: lapsePk(hour),
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const cards = items.map((item) => item.card as unknown as Assignment);
    found.push(...cards.filter((card) => (card.offeredUntil ?? 0) <= now));
    cursor = next;
    if (cursor === undefined) break;
  }
  return found;
}

/** One offer that ran out: the assignment, the task and the first in line in one transaction. */
async function lapse(house: House, taskId: string, personId: string): Promise<void> {
  const now = house.clock();
  const before = await assignmentOf(house, taskId, personId);
  if (before?.state !== 'offered' || (before.offeredUntil ?? 0) > now) return;
  const task = await taskOf(house, taskId);
  const next = await askWaiting(house, passedBy(task, personId), await wishOf(house, task.wishId));
  try {
    await house.table.transact([
      assignmentWrite(before, { ...before, state: 'lapsed', at: now }),
      taskWrite(task, next.task),
      ...next.writes,
    ]);
  } catch (error) {
    // Someone moved the task at the same moment: the next round looks again.
    if (!movedMeanwhile(error)) throw error;
  }
}

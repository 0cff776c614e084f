import type { MatchTask } from '../../shared/matching/model.ts';
import type { House } from '../platform/house.ts';
import { QUERY_LIMIT_ITEMS } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { openTasksPk } from './task-item.ts';

/** A center's open tasks that end after `since`, soonest end first, from the index: at most `limit`. */
export async function openTasksOf(
  house: House,
  centerId: string,
  since: number,
  limit: number,
): Promise<readonly MatchTask[]> {
  const found: MatchTask[] = [];
  let cursor: string | undefined;
  do {
    const page = await house.table.query({
      index: 'gsi1',
      pk: openTasksPk(centerId),
      sk: { gte: timeKey(since) },
      limit: Math.min(QUERY_LIMIT_ITEMS, limit - found.length),
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...page.items.map((item) => item.card as unknown as MatchTask));
    cursor = page.next;
    if (cursor !== undefined) await house.breathe();
  } while (cursor !== undefined && found.length < limit);
  return found;
}

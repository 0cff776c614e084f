import { WEEK_MS, weekStart } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { numbersOf, statsPk, weekKey } from './stats-item.ts';

const WEEKS_COUNT = 12;

/** The last twelve weeks, oldest first; a week in which nothing happened is there with zeros. */
export async function weeksOf(house: House, orgId: string) {
  const last = weekStart(house.clock());
  const first = last - (WEEKS_COUNT - 1) * WEEK_MS;
  const page = await house.table.query({
    pk: statsPk(orgId),
    sk: { between: [weekKey(orgId, first).sk, weekKey(orgId, last).sk] },
    limit: WEEKS_COUNT,
  });
  const byKey = new Map(page.items.map((item) => [item.sk, item]));
  return Array.from({ length: WEEKS_COUNT }, (_, index) => {
    const week = first + index * WEEK_MS;
    const { posted, published, fulfilled, minutes } = numbersOf(byKey.get(`WEEK#${timeKey(week)}`));
    return { week, posted, published, fulfilled, minutes };
  });
}

/** The week in which anything happened first: since when the sums count. */
export async function firstWeek(house: House, orgId: string): Promise<number> {
  const page = await house.table.query({ pk: statsPk(orgId), sk: { beginsWith: 'WEEK#' }, limit: 1 });
  const first = page.items[0]?.sk.slice('WEEK#'.length);
  return first === undefined ? weekStart(house.clock()) : Number(first);
}

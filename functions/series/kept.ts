import { freeWithin } from '../../shared/matching/availability.ts';
import type { House } from '../platform/house.ts';
import { assignmentOf, holds } from '../tasks/assignments.ts';
import type { Volunteer } from '../volunteers/volunteer-item.ts';
import { AHEAD_LIMIT_ITEMS, datesFrom, occurrencesOf, seriesOf, windowAt } from './series.ts';
import { keptSeriesPk, type Series } from './series-item.ts';

const KEPT_LIMIT_ITEMS = 50;

/** The series that somebody keeps now. */
export async function keptBy(house: House, personId: string): Promise<readonly Series[]> {
  const { items } = await house.table.query({ index: 'gsi3', pk: keptSeriesPk(personId), limit: KEPT_LIMIT_ITEMS });
  const ids = items.map(({ card }) => String((card as { id?: string } | undefined)?.id));
  const all = await Promise.all(ids.map((id) => seriesOf(house, id)));
  return all.filter(({ keeperId }) => keeperId === personId);
}

/** The keeper's own next date: raised, it is theirs while they hold it; not yet raised, when they are there that day. */
export async function nextOfKeeper(house: House, series: Series, keeper: Volunteer): Promise<number | undefined> {
  const now = house.clock();
  const raised = await occurrencesOf(house, series.id, now, 'ahead', AHEAD_LIMIT_ITEMS);
  for (const at of await datesFrom(series, now, AHEAD_LIMIT_ITEMS)) {
    const known = raised.find((one) => one.at === at);
    const seat = known && (await assignmentOf(house, known.taskId, keeper.personId));
    if (seat === undefined ? freeWithin(keeper, windowAt(series, at), series.minutes) : holds(seat)) return at;
  }
  return undefined;
}

import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { datesOf } from './dates.ts';
import {
  OCCURRENCE_PREFIX,
  type Occurrence,
  occurrenceFromItem,
  occurrenceKey,
  type Series,
  seriesFromItem,
  seriesKey,
  seriesToItem,
} from './series-item.ts';

/** Dates are raised so long ahead (cfg): time to find somebody, and little to call off when something changes. */
export const HORIZON_MS = 14 * DAY_MS;
/** Raised dates that still lie ahead: one a day at most. */
export const AHEAD_LIMIT_ITEMS = 30;

/** One series, read strongly. Raises `not_found`. */
export async function seriesOf(house: House, seriesId: string): Promise<Series> {
  const item = await house.table.get(seriesKey(seriesId), { consistent: true });
  if (!item) throw new AppError('not_found');
  return seriesFromItem(item);
}

/** Whether a date was left out, by itself or with a pause. */
export function isLeftOut({ skips, pauses }: Pick<Series, 'skips' | 'pauses'>, at: number): boolean {
  return skips.includes(at) || pauses.some((pause) => at >= pause.from && at < pause.to);
}

/** The next dates from a moment on that were not left out, at most `limit`. */
export async function datesFrom(series: Series, from: number, limit: number): Promise<readonly number[]> {
  if (series.state !== 'active') return [];
  return (await datesOf(series)).filter((at) => at >= from && !isLeftOut(series, at)).slice(0, limit);
}

export function windowAt(series: Pick<Series, 'minutes'>, at: number): { from: number; to: number } {
  return { from: at, to: at + series.minutes * MINUTE_MS };
}

/** When the next date has to be raised, now at the earliest: the clock does not look far back. Undefined when none is left. */
async function raiseAt(house: House, series: Series): Promise<number | undefined> {
  const [next] = await datesFrom(series, series.raisedBefore, 1);
  return next === undefined ? undefined : Math.max(next - HORIZON_MS, house.clock());
}

/** The next version of a series over the one that was read, or a first one. */
export async function seriesWrite(house: House, before: Series | undefined, after: Series): Promise<Write> {
  if (!before) return { op: 'insert', item: seriesToItem(after, await raiseAt(house, after)) };
  const next = { ...after, version: before.version + 1 };
  return {
    op: 'replace',
    item: seriesToItem(next, await raiseAt(house, next)),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

/** Dates that were raised, from a moment on in order, or before it with the latest first. */
export async function occurrencesOf(
  house: House,
  seriesId: string,
  at: number,
  way: 'ahead' | 'behind',
  limit: number,
): Promise<readonly Occurrence[]> {
  const { pk, sk } = occurrenceKey(seriesId, at);
  const page = await house.table.query({
    pk,
    sk: { between: way === 'ahead' ? [sk, `${OCCURRENCE_PREFIX}~`] : [OCCURRENCE_PREFIX, sk] },
    limit,
    ...(way === 'behind' ? { descending: true } : { consistent: true }),
  });
  return page.items.map(occurrenceFromItem);
}

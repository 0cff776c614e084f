import { COMING_PURPOSES } from '../../shared/guardians/purposes.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { consentCheck, isConsented } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile, type Write } from '../platform/table.ts';
import { wishAgain } from '../wishes/again.ts';
import { wishOf } from '../wishes/wishes.ts';
import { AHEAD_LIMIT_ITEMS, datesFrom, HORIZON_MS, seriesOf, seriesWrite, windowAt } from './series.ts';
import { occurrenceKey, raisePk, type Series } from './series-item.ts';

/** Days looked back at, for series that came due while nothing ran. */
const BACK_DAYS = 7;
const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 50;

/** Raises the dates that have come within the horizon, of every series. Safe to repeat; one series that fails stops no other. */
export async function raiseDueSeries(house: House): Promise<void> {
  let failure: unknown;
  for (let back = BACK_DAYS; back >= 0; back -= 1) {
    for (const seriesId of await dueOn(house, house.clock() - back * DAY_MS)) {
      try {
        await raiseDates(house, seriesId);
      } catch (error) {
        house.log.error('a series was not raised', { series: seriesId }, error);
        failure ??= error;
      }
    }
  }
  if (failure !== undefined) throw failure;
}

async function dueOn(house: House, day: number): Promise<readonly string[]> {
  const found: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      index: 'gsi2',
      pk: raisePk(day),
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...items.map((item) => String((item.card as { id?: string } | undefined)?.id)));
    cursor = next;
    if (cursor === undefined) break;
  }
  return found;
}

/**
 * Raises a series' dates within the horizon, one transaction a date: wish, task, the date itself (its key makes it one) and the
 * series, which moves on. Two rounds at once raise each date once. Dates that passed while nothing ran are not raised.
 */
export async function raiseDates(house: House, seriesId: string): Promise<void> {
  for (let turn = 0; turn < AHEAD_LIMIT_ITEMS; turn += 1) {
    const series = await seriesOf(house, seriesId);
    const now = house.clock();
    const [at] = await datesFrom(series, Math.max(series.raisedBefore, now), 1);
    if (at === undefined || at > now + HORIZON_MS) {
      if (series.state === 'active' && series.raisedBefore < now) await moveOn(house, series, now);
      return;
    }
    const consented = await consentWrites(house, series);
    if (consented === undefined) {
      // The series waits: it stays among the last days' that are looked at, and goes on when the guardian lets somebody come.
      if (series.raisedBefore < now - DAY_MS) await moveOn(house, series, now);
      return;
    }
    if (!(await raiseDate(house, series, at, consented))) return;
  }
}

/** The clock goes past dates that nobody can raise any more. */
async function moveOn(house: House, series: Series, now: number): Promise<void> {
  await committed(house, [await seriesWrite(house, series, { ...series, raisedBefore: now })]);
}

/**
 * For a child: what makes sure that its guardian's consent stands while a date is raised. Undefined where it does not:
 * nobody comes to a child whose guardian does not let them (PIPL 31).
 */
async function consentWrites(house: House, { minor, beneficiaryId }: Series): Promise<readonly Write[] | undefined> {
  if (!minor) return [];
  const child = await personOf(house, beneficiaryId);
  const purposes = ['posting', ...COMING_PURPOSES] as const;
  if (!purposes.every((purpose) => isConsented(child, purpose, house.clock()))) return undefined;
  return [consentCheck(child)];
}

async function raiseDate(house: House, series: Series, at: number, consented: readonly Write[]): Promise<boolean> {
  const origin = await wishOf(house, series.wishId);
  const window = windowAt(series, at);
  const { wish, task, writes } = await wishAgain(house, origin, {
    seriesId: series.id,
    title: series.title,
    component: series.component,
    window,
    consent: series.consent,
  });
  return committed(house, [
    ...consented,
    ...writes,
    {
      op: 'insert',
      item: {
        ...occurrenceKey(series.id, at),
        type: 'occurrence',
        seriesId: series.id,
        at,
        to: window.to,
        wishId: wish.id,
        taskId: task.id,
      },
    },
    await seriesWrite(house, series, { ...series, raisedBefore: at + 1 }),
  ]);
}

/** False when somebody moved the series at the same moment: the next round looks again. */
async function committed(house: House, writes: Parameters<House['table']['transact']>[0]): Promise<boolean> {
  try {
    await house.table.transact(writes);
    return true;
  } catch (error) {
    if (movedMeanwhile(error)) return false;
    throw error;
  }
}

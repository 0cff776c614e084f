import { DAY_MS } from '../../shared/kernel/time.ts';
import type { House } from './house.ts';
import type { Item, Key } from './table.ts';

const PAGE_ITEMS = 100;
const PAGES_LIMIT_COUNT = 50;
/** How far back the very first run looks, and how many days one run goes through at most. */
const FIRST_LOOK_DAYS = 30;
const DAYS_LIMIT_COUNT = 400;

export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** Things that are to be looked at on a day: each is a pointer with `at`, in a partition of its day. */
export type Days = {
  /** Names the mark that keeps how far it came. */
  readonly name: string;
  readonly pk: (day: number) => string;
  /** Looks at one pointer whose moment has come, and takes it away when that is done. Safe to repeat. */
  readonly one: (house: House, pointer: Item) => Promise<void>;
};

/** Goes through all days since the last run, today included. Running twice changes nothing. */
export async function runDays(house: House, days: Days): Promise<void> {
  const key: Key = { pk: `CLOCK#${days.name}`, sk: 'MARK' };
  const today = dayOf(house.clock());
  const mark = await house.table.get(key, { consistent: true });
  const from = Number(mark?.['day'] ?? today - FIRST_LOOK_DAYS);
  const last = Math.min(today, from + DAYS_LIMIT_COUNT);
  for (let day = from; day <= last; day += 1) await runDay(house, days, day);
  await house.table.transact([{ op: 'replace', item: { ...key, type: 'clock_mark', day: last } }]);
}

async function runDay(house: House, { pk, one }: Days, day: number): Promise<void> {
  let cursor: string | undefined;
  for (let page = 0; page < PAGES_LIMIT_COUNT; page += 1) {
    const { items, next } = await house.table.query({
      pk: pk(day),
      limit: PAGE_ITEMS,
      consistent: true,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const item of items) if (Number(item['at']) <= house.clock()) await one(house, item);
    cursor = next;
    if (cursor === undefined) return;
  }
}

import { chinaDay, DAY_MS } from '../../shared/kernel/time.ts';
import { DROPPED_WHY } from '../../shared/notices/contract.ts';
import { CHANNELS } from '../../shared/notices/topics.ts';
import type { House } from '../platform/house.ts';
import type { Item, Key, Write } from '../platform/table.ts';

const KEPT_MS = 400 * DAY_MS;
/** What went out in a day and what did not. The counter of texts is also the day's budget. */
export const SENDING_DAYS_PK = 'SENDINGDAYS';

export function dayKey(at: number): Key {
  return { pk: SENDING_DAYS_PK, sk: chinaDay(at) };
}
/** Adds to today's sums: `sent_sms`, `dropped_budget`, `failed`. */
export function dayWrite(now: number, add: Readonly<Record<string, number>>): Write {
  const set = { type: 'sending_day', expires: Math.floor((now + KEPT_MS) / 1_000) };
  return { op: 'update', key: dayKey(now), upsert: true, add, set };
}
export async function textsToday(house: House): Promise<number> {
  const item = await house.table.get(dayKey(house.clock()), { consistent: true });
  return Number(item?.['sent_sms'] ?? 0);
}

export function dayFromItem(item: Item) {
  const count = (name: string) => Number(item[name] ?? 0);
  return {
    day: item.sk,
    sent: Object.fromEntries(CHANNELS.map((channel) => [channel, count(`sent_${channel}`)])) as Record<
      (typeof CHANNELS)[number],
      number
    >,
    dropped: Object.fromEntries(DROPPED_WHY.map((why) => [why, count(`dropped_${why}`)])) as Record<
      (typeof DROPPED_WHY)[number],
      number
    >,
    failed: count('failed'),
  };
}

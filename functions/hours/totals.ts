import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { hoursTotalKey } from './hours-item.ts';

/** Confirmed minutes of a volunteer: the sum of the ledger's entries. */
export async function totalOf(house: House, personId: string): Promise<number> {
  const item = await house.table.get(hoursTotalKey(personId), { consistent: true });
  return Number(item?.['minutes'] ?? 0);
}

/** The same for many, at most 100. */
export async function totalsOf(house: House, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const items = personIds.length === 0 ? [] : await house.table.batchGet(personIds.map(hoursTotalKey));
  return new Map(items.map((item) => [String(item['personId']), Number(item['minutes'])]));
}

/** Moves a volunteer's sum by the minutes of entries in the same transaction. */
export function totalWrite(personId: string, minutes: number): Write {
  return {
    op: 'update',
    key: hoursTotalKey(personId),
    upsert: true,
    set: { type: 'hours_total', personId },
    add: { minutes },
  };
}

import { CALENDAR_TOKEN_BYTES } from '../../shared/calendars/contract.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { addressKey, type Calendar, calendarFromItem, calendarKey, calendarToItem } from './calendar-item.ts';

/** The calendar address that a person has, read strongly. */
export async function calendarOf(house: House, personId: string): Promise<Calendar | undefined> {
  const item = await house.table.get(calendarKey(personId), { consistent: true });
  return item && calendarFromItem(item);
}

/** A new secret address in place of the one before; both in one transaction, so there is never more than one. */
export async function newAddress(
  house: House,
  personId: string,
): Promise<{ path: string; since: number; writes: readonly Write[] }> {
  const before = await calendarOf(house, personId);
  const token = Buffer.from(house.secretBytes(CALENDAR_TOKEN_BYTES)).toString('base64url');
  const hash = hashOf(house, token);
  const since = house.clock();
  const after: Calendar = { personId, hash, since, version: (before?.version ?? 0) + 1 };
  return {
    path: `/api/calendars/${token}.ics`,
    since,
    writes: [
      { op: 'insert', item: { ...addressKey(hash), type: 'calendar_address', personId } },
      before
        ? {
            op: 'replace',
            item: calendarToItem(after),
            if: [{ attribute: 'version', is: 'eq', value: before.version }],
          }
        : { op: 'insert', item: calendarToItem(after) },
      ...(before ? [{ op: 'delete', key: addressKey(before.hash) } as const] : []),
    ],
  };
}

/** Writes that end a person's address; none where there is none. */
export async function endWrites(house: House, personId: string): Promise<readonly Write[]> {
  const before = await calendarOf(house, personId);
  if (!before) return [];
  return [
    {
      op: 'delete',
      key: calendarKey(personId),
      if: [{ attribute: 'version', is: 'eq', value: before.version }],
    },
    { op: 'delete', key: addressKey(before.hash) },
  ];
}

/** Whose calendar a secret address opens. Raises `not_found`, also for one that was ended. */
export async function ownerOf(house: House, token: string): Promise<string> {
  const item = await house.table.get(addressKey(hashOf(house, token)), { consistent: true });
  if (!item) throw new AppError('not_found');
  return String(item['personId']);
}

function hashOf(house: House, token: string): string {
  return house.sealer.lookup('calendar', token);
}

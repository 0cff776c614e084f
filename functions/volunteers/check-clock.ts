import { DAY_MS } from '../../shared/kernel/time.ts';
import { CHECK_TOLD_DAYS } from '../../shared/volunteers/checks.ts';
import type { VolunteerView } from '../../shared/volunteers/contract.ts';
import { dayOf, runDays } from '../platform/days.ts';
import type { House } from '../platform/house.ts';
import { storedThing } from '../platform/item.ts';
import { type Item, movedMeanwhile, type Write } from '../platform/table.ts';
import { findVolunteer } from './volunteers.ts';

type Check = VolunteerView['checks'][number];

/** A check of somebody that is to be seen again: a pointer by day, and when that day came, what people are told of. */
export type CheckDue = {
  readonly personId: string;
  readonly stationId: string;
  readonly kind: Check['kind'];
  readonly validUntil: number;
  readonly at: number;
  /** Days that are left; 0: it is over. */
  readonly left: number;
  readonly toldAt?: number;
};
/** What was told is kept so long, for the stream. */
const KEPT_MS = 30 * DAY_MS;

export function checksDuePk(day: number): string {
  return `CHECKSDUE#${day}`;
}

/** Pointers for the days before a check runs out, and for that day. */
export function checkDueWrites(
  { personId, stationId }: { readonly personId: string; readonly stationId: string },
  { kind, validUntil }: Check,
  now: number,
): readonly Write[] {
  return [...CHECK_TOLD_DAYS, 0]
    .map((left) => ({ left, at: validUntil - left * DAY_MS }))
    .filter(({ at }) => at > now)
    .map(({ left, at }) => {
      const due: CheckDue = { personId, stationId, kind, validUntil, at, left };
      const item = { pk: checksDuePk(dayOf(at)), sk: `${personId}#${kind}#${left}`, type: 'check_due', ...due };
      return { op: 'replace', item } as const;
    });
}

export function checkDueFromItem(item: Item): CheckDue {
  return storedThing(item) as CheckDue;
}

/** Each day: whose check runs out in two months, in two weeks, today. The stream tells them and the station. */
export function runCheckClock(house: House): Promise<void> {
  return runDays(house, { name: 'checks', pk: checksDuePk, one: runOne });
}

async function runOne(house: House, pointer: Item): Promise<void> {
  const { personId, kind, validUntil, toldAt } = checkDueFromItem(pointer);
  if (toldAt !== undefined) return;
  const volunteer = await findVolunteer(house, personId);
  const stands = volunteer?.checks.some((held) => held.kind === kind && held.validUntil === validUntil);
  const key = { pk: pointer.pk, sk: pointer.sk };
  // Seen again since, or no volunteer any more: its new days have pointers of their own.
  if (!volunteer || !stands) return house.table.transact([{ op: 'delete', key }]);
  const now = house.clock();
  try {
    await house.table.transact([
      {
        op: 'update',
        key,
        set: { toldAt: now, stationId: volunteer.stationId, expires: Math.floor((now + KEPT_MS) / 1_000) },
        if: [{ attribute: 'toldAt', is: 'missing' }],
      },
    ]);
  } catch (error) {
    // Two runs at once: the other one told it.
    if (!movedMeanwhile(error)) throw error;
  }
}

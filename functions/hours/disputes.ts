import { HOURS_DISPUTE_DAYS } from '../../shared/hours/contract.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { openFor, personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type Dispute, disputeFromItem, disputeKey, type HoursEntry } from './hours-item.ts';

/** Whether a volunteer may still say that an entry is wrong: it counts, it is recent, and it was not answered before. */
export function isDisputable(
  entry: Pick<HoursEntry, 'how' | 'at'>,
  dispute: Pick<Dispute, 'state'> | undefined,
  reversed: boolean,
  now: number,
): boolean {
  const answered = dispute !== undefined && dispute.state !== 'open';
  return entry.how !== 'reversal' && !reversed && !answered && now <= entry.at + HOURS_DISPUTE_DAYS * DAY_MS;
}

/** What a volunteer says of one entry, read strongly. */
export async function disputeOf(house: House, personId: string, hoursId: string): Promise<Dispute | undefined> {
  const item = await house.table.get(disputeKey(personId, hoursId), { consistent: true });
  return item && disputeFromItem(item);
}

export type OpenedDispute = Dispute & { readonly reason?: string; readonly answer?: string };

/**
 * Disputes of some entries, by entry, with the answer opened for the volunteer; `own`: and, while nobody has answered, what they
 * said. At most 100.
 */
export async function disputesAmong(
  house: House,
  personId: string,
  hoursIds: readonly string[],
  own: boolean,
): Promise<ReadonlyMap<string, OpenedDispute>> {
  const items = hoursIds.length === 0 ? [] : await house.table.batchGet(hoursIds.map((id) => disputeKey(personId, id)));
  if (items.length === 0) return new Map();
  const person = await personOf(house, personId);
  const opened = items.map(disputeFromItem).map(async (dispute) => {
    const { hoursId, reasonSealed, answerSealed } = dispute;
    const asked = own && dispute.state === 'open';
    const reason = asked ? await openFor(house, person, `dispute:${hoursId}`, reasonSealed) : undefined;
    const answer =
      answerSealed === undefined ? undefined : await openFor(house, person, `answer:${hoursId}`, answerSealed);
    return [
      hoursId,
      { ...dispute, ...(reason === undefined ? {} : { reason }), ...(answer === undefined ? {} : { answer }) },
    ] as const;
  });
  return new Map(await Promise.all(opened));
}

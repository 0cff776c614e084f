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

/** Disputes of some entries, by entry, with the answer opened for the volunteer. At most 100. */
export async function disputesAmong(
  house: House,
  personId: string,
  hoursIds: readonly string[],
): Promise<ReadonlyMap<string, Dispute & { readonly answer?: string }>> {
  const items = hoursIds.length === 0 ? [] : await house.table.batchGet(hoursIds.map((id) => disputeKey(personId, id)));
  if (items.length === 0) return new Map();
  const person = await personOf(house, personId);
  const opened = items.map(disputeFromItem).map(async (dispute) => {
    const sealed = dispute.answerSealed;
    if (sealed === undefined) return [dispute.hoursId, dispute] as const;
    return [
      dispute.hoursId,
      { ...dispute, answer: await openFor(house, person, `answer:${dispute.hoursId}`, sealed) },
    ] as const;
  });
  return new Map(await Promise.all(opened));
}

import type { DisputeState } from '../../shared/hours/contract.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

/** One line of the append-only ledger of service: minutes, positive when booked, negative in a reversal. Never changed. */
export type HoursEntry = {
  readonly id: string;
  readonly personId: string;
  readonly minutes: number;
  readonly at: number;
  readonly title: Words;
  readonly wishId: string;
  readonly taskId: string;
  readonly stationId: string;
  /** `mandate`: by who holds one, in the beneficiary's name. */
  readonly how: 'own' | 'mandate' | 'code' | 'visit' | 'reversal' | 'correction';
  /** Who confirmed or reversed. */
  readonly by: string;
  readonly reverses?: string;
  /** Part of a correction: the entry that was disputed. */
  readonly corrects?: string;
  readonly reason?: string;
};

export function hoursKey(personId: string, hoursId: string): Key {
  return { pk: `PERSON#${personId}`, sk: `HOURS#${hoursId}` };
}
/** Makes an assignment bookable once, and an entry reversible once. */
export function bookedKey(personId: string, what: string): Key {
  return { pk: `PERSON#${personId}`, sk: `BOOKED#${what}` };
}
/** Sum of the volunteer's entries, moved in the same transaction as each entry. */
export function hoursTotalKey(personId: string): Key {
  return { pk: `PERSON#${personId}`, sk: 'HOURSTOTAL' };
}

export function hoursToItem(entry: HoursEntry): Item {
  return {
    ...hoursKey(entry.personId, entry.id),
    type: 'hours',
    ...entry,
    gsi1pk: `HOURS#${entry.stationId}`,
    gsi1sk: timeKey(entry.at),
  } as unknown as Item;
}
export function hoursFromItem(item: Item): HoursEntry {
  return storedThing(item) as HoursEntry;
}

/** What a volunteer says of an entry, and the station's answer. One for each entry; listed at the station while it is open. */
export type Dispute = {
  readonly personId: string;
  readonly hoursId: string;
  readonly stationId: string;
  readonly version: number;
  readonly state: DisputeState;
  readonly minutes: number;
  /** Sealed under the volunteer's key with the field `dispute:<hours id>`, the answer with `answer:<hours id>`. */
  readonly reasonSealed: string;
  readonly answerSealed?: string;
  readonly at: number;
  readonly answeredBy?: string;
  readonly answeredAt?: number;
};
export function disputeKey(personId: string, hoursId: string): Key {
  return { pk: `PERSON#${personId}`, sk: `DISPUTE#${hoursId}` };
}
/** gsi1: open disputes of a station, oldest first. */
export function disputesPk(stationId: string): string {
  return `DISPUTES#${stationId}`;
}
export function disputeToItem(dispute: Dispute): Item {
  const { personId, hoursId } = dispute;
  return {
    ...disputeKey(personId, hoursId),
    type: 'hours_dispute',
    ...dispute,
    card: { personId, hoursId },
    ...(dispute.state === 'open'
      ? { gsi1pk: disputesPk(dispute.stationId), gsi1sk: `${timeKey(dispute.at)}#${hoursId}` }
      : {}),
  } as unknown as Item;
}
export function disputeFromItem(item: Item): Dispute {
  return storedThing(item) as Dispute;
}

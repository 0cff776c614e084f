import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

/** What one side said of a visit, for the station only. One for each side of a wish; no list of anybody's is kept. */
export function feedbackKey(wishId: string, side: 'volunteer' | 'beneficiary', personId: string): Key {
  return { pk: `WISH#${wishId}`, sk: `FEEDBACK#${side}#${personId}` };
}

/** A visit that worried somebody or went badly, or a wish that became a case: a social worker sees to it by its time. */
export type FollowUp = {
  readonly id: string;
  readonly version: number;
  readonly stationId: string;
  readonly wishId: string;
  readonly minor: boolean;
  readonly from: 'volunteer' | 'beneficiary' | 'station';
  readonly went: 'worried' | 'not_well' | 'case';
  readonly authorId: string;
  /** Who took part in the visit, or on whose side it is (`sideOf`): they do not close it, nor read what others said. */
  readonly parties: readonly string[];
  /** Whose key seals what is written here: the beneficiary's. Absent, as it used to be for visits: the author's. */
  readonly sealedFor?: string;
  /** Sealed with field `follow-up:<id>`; what was done about it with `closing:<id>`. */
  readonly noteSealed?: string;
  readonly closingSealed?: string;
  readonly at: number;
  readonly dueAt: number;
  readonly closedBy?: string;
  readonly closedAt?: number;
};
export function followUpKey(id: string): Key {
  return { pk: `FOLLOWUP#${id}`, sk: 'FOLLOWUP' };
}
/** gsi1: open ones of a station, first due first. */
export function followUpsPk(stationId: string): string {
  return `FOLLOWUPS#${stationId}`;
}
/** gsi1: those that are done, by when. */
export function followedUpPk(stationId: string): string {
  return `FOLLOWUPS#${stationId}#DONE`;
}
export function followUpToItem(followUp: FollowUp): Item {
  return {
    ...followUpKey(followUp.id),
    type: 'follow_up',
    ...followUp,
    card: { id: followUp.id },
    ...(followUp.closedAt === undefined
      ? { gsi1pk: followUpsPk(followUp.stationId), gsi1sk: `${timeKey(followUp.dueAt)}#${followUp.id}` }
      : { gsi1pk: followedUpPk(followUp.stationId), gsi1sk: `${timeKey(followUp.closedAt)}#${followUp.id}` }),
  } as unknown as Item;
}
export function followUpFromItem(item: Item): FollowUp {
  return storedThing(item) as FollowUp;
}

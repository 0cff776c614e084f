import type { BUDDY_STATES } from '../../shared/buddies/contract.ts';
import { personKey } from '../people/person-item.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key, Write } from '../platform/table.ts';

/** Who goes along with a newcomer: one at a time, so it lies with the newcomer. */
export type Pair = {
  readonly newcomerId: string;
  readonly version: number;
  readonly stationId: string;
  readonly state: (typeof BUDDY_STATES)[number];
  readonly buddyId?: string;
  /** Who asked: a person's id, or `clock`. */
  readonly by: string;
  readonly at: number;
  /** Those who said no for this newcomer, the latest last; the newcomer's own id when they want to go alone. */
  readonly passed: readonly string[];
  /** Who left the pair last, for the notice. */
  readonly leftBy?: string;
};

export function pairKey(newcomerId: string): Key {
  return { pk: personKey(newcomerId).pk, sk: 'BUDDY' };
}
/** gsi1: newcomers of a buddy. */
export function newcomersPk(buddyId: string): string {
  return `PERSON#${buddyId}#NEWCOMERS`;
}

export function pairToItem(pair: Pair): Item {
  return {
    ...pairKey(pair.newcomerId),
    type: 'buddy',
    ...pair,
    card: { newcomerId: pair.newcomerId, state: pair.state },
    ...(pair.buddyId === undefined ? {} : { gsi1pk: newcomersPk(pair.buddyId), gsi1sk: pair.newcomerId }),
  } as unknown as Item;
}
export function pairFromItem(item: Item): Pair {
  return storedThing(item) as Pair;
}

/** The next version over the one that was read, or a first one. */
export function pairWrite(before: Pair | undefined, after: Omit<Pair, 'version'>): Write {
  if (!before) return { op: 'insert', item: pairToItem({ ...after, version: 1 }) };
  return {
    op: 'replace',
    item: pairToItem({ ...after, version: before.version + 1 }),
    if: [{ attribute: 'version', is: 'eq', value: before.version }],
  };
}

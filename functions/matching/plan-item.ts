import type { Prices } from '../../shared/matching/assign.ts';
import type { Override, Total } from '../../shared/matching/plan.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';

/** Somebody planned for a task, or to be asked beside: permille of a yes, minutes on the way. */
export type PlannedPerson = {
  readonly personId: string;
  readonly yes: number;
  readonly minutes: number;
  readonly pinned?: true;
};
export type PlannedTask = { readonly planned: readonly PlannedPerson[]; readonly reserves: readonly PlannedPerson[] };

/** A center's latest plan as stored. At most PLAN_ENTRIES_LIMIT_ITEMS people in all, to fit one item. */
export type StoredPlan = {
  readonly centerId: string;
  readonly version: number;
  readonly at: number;
  readonly certified: boolean;
  readonly total: Total;
  /** What each minute on the way took of merit; absent where the published order stands as it is. */
  readonly minutePoints?: number;
  /** Open tasks that it looked at. */
  readonly looked: number;
  readonly tasks: Readonly<Record<string, PlannedTask>>;
  /** How far each station lags behind, as it was counted. */
  readonly backlog: Readonly<Record<string, number>>;
};
export const PLAN_ENTRIES_LIMIT_ITEMS = 450;

export function planKey(centerId: string): Key {
  return { pk: `PLAN#${centerId}`, sk: 'PLAN' };
}
/** The duals of the latest run: a head start for the next. */
export function pricesKey(centerId: string): Key {
  return { pk: `PLAN#${centerId}`, sk: 'PRICES' };
}

export function planToItem(plan: StoredPlan): Item {
  return { ...planKey(plan.centerId), type: 'plan', ...plan } as unknown as Item;
}
export function planFromItem(item: Item): StoredPlan {
  return storedThing(item) as StoredPlan;
}
export function pricesToItem(centerId: string, prices: Prices): Item {
  return { ...pricesKey(centerId), type: 'prices', ...prices } as unknown as Item;
}
export function pricesFromItem(item: Item): Prices {
  return { people: item['people'] as Prices['people'], tasks: item['tasks'] as Prices['tasks'] };
}

/**
 * A coordinator's word over the plan: who, when, until when. A swap is one word about two people: each has their half, with the
 * other in it, and the halves come and go together.
 */
export type StoredOverride = Override & {
  readonly centerId: string;
  readonly swap?: string;
  readonly by: string;
  readonly at: number;
  readonly until: number;
};

export function overrideKey(centerId: string, taskId: string, personId: string): Key {
  return { pk: `PLAN#${centerId}`, sk: `OVERRIDE#${taskId}#${personId}` };
}
export function overrideToItem(override: StoredOverride): Item {
  return {
    ...overrideKey(override.centerId, override.taskId, override.personId),
    type: 'override',
    ...override,
    expires: Math.ceil(override.until / 1_000),
  } as unknown as Item;
}
export function overrideFromItem(item: Item): StoredOverride {
  return storedThing(item) as StoredOverride;
}

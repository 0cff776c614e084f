import type { ClaimStepWhat } from '../../shared/goods/contract.ts';
import type { StockRow } from '../../shared/goods/counter.ts';
import { type ClaimState, LIVE_CLAIM_STATES } from '../../shared/goods/life.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { Counts, Hands } from '../../shared/ledger/units.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

export type ClaimStep = { readonly at: number; readonly what: ClaimStepWhat; readonly by?: Words };

/** A gift as stored: one donor's promise of units of one component, and the batch that it becomes on the shelf. */
export type Claim = {
  readonly id: string;
  readonly version: number;
  readonly wishId: string;
  readonly component: number;
  readonly state: ClaimState;
  readonly quantity: number;
  readonly text: Words;
  readonly unit?: Words;
  /** Public title of the wish. */
  readonly title: Words;
  readonly stationId: string;
  readonly station: Words;
  readonly donorId: string;
  readonly orgId?: string;
  readonly org?: Words;
  /** Whether the public may read who gives; `giver` is what it reads. */
  readonly named: boolean;
  readonly giver: Words;
  /** What the station calls the donor: a pseudonym, or the org's name. */
  readonly call: Words;
  readonly until: number;
  /** When the donor was told that the time is running out; of this promise, not of one that came back. */
  readonly remindedAt?: number;
  readonly at: number;
  /** Since when it is in its state. */
  readonly since: number;
  readonly steps: readonly ClaimStep[];
  /** Number of the batch and where it stands, once it was received. */
  readonly batch?: string;
  readonly shelf?: string;
  /** What was promised of what was then received: a receipt that is turned back goes back to it. */
  readonly asked?: number;
  /** The movement that took it in. */
  readonly receipt?: string;
  /** Who carries it: a volunteer or a worker. */
  readonly carrierId?: string;
  /** Whose hands its units are in: always the sum of its movements. */
  readonly counts: Counts;
  readonly demo?: boolean;
};

/** One movement of units at a station. Written once. */
export type Movement = {
  readonly id: string;
  readonly at: number;
  readonly stationId: string;
  readonly claimId: string;
  readonly wishId: string;
  readonly from: Hands;
  readonly to: Hands;
  readonly quantity: number;
  readonly text: Words;
  readonly unit?: Words;
  readonly batch: string;
  readonly personId: string;
  /** Role or pseudonym of who entered it. */
  readonly by: Words;
  readonly reverses?: string;
};

export const CLAIM_PREFIX = 'CLAIM#';
export const MOVEMENT_PREFIX = 'MOVE#';

export function claimKey(wishId: string, claimId: string): Key {
  return { pk: `WISH#${wishId}`, sk: `${CLAIM_PREFIX}${claimId}` };
}
/** gsi1: what a donor gave and promised, by when. */
export function giftsPk(personId: string): string {
  return `PERSON#${personId}#GIFTS`;
}
/**
 * What an organisation gave in its own name: a pointer to each gift, and a second to those that it agreed to be named for, so
 * that what the public lists never passes by the others. Ids of gifts are in the order of time.
 */
export function orgGiftsKey(orgId: string, which: 'all' | 'named', claimId = ''): Key {
  return { pk: `ORG#${orgId}`, sk: `${which === 'all' ? 'GIFT' : 'NAMEDGIFT'}#${claimId}` };
}
/** gsi2: what a station expects and has in hand, by part and since when; in the table: its movements. */
export function stockPk(stationId: string): string {
  return `STOCK#${stationId}`;
}
/** gsi3: promises that run out in one hour. */
export function promisedPk(at: number): string {
  return `PROMISED#${Math.floor(at / HOUR_MS)}`;
}
export function movementKey(stationId: string, movementId: string): Key {
  return { pk: stockPk(stationId), sk: `${MOVEMENT_PREFIX}${movementId}` };
}

/** What a stock list shows of a gift, and who carries it: a reader is told only whether it is they. */
export type StockCard = Omit<StockRow, 'mine' | 'asked'> & { readonly carrierId?: string };
function stockCardOf(claim: Claim): StockCard {
  const { id, wishId, state, title, text, unit, quantity, call, until, batch, shelf, since, carrierId } = claim;
  return {
    id,
    wishId,
    state,
    title,
    text,
    quantity,
    giver: call,
    since,
    ...(unit === undefined ? {} : { unit }),
    ...(state === 'promised' ? { until } : {}),
    ...(batch === undefined ? {} : { batch }),
    ...(shelf === undefined ? {} : { shelf }),
    ...(carrierId === undefined || state !== 'on_the_way' ? {} : { carrierId }),
  };
}

export function claimToItem(claim: Claim): Item {
  const live = LIVE_CLAIM_STATES.includes(claim.state);
  const at = claim.state === 'promised' ? claim.until : claim.since;
  return {
    ...claimKey(claim.wishId, claim.id),
    type: 'claim',
    ...claim,
    card: stockCardOf(claim),
    gsi1pk: giftsPk(claim.donorId),
    gsi1sk: `${timeKey(claim.at)}#${claim.id}`,
    ...(live ? { gsi2pk: stockPk(claim.stationId), gsi2sk: `${claim.state}#${timeKey(at)}#${claim.id}` } : {}),
    ...(claim.state === 'promised'
      ? { gsi3pk: promisedPk(claim.until), gsi3sk: `${timeKey(claim.until)}#${claim.id}` }
      : {}),
  } as unknown as Item;
}

export function claimFromItem(item: Item): Claim {
  return storedThing(item) as Claim;
}

/** The pointers of a gift in an organisation's name; of a person's gift none. */
export function orgGiftItems({ id, wishId, orgId, named }: Claim): readonly Item[] {
  if (orgId === undefined) return [];
  const kinds = named ? (['all', 'named'] as const) : (['all'] as const);
  return kinds.map((which) => ({ ...orgGiftsKey(orgId, which, id), type: 'org_gift', wishId, claimId: id }));
}

export function movementToItem(movement: Movement): Item {
  return {
    ...movementKey(movement.stationId, movement.id),
    type: 'movement',
    ...movement,
  } as unknown as Item;
}
export function movementFromItem(item: Item): Movement {
  return storedThing(item) as Movement;
}

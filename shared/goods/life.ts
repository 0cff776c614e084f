import type { Hands } from '../ledger/units.ts';

/**
 * The way of one gift. Promised with a timer; brought to the station and put on its shelf; on the way; delivered; confirmed
 * when the beneficiary says so. Released: nothing was brought. To give back: it is in our hands and its wish is over.
 */
export const CLAIM_STATES = [
  'promised',
  'on_shelf',
  'on_the_way',
  'delivered',
  'confirmed',
  'released',
  'to_give_back',
  'given_back',
] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];

export const CLAIM_ARROWS: Readonly<Record<ClaimState, readonly ClaimState[]>> = {
  promised: ['on_shelf', 'released'],
  // Back to promised: the receipt was entered wrongly and turned back.
  on_shelf: ['on_the_way', 'promised', 'to_give_back'],
  on_the_way: ['delivered', 'on_shelf', 'to_give_back'],
  delivered: ['confirmed'],
  confirmed: [],
  released: [],
  to_give_back: ['given_back'],
  given_back: [],
};

/** Whose hands the units of a gift are in, by its state; a gift to give back may still be with who carried it. */
export const HANDS_OF: Readonly<Partial<Record<ClaimState, Hands>>> = {
  promised: 'donor',
  released: 'donor',
  given_back: 'donor',
  on_shelf: 'shelf',
  on_the_way: 'carrier',
  delivered: 'beneficiary',
  confirmed: 'beneficiary',
};

/** Gifts that somebody still has to do something with. */
export const LIVE_CLAIM_STATES: readonly ClaimState[] = ['promised', 'on_shelf', 'on_the_way', 'to_give_back'];
/** Gifts that count for their wish: what is promised, here, or handed over. */
export const COUNTING_CLAIM_STATES: readonly ClaimState[] = [
  'promised',
  'on_shelf',
  'on_the_way',
  'delivered',
  'confirmed',
];

/** A gift is kept for its donor this long at most (cfg). */
export const PROMISE_LIMIT_DAYS = 7;
/** Promises that one donor may have open at a time (cfg): what is kept for one is kept from all others. */
export const PROMISES_LIMIT_COUNT = 10;
/** Gifts that one wish may have met: hers is one household's need. */
export const CLAIMS_OF_WISH_LIMIT_COUNT = 120;
/** Gifts that one station has in hand. */
export const STOCK_LIMIT_ITEMS = 500;
/** Promises that one donor may make for one wish, given up or not. */
export const CLAIMS_OF_WISH_PER_DONOR_COUNT = 6;

/** Gifts that one pair of arms takes at once: each is two writes, and a transaction holds 100. */
export const ARMFUL_LIMIT_COUNT = 40;

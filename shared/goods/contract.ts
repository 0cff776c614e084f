import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { GOODS_LIMIT_UNITS } from '../kernel/limits.ts';
import { epochMs, line, listOf, listQuery, outcome, publicWords, whole } from '../kernel/schema.ts';
import { HANDS } from '../ledger/units.ts';
import { COORDINATORS, STATION_STAFF } from '../orgs/roles.ts';
import { timeWindow, wishParams } from '../wishes/wish.ts';
import { CLAIM_STATES } from './life.ts';

const claimParams = z.strictObject({ wishId: idSchema('wish'), claimId: idSchema('claim') });
const orgParams = z.strictObject({ orgId: idSchema('org') });
const claimState = z.enum(CLAIM_STATES);

/** What happened to a gift, in order. */
export const CLAIM_STEPS = [
  'promised',
  'received',
  'shelved',
  'receipt_reversed',
  'picked_up',
  'returned',
  'delivered',
  'confirmed',
  'released',
  'lapsed',
  'to_give_back',
  'given_back',
] as const;
export const claimStep = z.enum(CLAIM_STEPS);
export type ClaimStepWhat = z.infer<typeof claimStep>;

/** A gift as everyone may follow it. `by`: a role or an org; a donor only as they agreed to be named. */
export const claimView = z.strictObject({
  id: idSchema('claim'),
  wishId: idSchema('wish'),
  component: z.number(),
  state: claimState,
  quantity: z.number(),
  text: publicWords,
  unit: z.optional(publicWords),
  /** 一位好心人, unless the donor agreed to be named. */
  giver: publicWords,
  station: publicWords,
  stationId: idSchema('org'),
  /** Kept for the donor until then; only while promised. */
  until: z.optional(z.number()),
  steps: z.array(z.strictObject({ at: z.number(), what: claimStep, by: z.optional(publicWords) })),
});
export type ClaimView = z.infer<typeof claimView>;

export const claimGoods = endpoint({
  name: 'claimGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/claims',
  summary: 'Promise goods that a wish needs, all of them or some; they are kept for you until you bring them',
  params: wishParams,
  body: z.strictObject({
    component: whole(0, 4),
    quantity: whole(1, GOODS_LIMIT_UNITS),
    /** When the donor brings it to the station, at the latest. */
    until: epochMs,
    /** Whether the public may read the donor's name (Charity Law 82, 99). */
    named: z._default(z.boolean(), false),
    /** An enterprise or organisation that gives, whose manager calls. */
    orgId: z.optional(idSchema('org')),
  }),
  reply: z.strictObject({ id: idSchema('claim'), state: claimState, quantity: z.number(), until: z.number() }),
  errors: [
    'unauthenticated',
    'forbidden',
    'grown_ups_only',
    'four_eyes',
    'wrong_state',
    'goods_taken',
    'promise_too_long',
    'promises_full',
    'not_found',
  ],
  who: 'signed_in',
});

export const listClaims = endpoint({
  name: 'listClaims',
  method: 'GET',
  path: '/api/wishes/:wishId/claims',
  summary: 'The way of every gift for a wish: promised, received, on the shelf, on the way, delivered, confirmed',
  params: wishParams,
  reply: z.strictObject({ items: z.array(claimView) }),
  errors: ['not_found'],
  who: 'anyone',
});

export const nameGiver = endpoint({
  name: 'nameGiver',
  method: 'PATCH',
  path: '/api/wishes/:wishId/claims/:claimId',
  summary: 'Agree to be named as giver, or take that back: it holds everywhere at once',
  params: claimParams,
  body: z.strictObject({ named: z.boolean() }),
  reply: outcome,
  errors: ['forbidden', 'not_found'],
  who: { roles: [], relations: ['donor'] },
});
export const releaseClaim = endpoint({
  name: 'releaseClaim',
  method: 'POST',
  path: '/api/wishes/:wishId/claims/:claimId/release',
  summary: 'Give a promise up, or ask back what is still on the shelf',
  params: claimParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['donor'] },
});
export const receiveGoods = endpoint({
  name: 'receiveGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/claims/:claimId/receipt',
  summary: 'A donor has brought it: count it, put it on a shelf. What is missing may be promised by others again',
  params: claimParams,
  body: z.strictObject({ quantity: whole(1, GOODS_LIMIT_UNITS), shelf: line(12) }),
  reply: z.strictObject({ id: idSchema('claim'), state: claimState, batch: z.string() }),
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'supply_exceeds', 'not_found'],
  who: { roles: STATION_STAFF },
});
export const reverseReceipt = endpoint({
  name: 'reverseReceipt',
  method: 'POST',
  path: '/api/wishes/:wishId/claims/:claimId/receipt-reversal',
  summary: 'A receipt was entered wrongly: turn it back',
  params: claimParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF },
});
export const giveBackGoods = endpoint({
  name: 'giveBackGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/claims/:claimId/give-back',
  summary: 'Give goods back to their donor, over the counter',
  params: claimParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF },
});

/** Goods of one wish on a station's shelf, for who carries them. */
export const parcelView = z.strictObject({
  claimId: idSchema('claim'),
  state: claimState,
  quantity: z.number(),
  text: publicWords,
  unit: z.optional(publicWords),
  batch: z.optional(z.string()),
  shelf: z.optional(z.string()),
  /** They are with whoever asks. */
  mine: z.boolean(),
});
export const listParcels = endpoint({
  name: 'listParcels',
  method: 'GET',
  path: '/api/wishes/:wishId/parcels',
  summary: 'What lies on the shelf for a wish and who may take it there',
  params: wishParams,
  reply: z.strictObject({ station: publicWords, items: z.array(parcelView) }),
  errors: ['forbidden', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const raiseDelivery = endpoint({
  name: 'raiseDelivery',
  method: 'POST',
  path: '/api/wishes/:wishId/delivery-tasks',
  summary: 'Ask volunteers to bring what is on the shelf',
  params: wishParams,
  body: z.strictObject({ window: timeWindow }),
  reply: z.strictObject({ id: idSchema('task'), state: z.string() }),
  errors: ['forbidden', 'wrong_state', 'shelf_empty', 'delivery_open', 'window_invalid', 'not_found'],
  who: { roles: COORDINATORS },
});
export const pickUpGoods = endpoint({
  name: 'pickUpGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/pick-up',
  summary: 'Take everything that is on the shelf for a wish, to bring it there',
  params: wishParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'shelf_empty', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const returnGoods = endpoint({
  name: 'returnGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/pick-up-return',
  summary: 'Nobody was at home: what was picked up is on the shelf again',
  params: wishParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const deliverGoods = endpoint({
  name: 'deliverGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/delivery',
  summary: 'A worker has handed over what they carried; a volunteer’s finish says it for theirs',
  params: wishParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF },
});

/** My own gift: what is next, and until when. */
export const giftView = z.extend(claimView, {
  title: publicWords,
  named: z.boolean(),
  org: z.optional(publicWords),
  at: z.number(),
  stationPhone: z.optional(z.string()),
});
export type GiftView = z.infer<typeof giftView>;
export const listMyGifts = endpoint({
  name: 'listMyGifts',
  method: 'GET',
  path: '/api/my/gifts',
  summary: 'What I gave and promised, newest first',
  query: z.strictObject(listQuery),
  reply: listOf(giftView),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});

/** A gift as the station handles it. Staff read the donor's name where one is to be expected at the door. */
export const stockRow = z.strictObject({
  id: idSchema('claim'),
  wishId: idSchema('wish'),
  state: claimState,
  title: publicWords,
  text: publicWords,
  unit: z.optional(publicWords),
  quantity: z.number(),
  giver: publicWords,
  until: z.optional(z.number()),
  batch: z.optional(z.string()),
  shelf: z.optional(z.string()),
  /** Since when it stands where it stands. */
  since: z.number(),
});
export type StockRow = z.infer<typeof stockRow>;
const STOCK_READERS = [...STATION_STAFF, 'supervisor', 'auditor'] as const;
export const readStock = endpoint({
  name: 'readStock',
  method: 'GET',
  path: '/api/orgs/:orgId/stock',
  summary: 'A station’s goods: expected, on the shelf, under way, to be given back',
  params: orgParams,
  reply: z.strictObject({
    expected: z.array(stockRow),
    shelf: z.array(stockRow),
    out: z.array(stockRow),
    giveBack: z.array(stockRow),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: STOCK_READERS },
});
export const movementView = z.strictObject({
  id: idSchema('movement'),
  at: z.number(),
  from: z.enum(HANDS),
  to: z.enum(HANDS),
  quantity: z.number(),
  text: publicWords,
  unit: z.optional(publicWords),
  batch: z.string(),
  by: publicWords,
  reverses: z.optional(idSchema('movement')),
});
export const listMovements = endpoint({
  name: 'listMovements',
  method: 'GET',
  path: '/api/orgs/:orgId/movements',
  summary: 'Every movement of a station’s goods, newest first; corrected only by a reversal',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: listOf(movementView),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: STOCK_READERS },
});

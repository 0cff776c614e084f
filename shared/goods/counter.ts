import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { GOODS_LIMIT_UNITS } from '../kernel/limits.ts';
import { line, listOf, listQuery, outcome, publicWords, whole } from '../kernel/schema.ts';
import { HANDS } from '../ledger/units.ts';
import { STATION_STAFF } from '../orgs/roles.ts';
import { claimParams, claimState } from './contract.ts';

const orgParams = z.strictObject({ orgId: idSchema('org') });
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
  /** Under way: whether it is with whoever reads this. */
  mine: z.optional(z.boolean()),
  /** A volunteer is asked to bring what waits on the shelf for the wish, or has said yes. */
  asked: z.optional(z.strictObject({ taskId: idSchema('task'), taken: z.boolean() })),
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

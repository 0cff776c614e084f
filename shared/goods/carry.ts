import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { outcome, publicWords } from '../kernel/schema.ts';
import { COORDINATORS, STATION_STAFF } from '../orgs/roles.ts';
import { photoIds } from '../photos/photo.ts';
import { timeWindow, wishParams } from '../wishes/wish.ts';
import { claimState } from './contract.ts';
import { ARMFUL_LIMIT_COUNT } from './life.ts';

/** Which batches move, where it is not all of them: whoever reads one batch's sheet moves what they ticked, and nothing beside it. */
const someBatches = z.optional(
  z.strictObject({
    claimIds: z.array(idSchema('claim')).check(z.minLength(1), z.maxLength(ARMFUL_LIMIT_COUNT)),
  }),
);

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
  stationId: idSchema('org'),
  station: publicWords,
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
  summary:
    'Take what is on one station’s shelf for a wish, to bring it there: all of it, or the batches that are named',
  params: wishParams,
  /** Without it the wish's own station, or the only one that has something. Staff take from their own shelf. */
  query: z.strictObject({ at: z.optional(idSchema('org')) }),
  body: someBatches,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'shelf_empty', 'batch_moved', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const returnGoods = endpoint({
  name: 'returnGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/pick-up-return',
  summary: 'Nobody was at home: what was picked up is on the shelf again, all of it or the batches that are named',
  params: wishParams,
  body: someBatches,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'batch_moved', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const deliverGoods = endpoint({
  name: 'deliverGoods',
  method: 'POST',
  path: '/api/wishes/:wishId/delivery',
  summary: 'A worker has handed over what they carried; a volunteer’s finish says it for theirs',
  params: wishParams,
  body: someBatches,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'batch_moved', 'not_found'],
  who: { roles: STATION_STAFF },
});
/**
 * Photos of the thing as it changed hands, from who was there. They follow the receipt or the delivery and are no part of
 * it: at a door without a network the gift is delivered, and the picture comes when it can.
 */
export const showHandover = endpoint({
  name: 'showHandover',
  method: 'POST',
  path: '/api/wishes/:wishId/handover-photos',
  summary: 'Photos of goods that came in or were handed over: of the thing, never of a face',
  params: wishParams,
  body: z.strictObject({ photoIds: photoIds.check(z.minLength(1)) }),
  reply: z.strictObject({ count: z.number() }),
  errors: ['forbidden', 'wrong_state', 'photo_faces', 'photo_missing', 'photo_refused', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { outcome, sixDigits, whole, words } from '../kernel/schema.ts';
import { MEDIATORS, STATION_STAFF, VERIFIERS } from '../orgs/roles.ts';
import { photoIds } from '../photos/photo.ts';
import { noteText, wishParams, wishState } from './wish.ts';

/** A community organisation takes the wish under its wing: the ribbon's third segment. */
export const carryWish = endpoint({
  name: 'carryWish',
  method: 'POST',
  path: '/api/wishes/:wishId/carrier',
  summary: 'Name the community organisation that carries it',
  params: wishParams,
  body: z.strictObject({ orgId: idSchema('org'), note: z.optional(words(60)) }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: [...VERIFIERS, 'organisation_manager'] },
});
/** Goods promised or brought, entered by the station. Donors' own claims come with the goods noun. */
export const supplyWish = endpoint({
  name: 'supplyWish',
  method: 'POST',
  path: '/api/wishes/:wishId/supplies',
  summary: 'Record goods that were promised or arrived',
  params: wishParams,
  body: z.strictObject({
    component: whole(0, 4),
    quantity: whole(1, 999),
    orgId: z.optional(idSchema('org')),
    from: z.optional(words(30)),
  }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'supply_exceeds', 'not_found'],
  who: { roles: STATION_STAFF },
});

/** The six digits that the beneficiary's side shows or hears, for checking in, out, and confirming. */
export const sendConfirmationCode = endpoint({
  name: 'sendConfirmationCode',
  method: 'POST',
  path: '/api/wishes/:wishId/confirmation-codes',
  summary: 'Text the beneficiary or guardian a code to confirm with',
  params: wishParams,
  reply: z.strictObject({ validSeconds: z.number() }),
  errors: ['forbidden', 'wrong_state', 'nothing_delivered', 'code_limit', 'code_spend', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['assignee'] },
});
export const confirmWish = endpoint({
  name: 'confirmWish',
  method: 'POST',
  path: '/api/wishes/:wishId/confirmation',
  summary: 'The beneficiary or guardian confirms; the minutes are booked',
  params: wishParams,
  body: z.discriminatedUnion('how', [
    z.strictObject({ how: z.literal('own'), thanks: z.optional(words(60)), photoIds: z.optional(photoIds) }),
    z.strictObject({ how: z.literal('code'), code: sixDigits, photoIds: z.optional(photoIds) }),
    /** At a worker's visit: what was said, in the worker's words. The worker may not have done the task. */
    z.strictObject({
      how: z.literal('visit'),
      note: noteText,
      thanks: z.optional(words(60)),
      photoIds: z.optional(photoIds),
    }),
  ]),
  reply: z.strictObject({ id: idSchema('wish'), state: wishState, minutes: z.number() }),
  errors: [
    'forbidden',
    'wrong_state',
    'nothing_delivered',
    'code_wrong',
    'code_expired',
    'code_tries',
    'show_code_wrong',
    'photo_missing',
    'photo_refused',
    'four_eyes',
    'not_found',
  ],
  who: { roles: STATION_STAFF, relations: ['beneficiary', 'guardian', 'assignee', 'holder'] },
});
export const disputeWish = endpoint({
  name: 'disputeWish',
  method: 'POST',
  path: '/api/wishes/:wishId/dispute',
  summary: 'Say that something is not right',
  params: wishParams,
  body: z.strictObject({ reason: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['beneficiary', 'guardian', 'assignee', 'donor', 'holder'] },
});
/**
 * A mediator settles a dispute: somebody in charge who is no party to it. It was done all the same, it starts anew, or it ends;
 * the outcome is recorded and everyone who took part is told.
 */
export const settleDispute = endpoint({
  name: 'settleDispute',
  method: 'POST',
  path: '/api/wishes/:wishId/settlement',
  summary: 'Settle a dispute',
  params: wishParams,
  body: z.strictObject({ to: z.enum(['delivered', 'released', 'withdrawn']), note: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'nothing_delivered', 'four_eyes', 'identifying_text', 'not_found'],
  who: { roles: MEDIATORS },
});

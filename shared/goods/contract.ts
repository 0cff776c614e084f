import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { GOODS_LIMIT_UNITS } from '../kernel/limits.ts';
import { epochMs, listOf, listQuery, outcome, publicWords, whole } from '../kernel/schema.ts';
import { STATION_STAFF } from '../orgs/roles.ts';
import { wishParams } from '../wishes/wish.ts';
import { CLAIM_STATES } from './life.ts';

export const claimParams = z.strictObject({ wishId: idSchema('wish'), claimId: idSchema('claim') });
export const claimState = z.enum(CLAIM_STATES);

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
  /** Nobody gave it up: the wish ended. */
  'wish_over',
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
  /** The page of the enterprise or organisation that gives, where it agreed to be named. */
  giverOrgId: z.optional(idSchema('org')),
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
    /** Where it is brought: the wish's own station, or one of the same county that is nearer to the donor. */
    stationId: z.optional(idSchema('org')),
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

/** My own gift: what is next, and until when. */
export const giftView = z.extend(claimView, {
  title: publicWords,
  named: z.boolean(),
  /** The enterprise or organisation in whose name it was given, and whether I speak for it now. */
  org: z.optional(publicWords),
  orgId: z.optional(idSchema('org')),
  mine: z.boolean(),
  at: z.number(),
  stationPhone: z.optional(z.string()),
  /** Where it is brought or fetched, and when somebody is there. */
  stationAddress: z.optional(publicWords),
  stationHours: z.optional(publicWords),
  /** What was said when the wish came true: anyone may read it. */
  thanks: z.optional(publicWords),
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

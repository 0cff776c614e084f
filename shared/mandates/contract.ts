import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, NOTE_LIMIT_CHARS, STEP_UP_ACT_MINUTES, STEP_UP_NAMES_MINUTES } from '../kernel/limits.ts';
import { epochMs, line, listOf, phoneSchema } from '../kernel/schema.ts';
import { STATION_STAFF } from '../orgs/roles.ts';
import { visitsView } from '../wishes/visits.ts';
import { wishCard } from '../wishes/wish.ts';
import { MANDATE_PROOFS, MANDATE_PURPOSES, MANDATE_TIES } from './mandate.ts';

const purposes = z.array(z.enum(MANDATE_PURPOSES)).check(z.minLength(1), z.maxLength(MANDATE_PURPOSES.length));

/** A mandate as the giver, the station's staff and the holder read it. */
export const mandateView = z.strictObject({
  id: idSchema('mandate'),
  /** For whom. */
  personId: idSchema('person'),
  /** What the public calls them. */
  called: z.string(),
  /** The holder's name as it was recorded, and the last four digits of their phone; the holder's own list needs neither. */
  holder: z.optional(z.string()),
  phoneEnd: z.optional(z.string()),
  tie: z.enum(MANDATE_TIES),
  purposes: z.array(z.enum(MANDATE_PURPOSES)),
  proof: z.enum(MANDATE_PROOFS),
  from: z.number(),
  until: z.number(),
  state: z.enum(['ahead', 'live', 'ended']),
  endedAt: z.optional(z.number()),
  endedBy: z.optional(z.enum(['giver', 'holder', 'worker', 'clock'])),
});
export type MandateView = z.infer<typeof mandateView>;

export const listMyMandates = endpoint({
  name: 'listMyMandates',
  method: 'GET',
  path: '/api/my/mandates',
  summary: 'Who acts for me, and for whom I act',
  reply: z.strictObject({ given: z.array(mandateView), held: z.array(mandateView) }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});

const person = { params: z.strictObject({ personId: idSchema('person') }) };
export const listMandates = endpoint({
  name: 'listMandates',
  method: 'GET',
  path: '/api/people/:personId/mandates',
  summary: 'Who acts for a person, for the station’s workers',
  ...person,
  reply: z.extend(listOf(mandateView), { called: z.string() }),
  errors: ['forbidden', 'not_found', 'children_protected'],
  who: { roles: STATION_STAFF },
  stepUp: STEP_UP_NAMES_MINUTES,
});
/** Recorded by a worker beside the person, or given by the person on their own phone. It gives power, so it asks who presses. */
export const giveMandate = endpoint({
  name: 'giveMandate',
  method: 'POST',
  path: '/api/people/:personId/mandates',
  summary: 'Let somebody act for a grown-up: for what, and until when',
  ...person,
  body: z.strictObject({
    name: line(NAME_LIMIT_CHARS),
    phone: phoneSchema,
    tie: z.enum(MANDATE_TIES),
    purposes,
    /** What a worker heard or saw; the person's own press is its own proof. */
    proof: z.optional(z.enum(MANDATE_PROOFS)),
    /** Now, unless later. */
    from: z.optional(epochMs),
    until: epochMs,
  }),
  reply: mandateView,
  errors: ['forbidden', 'not_found', 'children_protected', 'four_eyes', 'mandate_limit', 'mandate_time'],
  who: { roles: STATION_STAFF, relations: ['self'] },
  stepUp: STEP_UP_ACT_MINUTES,
});
/** Ended by either side, or by a worker, at any time; nothing has to be shown for that. */
export const endMandate = endpoint({
  name: 'endMandate',
  method: 'DELETE',
  path: '/api/people/:personId/mandates/:mandateId',
  summary: 'End a mandate at once',
  params: z.strictObject({ personId: idSchema('person'), mandateId: idSchema('mandate') }),
  body: z.strictObject({ reason: z.optional(line(NOTE_LIMIT_CHARS)) }),
  reply: mandateView,
  errors: ['forbidden', 'not_found', 'wrong_state'],
  who: { roles: STATION_STAFF, relations: ['self', 'holder'] },
});
/** What a holder may know of the one for whom they act: as much as the purposes say, and never an address. */
export const readAffairs = endpoint({
  name: 'readAffairs',
  method: 'GET',
  path: '/api/people/:personId/affairs',
  summary: 'Wishes and visits of somebody for whom I act',
  ...person,
  reply: z.strictObject({
    mandate: mandateView,
    /** With `confirm`: their latest wishes, newest first; `opens`: whether the holder may open it, not only know of it. */
    wishes: z.optional(z.array(z.extend(wishCard, { opens: z.boolean() }))),
    /** With `read_visits`. */
    visits: z.optional(visitsView),
    stationId: z.optional(idSchema('org')),
    stationPhone: z.optional(z.string()),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: [], relations: ['holder'] },
});

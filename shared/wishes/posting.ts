import * as z from 'zod/mini';
import { PURPOSES } from '../guardians/purposes.ts';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, STORY_LIMIT_CHARS, TITLE_LIMIT_CHARS } from '../kernel/limits.ts';
import { cellSchema, epochMs, line, outcome, phoneSchema, whole, words } from '../kernel/schema.ts';
import { VERIFIERS } from '../orgs/roles.ts';
import { consentWay, RELATIVES } from '../people/contract.ts';
import { components, domain, group, noteText, source, timeWindow, urgency, wishKind, wishParams } from './wish.ts';

export const address = z.strictObject({
  /** Street and building: 杏花街 12 号院 3 单元. */
  building: line(60),
  /** 401. */
  door: z.optional(line(20)),
  cell: z.optional(cellSchema),
});
export const guardianConsent = z.strictObject({
  name: line(NAME_LIMIT_CHARS),
  relation: z.enum(RELATIVES),
  phone: z.optional(phoneSchema),
  way: consentWay,
  at: epochMs,
  /** With a guardian's first record: to which purposes they said yes. Left out, the yes was to all of them. */
  purposes: z.optional(z.array(z.enum(PURPOSES)).check(z.maxLength(PURPOSES.length))),
});
export const consent = z.strictObject({ way: consentWay, at: epochMs, note: z.optional(noteText) });

export const beneficiary = z.discriminatedUnion('who', [
  z.strictObject({ who: z.literal('self') }),
  z.strictObject({ who: z.literal('known'), personId: idSchema('person') }),
  z.strictObject({
    who: z.literal('new'),
    name: line(NAME_LIMIT_CHARS),
    /** What the public calls the person: 王奶奶. Never the full name. */
    pseudonym: line(16),
    birthYear: z.optional(whole(1900, 2100)),
    phone: z.optional(phoneSchema),
  }),
]);

/** What was said, as it was said. Sealed; the public reads the masked text that a verifier publishes. */
export const postWishBody = z.strictObject({
  stationId: idSchema('org'),
  beneficiary,
  consent: z.optional(consent),
  guardian: z.optional(guardianConsent),
  source,
  group,
  kind: wishKind,
  domain,
  urgency,
  title: words(TITLE_LIMIT_CHARS),
  story: words(STORY_LIMIT_CHARS),
  components,
  window: timeWindow,
  address,
  /** false keeps it as a draft. */
  submit: z._default(z.boolean(), true),
});
export const postWish = endpoint({
  name: 'postWish',
  method: 'POST',
  path: '/api/wishes',
  summary: 'Write a wish down, for oneself or for someone else',
  body: postWishBody,
  reply: outcome,
  errors: ['unauthenticated', 'forbidden', 'consent_missing', 'guardian_required', 'window_invalid', 'not_found'],
  who: 'signed_in',
});
export const changeWish = endpoint({
  name: 'changeWish',
  method: 'PATCH',
  path: '/api/wishes/:wishId',
  summary: 'Change a draft or a returned wish',
  params: wishParams,
  body: z.strictObject({
    title: z.optional(words(TITLE_LIMIT_CHARS)),
    story: z.optional(words(STORY_LIMIT_CHARS)),
    components: z.optional(components),
    window: z.optional(timeWindow),
    urgency: z.optional(urgency),
    address: z.optional(address),
  }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'window_invalid', 'not_found'],
  who: { roles: VERIFIERS, relations: ['poster', 'beneficiary'] },
});
export const submitWish = endpoint({
  name: 'submitWish',
  method: 'POST',
  path: '/api/wishes/:wishId/submission',
  summary: 'Hand a draft or returned wish to the station',
  params: wishParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'window_invalid', 'guardian_required', 'consent_missing', 'not_found'],
  who: { roles: VERIFIERS, relations: ['poster', 'beneficiary'] },
});
export const withdrawWish = endpoint({
  name: 'withdrawWish',
  method: 'POST',
  path: '/api/wishes/:wishId/withdrawal',
  summary: 'Take a wish back; everyone on it is told',
  params: wishParams,
  body: z.strictObject({ reason: z.optional(noteText) }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS, relations: ['poster', 'beneficiary', 'guardian'] },
});

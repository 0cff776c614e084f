import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, NOTE_LIMIT_CHARS, STEP_UP_ACT_MINUTES, STEP_UP_NAMES_MINUTES } from '../kernel/limits.ts';
import { epochMs, line, listOf, listQuery, phoneSchema } from '../kernel/schema.ts';
import { VERIFIERS } from '../orgs/roles.ts';
import { consentWay, RELATIVES } from '../people/contract.ts';
import { PROOFS } from './proofs.ts';
import { PURPOSES } from './purposes.ts';

const purpose = z.enum(PURPOSES);

export const childView = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  pseudonym: z.string(),
  relation: z.string(),
  /** The link of guardian and child: since when, seen again when, good until when; proof that a worker saw. */
  since: z.number(),
  checkedAt: z.number(),
  until: z.number(),
  linked: z.boolean(),
  proof: z.optional(z.enum(PROOFS)),
  /** The paper's own last day, where it has one: a court's order, a letter for a time. */
  paperUntil: z.optional(z.number()),
  /** For staff: who the guardian is, and whether they sign in and so decide for themselves. */
  guardian: z.optional(z.strictObject({ name: z.string(), phoneEnd: z.optional(z.string()), signsIn: z.boolean() })),
  consents: z.array(
    z.strictObject({ purpose, given: z.boolean(), at: z.number(), own: z.boolean(), way: z.optional(consentWay) }),
  ),
  stationId: z.optional(idSchema('org')),
  stationPhone: z.optional(z.string()),
});
export type ChildView = z.infer<typeof childView>;

export const listMyChildren = endpoint({
  name: 'listMyChildren',
  method: 'GET',
  path: '/api/my/children',
  summary: 'Children I answer for, with what I consented to',
  reply: z.strictObject({ items: z.array(childView) }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});
const child = { params: z.strictObject({ personId: idSchema('person') }) };
export const readChild = endpoint({
  name: 'readChild',
  method: 'GET',
  path: '/api/children/:personId',
  summary: 'A child’s guardian link and consents',
  ...child,
  reply: childView,
  errors: ['forbidden', 'not_found', 'children_protected'],
  who: { roles: VERIFIERS, relations: ['guardian'] },
});
export const changeConsent = endpoint({
  name: 'changeConsent',
  method: 'PUT',
  path: '/api/children/:personId/consents',
  summary: 'Give or withdraw consent for one purpose; a withdrawal stops what rests on it',
  ...child,
  body: z.strictObject({
    purpose,
    given: z.boolean(),
    /** How the guardian said it to a worker; a guardian's own press needs none. */
    way: z.optional(consentWay),
  }),
  reply: childView,
  errors: ['forbidden', 'not_found', 'children_protected', 'consent_missing', 'guardian_required'],
  who: { roles: VERIFIERS, relations: ['guardian'] },
});
export const listChildReads = endpoint({
  name: 'listChildReads',
  method: 'GET',
  path: '/api/children/:personId/reads',
  summary: 'Who looked at the child’s record, when and in which role',
  ...child,
  query: z.strictObject(listQuery),
  reply: listOf(z.strictObject({ at: z.number(), by: z.string(), role: z.string(), what: z.string() })),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: ['supervisor', 'head'], relations: ['guardian'] },
});
export const recheckLink = endpoint({
  name: 'recheckLink',
  method: 'POST',
  path: '/api/children/:personId/link-checks',
  summary: 'The guardian’s link was seen again: good for another year, never past eighteen',
  ...child,
  body: z.strictObject({ proof: z.enum(PROOFS), paperUntil: z.optional(epochMs) }),
  reply: childView,
  errors: ['forbidden', 'not_found', 'children_protected', 'four_eyes'],
  who: { roles: VERIFIERS },
});
export const endLink = endpoint({
  name: 'endLink',
  method: 'DELETE',
  path: '/api/children/:personId/link',
  summary: 'This person is the guardian no more: all consents end with it',
  ...child,
  body: z.strictObject({ reason: line(NOTE_LIMIT_CHARS) }),
  reply: childView,
  errors: ['forbidden', 'not_found', 'children_protected', 'four_eyes'],
  who: { roles: VERIFIERS },
});
/** First what ended or runs out first. The name of each child that is shown stands in that child's list of reads. */
export const listGuardians = endpoint({
  name: 'listGuardians',
  method: 'GET',
  path: '/api/orgs/:orgId/guardians',
  summary: 'Children of a station with their guardians: who consented to what, and until when',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(childView),
  errors: ['forbidden', 'not_found', 'cursor_invalid', 'children_protected'],
  who: { roles: VERIFIERS },
  stepUp: STEP_UP_NAMES_MINUTES,
});
/** It gives power over a child's record, so it asks who presses; nobody makes themselves a guardian. */
export const linkGuardian = endpoint({
  name: 'linkGuardian',
  method: 'POST',
  path: '/api/children/:personId/link',
  summary: 'Record who answers for a child, the paper that was seen, and what they consented to',
  ...child,
  body: z.strictObject({
    name: line(NAME_LIMIT_CHARS),
    relation: z.enum(RELATIVES),
    phone: z.optional(phoneSchema),
    proof: z.enum(PROOFS),
    paperUntil: z.optional(epochMs),
    /** How the guardian said it, and to which of the purposes yes; the others count as no. */
    way: consentWay,
    purposes: z.array(purpose).check(z.maxLength(PURPOSES.length)),
  }),
  reply: childView,
  errors: ['forbidden', 'not_found', 'children_protected', 'four_eyes', 'wrong_state'],
  who: { roles: VERIFIERS },
  stepUp: STEP_UP_ACT_MINUTES,
});
/** For who writes a child's wish: yes or no to each purpose, and nothing that identifies. Each look is noted all the same. */
export const readConsents = endpoint({
  name: 'readConsents',
  method: 'GET',
  path: '/api/children/:personId/consents',
  summary: 'What a child’s guardian has consented to, for who writes the child’s wish',
  ...child,
  reply: z.strictObject({
    linked: z.boolean(),
    consents: z.array(z.strictObject({ purpose, given: z.boolean() })),
    /** Whether the reader may note what the guardian says, and record a guardian. */
    mayRecord: z.boolean(),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: VERIFIERS },
});

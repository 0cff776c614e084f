import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NAME_LIMIT_CHARS, STORY_LIMIT_CHARS, TITLE_LIMIT_CHARS } from '../kernel/limits.ts';
import {
  cellSchema,
  epochMs,
  line,
  listOf,
  listQuery,
  outcome,
  phoneSchema,
  sixDigits,
  whole,
  words,
} from '../kernel/schema.ts';
import { orgView } from '../orgs/contract.ts';
import { MEDIATORS, STATION_STAFF, VERIFIERS } from '../orgs/roles.ts';
import { consentWay, RELATIVES } from '../people/contract.ts';
import { photoIds } from '../photos/photo.ts';
import {
  check,
  component,
  components,
  domain,
  evidenceView,
  finding,
  group,
  noteText,
  ribbon,
  source,
  timeWindow,
  urgency,
  wishCard,
  wishKind,
  wishState,
} from './wish.ts';

const wishParams = z.strictObject({ wishId: idSchema('wish') });
const orgParams = z.strictObject({ orgId: idSchema('org') });
const publicWords = z.strictObject({ zh: z.string(), en: z.optional(z.string()) });

/** The wall of one place. Distance counts from `near` (a cell) or else from the place's seat. */
export const listWishes = endpoint({
  name: 'listWishes',
  method: 'GET',
  path: '/api/wishes',
  summary: 'The wall: published wishes of a station’s surroundings',
  query: z.strictObject({
    ...listQuery,
    /** A station or a center; without it, the place where newcomers begin. */
    place: z.optional(idSchema('org')),
    near: z.optional(cellSchema),
    withinM: z.optional(z.coerce.number().check(z.int(), z.minimum(500), z.maximum(200_000))),
    group: z.optional(group),
    kind: z.optional(wishKind),
    /** today, this weekend, this week (China time). */
    when: z.optional(z.enum(['today', 'weekend', 'week'])),
    words: z.optional(z.string().check(z.maxLength(40))),
    order: z._default(z.enum(['near', 'new', 'urgent']), 'near'),
  }),
  reply: z.strictObject({
    place: orgView,
    /** Each with its distance in metres from where the viewer looks, cell to cell. */
    items: z.array(z.extend(wishCard, { distanceM: z.optional(z.number()) })),
    next: z.optional(z.string()),
    /** Wishes still waiting that fit the filter. */
    waiting: z.number(),
    /** Come true lately, newest first, for a quiet line between the cards. */
    fulfilled: z.array(wishCard),
  }),
  errors: ['cursor_invalid', 'not_found'],
  who: 'anyone',
  cacheSeconds: 15,
});

/** How much of a place the viewer sees: cell (public), building (accepted volunteer), door (at the time of service; staff in charge). */
export const placeView = z.strictObject({
  station: publicWords,
  stationId: idSchema('org'),
  stationPhone: z.optional(z.string()),
  cell: z.optional(cellSchema),
  building: z.optional(z.string()),
  door: z.optional(z.string()),
  /** From when the door may be seen, until when. */
  doorFrom: z.optional(z.number()),
  doorUntil: z.optional(z.number()),
});

export const componentView = z.extend(component, {
  /** People accepted, or goods promised or arrived. */
  have: z.number(),
  /** Of the goods in `have`: units promised and not yet brought, and units here or on their way. The rest is there. */
  promised: z.optional(z.number()),
  underWay: z.optional(z.number()),
  /** Of goods: volunteers who bring them, one at most; `taskId` is the delivery. */
  hands: z.optional(z.number()),
  taskId: z.optional(idSchema('task')),
});

export const wishView = z.strictObject({
  id: idSchema('wish'),
  state: wishState,
  group,
  kind: wishKind,
  domain,
  urgency,
  source,
  title: publicWords,
  story: publicWords,
  /** "grid worker Chen wrote it at a home visit; she heard it read and nodded" as codes. */
  proxy: z.optional(z.strictObject({ by: publicWords, way: consentWay, at: z.number() })),
  components: z.array(componentView),
  window: timeWindow,
  place: placeView,
  ribbon,
  publishedAt: z.optional(z.number()),
  fulfilledAt: z.optional(z.number()),
  thanks: z.optional(publicWords),
  carrier: z.optional(publicWords),
  /** One date of a series. */
  seriesId: z.optional(idSchema('series')),
  /** Withdrawn because it is the same as that one, where this viewer may see it. */
  mergedInto: z.optional(idSchema('wish')),
  /** What this viewer may do now: names of endpoints. The screen shows no other button. */
  can: z.array(z.string()),
  /** Only for poster, beneficiary, guardian and staff: why it was returned or rejected, and by when an answer is due. */
  reason: z.optional(z.string()),
  dueAt: z.optional(z.number()),
  /** The beneficiary's real name: only for an accepted volunteer at service time and staff in charge. */
  name: z.optional(z.string()),
  mine: z.optional(z.enum(['poster', 'beneficiary', 'guardian'])),
  /** The viewer holds a mandate to confirm for the beneficiary. */
  speaksFor: z.optional(z.boolean()),
  demo: z.optional(z.boolean()),
});
export type WishView = z.infer<typeof wishView>;

export const readWish = endpoint({
  name: 'readWish',
  method: 'GET',
  path: '/api/wishes/:wishId',
  summary: 'One wish, as much of it as the viewer may see',
  params: wishParams,
  reply: wishView,
  errors: ['not_found'],
  who: 'anyone',
});

export const listMyWishes = endpoint({
  name: 'listMyWishes',
  method: 'GET',
  path: '/api/my/wishes',
  summary: 'Wishes I posted or that are mine',
  query: z.strictObject(listQuery),
  reply: listOf(z.extend(wishCard, { reason: z.optional(z.string()), dueAt: z.optional(z.number()) })),
  errors: ['cursor_invalid', 'unauthenticated'],
  who: 'signed_in',
});

export const address = z.strictObject({
  /** Street and building: 和平路 12 号院 3 单元. */
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

export const queueRow = z.strictObject({
  id: idSchema('wish'),
  state: wishState,
  group,
  kind: wishKind,
  urgency,
  source,
  title: publicWords,
  submittedAt: z.number(),
  dueAt: z.number(),
  /** 0 station, 1 center, 2 region: how far up a missed clock has carried it. */
  tier: z.number(),
  minor: z.boolean(),
  similar: z.number(),
  stationId: idSchema('org'),
});
export const listQueue = endpoint({
  name: 'listQueue',
  method: 'GET',
  path: '/api/orgs/:orgId/queue',
  summary: 'Wishes waiting for verification, first due first',
  params: orgParams,
  query: z.strictObject({ ...listQuery, filter: z.optional(z.enum(['today', 'proxy', 'similar'])) }),
  reply: listOf(queueRow),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: VERIFIERS },
});

export const verificationView = z.strictObject({
  wish: wishView,
  /** As the poster wrote it. */
  original: z.strictObject({ title: publicWords, story: publicWords }),
  /** Findings in `original.title.zh` and `original.story.zh`. */
  findings: z.strictObject({ title: z.array(finding), story: z.array(finding) }),
  /** The text with every mask applied: where the public text starts from. */
  suggested: z.strictObject({ title: publicWords, story: publicWords }),
  person: z.strictObject({
    name: z.string(),
    pseudonym: z.string(),
    age: z.optional(z.number()),
    minor: z.boolean(),
    hasPhone: z.boolean(),
  }),
  guardian: z.optional(z.strictObject({ name: z.string(), relation: z.string(), way: consentWay, at: z.number() })),
  poster: z.strictObject({ name: z.string(), role: z.optional(z.string()) }),
  consent: z.optional(consent),
  address: z.strictObject({ building: z.string(), door: z.optional(z.string()) }),
  checks: z.array(check),
  evidence: z.array(evidenceView),
  similar: z.array(
    z.strictObject({
      id: idSchema('wish'),
      title: publicWords,
      state: wishState,
      at: z.number(),
      likeness: z.number(),
      cleared: z.boolean(),
    }),
  ),
  submittedAt: z.number(),
  dueAt: z.number(),
  tier: z.number(),
});
export type VerificationView = z.infer<typeof verificationView>;
export const readVerification = endpoint({
  name: 'readVerification',
  method: 'GET',
  path: '/api/wishes/:wishId/verification',
  summary: 'All a verifier needs; a read of a child’s is logged',
  params: wishParams,
  reply: verificationView,
  errors: ['forbidden', 'not_found', 'children_protected'],
  who: { roles: VERIFIERS },
});
export const takeVerification = endpoint({
  name: 'takeVerification',
  method: 'POST',
  path: '/api/wishes/:wishId/verification',
  summary: 'Start verifying a submitted wish',
  params: wishParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
  who: { roles: VERIFIERS },
});
export const saveVerification = endpoint({
  name: 'saveVerification',
  method: 'PATCH',
  path: '/api/wishes/:wishId/verification',
  summary: 'Save checks done and similar wishes compared',
  params: wishParams,
  body: z.strictObject({
    checks: z.optional(z.array(check).check(z.maxLength(6))),
    notSame: z.optional(z.array(idSchema('wish')).check(z.maxLength(10))),
  }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});
export const addEvidence = endpoint({
  name: 'addEvidence',
  method: 'POST',
  path: '/api/wishes/:wishId/evidence',
  summary: 'Add a note of a visit, a call or a document seen',
  params: wishParams,
  body: z.strictObject({
    kind: z.enum(['visit_note', 'call_note', 'document', 'school_note']),
    note: noteText,
    photoIds: z.optional(photoIds),
  }),
  reply: z.strictObject({ id: idSchema('evidence') }),
  errors: ['forbidden', 'wrong_state', 'photo_missing', 'photo_refused', 'not_found'],
  who: { roles: VERIFIERS, relations: ['poster'] },
});
export const publishWish = endpoint({
  name: 'publishWish',
  method: 'POST',
  path: '/api/wishes/:wishId/publication',
  summary: 'Publish with the masked text; raises the tasks',
  params: wishParams,
  body: z.strictObject({
    title: words(TITLE_LIMIT_CHARS),
    story: words(STORY_LIMIT_CHARS),
    /** Exact pieces of text that look like an address or institution but identify nobody; hard findings cannot be vouched for. */
    vouched: z._default(z.array(line(60)).check(z.maxLength(10)), []),
  }),
  reply: outcome,
  errors: [
    'forbidden',
    'wrong_state',
    'checklist_open',
    'identifying_text',
    'duplicate_open',
    'guardian_required',
    'four_eyes',
    'window_invalid',
    'not_found',
  ],
  who: { roles: VERIFIERS },
});
export const returnWish = endpoint({
  name: 'returnWish',
  method: 'POST',
  path: '/api/wishes/:wishId/return',
  summary: 'Send it back to the poster with a reason',
  params: wishParams,
  body: z.strictObject({ reason: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});
export const rejectWish = endpoint({
  name: 'rejectWish',
  method: 'POST',
  path: '/api/wishes/:wishId/rejection',
  summary: 'Say no, with a reason',
  params: wishParams,
  body: z.strictObject({ reason: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});
export const escalateWish = endpoint({
  name: 'escalateWish',
  method: 'POST',
  path: '/api/wishes/:wishId/escalation',
  summary: 'More than a wish: hand it over to become a case',
  params: wishParams,
  body: z.strictObject({ reason: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});

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
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
  who: { roles: MEDIATORS },
});

export const readLog = endpoint({
  name: 'readLog',
  method: 'GET',
  path: '/api/wishes/:wishId/reads',
  summary: 'Who among staff read a child’s wish, when and as what',
  params: wishParams,
  query: z.strictObject(listQuery),
  reply: listOf(z.strictObject({ at: z.number(), by: z.string(), role: z.string(), what: z.string() })),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: ['supervisor', 'head', 'deputy', 'auditor'], relations: ['guardian'] },
});

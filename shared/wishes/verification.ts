import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { COMPONENTS_LIMIT_ITEMS, STORY_LIMIT_CHARS, TITLE_LIMIT_CHARS, VOUCHED_LIMIT_ITEMS } from '../kernel/limits.ts';
import { line, listOf, listQuery, outcome, publicWords, words } from '../kernel/schema.ts';
import { VERIFIERS } from '../orgs/roles.ts';
import { consentWay } from '../people/contract.ts';
import { photoIds } from '../photos/photo.ts';
import { wishView } from './contract.ts';
import { consent } from './posting.ts';
import {
  check,
  evidenceView,
  finding,
  group,
  needText,
  noteText,
  source,
  stepWhat,
  timeWindow,
  urgency,
  wishKind,
  wishParams,
  wishState,
} from './wish.ts';

const orgParams = z.strictObject({ orgId: idSchema('org') });

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
  /** The reader wrote it, or it is theirs: a colleague verifies it. */
  own: z.optional(z.boolean()),
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

/** Who else is at it, and since when they were last seen to be. */
const others = z.array(z.strictObject({ name: z.string(), at: z.number() }));

export const verificationView = z.strictObject({
  wish: wishView,
  /** As the poster wrote it. */
  original: z.strictObject({ title: publicWords, story: publicWords }),
  /** Names that the wish's texts introduced as they were written, also where what is needed is masked by now. */
  heard: z.optional(z.array(z.strictObject({ name: z.string(), own: z.boolean() }))),
  /**
   * Findings in `original.title.zh`, `original.story.zh` and `wish.components[n].text.zh`; of a released wish in `wish.title.zh`
   * and `wish.story.zh`, the words that the desk settled on before.
   */
  findings: z.strictObject({
    title: z.array(finding),
    story: z.array(finding),
    needs: z.array(z.array(finding)),
  }),
  /** The text with every mask applied: where the public text starts from. */
  suggested: z.strictObject({ title: publicWords, story: publicWords, needs: z.array(publicWords) }),
  person: z.strictObject({
    name: z.string(),
    pseudonym: z.string(),
    /** Only the year is known: an age from it would be wrong until the birthday. */
    birthYear: z.optional(z.number()),
    minor: z.boolean(),
    hasPhone: z.boolean(),
  }),
  guardian: z.optional(z.strictObject({ name: z.string(), relation: z.string(), way: consentWay, at: z.number() })),
  poster: z.strictObject({ name: z.string(), role: z.optional(z.string()) }),
  consent: z.optional(consent),
  address: z.strictObject({ building: z.string(), door: z.optional(z.string()) }),
  checks: z.array(check),
  others,
  /** What became of it, where nothing is to be decided any more: by whom, and when. */
  answered: z.optional(z.strictObject({ what: stepWhat, by: z.optional(publicWords), at: z.number() })),
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
  errors: ['forbidden', 'four_eyes', 'not_found', 'children_protected'],
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
  summary: 'Tick checks off or on again, and say which similar wishes are others',
  params: wishParams,
  body: z.strictObject({
    /** Only what the sender changed: what a colleague ticked meanwhile stays. A check in both is not ticked. */
    ticked: z.optional(z.array(check).check(z.maxLength(6))),
    unticked: z.optional(z.array(check).check(z.maxLength(6))),
    notSame: z.optional(z.array(idSchema('wish')).check(z.maxLength(10))),
  }),
  reply: z.extend(outcome, { checks: z.array(check), others }),
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
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
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'photo_missing', 'photo_refused', 'not_found'],
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
    /** What is needed, part by part; left out: as it was written down. */
    needs: z.optional(z.array(needText).check(z.maxLength(COMPONENTS_LIMIT_ITEMS))),
    /** Exact pieces of text that look like an address or institution but identify nobody; hard findings cannot be vouched for. */
    vouched: z._default(z.array(line(60)).check(z.maxLength(VOUCHED_LIMIT_ITEMS)), []),
    /** When it is wanted now: only of a released wish, whose own time may be over. */
    window: z.optional(timeWindow),
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
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
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
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
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
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'not_found'],
  who: { roles: VERIFIERS },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { cellSchema, epochMs, line, listOf, listQuery, publicWords, sixDigits, whole } from '../kernel/schema.ts';
import { COORDINATORS, STATION_STAFF } from '../orgs/roles.ts';
import { heldSkill } from '../volunteers/contract.ts';
import { group, language, ribbonLetters, timeWindow, urgency, wishKind } from '../wishes/wish.ts';
import { SIGNED_CODE_PATTERN } from './signed-code.ts';

export const TASK_STATES = ['open', 'filled', 'under_way', 'done', 'cancelled'] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof taskState>;
export const ASSIGNMENT_STATES = [
  'offered',
  'waiting',
  'accepted',
  'checked_in',
  'checked_out',
  'confirmed',
  'declined',
  'lapsed',
  'cancelled',
  'no_show',
  'disputed',
] as const;
export const assignmentState = z.enum(ASSIGNMENT_STATES);
export type AssignmentState = z.infer<typeof assignmentState>;
export const DECLINE_REASONS = ['busy', 'far', 'unsure', 'unwell', 'other'] as const;
export const declineReason = z.enum(DECLINE_REASONS);

const taskParams = z.strictObject({ taskId: idSchema('task') });
const seatParams = z.strictObject({ taskId: idSchema('task'), personId: idSchema('person') });

/** What a matcher and a volunteer need to know of a slot. The index projects it as the card. */
export const taskCard = z.strictObject({
  id: idSchema('task'),
  wishId: idSchema('wish'),
  state: taskState,
  kind: wishKind,
  group,
  urgency,
  title: publicWords,
  story: publicWords,
  text: publicWords,
  skills: z.array(z.string()),
  languages: z.array(language),
  lifting: z.boolean(),
  /** A child is the beneficiary: only volunteers with a valid check, and only by a person's offer. */
  minor: z.boolean(),
  people: z.number(),
  taken: z.number(),
  window: timeWindow,
  minutes: z.number(),
  cell: cellSchema,
  stationId: idSchema('org'),
  station: publicWords,
  publishedAt: z.number(),
  ribbon: ribbonLetters,
  /** One date of a series: the same visit by the same rhythm. */
  seriesId: z.optional(idSchema('series')),
});
export type TaskCard = z.infer<typeof taskCard>;

export const GATES = [
  'age',
  'check',
  'minor_offer',
  'skill',
  'licence',
  'language',
  'health',
  'radius',
  'window',
  'overlap',
  'cap',
  'blocked',
  'self',
  'full',
  'suggestions_off',
  'offers_off',
  'nudged_enough',
] as const;
export const gateName = z.enum(GATES);
export type GateName = z.infer<typeof gateName>;
/** A gate's verdict. `params` fill the sentence that shared/matching keeps for it, never with another person's data. */
export const gateVerdict = z.strictObject({
  gate: gateName,
  passes: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type GateVerdict = z.infer<typeof gateVerdict>;

export const REASONS = [
  'first',
  'likely',
  'urgent',
  'waiting_long',
  'skill',
  'near',
  'free',
  'language',
  'been_before',
  'backlog',
  'rested',
  'asked',
] as const;
export const reason = z.strictObject({
  reason: z.enum(REASONS),
  /** Points this adds to (or takes from) its tier. */
  points: z.int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof reason>;
export const fit = z.strictObject({
  /** The tiers in one number, to compare by. */
  score: z.int(),
  tiers: z.strictObject({ coverage: z.int(), merit: z.int(), ease: z.int() }),
  reasons: z.array(reason),
  gates: z.array(gateVerdict),
  travelMinutes: z.number(),
  distanceM: z.number(),
});
export type Fit = z.infer<typeof fit>;

export const listForMe = endpoint({
  name: 'listForMe',
  method: 'GET',
  path: '/api/my/suggestions',
  summary: 'Tasks that suit me, best first, each with its reasons',
  query: z.strictObject({
    ...listQuery,
    /** Also those that a gate refuses, to see why not. */ all: z.optional(z.enum(['true', 'false'])),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        task: taskCard,
        fit,
        offered: z.boolean(),
        /** When the offer lapses. */ until: z.optional(z.number()),
      }),
    ),
    next: z.optional(z.string()),
    suggestions: z.boolean(),
  }),
  errors: ['unauthenticated', 'not_volunteer', 'cursor_invalid'],
  who: 'signed_in',
});
export const readFit = endpoint({
  name: 'readFit',
  method: 'GET',
  path: '/api/tasks/:taskId/fit',
  summary: 'Why me, or why not: the whole reckoning for one task',
  params: taskParams,
  reply: z.strictObject({ task: taskCard, fit, offered: z.boolean(), until: z.optional(z.number()) }),
  errors: ['unauthenticated', 'not_volunteer', 'not_found'],
  who: 'signed_in',
});
export const listCandidates = endpoint({
  name: 'listCandidates',
  method: 'GET',
  path: '/api/tasks/:taskId/candidates',
  summary: 'Who could do this: every volunteer around, with reasons or the gate',
  params: taskParams,
  query: z.strictObject({ ...listQuery, refused: z.optional(z.enum(['true', 'false'])) }),
  reply: z.strictObject({
    task: taskCard,
    items: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        fit,
        skills: z.array(heldSkill),
        offered: z.optional(assignmentState),
        demo: z.optional(z.boolean()),
      }),
    ),
    next: z.optional(z.string()),
    suited: z.number(),
    refused: z.number(),
  }),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: COORDINATORS },
});

const seat = z.strictObject({ taskId: idSchema('task'), personId: idSchema('person'), state: assignmentState });
export const offerTask = endpoint({
  name: 'offerTask',
  method: 'POST',
  path: '/api/tasks/:taskId/offers',
  summary: 'Ask a volunteer; lapses by itself and the next is asked',
  params: taskParams,
  body: z.strictObject({ personId: idSchema('person'), hours: z._default(whole(1, 48), 8) }),
  reply: seat,
  errors: [
    'forbidden',
    'four_eyes',
    'guardian_required',
    'taken',
    'not_suitable',
    'already_accepted',
    'wrong_state',
    'not_found',
  ],
  who: { roles: COORDINATORS },
});
export const acceptTask = endpoint({
  name: 'acceptTask',
  method: 'POST',
  path: '/api/tasks/:taskId/acceptance',
  summary: 'Accept; one winner for each place however many try',
  params: taskParams,
  reply: seat,
  errors: [
    'unauthenticated',
    'not_volunteer',
    'guardian_required',
    'taken',
    'not_suitable',
    'agenda_overlap',
    'week_full',
    'already_accepted',
    'offer_lapsed',
    'wrong_state',
    'not_found',
  ],
  who: 'signed_in',
});
export const declineTask = endpoint({
  name: 'declineTask',
  method: 'POST',
  path: '/api/tasks/:taskId/decline',
  summary: 'Not this time, with a reason',
  params: taskParams,
  body: z.strictObject({ reason: declineReason }),
  reply: seat,
  errors: ['unauthenticated', 'not_volunteer', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const handOverTask = endpoint({
  name: 'handOverTask',
  method: 'POST',
  path: '/api/tasks/:taskId/hand-over',
  summary: 'Give an accepted task back; the waiting list or the next candidate is asked',
  params: taskParams,
  body: z.strictObject({ reason: declineReason, note: z.optional(line(NOTE_LIMIT_CHARS)) }),
  reply: seat,
  errors: ['unauthenticated', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const waitForTask = endpoint({
  name: 'waitForTask',
  method: 'POST',
  path: '/api/tasks/:taskId/waitlist',
  summary: 'Wait in line for a filled task',
  params: taskParams,
  reply: seat,
  errors: [
    'unauthenticated',
    'not_volunteer',
    'not_suitable',
    'already_accepted',
    'waitlist_full',
    'wrong_state',
    'not_found',
  ],
  who: 'signed_in',
});

const position = z.strictObject({
  lat: z.number().check(z.minimum(-90), z.maximum(90)),
  lng: z.number().check(z.minimum(-180), z.maximum(180)),
  accuracyM: whole(0, 100_000),
});
/** The rotating code: changes every 30 seconds, shown as QR and six digits by the beneficiary's side or the station. */
export const readShowCode = endpoint({
  name: 'readShowCode',
  method: 'GET',
  path: '/api/tasks/:taskId/show-code',
  summary: 'The QR text and six digits to show now',
  params: taskParams,
  reply: z.strictObject({
    text: z.string(),
    digits: sixDigits,
    validUntil: z.number(),
    purpose: z.enum(['check_in', 'check_out', 'confirm']),
  }),
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['beneficiary', 'guardian', 'poster'] },
});
/**
 * A key with which a phone shows codes for one task without a network. What is shown then is `i.<handle>.<half minute>.<tag>` (or `o.`
 * for leaving), the tag being the first 16 bytes of HMAC-SHA-256 by the key over what stands before it (shared/tasks/signed-code.ts).
 */
export const takeShowKey = endpoint({
  name: 'takeShowKey',
  method: 'POST',
  path: '/api/tasks/:taskId/show-keys',
  summary: 'Get the key to show this task’s codes with, also without a network',
  params: taskParams,
  reply: z.strictObject({
    handle: z.string(),
    key: z.string(),
    from: z.number(),
    until: z.number(),
    /** The house’s time, by which the phone sets its clock for this. */
    now: z.number(),
  }),
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['beneficiary', 'guardian', 'poster'] },
});
/** Digits that were typed, or the signed code that was scanned, which may be sent later: `at` is the time on the volunteer's own phone. */
const scan = z.union([
  z.strictObject({ digits: sixDigits, position: z.optional(position) }),
  z.strictObject({
    code: z.string().check(z.regex(SIGNED_CODE_PATTERN)),
    at: epochMs,
    /** Metres to the place, which the phone worked out itself: it need not keep where it was. */
    distanceM: z.optional(whole(0, 1_000_000)),
  }),
]);
const CODE_ERRORS = [
  'show_code_wrong',
  'show_code_used',
  'show_code_old',
  'clock_differs',
  'hours_overlap',
  'four_eyes',
] as const;
export const checkIn = endpoint({
  name: 'checkIn',
  method: 'POST',
  path: '/api/tasks/:taskId/check-in',
  summary: 'Arrived: by the code that the other side shows',
  params: taskParams,
  body: scan,
  reply: seat,
  errors: ['unauthenticated', 'wrong_state', 'too_early', 'too_late', 'too_far', ...CODE_ERRORS, 'not_found'],
  who: 'signed_in',
});
export const checkOut = endpoint({
  name: 'checkOut',
  method: 'POST',
  path: '/api/tasks/:taskId/check-out',
  summary: 'Done: by the code that the other side shows',
  params: taskParams,
  body: scan,
  reply: seat,
  errors: ['unauthenticated', 'wrong_state', 'too_late', 'too_far', ...CODE_ERRORS, 'not_found'],
  who: 'signed_in',
});
/** No phone on the other side: a worker enters what the beneficiary said. */
export const attest = endpoint({
  name: 'attest',
  method: 'POST',
  path: '/api/tasks/:taskId/assignments/:personId/attestations',
  summary: 'Enter arrival or finish on the beneficiary’s word',
  params: seatParams,
  body: z.strictObject({ what: z.enum(['checked_in', 'checked_out']), at: z.int(), note: line(NOTE_LIMIT_CHARS) }),
  reply: seat,
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'too_early', 'too_late', 'hours_overlap', 'not_found'],
  who: { roles: STATION_STAFF },
});
export const markNoShow = endpoint({
  name: 'markNoShow',
  method: 'POST',
  path: '/api/tasks/:taskId/assignments/:personId/no-show',
  summary: 'Did not come; the slot opens again',
  params: seatParams,
  body: z.strictObject({ note: z.optional(line(NOTE_LIMIT_CHARS)) }),
  reply: seat,
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'too_early', 'not_found'],
  who: { roles: COORDINATORS },
});

export const assignmentView = z.strictObject({
  task: taskCard,
  state: assignmentState,
  offeredUntil: z.optional(z.number()),
  acceptedAt: z.optional(z.number()),
  checkedInAt: z.optional(z.number()),
  checkedOutAt: z.optional(z.number()),
  minutes: z.optional(z.number()),
  /** A stamp came in later than it was made. */
  sentLate: z.optional(z.boolean()),
  /** Opens by stages: building after accepting, door at service time. */
  place: z.strictObject({
    building: z.optional(z.string()),
    door: z.optional(z.string()),
    name: z.optional(z.string()),
    doorFrom: z.optional(z.number()),
    doorUntil: z.optional(z.number()),
    stationPhone: z.optional(z.string()),
  }),
  /** Earliest moment of checking in. */
  checkInFrom: z.number(),
});
export type AssignmentView = z.infer<typeof assignmentView>;
export const listMyTasks = endpoint({
  name: 'listMyTasks',
  method: 'GET',
  path: '/api/my/tasks',
  summary: 'What I was asked, accepted and did, next thing first',
  query: z.strictObject({ ...listQuery, when: z._default(z.enum(['coming', 'past']), 'coming') }),
  reply: listOf(assignmentView),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});
export const readTaskSeats = endpoint({
  name: 'readTaskSeats',
  method: 'GET',
  path: '/api/tasks/:taskId/assignments',
  summary: 'Who was asked, accepted, waits, came',
  params: taskParams,
  reply: z.strictObject({
    task: taskCard,
    items: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        state: assignmentState,
        at: z.number(),
        until: z.optional(z.number()),
        sentLate: z.optional(z.boolean()),
      }),
    ),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

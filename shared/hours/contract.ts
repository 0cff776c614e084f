import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { line, listOf, listQuery, whole } from '../kernel/schema.ts';
import { VERIFIERS } from '../orgs/roles.ts';

/** Star levels in minutes of confirmed service: 100/300/600/1000/1500 hours (志愿服务记录; cfg per region). */
export const STAR_MINUTES = [6_000, 18_000, 36_000, 60_000, 90_000] as const;

/** Stars 0..5 for confirmed minutes. */
export function starsOf(minutes: number): number {
  return STAR_MINUTES.filter((bound) => minutes >= bound).length;
}

/** How long after it was booked a volunteer may say that the minutes are wrong (cfg). */
export const HOURS_DISPUTE_DAYS = 30;

export const DISPUTE_STATES = ['open', 'corrected', 'refused'] as const;
export const disputeState = z.enum(DISPUTE_STATES);
export type DisputeState = z.infer<typeof disputeState>;
/** What a volunteer says of an entry, and what the station answered. */
const disputeOf = z.strictObject({
  state: disputeState,
  /** Minutes that it should be, by the volunteer's word. */
  minutes: z.int(),
  at: z.number(),
  /** Why, in the volunteer's own words: to themselves, while nobody has answered. */
  reason: z.optional(z.string()),
  answer: z.optional(z.string()),
});

export const hoursEntry = z.strictObject({
  id: idSchema('hours'),
  /** Negative in a reversal. */
  minutes: z.int(),
  at: z.number(),
  title: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
  wishId: idSchema('wish'),
  taskId: idSchema('task'),
  /** How it was confirmed. */
  how: z.enum(['own', 'mandate', 'code', 'visit', 'reversal', 'correction']),
  reverses: z.optional(idSchema('hours')),
  /** The entry that this one replaces, after a dispute. */
  corrects: z.optional(idSchema('hours')),
  reversed: z.boolean(),
  dispute: z.optional(disputeOf),
  /** The volunteer may still say that the minutes are wrong. */
  disputable: z.boolean(),
});
export const listMyHours = endpoint({
  name: 'listMyHours',
  method: 'GET',
  path: '/api/my/hours',
  summary: 'My confirmed minutes, entry by entry, and what they add up to',
  query: z.strictObject(listQuery),
  reply: z.strictObject({
    items: z.array(hoursEntry),
    next: z.optional(z.string()),
    minutes: z.number(),
    stars: z.number(),
    nextStarMinutes: z.optional(z.number()),
    since: z.optional(z.number()),
  }),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});
export const listHours = endpoint({
  name: 'listHours',
  method: 'GET',
  path: '/api/volunteers/:personId/hours',
  summary: 'A volunteer’s confirmed minutes, for coordinators',
  params: z.strictObject({ personId: idSchema('person') }),
  query: z.strictObject(listQuery),
  reply: listMyHours.reply,
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: [...VERIFIERS, 'volunteer_coordinator'], relations: ['self'] },
});
export const reverseHours = endpoint({
  name: 'reverseHours',
  method: 'POST',
  path: '/api/volunteers/:personId/hours/:hoursId/reversal',
  summary: 'Correct an entry by its opposite; nothing is ever deleted',
  params: z.strictObject({ personId: idSchema('person'), hoursId: idSchema('hours') }),
  body: z.strictObject({ reason: line(NOTE_LIMIT_CHARS) }),
  reply: z.strictObject({ id: idSchema('hours'), minutes: z.int() }),
  errors: ['forbidden', 'four_eyes', 'already_reversed', 'not_found'],
  who: { roles: VERIFIERS },
});

/** A day's worth at most: longer service is several entries. */
const disputedMinutes = whole(0, 1_440);
export const disputeHours = endpoint({
  name: 'disputeHours',
  method: 'POST',
  path: '/api/my/hours/:hoursId/dispute',
  summary: 'Say that the minutes of an entry are wrong; the station answers',
  params: z.strictObject({ hoursId: idSchema('hours') }),
  body: z.strictObject({ minutes: disputedMinutes, reason: line(NOTE_LIMIT_CHARS) }),
  reply: z.strictObject({ id: idSchema('hours'), state: disputeState }),
  errors: ['unauthenticated', 'dispute_late', 'already_reversed', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const withdrawHoursDispute = endpoint({
  name: 'withdrawHoursDispute',
  method: 'DELETE',
  path: '/api/my/hours/:hoursId/dispute',
  summary: 'Take back what I said of an entry, while nobody has answered',
  params: z.strictObject({ hoursId: idSchema('hours') }),
  reply: z.strictObject({ id: idSchema('hours') }),
  errors: ['unauthenticated', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const listHoursDisputes = endpoint({
  name: 'listHoursDisputes',
  method: 'GET',
  path: '/api/orgs/:orgId/hours-disputes',
  summary: 'Entries of a station that volunteers say are wrong, oldest first',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(
    z.strictObject({
      personId: idSchema('person'),
      name: z.string(),
      hoursId: idSchema('hours'),
      title: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
      booked: z.int(),
      minutes: z.int(),
      reason: z.string(),
      at: z.number(),
      entryAt: z.number(),
      wishId: idSchema('wish'),
      /** Why this reader does not answer it: they confirmed or attested it, or it is their own. */
      ownHand: z.boolean(),
    }),
  ),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: VERIFIERS },
});
export const answerHoursDispute = endpoint({
  name: 'answerHoursDispute',
  method: 'POST',
  path: '/api/volunteers/:personId/hours/:hoursId/answer',
  summary: 'Answer a dispute: right it by an opposite and a new entry, or say why it stands',
  params: z.strictObject({ personId: idSchema('person'), hoursId: idSchema('hours') }),
  body: z.strictObject({
    /** The minutes that it is now; as booked, the entry stands. */
    minutes: disputedMinutes,
    note: line(NOTE_LIMIT_CHARS),
  }),
  reply: z.strictObject({ id: idSchema('hours'), state: disputeState, minutes: z.int() }),
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'already_reversed', 'not_found'],
  who: { roles: VERIFIERS },
});

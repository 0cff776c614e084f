import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { line, listOf, listQuery } from '../kernel/schema.ts';
import { STATION_STAFF, VERIFIERS } from '../orgs/roles.ts';
import { wishParams } from '../wishes/wish.ts';
import { THANKS_PHRASES } from './phrases.ts';

export const THANKS_LIMIT_CHARS = 60;
/** Within so many days of the confirmation somebody can say how it went (cfg). */
export const FEEDBACK_DAYS = 30;
/** A worry is answered within a day; what went badly, and a wish that became a case, within three (cfg). */
export const FOLLOW_UP_HOURS = { worried: 24, not_well: 72, case: 72 } as const;

const SIDE = { roles: STATION_STAFF, relations: ['beneficiary', 'guardian', 'poster'] } as const;

export const giveThanks = endpoint({
  name: 'giveThanks',
  method: 'POST',
  path: '/api/wishes/:wishId/thanks',
  summary: 'Thank those who came, in a few words that everyone may read',
  params: wishParams,
  body: z.union([
    z.strictObject({ phrase: z.enum(THANKS_PHRASES) }),
    z.strictObject({ text: line(THANKS_LIMIT_CHARS) }),
  ]),
  reply: z.strictObject({ id: idSchema('wish') }),
  errors: ['forbidden', 'wrong_state', 'identifying_text', 'not_found'],
  who: SIDE,
});
/** Private to the station, and no number on anybody: it starts a talk, or it is simply known. */
export const rateVisit = endpoint({
  name: 'rateVisit',
  method: 'POST',
  path: '/api/wishes/:wishId/feedback',
  summary: 'How it went, from the side of whose wish it was; only the station reads it',
  params: wishParams,
  body: z.strictObject({
    went: z.enum(['well', 'fine', 'not_well']),
    /** Whether the same people may come again; no is a rule of care and no reason is asked. */
    again: z.boolean(),
    note: z.optional(line(NOTE_LIMIT_CHARS)),
  }),
  reply: z.strictObject({ id: idSchema('wish'), followUp: z.boolean() }),
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'not_found'],
  who: SIDE,
});
export const tellVisit = endpoint({
  name: 'tellVisit',
  method: 'POST',
  path: '/api/tasks/:taskId/feedback',
  summary: 'How it went, from who came; only the station reads it',
  params: z.strictObject({ taskId: idSchema('task') }),
  body: z.strictObject({
    went: z.enum(['well', 'hard', 'worried']),
    note: z.optional(line(NOTE_LIMIT_CHARS)),
  }),
  reply: z.strictObject({ id: idSchema('task'), followUp: z.boolean() }),
  errors: ['unauthenticated', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const listFollowUps = endpoint({
  name: 'listFollowUps',
  method: 'GET',
  path: '/api/orgs/:orgId/follow-ups',
  summary:
    'Visits that worried somebody or went badly and wishes that became cases, first due first; or what is done, newest first',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject({ ...listQuery, done: z.optional(z.enum(['true', 'false'])) }),
  reply: listOf(
    z.strictObject({
      id: idSchema('followUp'),
      from: z.enum(['volunteer', 'beneficiary', 'station']),
      went: z.enum(['worried', 'not_well', 'case']),
      title: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
      wishId: idSchema('wish'),
      minor: z.boolean(),
      author: z.string(),
      note: z.optional(z.string()),
      at: z.number(),
      dueAt: z.number(),
      /** What was done about it, by whom; not to who took part in the visit. */
      closing: z.optional(z.strictObject({ at: z.number(), by: z.string(), note: z.string() })),
    }),
  ),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: VERIFIERS },
});
export const closeFollowUp = endpoint({
  name: 'closeFollowUp',
  method: 'POST',
  path: '/api/follow-ups/:followUpId/closing',
  summary: 'Say what was done about it',
  params: z.strictObject({ followUpId: idSchema('followUp') }),
  body: z.strictObject({ note: line(NOTE_LIMIT_CHARS) }),
  reply: z.strictObject({ id: idSchema('followUp') }),
  errors: ['forbidden', 'four_eyes', 'children_protected', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { line, listQuery } from '../kernel/schema.ts';
import { VERIFIERS } from '../orgs/roles.ts';

/** Star levels in minutes of confirmed service: 100/300/600/1000/1500 hours (志愿服务记录; cfg per region). */
export const STAR_MINUTES = [6_000, 18_000, 36_000, 60_000, 90_000] as const;

/** Stars 0..5 for confirmed minutes. */
export function starsOf(minutes: number): number {
  return STAR_MINUTES.filter((bound) => minutes >= bound).length;
}

export const hoursEntry = z.strictObject({
  id: idSchema('hours'),
  /** Negative in a reversal. */
  minutes: z.int(),
  at: z.number(),
  title: z.strictObject({ zh: z.string(), en: z.optional(z.string()) }),
  wishId: idSchema('wish'),
  taskId: idSchema('task'),
  /** How it was confirmed. */
  how: z.enum(['own', 'code', 'visit', 'reversal']),
  reverses: z.optional(idSchema('hours')),
  reversed: z.boolean(),
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

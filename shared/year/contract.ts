import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { publicWords } from '../kernel/schema.ts';

/** Weeks that a year is drawn in: the last of them is this week. */
export const YEAR_WEEKS = 53;

/** A volunteer's year as it is drawn: what was done week by week, what is coming, whom they visit, when they are away. */
export const readMyYear = endpoint({
  name: 'readMyYear',
  method: 'GET',
  path: '/api/my/year',
  summary: 'My year as a volunteer: minutes by week, what is coming, whom I visit, when I am away',
  reply: z.strictObject({
    /** Epoch ms of each Monday in China, oldest first, always YEAR_WEEKS of them. */
    weeks: z.array(z.strictObject({ week: z.number(), minutes: z.int(), visits: z.int() })),
    minutes: z.int(),
    visits: z.int(),
    coming: z.array(
      z.strictObject({
        taskId: idSchema('task'),
        title: publicWords,
        from: z.number(),
        to: z.number(),
        seriesId: z.optional(idSchema('series')),
      }),
    ),
    /** Pseudonyms, most visited first. */
    faces: z.array(z.strictObject({ name: z.string(), visits: z.int() })),
    away: z.array(z.strictObject({ from: z.number(), to: z.number() })),
  }),
  errors: ['unauthenticated', 'not_volunteer'],
  who: 'signed_in',
});

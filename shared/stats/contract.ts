import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { publicWords } from '../kernel/schema.ts';
import { orgView } from '../orgs/contract.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { taskCard } from '../tasks/task.ts';
import { queueRow } from '../wishes/verification.ts';

export const weekNumbers = z.strictObject({
  week: z.number(),
  posted: z.number(),
  published: z.number(),
  fulfilled: z.number(),
  minutes: z.number(),
});
/** The station's day: what runs out, what is still open, what happens today; then the numbers, each since when. */
export const readBoard = endpoint({
  name: 'readBoard',
  method: 'GET',
  path: '/api/orgs/:orgId/board',
  summary: 'A station’s or a center’s day, week and numbers',
  params: z.strictObject({ orgId: idSchema('org') }),
  reply: z.strictObject({
    org: orgView,
    /** A station's own; above it what missed clocks carried up. */
    running: z.array(queueRow),
    /** Tasks with places to fill, soonest first. */
    open: z.array(taskCard),
    /** Accepted tasks of today. */
    today: z.array(taskCard),
    /** `tasksToFill`: tasks that need people; `toFill`: how many people they need; `today`: tasks of today. */
    waiting: z.strictObject({
      toVerify: z.number(),
      tasksToFill: z.number(),
      toFill: z.number(),
      toConfirm: z.number(),
      today: z.number(),
    }),
    /** Of a center: what waits at each of its stations. */
    stations: z.array(
      z.strictObject({
        orgId: idSchema('org'),
        name: publicWords,
        toVerify: z.number(),
        toFill: z.number(),
        today: z.number(),
      }),
    ),
    /** Last 12 weeks, oldest first. */
    weeks: z.array(weekNumbers),
    volunteers: z.number(),
    /** Volunteers whose paper that decides (the criminal-record check; under eighteen the guardian's consent) ends soon. */
    checksExpiring: z.number(),
    /** Volunteers without a valid one. */
    checksMissing: z.number(),
    staff: z.number(),
    vacancies: z.array(z.string()),
    since: z.number(),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});
/** The same in short for all below an org: one read for a list or a map. */
export const listNumbers = endpoint({
  name: 'listNumbers',
  method: 'GET',
  path: '/api/numbers',
  summary: 'What each org below another has done, or each region; for everyone',
  query: z.strictObject({ parent: z.optional(idSchema('org')) }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({ orgId: idSchema('org'), fulfilled: z.number(), waiting: z.number(), minutes: z.number() }),
    ),
  }),
  errors: [],
  who: 'anyone',
  cacheSeconds: 60,
});
export const readPublicNumbers = endpoint({
  name: 'readPublicNumbers',
  method: 'GET',
  path: '/api/orgs/:orgId/numbers',
  summary: 'What an org’s area has done, for everyone',
  params: z.strictObject({ orgId: idSchema('org') }),
  reply: z.strictObject({
    fulfilled: z.number(),
    waiting: z.number(),
    minutes: z.number(),
    weeks: z.array(weekNumbers),
    since: z.number(),
  }),
  errors: ['not_found'],
  who: 'anyone',
  cacheSeconds: 60,
});

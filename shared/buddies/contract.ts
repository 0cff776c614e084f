import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { STEP_UP_NAMES_MINUTES } from '../kernel/limits.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { timeWindow } from '../wishes/wish.ts';

/** Somebody with fewer confirmed visits is a newcomer (cfg). */
export const NEWCOMER_VISITS_COUNT = 3;
/** Somebody with as many may go along with newcomers (cfg). */
export const BUDDY_FROM_VISITS_COUNT = 5;
/** Newcomers of one buddy at a time (cfg). */
export const NEWCOMERS_OF_BUDDY_LIMIT_ITEMS = 3;
/** Those who said no, or stepped back, are not asked again for the same newcomer. */
export const BUDDY_PASSED_LIMIT_ITEMS = 20;
/** Volunteers of a station among whom newcomers and buddies are looked for. */
export const BUDDY_SEARCH_LIMIT_ITEMS = 200;

/** asked: waits for the buddy's yes. agreed: the two know each other. open: nobody is asked, the station sees it. */
export const BUDDY_STATES = ['asked', 'agreed', 'open'] as const;
export const buddyState = z.enum(BUDDY_STATES);

const words = z.strictObject({ zh: z.string(), en: z.optional(z.string()) });
/** A visit as the other of the two may know it: what, when, and around which station; never the door. */
const visit = z.strictObject({ taskId: idSchema('task'), title: words, window: timeWindow, station: words });
const person = z.strictObject({ personId: idSchema('person'), name: z.string(), visits: z.array(visit) });

export const readBuddies = endpoint({
  name: 'readBuddies',
  method: 'GET',
  path: '/api/my/buddies',
  summary: 'Who goes along with me, and with whom I go along, with what each has accepted',
  reply: z.strictObject({
    /** My own confirmed visits are few. */
    newcomer: z.boolean(),
    mine: z.optional(z.strictObject({ ...person.shape, state: buddyState })),
    of: z.array(z.strictObject({ ...person.shape, state: buddyState })),
    /** I said that I would go along with newcomers. */
    willing: z.boolean(),
    /** I have been out often enough to say so. */
    may: z.boolean(),
  }),
  errors: ['not_volunteer'],
  who: 'signed_in',
});

export const sayWilling = endpoint({
  name: 'sayWilling',
  method: 'PUT',
  path: '/api/my/buddies/willing',
  summary: 'Say whether I would go along with newcomers',
  body: z.strictObject({ on: z.boolean() }),
  reply: z.strictObject({ willing: z.boolean() }),
  errors: ['not_volunteer', 'buddy_too_new'],
  who: 'signed_in',
});

const pair = z.strictObject({ personId: idSchema('person'), state: buddyState });
export const answerBuddy = endpoint({
  name: 'answerBuddy',
  method: 'PUT',
  path: '/api/my/buddies/:personId',
  summary: 'Say whether I go along with a newcomer; a no is always free, also later',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ yes: z.boolean() }),
  reply: pair,
  errors: ['not_found'],
  who: 'signed_in',
});
export const endBuddy = endpoint({
  name: 'endBuddy',
  method: 'DELETE',
  path: '/api/my/buddies/mine',
  summary: 'I go alone: for the newcomer',
  reply: z.strictObject({ ended: z.number() }),
  errors: ['not_found'],
  who: 'signed_in',
});

export const listNewcomers = endpoint({
  name: 'listNewcomers',
  method: 'GET',
  path: '/api/orgs/:orgId/newcomers',
  summary: 'Newcomers of a station with who goes along, and who would',
  params: z.strictObject({ orgId: idSchema('org') }),
  reply: z.strictObject({
    newcomers: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        visits: z.number(),
        buddy: z.optional(z.strictObject({ name: z.string(), state: buddyState })),
        /** Accepted, and at a lone old person's home. */
        alone: z.optional(visit),
      }),
    ),
    willing: z.array(
      z.strictObject({ personId: idSchema('person'), name: z.string(), newcomers: z.number(), room: z.boolean() }),
    ),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
  stepUp: STEP_UP_NAMES_MINUTES,
});

export const askBuddy = endpoint({
  name: 'askBuddy',
  method: 'POST',
  path: '/api/volunteers/:personId/buddy',
  summary: 'Ask a willing volunteer of the same station to go along with a newcomer',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ buddyId: idSchema('person') }),
  reply: pair,
  errors: ['not_volunteer', 'buddy_unsuited', 'wrong_state', 'forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';

/** 32 random bytes in base64url: who knows the address may read the calendar, so it cannot be guessed and can be ended. */
export const CALENDAR_TOKEN_BYTES = 32;
/** How long a calendar app may show its copy before it asks again. */
export const CALENDAR_FRESH_SECONDS = 900;

const calendarFile = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}\.ics$/));
const standing = z.strictObject({ active: z.boolean(), since: z.optional(z.number()) });

export const readMyCalendar = endpoint({
  name: 'readMyCalendar',
  method: 'GET',
  path: '/api/my/calendar',
  summary: 'Whether my calendar has an address, and since when; never the address itself',
  reply: standing,
  errors: ['unauthenticated'],
  who: 'signed_in',
});
export const makeCalendarAddress = endpoint({
  name: 'makeCalendarAddress',
  method: 'POST',
  path: '/api/my/calendar',
  summary: 'Make a secret address for my calendar; the one before stops working',
  reply: z.strictObject({
    /** Path of the calendar on this host. Told once: the house keeps only its keyed hash. */
    path: z.string(),
    since: z.number(),
  }),
  errors: ['unauthenticated', 'not_volunteer'],
  who: 'signed_in',
  secret: true,
});
export const endCalendarAddress = endpoint({
  name: 'endCalendarAddress',
  method: 'DELETE',
  path: '/api/my/calendar',
  summary: 'End the address of my calendar',
  reply: standing,
  errors: ['unauthenticated'],
  who: 'signed_in',
});
export const readCalendar = endpoint({
  name: 'readCalendar',
  method: 'GET',
  path: '/api/calendars/:file',
  summary: 'What a volunteer accepted, as iCalendar (RFC 5545), by its secret address',
  params: z.strictObject({ file: calendarFile }),
  reply: z.string(),
  media: 'text/calendar',
  freshSeconds: CALENDAR_FRESH_SECONDS,
  errors: [],
  who: 'anyone',
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { NOTE_LIMIT_CHARS } from '../kernel/limits.ts';
import { epochMs, line, sixDigits, whole } from '../kernel/schema.ts';
import { COORDINATORS, STATION_STAFF } from '../orgs/roles.ts';
import { SIGNED_CODE_PATTERN } from './signed-code.ts';
import { seat, seatParams, taskParams } from './task.ts';

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
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'still_awaited', 'not_found'],
  who: { roles: COORDINATORS },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { whole } from '../kernel/schema.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { declineReason, handOverReason, seat, taskParams } from './task.ts';

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
    'asked_not_to',
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
    'consent_form_missing',
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
  body: z.strictObject({ reason: handOverReason }),
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
    'consent_form_missing',
    'already_accepted',
    'waitlist_full',
    'wrong_state',
    'not_found',
  ],
  who: 'signed_in',
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { sixDigits } from '../kernel/schema.ts';
import { device } from './contract.ts';

/** How somebody showed who they are. `demo`: one tap, where nothing is real. */
export const SIGN_IN_WAYS = ['code', 'passkey', 'demo'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/api/my/sessions',
  summary: 'Where I am signed in',
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        id: idSchema('session'),
        since: z.number(),
        /** When the device last asked for a fresh token: good to about ten minutes of use. */
        seenAt: z.number(),
        how: z.enum(SIGN_IN_WAYS),
        device: z.optional(device),
        /** The one that asks. */
        here: z.boolean(),
      }),
    ),
  }),
  errors: [],
  who: 'signed_in',
});
export const endSession = endpoint({
  name: 'endSession',
  method: 'DELETE',
  path: '/api/my/sessions/:sessionId',
  summary: 'Sign one device out',
  params: z.strictObject({ sessionId: idSchema('session') }),
  reply: z.strictObject({ ended: z.number() }),
  errors: ['not_found'],
  who: 'signed_in',
});

/** Showing once more that it is oneself, before what `stepUp` asks it for. */
export const askStepUpCode = endpoint({
  name: 'askStepUpCode',
  method: 'POST',
  path: '/api/my/step-up-codes',
  summary: 'A one-time code to my own phone',
  reply: z.strictObject({ validSeconds: z.number() }),
  errors: ['code_limit', 'code_spend', 'phone_missing'],
  who: 'signed_in',
});
export const stepUp = endpoint({
  name: 'stepUp',
  method: 'POST',
  path: '/api/my/step-ups',
  summary: 'Show once more that it is me, by the code',
  body: z.strictObject({ code: sixDigits }),
  reply: z.strictObject({ at: z.number() }),
  errors: ['code_wrong', 'code_expired', 'code_tries'],
  who: 'signed_in',
});

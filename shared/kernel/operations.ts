import * as z from 'zod/mini';
import { endpoint } from './endpoint.ts';
import { idSchema } from './ids.ts';
import { STEP_UP_ACT_MINUTES } from './limits.ts';
import { listOf, listQuery } from './schema.ts';

export const readHealth = endpoint({
  name: 'readHealth',
  method: 'GET',
  path: '/api/health',
  summary: 'Is it up, which version, where',
  reply: z.strictObject({ ok: z.boolean(), version: z.string(), place: z.enum(['embedded', 'localstack', 'aws']) }),
  errors: [],
  who: 'anyone',
});
export const listDeadLetters = endpoint({
  name: 'listDeadLetters',
  method: 'GET',
  path: '/api/dead-letters',
  summary: 'Changes that a consumer could not take',
  query: z.strictObject(listQuery),
  reply: listOf(
    z.strictObject({
      id: idSchema('dead'),
      consumer: z.string(),
      at: z.number(),
      key: z.string(),
      error: z.string(),
      tries: z.number(),
    }),
  ),
  errors: ['forbidden', 'cursor_invalid'],
  who: { roles: ['operator'] },
});
export const replayDeadLetter = endpoint({
  name: 'replayDeadLetter',
  method: 'POST',
  path: '/api/dead-letters/:deadId/replay',
  summary: 'Give a dead letter to its consumer once more',
  params: z.strictObject({ deadId: idSchema('dead') }),
  reply: z.strictObject({ id: idSchema('dead'), taken: z.boolean() }),
  errors: ['forbidden', 'not_found'],
  who: { roles: ['operator'] },
  stepUp: STEP_UP_ACT_MINUTES,
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { VERIFIERS } from '../orgs/roles.ts';

/** Two wishes that are one: the later of the two goes, and says where. */
export const mergeWish = endpoint({
  name: 'mergeWish',
  method: 'POST',
  path: '/api/wishes/:wishId/merger',
  summary: 'Say that it is the same as another; the later one is withdrawn with a pointer to the earlier',
  params: z.strictObject({ wishId: idSchema('wish') }),
  body: z.strictObject({ with: idSchema('wish') }),
  /** `id` was withdrawn and `into` stays. */
  reply: z.strictObject({ id: idSchema('wish'), into: idSchema('wish') }),
  errors: ['forbidden', 'four_eyes', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});

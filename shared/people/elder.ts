import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { STATION_STAFF } from '../orgs/roles.ts';

/** Large text, one column, three choices a screen: kept with the person, so it is there on any phone they sign in on. */
export const setElderMode = endpoint({
  name: 'setElderMode',
  method: 'PUT',
  path: '/api/people/:personId/elder-mode',
  summary: 'Turn the large screens on or off, for oneself or at a home visit',
  params: z.strictObject({ personId: idSchema('person') }),
  body: z.strictObject({ on: z.boolean() }),
  reply: z.strictObject({ on: z.boolean() }),
  errors: ['forbidden', 'not_found'],
  who: { roles: STATION_STAFF, relations: ['self'] },
});

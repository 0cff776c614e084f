import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listOf, listQuery } from '../kernel/schema.ts';
import { wishCard } from './wish.ts';

/** Where a wish that the public sees can stand: waits for somebody, is being done, has come true. */
export const PLACE_PARTS = ['waiting', 'going', 'fulfilled'] as const;

/** The records behind a place's numbers. */
export const listPlaceWishes = endpoint({
  name: 'listPlaceWishes',
  method: 'GET',
  path: '/api/orgs/:orgId/wishes',
  summary:
    'Public wishes of a county or a station, or those that an organisation carries, newest first; of a county’s, the newest thousand of each part',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject({ ...listQuery, part: z._default(z.enum(PLACE_PARTS), 'waiting') }),
  reply: listOf(wishCard),
  errors: ['not_found', 'cursor_invalid'],
  who: 'anyone',
  cacheSeconds: 30,
});

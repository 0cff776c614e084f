import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listOf, listQuery, publicWords } from '../kernel/schema.ts';
import { MEDIATORS } from '../orgs/roles.ts';
import { group, wishKind } from './wish.ts';

const disputedRow = z.strictObject({
  id: idSchema('wish'),
  title: publicWords,
  group,
  kind: wishKind,
  minor: z.boolean(),
  stationId: idSchema('org'),
  station: publicWords,
  /** When somebody said that something is wrong. */
  since: z.number(),
});
export type DisputedRow = z.infer<typeof disputedRow>;
/** For those who settle them: what waits longest first. */
export const listDisputedWishes = endpoint({
  name: 'listDisputedWishes',
  method: 'GET',
  path: '/api/orgs/:orgId/disputed-wishes',
  summary: 'Wishes in dispute at a station or in a county, the oldest dispute first',
  params: z.strictObject({ orgId: idSchema('org') }),
  query: z.strictObject(listQuery),
  reply: listOf(disputedRow),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: MEDIATORS },
});

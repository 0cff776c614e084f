import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listOf, listQuery, publicWords } from '../kernel/schema.ts';
import { claimView, giftView } from './contract.ts';

const orgParams = z.strictObject({ orgId: idSchema('org') });

/** A gift that an organisation agreed to be named for, with the wish that it is for. */
export const orgGiftView = z.extend(claimView, {
  title: publicWords,
  at: z.number(),
  /** What was said when the wish came true: anyone may read it. */
  thanks: z.optional(publicWords),
});
export type OrgGiftView = z.infer<typeof orgGiftView>;

export const listOrgGifts = endpoint({
  name: 'listOrgGifts',
  method: 'GET',
  path: '/api/orgs/:orgId/gifts',
  summary: 'What an enterprise or organisation gives in its own name, as far as it agreed to be named; newest first',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: listOf(orgGiftView),
  errors: ['not_found', 'cursor_invalid'],
  who: 'anyone',
});

/** The same for who manages it: every gift, and who promised it. */
export const givingView = z.extend(giftView, { promisedBy: z.optional(z.string()) });
export type GivingView = z.infer<typeof givingView>;

export const listGiving = endpoint({
  name: 'listGiving',
  method: 'GET',
  path: '/api/orgs/:orgId/giving',
  summary: 'Everything that was given and promised in an organisation’s name, named or not; newest first',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: listOf(givingView),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: ['organisation_manager'] },
});

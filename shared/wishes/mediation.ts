import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listOf, listQuery, outcome, publicWords } from '../kernel/schema.ts';
import { MEDIATORS } from '../orgs/roles.ts';
import { group, noteText, wishKind, wishParams } from './wish.ts';

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

/** How somebody stands to the wish whose dispute it is. */
export const DISPUTE_PARTS = ['beneficiary', 'guardian', 'holder', 'poster', 'volunteer', 'donor', 'staff'] as const;
const side = z.strictObject({
  part: z.enum(DISPUTE_PARTS),
  name: z.string(),
  phone: z.optional(z.string()),
  /** They are the one who says that something is wrong. */
  complains: z.boolean(),
  /** What they say of it, and when they said it. */
  words: z.optional(z.string()),
  at: z.optional(z.number()),
});
export type DisputeSide = z.infer<typeof side>;
/** For whoever settles it, so that nobody is judged unheard. Each look is noted with the wish. */
export const readDispute = endpoint({
  name: 'readDispute',
  method: 'GET',
  path: '/api/wishes/:wishId/dispute',
  summary: 'Both sides of a dispute: who they are, how to call them, and what they say',
  params: wishParams,
  reply: z.strictObject({ sides: z.array(side) }),
  errors: ['forbidden', 'wrong_state', 'four_eyes', 'children_protected', 'not_found'],
  who: { roles: MEDIATORS },
});
/** Once each, for the mediators alone: it is no conversation. Whoever complains has said theirs. */
export const answerDispute = endpoint({
  name: 'answerDispute',
  method: 'POST',
  path: '/api/wishes/:wishId/dispute-answers',
  summary: 'Say one’s own side of a dispute, for who settles it',
  params: wishParams,
  body: z.strictObject({ words: noteText }),
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: [], relations: ['beneficiary', 'guardian', 'assignee', 'donor', 'holder'] },
});

import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listQuery } from '../kernel/schema.ts';

/** What a person can be told. The words are in the web's dictionary; a notice holds no personal data of others. */
export const NOTICE_KINDS = [
  'wish_submitted',
  'wish_returned',
  'wish_rejected',
  'wish_escalated',
  'wish_published',
  'wish_accepted',
  'wish_to_confirm',
  'wish_delivered',
  'wish_fulfilled',
  'wish_withdrawn',
  'wish_disputed',
  'clock_missed',
  'task_offered',
  'task_lapsed',
  'task_cancelled',
  'task_place_free',
  'hours_booked',
  'hours_reversed',
  'role_granted',
  'role_ended',
  'check_added',
  'no_show',
] as const;
export const noticeKind = z.enum(NOTICE_KINDS);
export type NoticeKind = z.infer<typeof noticeKind>;
export const noticeView = z.strictObject({
  id: idSchema('notice'),
  kind: noticeKind,
  at: z.number(),
  read: z.boolean(),
  /** Public title of the wish it is about. */
  title: z.optional(z.strictObject({ zh: z.string(), en: z.optional(z.string()) })),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Where a tap leads, a path of the app. */
  to: z.string(),
});
export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/api/my/notices',
  summary: 'My inbox, newest first',
  query: z.strictObject(listQuery),
  reply: z.strictObject({ items: z.array(noticeView), next: z.optional(z.string()), unread: z.number() }),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});
export const readNotices = endpoint({
  name: 'readNotices',
  method: 'POST',
  path: '/api/my/notices/reads',
  summary: 'Mark everything up to a notice as read',
  body: z.strictObject({ upTo: idSchema('notice') }),
  reply: z.strictObject({ unread: z.number() }),
  errors: ['unauthenticated'],
  who: 'signed_in',
});

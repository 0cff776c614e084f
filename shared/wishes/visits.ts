import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { publicWords, words } from '../kernel/schema.ts';
import { timeWindow } from './wish.ts';

const visit = {
  wishId: idSchema('wish'),
  title: words(40),
  /** As the public calls them: 小赵, 社工李敏. */
  by: words(40),
};
export const visitsView = z.strictObject({
  /** First one first. */
  coming: z.array(
    z.strictObject({
      ...visit,
      window: timeWindow,
      /** Whose rotating code they are shown at the door. */
      taskId: z.optional(idSchema('task')),
      /** They have come and not yet finished. */
      there: z.optional(z.literal(true)),
      /** What they bring, where that is what they come for. */
      brings: z.optional(publicWords),
    }),
  ),
  /** Were to come, and nothing was heard of it though the time is over; newest first. */
  unheard: z.optional(z.array(z.strictObject({ ...visit, window: timeWindow }))),
  /** Newest first. */
  been: z.array(z.strictObject({ ...visit, at: z.number() })),
});
/** For somebody who wants to know in one look who comes and who has been. The latest wishes only. */
export const listMyVisits = endpoint({
  name: 'listMyVisits',
  method: 'GET',
  path: '/api/my/visits',
  summary: 'Who is coming to me, and who has been',
  reply: visitsView,
  errors: [],
  who: 'signed_in',
});

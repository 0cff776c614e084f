import * as z from 'zod/mini';
import { epochMs, whole } from '../kernel/schema.ts';

/** How often, as people say it. `weekdays`: Monday is 0. `week`: which one of the month, -1 for the last; only by the month. */
const rhythmFields = {
  every: z.enum(['week', 'month']),
  interval: whole(1, 4),
  weekdays: z.array(whole(0, 6)).check(z.minLength(1), z.maxLength(7)),
  week: z.optional(z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)])),
};
export const rhythm = z.strictObject(rhythmFields);
export type Rhythm = z.infer<typeof rhythm>;

/** From when, how long each time, until when. The first date is the first that fits the rhythm at or after `from`. */
export const plan = z.strictObject({
  rhythm,
  /** Moment of the first day at the hour of the visit. */
  from: epochMs,
  minutes: whole(15, 720),
  /** Last moment at which a visit may begin. */
  until: epochMs,
});
export type Plan = z.infer<typeof plan>;

import * as z from 'zod/mini';
import { idSchema } from '../kernel/ids.ts';
import { cellSchema, publicWords } from '../kernel/schema.ts';
import { group, language, ribbonLetters, timeWindow, urgency, wishKind } from '../wishes/wish.ts';

export const TASK_STATES = ['open', 'filled', 'under_way', 'done', 'cancelled'] as const;
export const taskState = z.enum(TASK_STATES);
export type TaskState = z.infer<typeof taskState>;
export const ASSIGNMENT_STATES = [
  'offered',
  'waiting',
  'accepted',
  'checked_in',
  'checked_out',
  'confirmed',
  'declined',
  'lapsed',
  'cancelled',
  'no_show',
  'disputed',
] as const;
export const assignmentState = z.enum(ASSIGNMENT_STATES);
export type AssignmentState = z.infer<typeof assignmentState>;
export const DECLINE_REASONS = ['busy', 'far', 'unsure', 'unwell', 'other'] as const;
export const declineReason = z.enum(DECLINE_REASONS);
/** Who gives a visit back may have said already that they are away on that day: nobody needs to ask them why. */
export const handOverReason = z.enum([...DECLINE_REASONS, 'away']);

export const taskParams = z.strictObject({ taskId: idSchema('task') });
export const seatParams = z.strictObject({ taskId: idSchema('task'), personId: idSchema('person') });

/** What a matcher and a volunteer need to know of a slot. The index projects it as the card. */
export const taskCard = z.strictObject({
  id: idSchema('task'),
  wishId: idSchema('wish'),
  state: taskState,
  kind: wishKind,
  group,
  urgency,
  title: publicWords,
  story: publicWords,
  text: publicWords,
  skills: z.array(z.string()),
  languages: z.array(language),
  lifting: z.boolean(),
  /** A child is the beneficiary: only volunteers with a valid check, and only by a person's offer. */
  minor: z.boolean(),
  people: z.number(),
  taken: z.number(),
  window: timeWindow,
  minutes: z.number(),
  cell: cellSchema,
  stationId: idSchema('org'),
  station: publicWords,
  publishedAt: z.number(),
  ribbon: ribbonLetters,
  /** Its wish takes nobody at present: it is being confirmed or in dispute. */
  rests: z.optional(z.boolean()),
  /** One date of a series: the same visit by the same rhythm. */
  seriesId: z.optional(idSchema('series')),
});
export type TaskCard = z.infer<typeof taskCard>;

export const seat = z.strictObject({ taskId: idSchema('task'), personId: idSchema('person'), state: assignmentState });

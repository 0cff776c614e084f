import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listOf, listQuery } from '../kernel/schema.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { assignmentState, taskCard, taskParams } from './task.ts';

export const assignmentView = z.strictObject({
  task: taskCard,
  state: assignmentState,
  offeredUntil: z.optional(z.number()),
  acceptedAt: z.optional(z.number()),
  checkedInAt: z.optional(z.number()),
  checkedOutAt: z.optional(z.number()),
  /** Why it ended without anybody's answer: the line ended with the task, or they had said that they are away. */
  why: z.optional(z.enum(['line', 'away'])),
  /** What the station wrote when it recorded that they did not come. */
  note: z.optional(z.string()),
  minutes: z.optional(z.number()),
  /** Since when somebody says that something was not right: until a mediator has settled it, no yes is waited for. */
  questionedAt: z.optional(z.number()),
  /** A stamp came in later than it was made. */
  sentLate: z.optional(z.boolean()),
  /** Opens by stages: building after accepting, door at service time. */
  place: z.strictObject({
    building: z.optional(z.string()),
    door: z.optional(z.string()),
    name: z.optional(z.string()),
    doorFrom: z.optional(z.number()),
    doorUntil: z.optional(z.number()),
    stationPhone: z.optional(z.string()),
  }),
  /** Earliest moment of checking in. */
  checkInFrom: z.number(),
});
export type AssignmentView = z.infer<typeof assignmentView>;
export const listMyTasks = endpoint({
  name: 'listMyTasks',
  method: 'GET',
  path: '/api/my/tasks',
  summary: 'What I was asked, accepted and did, next thing first',
  query: z.strictObject({ ...listQuery, when: z._default(z.enum(['coming', 'past']), 'coming') }),
  reply: listOf(assignmentView),
  errors: ['unauthenticated', 'cursor_invalid'],
  who: 'signed_in',
});
export const readTaskSeats = endpoint({
  name: 'readTaskSeats',
  method: 'GET',
  path: '/api/tasks/:taskId/assignments',
  summary: 'Who was asked, accepted, waits, came',
  params: taskParams,
  reply: z.strictObject({
    task: taskCard,
    items: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        state: assignmentState,
        at: z.number(),
        until: z.optional(z.number()),
        sentLate: z.optional(z.boolean()),
        /** What was written with a no-show; they themselves read it too. */
        note: z.optional(z.string()),
      }),
    ),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

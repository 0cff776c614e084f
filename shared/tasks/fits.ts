import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listQuery } from '../kernel/schema.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { heldSkill } from '../volunteers/contract.ts';
import { assignmentState, taskCard, taskParams } from './task.ts';

export const GATES = [
  'age',
  'consent',
  'check',
  'minor_offer',
  'skill',
  'licence',
  'language',
  'health',
  'radius',
  'window',
  'overlap',
  'cap',
  'blocked',
  'self',
  'full',
  'suggestions_off',
  'offers_off',
  'nudged_enough',
] as const;
export const gateName = z.enum(GATES);
export type GateName = z.infer<typeof gateName>;
/** A gate's verdict. `params` fill the sentence that shared/matching keeps for it, never with another person's data. */
export const gateVerdict = z.strictObject({
  gate: gateName,
  passes: z.boolean(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type GateVerdict = z.infer<typeof gateVerdict>;

export const REASONS = [
  'first',
  'likely',
  'urgent',
  'waiting_long',
  'skill',
  'near',
  'free',
  'language',
  'been_before',
  'backlog',
  'rested',
  'asked',
] as const;
export const reason = z.strictObject({
  reason: z.enum(REASONS),
  /** Points this adds to (or takes from) its tier. */
  points: z.int(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Reason = z.infer<typeof reason>;
export const fit = z.strictObject({
  /** The tiers in one number, to compare by. */
  score: z.int(),
  tiers: z.strictObject({ coverage: z.int(), merit: z.int(), ease: z.int() }),
  reasons: z.array(reason),
  gates: z.array(gateVerdict),
  travelMinutes: z.number(),
  distanceM: z.number(),
});
export type Fit = z.infer<typeof fit>;

export const listForMe = endpoint({
  name: 'listForMe',
  method: 'GET',
  path: '/api/my/suggestions',
  summary: 'Tasks that suit me, best first, each with its reasons',
  query: z.strictObject({
    ...listQuery,
    /** Also those that a gate refuses, to see why not. */ all: z.optional(z.enum(['true', 'false'])),
  }),
  reply: z.strictObject({
    items: z.array(
      z.strictObject({
        task: taskCard,
        fit,
        offered: z.boolean(),
        /** When the offer lapses. */ until: z.optional(z.number()),
        /** It is a leader of one's own team who asks. */ byTeam: z.optional(z.boolean()),
        /** Others are asked for the place as well: the first to say yes has it. */ alsoAsked: z.optional(
          z.literal(true),
        ),
      }),
    ),
    next: z.optional(z.string()),
    suggestions: z.boolean(),
  }),
  errors: ['unauthenticated', 'not_volunteer', 'cursor_invalid'],
  who: 'signed_in',
});
export const readFit = endpoint({
  name: 'readFit',
  method: 'GET',
  path: '/api/tasks/:taskId/fit',
  summary: 'Why me, or why not: the whole reckoning for one task',
  params: taskParams,
  reply: z.strictObject({
    task: taskCard,
    fit,
    offered: z.boolean(),
    until: z.optional(z.number()),
    byTeam: z.optional(z.boolean()),
    alsoAsked: z.optional(z.literal(true)),
  }),
  errors: ['unauthenticated', 'not_volunteer', 'not_found'],
  who: 'signed_in',
});
export const listCandidates = endpoint({
  name: 'listCandidates',
  method: 'GET',
  path: '/api/tasks/:taskId/candidates',
  summary: 'Who could do this: every volunteer around, with reasons or the gate',
  params: taskParams,
  query: z.strictObject({ ...listQuery, refused: z.optional(z.enum(['true', 'false'])) }),
  reply: z.strictObject({
    task: taskCard,
    items: z.array(
      z.strictObject({
        personId: idSchema('person'),
        name: z.string(),
        fit,
        skills: z.array(heldSkill),
        offered: z.optional(assignmentState),
        /** A colleague has said that they are not to be asked for this: who, and until when it holds. */
        forbidden: z.optional(z.strictObject({ by: z.string(), until: z.number() })),
        demo: z.optional(z.boolean()),
      }),
    ),
    next: z.optional(z.string()),
    suited: z.number(),
    refused: z.number(),
  }),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: COORDINATORS },
});

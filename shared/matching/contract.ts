import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { listQuery, whole } from '../kernel/schema.ts';
import { COORDINATORS } from '../orgs/roles.ts';
import { fit, GATES, gateVerdict } from '../tasks/fits.ts';
import { assignmentState, taskCard } from '../tasks/task.ts';

const orgParams = z.strictObject({ orgId: idSchema('org') });
const taskParams = z.strictObject({ taskId: idSchema('task') });
const pairParams = z.strictObject({ taskId: idSchema('task'), personId: idSchema('person') });
const permille = whole(0, 1_000);

/** How a task stands in the plan: nobody suits, planned and asked at the next hour for it, asked, or a child's task that waits for a person. */
export const PLAN_STATES = ['nobody', 'planned', 'asked', 'waits_for_person'] as const;
const planState = z.enum(PLAN_STATES);
/** Needs covered, pairs, the sums of the tiers and minutes on the way: of a plan, or how many more than another. */
const planTotal = z.strictObject({
  covered: z.int(),
  pairs: z.int(),
  tiers: z.strictObject({ coverage: z.int(), merit: z.int(), ease: z.int() }),
  minutes: z.int(),
});
export type PlanTotal = z.infer<typeof planTotal>;

/** Somebody on the board: in the plan, kept ready beside it, or asked. `yes`: permille of a yes, by earlier answers. */
const boardPerson = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  as: z.enum(['planned', 'reserve', 'asked']),
  yes: permille,
  minutes: z.number(),
  until: z.optional(z.number()),
  pinned: z.optional(z.boolean()),
  demo: z.optional(z.boolean()),
});
const boardRow = z.strictObject({
  task: taskCard,
  state: planState,
  people: z.array(boardPerson),
  /** Permille of at least one yes among the planned, the asked and those beside. */
  some: permille,
});

export const readPlan = endpoint({
  name: 'readPlan',
  method: 'GET',
  path: '/api/orgs/:orgId/plan',
  summary: 'The plan as a board: who is to be asked for what, and how it stands',
  params: orgParams,
  query: z.strictObject(listQuery),
  reply: z.strictObject({
    /** When it was made; absent before the first. */
    at: z.optional(z.number()),
    certified: z.boolean(),
    total: planTotal,
    /** What each minute on the way took of merit, so that nobody walks longer; absent where the published order stands as it is. */
    minutePoints: z.optional(z.int().check(z.minimum(1))),
    items: z.array(boardRow),
    next: z.optional(z.string()),
  }),
  errors: ['forbidden', 'not_found', 'cursor_invalid'],
  who: { roles: COORDINATORS },
});

export const makePlan = endpoint({
  name: 'makePlan',
  method: 'POST',
  path: '/api/orgs/:orgId/plan',
  summary: 'Plan now; those who are to be asked are asked',
  params: orgParams,
  reply: z.strictObject({ at: z.number() }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

const override = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  what: z.enum(['pin', 'forbid']),
  /** Of a swap: who is not to come, because this one is. */
  instead: z.optional(z.strictObject({ personId: idSchema('person'), name: z.string() })),
  by: z.string(),
  at: z.number(),
  until: z.number(),
  /** false: a pin that cannot be kept now, because a gate or another pin stands in the way. */
  kept: z.boolean(),
});
/** Somebody for one task, with the whole reckoning; `cost`: the plan with the opposite word about them, against this one. */
const planChoice = z.strictObject({
  personId: idSchema('person'),
  name: z.string(),
  as: z.enum(['planned', 'reserve', 'asked', 'other']),
  state: z.optional(assignmentState),
  /** Of somebody asked: until when they may answer. */
  until: z.optional(z.number()),
  yes: permille,
  fit,
  cost: z.optional(planTotal),
  demo: z.optional(z.boolean()),
});
/** What keeps the center's volunteers from a task: a gate, or the answer that they gave when they were asked. */
export const HOLDS = [...GATES, 'answered'] as const;
export type Hold = (typeof HOLDS)[number];
const held = z.strictObject({ by: z.enum(HOLDS), people: z.int() });
export const readPlanTask = endpoint({
  name: 'readPlanTask',
  method: 'GET',
  path: '/api/tasks/:taskId/plan',
  summary: 'One task in the plan: reasons for each pair, and what another choice would cost',
  params: taskParams,
  reply: z.strictObject({
    task: taskCard,
    people: z.array(planChoice),
    /** Where nobody can be asked: how many each thing keeps from it, those first who lack the least. */
    held: z.array(held),
    overrides: z.array(override),
  }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

export const overridePlan = endpoint({
  name: 'overridePlan',
  method: 'PUT',
  path: '/api/tasks/:taskId/overrides/:personId',
  summary: 'Pin or forbid a pair, or swap one person for another; kept by the next plans until it expires',
  params: pairParams,
  body: z.strictObject({
    what: z.enum(['pin', 'forbid']),
    days: z._default(whole(1, 30), 7),
    /** With a pin: the person who is not to come. */
    instead: z.optional(idSchema('person')),
  }),
  reply: z.strictObject({ taskId: idSchema('task'), personId: idSchema('person'), until: z.number() }),
  errors: [
    'forbidden',
    'four_eyes',
    'guardian_required',
    'not_suitable',
    'word_stands',
    'wrong_state',
    'taken',
    'not_found',
  ],
  who: { roles: COORDINATORS },
});
export const liftOverride = endpoint({
  name: 'liftOverride',
  method: 'DELETE',
  path: '/api/tasks/:taskId/overrides/:personId',
  summary: 'Take a pin or a ban back, and a swap as one, by either of the two people',
  params: pairParams,
  reply: z.strictObject({ taskId: idSchema('task'), personId: idSchema('person') }),
  errors: ['forbidden', 'not_found'],
  who: { roles: COORDINATORS },
});

/**
 * How somebody stands in the plan for one task. `gate`: the planner may not ask, with the gate. `elsewhere`: asked or planned
 * for another wish that needs them more. The rest say what the other has more of; never who, where or how much.
 */
export const PLAN_STANDINGS = [
  'no_plan',
  'person_asks',
  'asked',
  'planned',
  'reserve',
  'gate',
  'elsewhere',
  'skill',
  'likely',
  'near',
  'language',
  'been_before',
  'rested',
  'asked_less',
  'as_good',
] as const;
export const planStanding = z.enum(PLAN_STANDINGS);
export type PlanStanding = z.infer<typeof planStanding>;
export const readStanding = endpoint({
  name: 'readStanding',
  method: 'GET',
  path: '/api/tasks/:taskId/standing',
  summary: 'Why me, or why not, in the latest plan; never names others',
  params: taskParams,
  reply: z.strictObject({ standing: planStanding, at: z.optional(z.number()), gate: z.optional(gateVerdict) }),
  errors: ['unauthenticated', 'not_volunteer', 'not_found'],
  who: 'signed_in',
});

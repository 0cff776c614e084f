import {
  liftOverride,
  makePlan,
  overridePlan,
  readPlan,
  readPlanTask,
  readStanding,
} from '../../shared/matching/contract.ts';
import { centerOf } from '../orgs/orgs.ts';
import { aboutOrg } from '../orgs/routes.ts';
import { type Route, route } from '../platform/route.ts';
import { aboutTask } from '../tasks/seat.ts';
import { planBoard } from './board.ts';
import { planTask } from './board-task.ts';
import { liftWrites, overrideWrites } from './overrides.ts';
import { planWrites } from './planner.ts';
import { standingOf } from './standing.ts';

export const PLANNER_ROUTES: readonly Route[] = [
  route(readPlan, {
    about: aboutOrg,
    act: async ({ house, input: { query }, thing }) => ({ reply: await planBoard(house, thing, query) }),
  }),
  route(makePlan, {
    about: aboutOrg,
    act: async ({ house, thing }) => {
      const center = await centerOf(house, thing.id);
      return { reply: { at: house.clock() }, writes: center ? await planWrites(house, center.id) : [] };
    },
  }),
  route(readPlanTask, {
    about: aboutTask,
    act: async ({ house, thing }) => ({ reply: await planTask(house, thing) }),
  }),
  route(overridePlan, {
    about: aboutTask,
    act: async ({ actor, house, input: { params, body }, thing }) => {
      const { until, writes } = await overrideWrites(house, actor, thing, params.personId, body);
      return { reply: { ...params, until }, writes };
    },
  }),
  route(liftOverride, {
    about: aboutTask,
    act: async ({ house, input: { params }, thing }) => ({
      reply: params,
      writes: await liftWrites(house, thing, params.personId),
    }),
  }),
  route(readStanding, {
    act: async ({ actor, house, input }) => ({ reply: await standingOf(house, actor.personId, input.params.taskId) }),
  }),
];

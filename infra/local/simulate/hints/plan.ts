import type { Hints } from './hint.ts';
import { coordinatorWhoHelps, openTask, volunteerId } from './tasks.ts';

export const PLAN_HINTS: Hints = {
  overridePlan: (known) => {
    const { random } = known;
    const task = openTask(known);
    if (!task) return undefined;
    const both = coordinatorWhoHelps(known);
    if (both !== undefined && random.chance(0.1))
      return { params: { taskId: task.id, personId: both }, body: { what: 'pin', days: 3 }, as: both };
    const params = { taskId: task.id, personId: volunteerId(known) };
    if (random.chance(0.3)) return { params, body: { what: 'forbid', days: 1 + random.below(7) } };
    return { params, body: { what: 'pin', days: 3, ...(random.chance(0.4) ? { instead: volunteerId(known) } : {}) } };
  },
  liftOverride: ({ county, random }) => {
    const word = county.pick<{ taskId: string; personId: string }>('override', random);
    return word && { params: { taskId: word.taskId, personId: word.personId } };
  },
  makePlan: ({ town }) => ({ params: { orgId: town.center.id } }),
  readPlan: ({ town }) => ({ params: { orgId: town.center.id } }),
  readPlanTask: (known) => {
    const task = openTask(known);
    return task && { params: { taskId: task.id } };
  },
};

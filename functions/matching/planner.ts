import { mayAsk } from '../../shared/matching/asking.ts';
import { type Override, type Plan, type Planning, planOf } from '../../shared/matching/plan.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile, type Write } from '../platform/table.ts';
import { taskOf } from '../tasks/assignments.ts';
import { waveWrites } from '../tasks/wave.ts';
import { type PlanInput, planInput } from './plan-input.ts';
import {
  overrideFromItem,
  PLAN_ENTRIES_LIMIT_ITEMS,
  type PlannedPerson,
  type PlannedTask,
  planFromItem,
  planKey,
  planToItem,
  pricesFromItem,
  pricesKey,
  pricesToItem,
  type StoredOverride,
  type StoredPlan,
} from './plan-item.ts';

/** When the exact plan takes longer, the greedy one comes instead and says so. */
const SOLVE_LIMIT_MS = 2_000;
const OVERRIDES_LIMIT_ITEMS = 200;

/** A center's latest plan, read strongly; undefined before the first. */
export async function storedPlan(house: House, centerId: string): Promise<StoredPlan | undefined> {
  const item = await house.table.get(planKey(centerId), { consistent: true });
  return item && planFromItem(item);
}

/** The overrides that hold now. */
export async function overridesOf(house: House, centerId: string): Promise<readonly StoredOverride[]> {
  const page = await house.table.query({
    pk: planKey(centerId).pk,
    sk: { beginsWith: 'OVERRIDE#' },
    limit: OVERRIDES_LIMIT_ITEMS,
    consistent: true,
  });
  return page.items.map(overrideFromItem).filter(({ until }) => until > house.clock());
}

/** Plans from what was read, with the head start of the last run, or in the order of a plan to compare with. */
export function solvePlan(
  house: House,
  input: PlanInput,
  overrides: readonly Override[],
  { start, order }: Pick<Planning, 'start' | 'order'> = {},
): Plan {
  return planOf({
    needs: input.needs,
    options: input.options,
    overrides,
    budget: { ms: SOLVE_LIMIT_MS, now: house.clock },
    ...(start ? { start } : {}),
    ...(order ? { order } : {}),
  });
}

/**
 * Writes that store a center's plan as it is now; the stream brings it to PLANNED, which asks. None for a center without open
 * tasks. Of two planners at once the first to write has planned.
 */
export async function planWrites(house: House, centerId: string): Promise<readonly Write[]> {
  const [input, before, overrides, prices] = await Promise.all([
    planInput(house, centerId),
    storedPlan(house, centerId),
    overridesOf(house, centerId),
    house.table.get(pricesKey(centerId)),
  ]);
  if (input.tasks.length === 0 && before === undefined) return [];
  const plan = solvePlan(house, input, overrides, prices ? { start: pricesFromItem(prices) } : {});
  const { certified, total, minutePoints } = plan;
  const stored: StoredPlan = {
    centerId,
    version: (before?.version ?? 0) + 1,
    at: house.clock(),
    certified,
    total,
    ...(minutePoints > 0 ? { minutePoints } : {}),
    looked: input.tasks.length,
    tasks: byTask(plan),
    backlog: input.backlog,
  };
  return [
    {
      op: 'replace',
      item: planToItem(stored),
      if: [before ? { attribute: 'version', is: 'eq', value: before.version } : { attribute: 'pk', is: 'missing' }],
    },
    { op: 'replace', item: pricesToItem(centerId, plan.prices) },
  ];
}

function byTask({ pairs, reserves }: Plan): Readonly<Record<string, PlannedTask>> {
  const person = ({ personId, yes, minutes }: Omit<PlannedPerson, 'pinned'>): PlannedPerson => ({
    personId,
    yes,
    minutes,
  });
  const tasks: Record<string, { planned: PlannedPerson[]; reserves: PlannedPerson[] }> = {};
  const of = (taskId: string) => (tasks[taskId] ??= { planned: [], reserves: [] });
  for (const pair of pairs.slice(0, PLAN_ENTRIES_LIMIT_ITEMS))
    of(pair.taskId).planned.push({ ...person(pair), ...(pair.pinned ? { pinned: true } : {}) });
  for (const one of reserves.slice(0, Math.max(0, PLAN_ENTRIES_LIMIT_ITEMS - pairs.length)))
    of(one.taskId).reserves.push(person(one));
  return tasks;
}

/** Plans a center now. Safe to repeat, and safe beside another planner: whoever writes second leaves it to the first. */
export async function planCenter(house: House, centerId: string): Promise<void> {
  const writes = await planWrites(house, centerId);
  if (writes.length > 0) await unlessMoved(() => house.table.transact(writes));
}

/** Asks whom a plan wants, task by task. Safe to repeat: each wave looks again at who is asked already. */
export async function askPlanned(house: House, plan: Pick<StoredPlan, 'tasks'>): Promise<void> {
  const now = house.clock();
  for (const [taskId, { planned, reserves }] of Object.entries(plan.tasks)) {
    const task = await taskOf(house, taskId);
    if (!mayAsk(now, task.urgency)) continue;
    const writes = await waveWrites(house, task, {
      planned: planned.map(({ personId }) => personId),
      reserves: reserves.map(({ personId }) => personId),
    });
    if (writes.length > 0) await unlessMoved(() => house.table.transact(writes));
  }
}

/** Someone moved one of these at the same moment: the next round looks again. */
async function unlessMoved(commit: () => Promise<void>): Promise<void> {
  try {
    await commit();
  } catch (error) {
    if (!movedMeanwhile(error)) throw error;
  }
}

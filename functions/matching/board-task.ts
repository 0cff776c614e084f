import type { Reply } from '../../shared/kernel/endpoint.ts';
import { yesPermille } from '../../shared/matching/acceptance.ts';
import type { Option } from '../../shared/matching/assign.ts';
import { HOLDS, type Hold, type PlanTotal, type readPlanTask } from '../../shared/matching/contract.ts';
import { differenceOf, type Override, type Plan } from '../../shared/matching/plan.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { packed } from '../../shared/matching/tiers.ts';
import type { House } from '../platform/house.ts';
import { agendasOf, weeksAround } from '../tasks/agenda.ts';
import { assignmentsOf } from '../tasks/assignments.ts';
import { matchTask, matchVolunteer } from '../tasks/fits.ts';
import { offerStands } from '../tasks/seat.ts';
import { type Task, taskCardOf } from '../tasks/task-item.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { namesOf } from './board.ts';
import { heldFrom, type PlanInput, planContext, planInput } from './plan-input.ts';
import type { StoredOverride } from './plan-item.ts';
import { overridesOf, solvePlan } from './planner.ts';

/** Others beside those in the plan, best first: each costs one more solution of the center's plan. */
const OTHERS_LIMIT_ITEMS = 6;

type View = Reply<typeof readPlanTask>;
type Choice = Omit<View['people'][number], 'name' | 'fit'>;

/** One task in the plan as it would be now: who and why, and what another choice would cost the center as a whole. */
export async function planTask(house: House, task: Task): Promise<View> {
  const [input, overrides, seats] = await Promise.all([
    planInput(house, task.centerId),
    overridesOf(house, task.centerId),
    assignmentsOf(house, task.id),
  ]);
  const plan = solvePlan(house, input, overrides);
  const own = overrides.filter(({ taskId }) => taskId === task.id);
  const asked = seats.filter((seat) => offerStands(seat, house.clock()));
  const choices: readonly Choice[] = [
    ...(await Promise.all(
      asked.map(async ({ personId, state, offeredUntil }): Promise<Choice> => {
        const volunteer = await findVolunteer(house, personId);
        return {
          personId,
          as: 'asked',
          state,
          yes: yesPermille(volunteer?.answers),
          ...(offeredUntil === undefined ? {} : { until: offeredUntil }),
        };
      }),
    )),
    ...inPlan(task.id, plan).map((one) => ({ ...one, ...costOf(house, input, overrides, plan, task, one) })),
    ...forbiddenLast(others(task.id, plan, input), own).map((one) => ({
      ...one,
      ...costOf(house, input, overrides, plan, task, one),
    })),
  ];
  const names = await namesOf(house, [
    ...choices.map(({ personId }) => personId),
    ...own.flatMap(({ personId, by }) => [personId, by]),
  ]);
  const name = (personId: string) => names.get(personId)?.name ?? '';
  return {
    task: taskCardOf(task),
    people: (await Promise.all(choices.map((one) => withFit(house, task, input, one)))).flatMap((one) =>
      one ? [{ ...one, ...(names.get(one.personId) ?? { name: '' }) }] : [],
    ),
    held: choices.length > 0 ? [] : inOrder(await heldFrom(house, task, input)),
    // The half of a swap that forbids stands in the other one.
    overrides: own
      .filter(({ what, swap }) => what === 'pin' || swap === undefined)
      .map(({ personId, what, swap, by, at, until }) => ({
        personId,
        name: name(personId),
        what,
        ...(swap === undefined ? {} : { instead: { personId: swap, name: name(swap) } }),
        by: name(by),
        at,
        until,
        kept: !plan.unkept.some((one) => one.taskId === task.id && one.personId === personId),
      })),
  };
}

/** Whom a word keeps from being asked comes last, so that what is offered first may be done. */
function forbiddenLast(choices: readonly Choice[], own: readonly StoredOverride[]): readonly Choice[] {
  const forbidden = new Set(own.filter(({ what }) => what === 'forbid').map(({ personId }) => personId));
  const kept = (wanted: boolean) => choices.filter(({ personId }) => forbidden.has(personId) === wanted);
  return [...kept(false), ...kept(true)];
}

/** Whoever fails a later gate has passed the ones before it, so they come first: a person may still ask some of them. */
function inOrder(held: ReadonlyMap<Hold, number>): View['held'] {
  return HOLDS.toReversed().flatMap((by) => {
    const people = held.get(by);
    return people === undefined ? [] : [{ by, people }];
  });
}

function inPlan(taskId: string, { pairs, reserves }: Plan): readonly Choice[] {
  const own = <T extends Option>(list: readonly T[]) => list.filter((one) => one.taskId === taskId);
  return [
    ...own(pairs).map(({ personId, yes }): Choice => ({ personId, yes, as: 'planned' })),
    ...own(reserves).map(({ personId, yes }): Choice => ({ personId, yes, as: 'reserve' })),
  ];
}

function others(taskId: string, plan: Plan, { options }: PlanInput): readonly Choice[] {
  const here = new Set(inPlan(taskId, plan).map(({ personId }) => personId));
  return options
    .filter((option) => option.taskId === taskId && !here.has(option.personId))
    .sort((a, b) => packed(b.tiers) - packed(a.tiers) || (a.personId < b.personId ? -1 : 1))
    .slice(0, OTHERS_LIMIT_ITEMS)
    .map(({ personId, yes }) => ({ personId, yes, as: 'other' }));
}

/**
 * The best plan, in the same order, with the other word about this person: a pin for somebody who is not planned, a ban for
 * somebody who is.
 */
function costOf(
  house: House,
  input: PlanInput,
  overrides: readonly StoredOverride[],
  plan: Plan,
  task: Pick<Task, 'id'>,
  { personId, as }: Choice,
): { cost?: PlanTotal } {
  const rest: readonly Override[] = overrides.filter(
    (one) => one.taskId !== task.id || (one.personId !== personId && one.what === 'forbid'),
  );
  const what = as === 'planned' ? 'forbid' : 'pin';
  const other = solvePlan(house, input, [...rest, { taskId: task.id, personId, what }], { order: plan });
  return other.unkept.some((one) => one.taskId === task.id && one.personId === personId)
    ? {}
    : { cost: differenceOf(plan.total, other.total) };
}

async function withFit(
  house: House,
  task: Task,
  { backlog }: PlanInput,
  choice: Choice,
): Promise<(Choice & { fit: View['people'][number]['fit'] }) | undefined> {
  const now = house.clock();
  const [volunteer, agendas] = await Promise.all([
    findVolunteer(house, choice.personId),
    agendasOf(house, choice.personId, weeksAround(task.window)),
  ]);
  if (!volunteer) return undefined;
  const context = choice.as === 'asked' ? { now, offered: true } : planContext(task, now);
  return {
    ...choice,
    fit: fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { ...context, backlog }),
  };
}

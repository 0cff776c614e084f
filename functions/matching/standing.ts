import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { PlanStanding, readStanding } from '../../shared/matching/contract.ts';
import { firstRefusal } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { TIERS } from '../../shared/matching/tiers.ts';
import { tierOf } from '../../shared/matching/weights.ts';
import type { Fit, Reason } from '../../shared/tasks/fits.ts';
import type { House } from '../platform/house.ts';
import { agendasOf, weeksAround } from '../tasks/agenda.ts';
import { assignmentOf, taskOf } from '../tasks/assignments.ts';
import { matchTask, matchVolunteer } from '../tasks/fits.ts';
import { isLive, isPart, offerStands } from '../tasks/seat.ts';
import type { Task } from '../tasks/task-item.ts';
import { findVolunteer, volunteerOf } from '../volunteers/volunteers.ts';
import { planContext } from './plan-input.ts';
import type { StoredPlan } from './plan-item.ts';
import { storedPlan } from './planner.ts';

type Standing = Reply<typeof readStanding>;

/**
 * Why somebody is, or is not, wanted for a task in the latest plan. In an exact plan whoever is left out is so because the place
 * is worth more with another (the duals), or they are worth more elsewhere. Says what the other has more of, never who, where
 * or how much. Raises `not_volunteer`, `not_found`.
 */
export async function standingOf(house: House, personId: string, taskId: string): Promise<Standing> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const volunteer = await volunteerOf(house, personId);
  const assignment = await assignmentOf(house, taskId, personId);
  if (!isLive(task) && !isPart(assignment)) throw new AppError('not_found');
  if (offerStands(assignment, now)) return { standing: 'asked' };
  // Who is thought of for a child is the station's to say.
  if (task.minor) return { standing: 'person_asks' };
  const plan = await storedPlan(house, task.centerId);
  if (!plan) return { standing: 'no_plan' };
  const agendas = await agendasOf(house, personId, weeksAround(task.window));
  const context = { ...planContext(task, now), backlog: plan.backlog };
  const own = fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), context);
  const gate = firstRefusal(own);
  if (gate && gate.gate !== 'full') return { standing: 'gate', gate, at: plan.at };
  return { standing: await inPlan(house, plan, task, personId, own), at: plan.at };
}

async function inPlan(house: House, plan: StoredPlan, task: Task, personId: string, own: Fit): Promise<PlanStanding> {
  const here = plan.tasks[task.id];
  const isIn = (list: readonly { readonly personId: string }[] | undefined) =>
    list?.some((one) => one.personId === personId) ?? false;
  if (isIn(here?.planned)) return 'planned';
  if (isIn(here?.reserves)) return 'reserve';
  if (Object.values(plan.tasks).some(({ planned }) => isIn(planned))) return 'elsewhere';
  const other = here?.planned[0]?.personId;
  return other === undefined
    ? 'as_good'
    : betterBy(await fitNow(house, task, other, plan.backlog), own, plan.minutePoints ?? 0);
}

async function fitNow(house: House, task: Task, personId: string, backlog: StoredPlan['backlog']): Promise<Fit> {
  const now = house.clock();
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer)
    return {
      score: 0,
      tiers: { coverage: 0, merit: 0, ease: 0 },
      reasons: [],
      gates: [],
      travelMinutes: 0,
      distanceM: 0,
    };
  return fitOf(matchVolunteer(volunteer, [], task, now), matchTask(task), { now, offered: true, backlog });
}

const SAID: Partial<Record<Reason['reason'], PlanStanding>> = {
  skill: 'skill',
  likely: 'likely',
  urgent: 'likely',
  waiting_long: 'likely',
  near: 'near',
  language: 'language',
  been_before: 'been_before',
  rested: 'rested',
  asked: 'asked_less',
};

/** What somebody else brings more of, in the first tier in which the two differ; the way, where it outweighs merit in this plan. */
function betterBy(other: Fit, own: Fit, minutePoints: number): PlanStanding {
  const spared = minutePoints * (own.travelMinutes - other.travelMinutes);
  const behind = own.tiers.merit - other.tiers.merit;
  if (own.tiers.coverage === other.tiers.coverage && behind >= 0 && spared > behind) return 'near';
  const tier = TIERS.find((each) => other.tiers[each] !== own.tiers[each]);
  if (tier === undefined || other.tiers[tier] < own.tiers[tier]) return 'as_good';
  const points = (fit: Fit, said: PlanStanding) =>
    fit.reasons.reduce(
      (sum, one) => (tierOf(one.reason) === tier && SAID[one.reason] === said ? sum + one.points : sum),
      0,
    );
  const [best] = [...new Set(Object.values(SAID))]
    .map((said) => ({ said, more: points(other, said) - points(own, said) }))
    .sort((a, b) => b.more - a.more);
  return best !== undefined && best.more > 0 ? best.said : 'as_good';
}

import { yesPermille } from '../../../../shared/matching/acceptance.ts';
import {
  heaviestFirst,
  type Need,
  type Option,
  type Order,
  PUBLISHED_ORDER,
} from '../../../../shared/matching/assign.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from '../../../../shared/matching/model.ts';
import { planOf } from '../../../../shared/matching/plan.ts';
import { pairTiers } from '../../../../shared/matching/score.ts';
import { TIER_SIZES } from '../../../../shared/matching/tiers.ts';
import { cellTravelMinutes } from '../../../../shared/matching/travel.ts';

/** One morning: the open tasks, oldest first, and everybody whom no gate refuses for them. */
export type Morning = {
  readonly tasks: readonly MatchTask[];
  readonly options: readonly Option[];
  /** Who happens to look first, by task and person: the lower the earlier. */
  readonly looks: (option: Option) => number;
};
/** Whom to ask for what; nobody twice, since one question at a time is open. */
export type Way = (morning: Morning) => readonly Option[];

/** As the planner's job reckons it. */
export function optionOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Option {
  return {
    taskId: task.id,
    personId: volunteer.personId,
    yes: yesPermille(volunteer.answers),
    tiers: { ...pairTiers(volunteer, task, context), coverage: 1 },
    minutes: cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel),
  };
}

/** Each wish in turn, the oldest first, goes to whoever comes first in an order of those who suit and are not yet asked. */
function wishByWish({ tasks, options }: Morning, order: (a: Option, b: Option) => number): readonly Option[] {
  const busy = new Set<string>();
  const byTask = Map.groupBy(options, ({ taskId }) => taskId);
  return tasks.flatMap(({ id }) => {
    const free = (byTask.get(id) ?? []).filter(({ personId }) => !busy.has(personId));
    const first = free.toSorted(order)[0];
    if (first === undefined) return [];
    busy.add(first.personId);
    return [first];
  });
}

/** Each volunteer in turn takes the wish with the most points that is still to be had: a list to choose from. */
function volunteerByVolunteer({ options }: Morning): readonly Option[] {
  const taken = new Set<string>();
  return [...Map.groupBy(options, ({ personId }) => personId).values()].flatMap((own) => {
    const first = own.filter(({ taskId }) => !taken.has(taskId)).toSorted(mostPoints)[0];
    if (first === undefined) return [];
    taken.add(first.taskId);
    return [first];
  });
}

function mostPoints({ tiers: a }: Option, { tiers: b }: Option): number {
  return b.merit - a.merit || b.ease - a.ease;
}

/**
 * The pair with the most points first, as the planner does when its time is over. Not a planner without time: where nobody
 * competes its first pass is exact already, and it would say so.
 */
function greedily({ tasks, options }: Morning): readonly Option[] {
  return heaviestFirst(needsOf(tasks), options);
}

function needsOf(tasks: Morning['tasks']): readonly Need[] {
  return tasks.map(({ id }) => ({ taskId: id, places: 1, covered: false, asked: [] }));
}

function planned({ tasks, options }: Morning, order?: Order): readonly Option[] {
  const { pairs, reserves } = planOf({ needs: needsOf(tasks), options, ...(order ? { order } : {}) });
  return [...pairs, ...reserves];
}

/** Greedy's pairs are asked already; the planner adds its waves alone, from those who are still free. */
function greedyWithWaves(morning: Morning): readonly Option[] {
  const pairs = greedily(morning);
  const busy = new Set(pairs.map(({ personId }) => personId));
  const needs = pairs.map((pair) => ({ taskId: pair.taskId, places: 0, covered: true, asked: [pair] }));
  const options = morning.options.filter(({ personId }) => !busy.has(personId));
  return [...pairs, ...planOf({ needs, options }).reserves];
}

/** Ours in another order: after coverage the fewest minutes on the way, and only then likelihood, urgency and skill. */
function oursWayFirst(morning: Morning): readonly Option[] {
  const options = morning.options.map(({ tiers, minutes, ...option }) => ({
    ...option,
    minutes,
    tiers: { coverage: tiers.coverage, merit: Math.max(0, TIER_SIZES.merit - 1 - minutes), ease: tiers.merit },
  }));
  return planned({ ...morning, options }, PUBLISHED_ORDER);
}

export const WAYS = {
  'first come first served': (morning) => wishByWish(morning, (a, b) => morning.looks(a) - morning.looks(b)),
  'greedy, wish by wish': (morning) => wishByWish(morning, mostPoints),
  'greedy, by volunteer': volunteerByVolunteer,
  greedy: greedily,
  'greedy with our waves': greedyWithWaves,
  ours: (morning) => planned(morning),
  'ours, however long the way': (morning) => planned(morning, PUBLISHED_ORDER),
  'ours, the way first': oursWayFirst,
} as const satisfies Readonly<Record<string, Way>>;
export type WayName = keyof typeof WAYS;
export const WAY_NAMES = Object.keys(WAYS) as readonly WayName[];

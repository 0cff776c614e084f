import { yesPermille } from '../../shared/matching/acceptance.ts';
import type { Need, Option } from '../../shared/matching/assign.ts';
import { backlogOf } from '../../shared/matching/backlog.ts';
import type { Hold } from '../../shared/matching/contract.ts';
import { firstGate, passesGates, passesWeek } from '../../shared/matching/gates.ts';
import { allVolunteers, volunteersFor } from '../../shared/matching/index/layers.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from '../../shared/matching/model.ts';
import { pairTiers } from '../../shared/matching/score.ts';
import { packed } from '../../shared/matching/tiers.ts';
import { cellTravelMinutes } from '../../shared/matching/travel.ts';
import { peopleOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type AgendaWeeks, agendasOfWeeks, weeksAround } from '../tasks/agenda.ts';
import { assignmentsOf } from '../tasks/assignments.ts';
import { idleVolunteer, withWeeks } from '../tasks/fits.ts';
import { openTasksOf } from '../tasks/open-tasks.ts';
import { isAskedAlone, offerStands } from '../tasks/seat.ts';
import type { Assignment, Task } from '../tasks/task-item.ts';
import type { VolunteerCard } from '../volunteers/volunteers.ts';
import { indexOf } from './memory.ts';

/** Open tasks of one plan, those that end soonest: more wait for the next plan. */
const PLAN_TASKS_LIMIT_ITEMS = 150;
/** Volunteers looked at for one task, best first. */
const OPTIONS_PER_TASK_LIMIT_ITEMS = 60;
const READS_AT_ONCE_COUNT = 10;

export type PlanInput = {
  readonly tasks: readonly MatchTask[];
  readonly needs: readonly Need[];
  readonly options: readonly Option[];
  readonly backlog: Readonly<Record<string, number>>;
};

/**
 * What a center's plan is made from. Volunteers come out of the center's index, which knows all gates but accepted tasks and
 * costs no read however many they are; tasks, their seats and the weeks of those who suit are read now. A view: whatever is
 * done by it is looked at again by the write.
 */
export async function planInput(house: House, centerId: string): Promise<PlanInput> {
  const now = house.clock();
  const tasks = await openTasksOf(house, centerId, now, PLAN_TASKS_LIMIT_ITEMS);
  if (tasks.length === 0) return { tasks, needs: [], options: [], backlog: {} };
  // First and by itself: others may join this look at the index, and a seat that cannot be read must not leave them with half of it.
  const index = await indexOf(house, centerId);
  const [seats, guardians] = await Promise.all([seatsOf(house, tasks), guardiansOf(house, tasks)]);
  const backlog = backlogOf(tasks);
  const volunteers = new Map(allVolunteers(index).map((card) => [card, someoneOf(card, now)]));
  const pairs: Pair[] = [];
  for (const task of tasks) {
    await house.breathe();
    const gone = new Set(partsOf(seats.get(task.id)).map(({ personId }) => personId));
    const guardian = guardians.get(task.beneficiaryId);
    const near = volunteersFor(index, task, planContext(task, now)).flatMap((card) => volunteers.get(card) ?? []);
    const free = near.filter(({ who: { personId } }) => !gone.has(personId) && personId !== guardian);
    pairs.push(...suitedPairs(free, task, { now, backlog }));
  }
  await house.breathe();
  const weeks = await agendasOfWeeks(
    house,
    pairs.map(({ who, task }) => ({ personId: who.personId, weeks: weeksAround(task.window) })),
  );
  await house.breathe();
  const options = pairs.filter((pair) => fitsWeek(pair, weeks, now)).map(({ option }) => option);
  const yes = new Map([...volunteers.values()].map((one) => [one.who.personId, one.yes]));
  return { tasks, needs: tasks.map((task) => needOf(task, seats.get(task.id), yes, now)), options, backlog };
}

/** A no, said or shown: whom the planner does not ask again. */
const ANSWERED: readonly Assignment['state'][] = ['declined', 'lapsed', 'no_show'];
/** Whom a volunteer keeps away from, and whose the wish is, is nobody's to read out of a count. */
const UNTOLD: readonly Hold[] = ['blocked', 'self'];

/**
 * What keeps each of the center's volunteers from a task, as `planInput` would find it: how many, by the first thing that does.
 * Not counted: who comes, waits or is asked, whom nothing keeps, and whom what is not told keeps.
 */
export async function heldFrom(
  house: House,
  task: Task,
  { tasks }: Pick<PlanInput, 'tasks'>,
): Promise<ReadonlyMap<Hold, number>> {
  const now = house.clock();
  const held = new Map<Hold, number>();
  const asMatched = tasks.find(({ id }) => id === task.id);
  if (asMatched === undefined) return held;
  const index = await indexOf(house, task.centerId);
  const [seats, guardians] = await Promise.all([assignmentsOf(house, task.id), guardiansOf(house, [asMatched])]);
  const parts = new Map(partsOf(seats).map(({ personId, state }) => [personId, state]));
  const guardian = guardians.get(task.beneficiaryId);
  const context = planContext(task, now);
  const count = (by: Hold | undefined) => {
    if (by !== undefined && !UNTOLD.includes(by)) held.set(by, (held.get(by) ?? 0) + 1);
  };
  const free: MatchVolunteer[] = [];
  for (const card of allVolunteers(index)) {
    const { who } = someoneOf(card, now);
    const part = parts.get(who.personId);
    const by = part === undefined ? firstGate(who, asMatched, context) : undefined;
    if (part !== undefined) count(ANSWERED.includes(part) ? 'answered' : undefined);
    else if (who.personId === guardian) continue;
    else if (by !== undefined) count(by);
    else free.push(who);
  }
  await house.breathe();
  // What they have accepted is in no card.
  const around = weeksAround(task.window);
  const weeks = await agendasOfWeeks(
    house,
    free.map(({ personId }) => ({ personId, weeks: around })),
  );
  for (const who of free) {
    const agendas = weeks(who.personId, around);
    if (agendas !== undefined) count(firstGate(withWeeks(who, agendas, task), asMatched, context));
  }
  return held;
}

/** A child's task waits for a person, who asks; whoever the planner asks must welcome that. */
export function planContext(task: Pick<MatchTask, 'minor'>, now: number): MatchContext {
  return task.minor ? { now, offered: true } : { now, automatic: true };
}

/** A volunteer as the card knows them, and how likely they say yes: reckoned once for all tasks. */
type Someone = { readonly who: MatchVolunteer; readonly yes: number };
type Pair = { readonly who: MatchVolunteer; readonly task: MatchTask; readonly option: Option };

function someoneOf(card: string, now: number): Someone {
  const volunteer = JSON.parse(card) as VolunteerCard;
  return { who: idleVolunteer(volunteer, now), yes: yesPermille(volunteer.answers) };
}

/** Whom no gate refuses as far as the card knows, best first. */
function suitedPairs(
  volunteers: readonly Someone[],
  task: MatchTask,
  { now, backlog }: { readonly now: number; readonly backlog: PlanInput['backlog'] },
): readonly Pair[] {
  const context = { ...planContext(task, now), backlog };
  const suited = volunteers.flatMap(({ who, yes }) => {
    if (!passesGates(who, task, context)) return [];
    const option = {
      taskId: task.id,
      personId: who.personId,
      yes,
      tiers: { ...pairTiers(who, task, context), coverage: 1 },
      minutes: cellTravelMinutes(who.homeCell, task.cell, who.travel),
    };
    return [{ who, task, option }];
  });
  return suited
    .sort((a, b) => packed(b.option.tiers) - packed(a.option.tiers) || (a.option.personId < b.option.personId ? -1 : 1))
    .slice(0, OPTIONS_PER_TASK_LIMIT_ITEMS);
}

/** Those whose weeks were not read stay out rather than in unchecked. */
function fitsWeek({ who, task }: Pair, weeks: AgendaWeeks, now: number): boolean {
  const agendas = weeks(who.personId, weeksAround(task.window));
  return agendas !== undefined && passesWeek(withWeeks(who, agendas, task), task, planContext(task, now));
}

function needOf(
  task: MatchTask,
  seats: readonly Assignment[] | undefined,
  yes: ReadonlyMap<string, number>,
  now: number,
): Need {
  const standing = (seats ?? []).filter((seat) => offerStands(seat, now));
  const asked = standing.map(({ personId }) => ({ yes: yes.get(personId) ?? yesPermille(undefined) }));
  return {
    taskId: task.id,
    wishId: task.wishId,
    places: Math.max(0, task.people - task.taken - standing.length),
    covered: task.taken > 0 || standing.length > 0,
    asked,
    ...(task.minor || standing.some((seat) => isAskedAlone(seat, now)) ? { inTurn: true } : {}),
  };
}

/** Whoever was asked, answered or stands in line; an offer that was called off leaves nothing behind. */
function partsOf(seats: readonly Assignment[] | undefined): readonly Assignment[] {
  return (seats ?? []).filter(({ state }) => state !== 'cancelled');
}

async function seatsOf(house: House, tasks: readonly MatchTask[]): Promise<ReadonlyMap<string, readonly Assignment[]>> {
  const found = new Map<string, readonly Assignment[]>();
  for (let at = 0; at < tasks.length; at += READS_AT_ONCE_COUNT) {
    const some = tasks.slice(at, at + READS_AT_ONCE_COUNT);
    const lists = await Promise.all(some.map(({ id }) => assignmentsOf(house, id)));
    for (const [index, { id }] of some.entries()) found.set(id, lists[index] ?? []);
    await house.breathe();
  }
  return found;
}

/** Guardians by child: a guardian's own child is for others to serve. */
async function guardiansOf(house: House, tasks: readonly MatchTask[]): Promise<ReadonlyMap<string, string>> {
  const children = tasks.filter(({ minor }) => minor).map(({ beneficiaryId }) => beneficiaryId);
  const people = await peopleOf(house, children.slice(0, 100));
  return new Map(
    [...people.values()].flatMap(({ personId, guardian }): [string, string][] =>
      guardian?.personId === undefined ? [] : [[personId, guardian.personId]],
    ),
  );
}

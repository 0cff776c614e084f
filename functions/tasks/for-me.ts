import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { WALL_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { MatchTask } from '../../shared/matching/model.ts';
import { suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { AssignmentState, listForMe, readFit } from '../../shared/tasks/contract.ts';
import type { House } from '../platform/house.ts';
import { type VolunteerCard, volunteerOf } from '../volunteers/volunteers.ts';
import { pageOf } from '../wishes/cursor.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { agendasAhead } from './agenda.ts';
import { assignmentOf, taskOf } from './assignments.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import { openTasksOf } from './open-tasks.ts';
import { isLive, isPart, offerStands } from './seat.ts';
import { type Agenda, type Assignment, myTasksPk, type Task, taskCardOf } from './task-item.ts';

/** Longest window of a wish: nothing that still runs began earlier. */
const WINDOW_LIMIT_MS = 60 * DAY_MS;
const MINE_LIMIT_ITEMS = 1_000;
/** Answers after which a task is no suggestion any more. */
const ANSWERED_STATES: readonly AssignmentState[] = [
  'accepted',
  'checked_in',
  'checked_out',
  'confirmed',
  'declined',
  'no_show',
  'disputed',
];

type Suggestion = Reply<typeof listForMe>['items'][number];
type MyCard = Pick<Assignment, 'taskId' | 'state' | 'offeredUntil' | 'window'>;

/**
 * Open tasks of the volunteer's banner or county, best first: what was offered, then what suits, each with its reckoning;
 * with `all` also what a gate refuses, but a child's task only when it was offered. Who turned suggestions off sees only what a person offered, unless they search.
 */
export async function suggestions(
  house: House,
  personId: string,
  query: { limit: number; cursor?: string | undefined; all: boolean },
): Promise<Reply<typeof listForMe>> {
  const now = house.clock();
  const volunteer = await volunteerOf(house, personId);
  const [tasks, agendas, mine] = await Promise.all([
    openTasksOf(house, volunteer.centerId, now, WALL_LIMIT_ITEMS),
    agendasAhead(house, personId, now),
    myCards(house, personId, now - WINDOW_LIMIT_MS),
  ]);
  const answers = new Map(mine.map((card) => [card.taskId, card]));
  const shown = tasks
    .filter((task) => !ANSWERED_STATES.some((state) => state === answers.get(task.id)?.state))
    .map((task) => suggestion(volunteer, agendas, task, answers.get(task.id), { now, searching: query.all }))
    .filter((one) => one.offered || (!one.task.minor && (query.all || suits(one.fit))));
  const ranked = shown.map((thing) => ({
    key: [thing.offered ? 0 : 1, suits(thing.fit) ? 0 : 1, -thing.fit.score, thing.fit.distanceM, thing.task.id],
    thing,
  }));
  const page = pageOf(house, `for-me ${personId} ${query.all}`, ranked, query.limit, query.cursor);
  return { ...page, suggestions: volunteer.suggestions };
}

function suggestion(
  volunteer: VolunteerCard,
  agendas: readonly Agenda[],
  task: MatchTask,
  answer: MyCard | undefined,
  context: { now: number; searching: boolean },
): Suggestion {
  const offered = answer?.state === 'offered' && (answer.offeredUntil ?? 0) > context.now;
  // An offer was made by somebody who may: the switch for suggestions does not hide it.
  const fit = fitOf(matchVolunteer(volunteer, agendas, task, context.now), task, {
    ...context,
    offered,
    searching: context.searching || offered,
  });
  return {
    task: taskCardOf(task as Task),
    fit,
    offered,
    ...(offered && answer.offeredUntil !== undefined ? { until: answer.offeredUntil } : {}),
  };
}

/**
 * The whole reckoning of one task for one volunteer, as they would stand if they accepted now. Without an offer, nothing in it
 * tells whose child it is. Raises `not_found`, also for a task that is over or called off and in which one has no part.
 */
export async function fitView(house: House, personId: string, taskId: string): Promise<Reply<typeof readFit>> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const volunteer = await volunteerOf(house, personId);
  const [agendas, assignment] = await Promise.all([
    agendasAhead(house, personId, now),
    assignmentOf(house, taskId, personId),
  ]);
  if (!isLive(task) && !isPart(assignment)) throw new AppError('not_found');
  const offered = offerStands(assignment, now);
  const known = task.minor && !isPart(assignment) ? { ...volunteer, visits: {}, blocked: [] } : volunteer;
  const fit = fitOf(matchVolunteer(known, agendas, task, now), matchTask(task), { now, offered, searching: true });
  return {
    task: taskCardOf(task),
    fit,
    offered,
    ...(offered && assignment.offeredUntil !== undefined ? { until: assignment.offeredUntil } : {}),
  };
}

/** One's own assignments whose window began after `since`, as the index shows them. */
export async function myCards(house: House, personId: string, since: number): Promise<readonly MyCard[]> {
  const page = await house.table.query({
    index: 'gsi1',
    pk: myTasksPk(personId),
    sk: { gte: timeKey(Math.max(0, since)) },
    limit: MINE_LIMIT_ITEMS,
  });
  return page.items.map((item) => item.card as unknown as MyCard);
}

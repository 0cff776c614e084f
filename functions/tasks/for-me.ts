import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { allTasks, type Layers, tasksFor } from '../../shared/matching/index/layers.ts';
import type { Place } from '../../shared/matching/index/task-search.ts';
import type { MatchTask } from '../../shared/matching/model.ts';
import { suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { listForMe, readFit } from '../../shared/tasks/fits.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import { indexOf } from '../matching/memory.ts';
import type { House } from '../platform/house.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { type VolunteerCard, volunteerOf } from '../volunteers/volunteers.ts';
import { pageOf, placeOfCursor, type SortKey } from '../wishes/cursor.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { agendasAhead } from './agenda.ts';
import { assignmentsOf, taskOf, tasksOf } from './assignments.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import { isLive, isPart, offerStands } from './seat.ts';
import { type Agenda, type Assignment, isFound, myTasksPk, type Task, taskCardOf } from './task-item.ts';

/** Longest window of a wish: nothing that still runs began earlier. */
export const WINDOW_LIMIT_MS = 60 * DAY_MS;
const MINE_LIMIT_ITEMS = 1_000;
/** Found beyond what is asked for, since some of it is answered already or refused by one's own week. */
const HEADROOM_ITEMS = 20;
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
type MyCard = Pick<Assignment, 'taskId' | 'state' | 'offeredUntil' | 'window' | 'teamId'>;

type Asker = {
  readonly volunteer: VolunteerCard;
  readonly agendas: readonly Agenda[];
  readonly answers: ReadonlyMap<string, MyCard>;
  readonly now: number;
};

/**
 * Open tasks of the volunteer's banner or county, best first: what was offered, then what suits, each with its reckoning;
 * with `all` also what a gate refuses, but a child's task only when it was offered. Who turned suggestions off sees only what
 * a person offered, unless they search. Only what is the volunteer's own is read from the table: the tasks are found in the
 * center's index, where a task may still stand that was taken a moment ago; accepting it then says so.
 */
export async function suggestions(
  house: House,
  personId: string,
  query: { limit: number; cursor?: string | undefined; all: boolean },
): Promise<Reply<typeof listForMe>> {
  const now = house.clock();
  const volunteer = await volunteerOf(house, personId);
  const [index, agendas, mine] = await Promise.all([
    indexOf(house, volunteer.centerId),
    agendasAhead(house, personId, now),
    myCards(house, personId, now - WINDOW_LIMIT_MS),
  ]);
  const asker: Asker = { volunteer, agendas, answers: new Map(mine.map((card) => [card.taskId, card])), now };
  const scope = `for-me ${personId} ${query.all}`;
  const after = query.cursor === undefined ? undefined : placeOfCursor(house, scope, query.cursor);
  const offers = await offeredTasks(house, asker);
  const found = query.all ? searched(index, asker) : suited(index, asker, query.limit + 1, after);
  const ranked = [...offers, ...found].map((thing) => ({ key: keyOf(thing), thing }));
  return { ...pageOf(house, scope, ranked, query.limit, query.cursor), suggestions: volunteer.suggestions };
}

function keyOf({ offered, fit, task }: Suggestion): SortKey {
  return [offered ? 0 : 1, suits(fit) ? 0 : 1, -fit.score, fit.distanceM, task.id];
}

/** What stands offered, as it is now: an offer is shown the moment it is made, and a child's only to whom it was made. */
async function offeredTasks(house: House, asker: Asker): Promise<readonly Suggestion[]> {
  const offers = [...asker.answers.values()].filter((card) => stands(card, asker.now)).slice(0, BATCH_GET_LIMIT_ITEMS);
  const tasks = await tasksOf(
    house,
    offers.map(({ taskId }) => taskId),
  );
  const open = [...tasks.values()].filter((task) => isFound(task) && task.window.to > asker.now);
  return Promise.all(
    open.map(async (task) => ({
      ...suggestion(asker, matchTask(task), false),
      ...alsoAsked(await assignmentsOf(house, task.id), task, asker),
    })),
  );
}

/** Whether more are asked than there are places: then the answer is waited for of several. */
function alsoAsked(
  seats: readonly Assignment[],
  task: Pick<Task, 'people' | 'taken'>,
  { now }: Pick<Asker, 'now'>,
): { alsoAsked?: true } {
  const standing = seats.filter((seat) => offerStands(seat, now)).length;
  return standing > Math.max(1, task.people - task.taken) ? { alsoAsked: true } : {};
}

function stands(card: MyCard | undefined, now: number): card is MyCard & { offeredUntil: number } {
  return card?.state === 'offered' && (card.offeredUntil ?? 0) > now;
}

/** Neither answered, nor shown as an offer already. */
function isNew({ answers, now }: Asker, taskId: string): boolean {
  const card = answers.get(taskId);
  return !ANSWERED_STATES.some((state) => state === card?.state) && !stands(card, now);
}

/** At least `count` of what suits, if there is so much, best first and after a place: the index finds, the reckoning decides. */
function suited(index: Layers, asker: Asker, count: number, from: SortKey | undefined): readonly Suggestion[] {
  const { volunteer, agendas, now } = asker;
  if (!volunteer.suggestions) return [];
  const question = {
    volunteer: matchVolunteer(volunteer, [], { window: { from: now, to: now } }, now),
    weekMinutes: new Map(agendas.map(({ week, minutes }) => [week, minutes])),
    now,
  };
  const found: Suggestion[] = [];
  const size = count + HEADROOM_ITEMS;
  for (let after = placeIn(from); ; ) {
    const hits = tasksFor(index, question, size, after);
    for (const { id, task } of hits) {
      if (!isNew(asker, id)) continue;
      const one = suggestion(asker, task, false);
      if (suits(one.fit)) found.push(one);
    }
    after = hits.at(-1);
    if (hits.length < size || found.length >= count) return found;
  }
}

/** Where a page of what suits goes on; offers stand before all of it. */
function placeIn(key: SortKey | undefined): Place | undefined {
  if (key === undefined || key[0] === 0) return undefined;
  const [, , score, distanceM, id] = key;
  return { score: -Number(score), distanceM: Number(distanceM), id: String(id) };
}

/** Everything open, with what refuses it. */
function searched(index: Layers, asker: Asker): readonly Suggestion[] {
  return allTasks(index)
    .filter((task) => task.window.to >= asker.now && isNew(asker, task.id))
    .map((task) => suggestion(asker, task, true));
}

function suggestion({ volunteer, agendas, answers, now }: Asker, task: MatchTask, searching: boolean): Suggestion {
  const card = answers.get(task.id);
  const offered = stands(card, now);
  // An offer was made by somebody who may: the switch for suggestions does not hide it.
  const fit = fitOf(matchVolunteer(volunteer, agendas, task, now), task, {
    now,
    offered,
    searching: searching || offered,
  });
  return {
    task: taskCardOf(task as Task),
    fit,
    offered,
    ...(offered ? { until: card.offeredUntil } : {}),
    ...(offered && card.teamId !== undefined ? { byTeam: true } : {}),
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
  const [agendas, seats] = await Promise.all([agendasAhead(house, personId, now), assignmentsOf(house, taskId)]);
  const assignment = seats.find((seat) => seat.personId === personId);
  if (!isLive(task) && !isPart(assignment)) throw new AppError('not_found');
  const offered = offerStands(assignment, now);
  const known = task.minor && !isPart(assignment) ? { ...volunteer, visits: {}, blocked: [] } : volunteer;
  const fit = fitOf(matchVolunteer(known, agendas, task, now), matchTask(task), { now, offered, searching: true });
  return {
    task: taskCardOf(task),
    fit,
    offered,
    ...(offered && assignment.offeredUntil !== undefined ? { until: assignment.offeredUntil } : {}),
    ...(offered && assignment.teamId !== undefined ? { byTeam: true } : {}),
    ...(offered ? alsoAsked(seats, task, { now }) : {}),
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

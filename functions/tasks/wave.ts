import { yesPermille } from '../../shared/matching/acceptance.ts';
import { askedUntil } from '../../shared/matching/asking.ts';
import { suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { someYesPermille, waveOf } from '../../shared/matching/wave.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { askedOnce } from '../volunteers/asked.ts';
import type { Volunteer } from '../volunteers/volunteer-item.ts';
import { findVolunteer, volunteerWrite } from '../volunteers/volunteers.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasOf, weeksAround } from './agenda.ts';
import { assignmentsOf, assignmentWrite, taskWrite } from './assignments.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import { takesVolunteers } from './progress.ts';
import { isAskedAlone, lastAnswer, newSeat, offerStands } from './seat.ts';
import { type Assignment, isFound, type Task } from './task-item.ts';

/** Whom the plan wants for a task: those for its places, and those asked beside until somebody is likely to come. */
export type Wanted = { readonly planned: readonly string[]; readonly reserves: readonly string[] };
type Ready = { readonly volunteer: Volunteer; readonly yes: number };

/** People of one wave and its places at most: each is two writes, and a transaction holds 100. */
const ASKED_AT_ONCE_COUNT = 20;
/** So many were asked in vain: from here on a person looks for the next one. */
const ASKED_LIMIT_COUNT = 40;

/** Whether the planner may ask anybody for a task at all: never for a child, which takes a person. */
export function isAskable(task: Task, now: number): boolean {
  return !task.minor && isFound(task) && task.taken < task.people && now < task.window.to;
}

/**
 * Writes of one wave: the task moves on by a version, so that two planners at once ask once; each person's offer; each
 * person's count of questions, so that the week's budget holds. Everything is looked at again with the table's own word: the
 * gates, who is asked already, who said no. None when nobody (more) is to be asked.
 */
export async function waveWrites(house: House, task: Task, wanted: Wanted): Promise<readonly Write[]> {
  const now = house.clock();
  if (!isAskable(task, now)) return [];
  // In dispute a wish keeps its open tasks, and a yes would be refused: nobody is asked for it.
  if (!takesVolunteers(await wishOf(house, task.wishId))) return [];
  const seats = await assignmentsOf(house, task.id);
  const standing = seats.filter((seat) => offerStands(seat, now));
  const refused = seats.filter(({ state }) => state === 'declined' || state === 'lapsed').length;
  if (refused >= ASKED_LIMIT_COUNT) return [];
  const asked = await Promise.all(standing.map(async ({ personId }) => likely(await findVolunteer(house, personId))));
  const places = Math.max(0, task.people - task.taken - standing.length);
  const planned = (await ready(house, task, wanted.planned, seats)).slice(0, Math.min(places, ASKED_AT_ONCE_COUNT));
  const sure = [...asked, ...planned];
  const alone = standing.some((seat) => isAskedAlone(seat, now));
  const beside = sure.length === 0 || alone ? [] : waveOf(await ready(house, task, wanted.reserves, seats), sure);
  const people = [...planned, ...beside].slice(0, ASKED_AT_ONCE_COUNT);
  if (people.length === 0) return [];
  const until = askedUntil(now, task.urgency, lastAnswer(task, now));
  const wave = { at: now, until, people: people.length, somePermille: someYesPermille([...asked, ...people]) };
  return [
    taskWrite(task, { ...task, wave }),
    ...people.flatMap(({ volunteer }) => askWrites(task, seats, volunteer, until, now)),
  ];
}

function likely(volunteer: Pick<Volunteer, 'answers'> | undefined): { readonly yes: number } {
  return { yes: volunteer === undefined ? 0 : yesPermille(volunteer.answers) };
}

/** Those of the wanted whom no gate refuses now and who have not answered, in the same order. */
async function ready(
  house: House,
  task: Task,
  wanted: readonly string[],
  seats: readonly Assignment[],
): Promise<readonly Ready[]> {
  const now = house.clock();
  const answered = new Set(seats.filter(({ state }) => state !== 'cancelled').map(({ personId }) => personId));
  const open = wanted.filter((personId) => !answered.has(personId)).slice(0, ASKED_AT_ONCE_COUNT);
  const found = await Promise.all(
    open.map(async (personId): Promise<readonly Ready[]> => {
      const [volunteer, agendas] = await Promise.all([
        findVolunteer(house, personId),
        agendasOf(house, personId, weeksAround(task.window)),
      ]);
      if (!volunteer) return [];
      const fit = fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { now, automatic: true });
      return suits(fit) ? [{ volunteer, ...likely(volunteer) }] : [];
    }),
  );
  return found.flat();
}

function askWrites(
  task: Task,
  seats: readonly Assignment[],
  volunteer: Volunteer,
  until: number,
  now: number,
): readonly Write[] {
  const { personId } = volunteer;
  const before = seats.find((seat) => seat.personId === personId);
  const seat = {
    ...newSeat(task, personId, now),
    state: 'offered',
    offeredBy: 'planner',
    offeredUntil: until,
  } as const;
  return [
    assignmentWrite(before, seat),
    volunteerWrite(volunteer, askedOnce(volunteer, { taskId: task.id, until, automatic: true }, now)),
  ];
}

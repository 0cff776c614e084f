import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { TaskCard } from '../../shared/tasks/task.ts';
import { type MEMBER_STANDINGS, TEAM_ANSWER_HOURS, TEAM_TASKS_LIMIT_ITEMS } from '../../shared/teams/contract.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { agendasAround } from '../tasks/agenda.ts';
import { assignmentsOf, assignmentWrite, holds, taskOf, taskWrite } from '../tasks/assignments.ts';
import { matchTask, matchVolunteer, refusing } from '../tasks/fits.ts';
import { takesVolunteers } from '../tasks/progress.ts';
import { lastAnswer, mustBeLive, newSeat, offerStands } from '../tasks/seat.ts';
import { type Assignment, isFound, stationTasksPk, type Task, taskKey } from '../tasks/task-item.ts';
import { type Volunteer, volunteerFromItem, volunteerKey } from '../volunteers/volunteer-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import type { Team } from './team-item.ts';

type MemberStanding = (typeof MEMBER_STANDINGS)[number];
export type TeamTask = { readonly task: Task; readonly seats: readonly Assignment[]; readonly standings: Standings };
type Standings = ReadonlyMap<string, MemberStanding>;

/** Live tasks of one station that are looked at. */
const STATION_TASKS_LIMIT_ITEMS = 200;
const SEVERAL_PEOPLE = 2;

/** Open tasks of the team's station with room for several, soonest first. A child's is not a team's to take. */
export async function tasksForTeam(house: House, team: Team): Promise<readonly TaskCard[]> {
  const page = await house.table.query({
    index: 'gsi2',
    pk: stationTasksPk(team.homeId),
    limit: STATION_TASKS_LIMIT_ITEMS,
  });
  return page.items
    .map((item) => {
      const { beneficiaryId: _whose, ...card } = item.card as unknown as TaskCard & { beneficiaryId: string };
      return card;
    })
    .filter((card) => isFound(card) && !card.minor && card.people >= SEVERAL_PEOPLE)
    .filter(({ people, taken, window }) => taken < people && window.to > house.clock())
    .slice(0, TEAM_TASKS_LIMIT_ITEMS);
}

/**
 * How each member stands to one task of the team's station: every gate is looked at, and the leader hears yes or no, never
 * which gate (health, checks and whom somebody does not visit are theirs). Raises `children_protected`, `not_found`.
 */
export async function teamTask(house: House, team: Team, taskId: string): Promise<TeamTask> {
  const task = await taskOf(house, taskId);
  if (task.stationId !== team.homeId) throw new AppError('not_found');
  if (task.minor) throw new AppError('children_protected');
  const ids = team.members.map(({ personId }) => personId);
  const [items, agendas, seats] = await Promise.all([
    ids.length === 0 ? [] : house.table.batchGet(ids.map(volunteerKey)),
    agendasAround(house, ids, task.window),
    assignmentsOf(house, taskId),
  ]);
  const now = house.clock();
  const standings = new Map<string, MemberStanding>(ids.map((personId) => [personId, 'cannot']));
  for (const volunteer of items.map(volunteerFromItem)) {
    const seat = seats.find(({ personId }) => personId === volunteer.personId);
    standings.set(
      volunteer.personId,
      answered(seat, now) ?? byGates(volunteer, agendas.get(volunteer.personId) ?? [], task, now),
    );
  }
  return { task, seats, standings };
}

function answered(seat: Assignment | undefined, now: number): MemberStanding | undefined {
  if (seat === undefined) return undefined;
  if (holds(seat)) return 'going';
  if (seat.state === 'declined') return 'declined';
  if (seat.state === 'no_show' || seat.state === 'disputed') return 'cannot';
  return seat.state === 'waiting' || offerStands(seat, now) ? 'asked' : undefined;
}

type Agendas = Parameters<typeof matchVolunteer>[1];
function byGates(volunteer: Volunteer, agendas: Agendas, task: Task, now: number): MemberStanding {
  const fit = fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { now, offered: true });
  // That no place is left is the task's, not the member's.
  const refusal = refusing(fit, ['full']);
  if (refusal === undefined) return 'free';
  return ['window', 'overlap', 'cap'].includes(refusal.gate) ? 'busy' : 'cannot';
}

/**
 * Asks the chosen members who are free; each accepts alone, and an offer reserves nothing. Raises `wrong_state`, `taken`,
 * `team_none_free`, and as teamTask.
 */
export async function askTeamWrites(
  house: House,
  team: Team,
  leaderId: string,
  taskId: string,
  chosen: readonly string[],
): Promise<{ readonly asked: readonly string[]; readonly until: number; readonly writes: readonly Write[] }> {
  const { task, seats, standings } = await teamTask(house, team, taskId);
  const now = house.clock();
  mustBeLive(task);
  if (now >= task.window.to) throw new AppError('wrong_state');
  if (task.state !== 'open' || task.taken >= task.people) throw new AppError('taken');
  if (!takesVolunteers(await wishOf(house, task.wishId))) throw new AppError('wrong_state');
  const asked = [...new Set(chosen)].filter((one) => one !== leaderId && standings.get(one) === 'free');
  if (asked.length === 0) throw new AppError('team_none_free');
  const until = Math.min(now + TEAM_ANSWER_HOURS * HOUR_MS, lastAnswer(task, now));
  const writes = asked.map((personId) =>
    assignmentWrite(
      seats.find((seat) => seat.personId === personId),
      {
        ...newSeat(task, personId, now),
        state: 'offered',
        offeredBy: leaderId,
        offeredUntil: until,
        teamId: team.id,
      },
    ),
  );
  const waiting = task.waitlist.filter((one) => !asked.includes(one));
  const onTask: Write =
    waiting.length < task.waitlist.length
      ? taskWrite(task, { ...task, waitlist: waiting })
      : { op: 'check', key: taskKey(task.id), if: [{ attribute: 'state', is: 'eq', value: 'open' }] };
  return { asked, until, writes: [...writes, onTask] };
}

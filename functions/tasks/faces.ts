import { freeWithin } from '../../shared/matching/availability.ts';
import { suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { AssignmentState } from '../../shared/tasks/task.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { wishOf } from '../wishes/wishes.ts';
import { acceptWrites } from './accept.ts';
import { agendasOf, weeksAround } from './agenda.ts';
import { assignmentOf, assignmentsOf, assignmentWrite, taskOf, taskWrite } from './assignments.ts';
import { freedWrites } from './decline.ts';
import { matchTask, matchVolunteer } from './fits.ts';
import { askFace, askWaiting } from './offer.ts';
import { takesVolunteers } from './progress.ts';
import { AWAY, isLive, newSeat, offerStands, passedBy, volunteerStep } from './seat.ts';
import type { Assignment, Task } from './task-item.ts';

/** Who belongs to a date of a series: who said yes to all of them, and who came last. */
export type Faces = { readonly keeper?: string | undefined; readonly last?: string | undefined };

/** A place that was neither taken nor given back: who said yes to all dates may have been asked for this one before. */
const UNANSWERED: readonly AssignmentState[] = ['offered', 'lapsed', 'waiting'];

/**
 * Writes that find somebody for a date of a series, every gate looked at anew: who keeps the series has said yes to it, so the
 * place is theirs, also again when they are not away after all; when a gate holds them back that day it is noted as `away` and the others are asked, who came last first.
 * For a child nobody else is asked by the clock. Safe to repeat: none when somebody holds the place or is asked already.
 */
export async function seatWrites(house: House, taskId: string, faces: Faces): Promise<readonly Write[]> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  if (task.state !== 'open' || task.taken >= task.people || now >= task.window.from) return [];
  // One date in dispute is for the mediator; it keeps nobody from the others.
  const wish = await wishOf(house, task.wishId);
  if (!takesVolunteers(wish)) return [];
  const seats = await assignmentsOf(house, taskId);
  const { keeper, last } = faces;
  const before = seats.find(({ personId }) => personId === keeper);
  const wasAway = before?.state === 'declined' && before.reason === AWAY;
  const keeps = keeper !== undefined && (before === undefined || wasAway || UNANSWERED.includes(before.state));
  if (keeps && (await canCome(house, task, keeper, now))) {
    const actor = { personId: keeper, locale: 'zh' } as const;
    return (await acceptWrites(house, actor, taskId, { agreed: true })).writes;
  }
  const leaves = keeps && !wasAway;
  const away = leaves ? [assignmentWrite(before, awaySeat(task, keeper, now))] : [];
  const left = leaves ? passedBy(task, keeper) : task;
  if (seats.some((seat) => seat !== before && offerStands(seat, now)))
    return leaves ? [...away, taskWrite(task, left)] : [];
  const known = last !== undefined && last !== keeper && !seats.some(({ personId }) => personId === last);
  const asked = (known ? await askFace(house, left, last) : undefined) ?? (await askWaiting(house, left, wish));
  if (!leaves && asked.writes.length === 0) return [];
  return [...away, ...asked.writes, taskWrite(task, asked.task)];
}

async function canCome(house: House, task: Task, personId: string, now: number): Promise<boolean> {
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer) return false;
  const agendas = await agendasOf(house, personId, weeksAround(task.window));
  const context = { now, offered: true, searching: true };
  return suits(fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), context));
}

function awaySeat(task: Task, personId: string, now: number): Omit<Assignment, 'version'> {
  return { ...newSeat(task, personId, now), state: 'declined', reason: AWAY };
}

/**
 * Writes that free a place of somebody who keeps the series no more (`left`: of that the series tells), or is away on that day (`away`: only when the
 * days they told say so); none when they hold none or can come.
 */
export async function leaveWrites(
  house: House,
  taskId: string,
  personId: string,
  reason: typeof AWAY | 'left',
): Promise<readonly Write[]> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const before = await assignmentOf(house, taskId, personId);
  if (!isLive(task) || before?.state !== 'accepted' || now >= task.window.from) return [];
  if (reason === AWAY && (await isFree(house, task, personId))) return [];
  const seat = { ...newSeat(task, personId, now), state: 'declined', reason } as const;
  return freedWrites(house, task, before, seat, await volunteerStep(house, personId, 'handed_over'));
}

/** Writes that take an offer back that meets days on which somebody is away: the next is asked. None when they can come. */
export async function takeBackWrites(house: House, taskId: string, personId: string): Promise<readonly Write[]> {
  const now = house.clock();
  const [task, before] = [await taskOf(house, taskId), await assignmentOf(house, taskId, personId)];
  if (!isLive(task) || !offerStands(before, now) || (await isFree(house, task, personId))) return [];
  const next = await askWaiting(house, task, await wishOf(house, task.wishId));
  const seat = { ...newSeat(task, personId, now), state: 'cancelled', reason: AWAY } as const;
  return [assignmentWrite(before, seat), taskWrite(task, next.task), ...next.writes];
}

async function isFree(house: House, task: Task, personId: string): Promise<boolean> {
  const volunteer = await findVolunteer(house, personId);
  return volunteer !== undefined && freeWithin(volunteer, task.window, task.minutes);
}

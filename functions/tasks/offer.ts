import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { askedUntil } from '../../shared/matching/asking.ts';
import { suits } from '../../shared/matching/rank.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { asSaid, forbids, mustNotBeForbidden, saidOver } from '../matching/said.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasOf, weeksAround } from './agenda.ts';
import { assignmentOf, assignmentWrite, holds, taskWrite } from './assignments.ts';
import { matchTask, matchVolunteer, mustNotBeGuardian, mustSuit } from './fits.ts';
import { takesVolunteers } from './progress.ts';
import { IN_TURN, lastAnswer, mustBeLive, newSeat, without } from './seat.ts';
import { type Assignment, type Task, taskKey } from './task-item.ts';
import { isAskable } from './wave.ts';

type Seat = Omit<Assignment, 'version'>;

/** Of the waiting, so many are looked at for one that can still come. */
const WAITING_LOOKED_AT_COUNT = 5;

function offered(task: Task, personId: string, by: string, until: number, now: number): Seat {
  return {
    ...newSeat(task, personId, now),
    state: 'offered',
    offeredBy: by,
    offeredUntil: Math.min(until, lastAnswer(task, now)),
  };
}

/**
 * A coordinator asks a volunteer. The gates are looked at again with the volunteer's own weeks; an offer reserves nothing and
 * lapses by itself. Asking again gives a new time. Nobody offers to themselves, nor to whom a colleague's word keeps from it.
 * Raises `four_eyes`, `not_found`, `wrong_state`, `already_accepted`, `taken`, `asked_not_to`, `not_suitable`.
 */
export async function offerWrites(
  house: House,
  actor: PersonActor,
  task: Task,
  personId: string,
  hours: number,
): Promise<{ seat: Seat; writes: readonly Write[] }> {
  if (actor.personId === personId) throw new AppError('four_eyes');
  const now = house.clock();
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer) throw new AppError('not_found');
  mustBeLive(task);
  const before = await assignmentOf(house, task.id, personId);
  if (holds(before)) throw new AppError('already_accepted');
  if (before?.state === 'no_show' || before?.state === 'disputed' || now >= task.window.to)
    throw new AppError('wrong_state');
  if (task.taken >= task.people || task.state !== 'open') throw new AppError('taken');
  if (!takesVolunteers(await wishOf(house, task.wishId))) throw new AppError('wrong_state');
  const unforbidden = await mustNotBeForbidden(house, task, personId);
  const agendas = await agendasOf(house, personId, weeksAround(task.window));
  mustSuit(
    fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { now, offered: true }),
    'them',
    actor.locale,
  );
  await mustNotBeGuardian(house, task, personId, 'them', actor.locale);
  const seat = offered(task, personId, actor.personId, now + hours * HOUR_MS, now);
  const onTask: Write = task.waitlist.includes(personId)
    ? taskWrite(task, { ...task, waitlist: without(task.waitlist, personId) })
    : { op: 'check', key: taskKey(task.id), if: [{ attribute: 'state', is: 'eq', value: 'open' }] };
  return { seat, writes: [assignmentWrite(before, seat), onTask, unforbidden] };
}

export type Asked = { readonly task: Task; readonly writes: readonly Write[] };

/**
 * A place is free again: the first in line who can still come is asked, and nobody beside them while they may answer. Where
 * nobody waits, the planner asks as soon as the stream has told it. For a child's task nobody is asked, since there a person
 * must ask; nor is anybody while the wish takes nobody. `task` and `wish` are as they will be; the caller writes the task,
 * together with `writes`.
 */
export async function askWaiting(house: House, task: Task, wish: Pick<Wish, 'state'>): Promise<Asked> {
  const now = house.clock();
  if (!isAskable(task, now) || !takesVolunteers(wish)) return { task, writes: [] };
  const waiting = await firstWaiting(house, task, now);
  if (!waiting) return { task, writes: [] };
  const { assignment, unforbidden } = waiting;
  const seat = offered(task, assignment.personId, IN_TURN, askedUntil(now, task.urgency, task.window.to), now);
  return {
    task: { ...task, waitlist: without(task.waitlist, assignment.personId) },
    writes: [assignmentWrite(assignment, seat), unforbidden],
  };
}

/** How long the face that is known has to answer: a date of a series is raised two weeks ahead (cfg). */
const FACE_OFFER_HOURS = 48;

/** Asks one volunteer before all others, because the beneficiary knows them; undefined when they do not suit that day. */
export async function askFace(house: House, task: Task, personId: string): Promise<Asked | undefined> {
  const now = house.clock();
  const volunteer = await findVolunteer(house, personId);
  if (!volunteer || task.minor) return undefined;
  const [agendas, said] = await Promise.all([
    agendasOf(house, personId, weeksAround(task.window)),
    saidOver(house, task, personId),
  ]);
  if (forbids(house, said)) return undefined;
  if (!suits(fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { now }))) return undefined;
  const seat = offered(task, personId, IN_TURN, now + FACE_OFFER_HOURS * HOUR_MS, now);
  return {
    task,
    writes: [assignmentWrite(undefined, seat), asSaid(task, personId, said)],
  };
}

/** A coordinator's ban holds for whoever asks, the house too; said in the same moment, it is heard (decision 12). */
async function firstWaiting(
  house: House,
  task: Task,
  now: number,
): Promise<{ readonly assignment: Assignment; readonly unforbidden: Write } | undefined> {
  for (const personId of task.waitlist.slice(0, WAITING_LOOKED_AT_COUNT)) {
    const [assignment, volunteer, agendas, said] = await Promise.all([
      assignmentOf(house, task.id, personId),
      findVolunteer(house, personId),
      agendasOf(house, personId, weeksAround(task.window)),
      saidOver(house, task, personId),
    ]);
    if (assignment?.state !== 'waiting' || !volunteer || forbids(house, said)) continue;
    // Whoever stands in line asked for it: the switch for suggestions does not matter.
    if (suits(fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), { now, searching: true })))
      return { assignment, unforbidden: asSaid(task, personId, said) };
  }
  return undefined;
}

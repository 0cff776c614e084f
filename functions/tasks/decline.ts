import { AppError } from '../../shared/kernel/errors.ts';
import { WAITLIST_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { fitOf } from '../../shared/matching/score.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';
import { wishOf } from '../wishes/wishes.ts';
import { releaseWrites } from './agenda.ts';
import { assignmentOf, assignmentsOfWish, assignmentWrite, holds, seatOf, taskOf, taskWrite } from './assignments.ts';
import { matchTask, matchVolunteer, mustSuit } from './fits.ts';
import { askWaiting } from './offer.ts';
import { lostMove, replaced, withRibbon } from './progress.ts';
import { mustBeLive, newSeat, passedBy, volunteerStep } from './seat.ts';
import type { Assignment, Task } from './task-item.ts';

type Seated = { readonly seat: Omit<Assignment, 'version'>; readonly writes: readonly Write[] };

/**
 * A volunteer says no, to an offer, to waiting, or to a mere suggestion, and is not asked for this task again. When it was an
 * offer, the next one is asked. Raises `not_found`, `not_volunteer`, `wrong_state`.
 */
export async function declineWrites(house: House, personId: string, taskId: string, reason: string): Promise<Seated> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  await volunteerOf(house, personId);
  const before = await assignmentOf(house, taskId, personId);
  mustBeLive(task);
  if (before && before.state !== 'offered' && before.state !== 'waiting' && before.state !== 'lapsed')
    throw new AppError('wrong_state');
  // A child's task is suggested to nobody: without an offer there is nothing to say no to.
  if (task.minor && !before) throw new AppError('wrong_state');
  const seat = { ...newSeat(task, personId, now), state: 'declined', reason } as const;
  // A no to a mere suggestion is nobody else's business: it does not touch the task.
  if (before?.state !== 'offered' && before?.state !== 'waiting')
    return { seat, writes: [assignmentWrite(before, seat)] };
  return { seat, writes: await saidNoWrites(house, task, before, seat) };
}

/** Writes for an offer, or a place in line, that is over: instead of who was asked, the next one is. */
export async function saidNoWrites(
  house: House,
  task: Task,
  before: Assignment,
  after: Omit<Assignment, 'version'>,
): Promise<readonly Write[]> {
  const without = passedBy(task, before.personId);
  const next =
    before.state === 'offered'
      ? await askWaiting(house, without, await wishOf(house, task.wishId))
      : { task: without, writes: [] };
  return [assignmentWrite(before, after), taskWrite(task, next.task), ...next.writes];
}

/**
 * A volunteer gives an accepted task back: the week is free again, the place is open, whoever waits or fits best is asked, and
 * the wish is published again when it had been complete. Raises `not_found`, `wrong_state`.
 */
export async function handOverWrites(house: House, personId: string, taskId: string, reason: string): Promise<Seated> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const before = await seatOf(house, taskId, personId);
  mustBeLive(task);
  // After its time it is a no-show, or was done and not recorded: the station knows which.
  if (before.state !== 'accepted' || now >= task.window.to) throw new AppError('wrong_state');
  const { acceptedAt = now } = before;
  const seat = { ...newSeat(task, personId, now), state: 'declined', reason, acceptedAt } as const;
  return {
    seat,
    writes: await freedWrites(house, task, before, seat, await volunteerStep(house, personId, 'handed_over')),
  };
}

/** Writes for a place that is free again, whoever freed it: assignment, week, task with the next asked, and wish. */
export async function freedWrites(
  house: House,
  task: Task,
  before: Assignment,
  after: Omit<Assignment, 'version'>,
  step: Parameters<typeof lostMove>[3],
): Promise<readonly Write[]> {
  const wish = await wishOf(house, task.wishId);
  const assignments = await assignmentsOfWish(house, wish);
  const moved = lostMove(wish, task, replaced(assignments, { ...after, version: before.version }), step);
  const open: Task = { ...passedBy(task, before.personId), taken: task.taken - 1, state: 'open' };
  const next = await askWaiting(house, open, moved.wish);
  return [
    assignmentWrite(before, after),
    ...(await releaseWrites(house, before.personId, task.id, task.window)),
    taskWrite(task, withRibbon(next.task, moved.wish)),
    ...next.writes,
    moved.write,
  ];
}

/**
 * A volunteer stands in line for a filled task. Waiting already changes nothing. Raises `not_found`, `not_volunteer`,
 * `wrong_state` when there is a place to take, `already_accepted`, `not_suitable`, `consent_form_missing`,
 * `waitlist_full`.
 */
export async function waitWrites(house: House, actor: PersonActor, taskId: string): Promise<Seated> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const volunteer = await volunteerOf(house, actor.personId);
  const before = await assignmentOf(house, taskId, actor.personId);
  mustBeLive(task);
  if (holds(before)) throw new AppError('already_accepted');
  if (before?.state === 'waiting') return { seat: before, writes: [] };
  const lost = before?.state === 'no_show' || before?.state === 'disputed';
  if (lost || task.taken < task.people || now >= task.window.to) throw new AppError('wrong_state');
  // What else is in the week may change before a place comes free: it is looked at when it does.
  const fit = fitOf(matchVolunteer(volunteer, [], task, now), matchTask(task), { now, searching: true });
  mustSuit(fit, 'me', actor.locale, ['full']);
  if (task.waitlist.length >= WAITLIST_LIMIT_ITEMS) throw new AppError('waitlist_full');
  const seat = { ...newSeat(task, actor.personId, now), state: 'waiting' } as const;
  return {
    seat,
    writes: [assignmentWrite(before, seat), taskWrite(task, { ...task, waitlist: [...task.waitlist, actor.personId] })],
  };
}

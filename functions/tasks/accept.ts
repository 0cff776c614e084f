import { AppError } from '../../shared/kernel/errors.ts';
import { fitOf } from '../../shared/matching/score.ts';
import { isYoung } from '../../shared/volunteers/age.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { type Volunteer, volunteerKey } from '../volunteers/volunteer-item.ts';
import { volunteerOf } from '../volunteers/volunteers.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasOf, entryOf, holdWrites, weeksAround } from './agenda.ts';
import { assignmentOf, assignmentWrite, holds, taskOf, taskWrite } from './assignments.ts';
import { matchTask, matchVolunteer, mustNotBeGuardian, mustSuit } from './fits.ts';
import { acceptedMove, takesVolunteers, withRibbon } from './progress.ts';
import { mustBeLive, newSeat, offerStands, volunteerStep, without } from './seat.ts';
import type { Assignment, Task } from './task-item.ts';

type Seat = Omit<Assignment, 'version'>;

/**
 * A volunteer takes a place. One transaction moves the task (its version: exactly one winner for each place, however many
 * try), the assignment, the volunteer's week (no double booking, no more than the cap) and the wish. Whoever was slower looks
 * again and finds it taken. `agreed`: a person asked and they said yes to the series of which this is one date. Raises `not_found`, `not_volunteer`, `wrong_state`, `already_accepted`, `offer_lapsed`, `taken`,
 * `not_suitable`, `consent_form_missing`, `agenda_overlap`, `week_full`.
 */
export async function acceptWrites(
  house: House,
  actor: Pick<PersonActor, 'personId' | 'locale'>,
  taskId: string,
  given: { readonly agreed?: true } = {},
): Promise<{ seat: Seat; writes: readonly Write[] }> {
  const now = house.clock();
  const task = await taskOf(house, taskId);
  const volunteer = await volunteerOf(house, actor.personId);
  const before = await assignmentOf(house, taskId, actor.personId);
  mustBeOpenTo(task, before, now, given.agreed === true);
  const agendas = await agendasOf(house, actor.personId, weeksAround(task.window));
  const fit = fitOf(matchVolunteer(volunteer, agendas, task, now), matchTask(task), {
    now,
    offered: given.agreed === true || offerStands(before, now),
    searching: true,
  });
  mustSuit(fit, 'me', actor.locale);
  await mustNotBeGuardian(house, task, actor.personId, 'me', actor.locale);
  const wish = await wishOf(house, task.wishId);
  if (!takesVolunteers(wish)) throw new AppError('wrong_state');
  const moved = acceptedMove(wish, task, await volunteerStep(house, actor.personId, 'accepted'));
  const seat: Seat = {
    ...newSeat(task, actor.personId, now),
    state: 'accepted',
    acceptedAt: now,
    ...(before?.offeredBy === undefined ? {} : { offeredBy: before.offeredBy }),
  };
  const taken = task.taken + 1;
  const after: Task = {
    ...task,
    taken,
    state: taken < task.people ? 'open' : 'filled',
    waitlist: without(task.waitlist, actor.personId),
    passed: without(task.passed, actor.personId),
  };
  return {
    seat,
    writes: [
      taskWrite(task, withRibbon(after, moved.wish)),
      assignmentWrite(before, seat),
      ...holdWrites(agendas, entryOf(task)),
      moved.write,
      ...paperChecks(volunteer, task),
    ],
  };
}

function mustBeOpenTo(task: Task, before: Assignment | undefined, now: number, agreed: boolean): void {
  mustBeLive(task);
  if (holds(before)) throw new AppError('already_accepted');
  // Who did not come is not taken at their word a second time for the same task: the station decides.
  if (before?.state === 'no_show' || before?.state === 'disputed' || now >= task.window.to)
    throw new AppError('wrong_state');
  if (task.taken >= task.people || task.state !== 'open') throw new AppError('taken');
  // Offers do not reserve a place, so one that ran out costs nothing where anybody may come; for a child only the offered may.
  const ranOut = before?.state === 'lapsed' || (before?.state === 'offered' && !offerStands(before, now));
  if (task.minor && ranOut && !agreed) throw new AppError('offer_lapsed');
}

/** Where a paper decides whether somebody may come, it still counts at the commit as it was read. */
function paperChecks({ personId, birthYear, version }: Volunteer, { minor, window }: Task): readonly Write[] {
  if (!minor && !isYoung(birthYear, window.from)) return [];
  return [{ op: 'check', key: volunteerKey(personId), if: [{ attribute: 'version', is: 'eq', value: version }] }];
}

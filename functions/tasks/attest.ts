import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { COORDINATORS } from '../../shared/orgs/roles.ts';
import type { attest } from '../../shared/tasks/attend.ts';
import { NO_SHOW_AFTER_MINUTES } from '../../shared/tasks/times.ts';
import { openFor, personOf, sealFor } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { actingAs, labelOf } from '../wishes/standing.ts';
import type { NewStep } from '../wishes/steps.ts';
import { seatOf } from './assignments.ts';
import { arrivedWrites, finishedWrites } from './attend.ts';
import { freedWrites } from './decline.ts';
import { mustBeFree, presentCheck } from './present.ts';
import { mustBeLive, newSeat } from './seat.ts';
import type { Assignment, Shown, Task } from './task-item.ts';

/** What a worker enters may have begun so long before the window, and ended so long after it. */
const EARLY_MINUTES = 60;
const LATE_MS = 12 * HOUR_MS;
/** A worker's phone may be this much ahead of the house. */
const SKEW_MS = 2 * MINUTE_MS;

type Seated = { readonly seat: Omit<Assignment, 'version'>; readonly writes: readonly Write[] };
type Worker = { readonly actor: PersonActor; readonly orgPath: readonly string[] };

/**
 * A worker enters on the beneficiary's word that a volunteer came, or finished. The volunteer cannot be the worker. Raises
 * `four_eyes`, `not_found`, `wrong_state`, `too_early`, `too_late`, `hours_overlap`, `invalid_input`.
 */
export async function attestWrites(
  house: House,
  worker: Worker,
  task: Task,
  personId: string,
  said: Input<typeof attest>['body'],
): Promise<Seated> {
  const before = await seatFor(house, worker, task, personId);
  const at = momentOf(said.at, house.clock());
  const arrival = said.what === 'checked_in';
  if (before.state !== (arrival ? 'accepted' : 'checked_in')) throw new AppError('wrong_state');
  if (at < task.window.from - EARLY_MINUTES * MINUTE_MS) throw new AppError('too_early', { minutes: EARLY_MINUTES });
  if (at > task.window.to + (arrival ? 0 : LATE_MS)) throw new AppError('too_late');
  if (!arrival && at <= (before.checkedInAt ?? 0)) refuseAt('before_arrival');
  // A worker enters what has passed: none of it may be booked for another task already.
  const since = arrival ? at : (before.checkedInAt ?? at);
  await mustBeFree(house, personId, task, { from: since, to: arrival ? at + 1 : at });
  const beneficiary = await personOf(house, task.beneficiaryId);
  const shown: Shown = {
    how: 'word',
    by: worker.actor.personId,
    noteSealed: await sealFor(house, beneficiary, `word:${task.id}`, said.note),
  };
  const step = await workerStep(house, worker, said.what, personId);
  if (arrival) return arrivedWrites(house, task, before, at, shown, step);
  const left = await finishedWrites(house, task, before, at, shown, step);
  // Where they arrive somewhere else at this moment, one of the two is asked again.
  return { seat: left.seat, writes: [...left.writes, await presentCheck(house, personId)] };
}

/**
 * A volunteer did not come: the place opens again while there is time, and the week is free. Raises `four_eyes`, `not_found`,
 * `wrong_state`, `still_awaited`.
 */
export async function noShowWrites(
  house: House,
  worker: Worker,
  task: Task,
  personId: string,
  note: string | undefined,
): Promise<Seated> {
  const before = await seatFor(house, worker, task, personId);
  if (before.state !== 'accepted') throw new AppError('wrong_state');
  if (house.clock() < task.window.from + NO_SHOW_AFTER_MINUTES * MINUTE_MS)
    throw new AppError('still_awaited', { minutes: NO_SHOW_AFTER_MINUTES });
  const person = await personOf(house, personId);
  const seat = {
    ...newSeat(task, personId, house.clock()),
    state: 'no_show',
    ...(before.acceptedAt === undefined ? {} : { acceptedAt: before.acceptedAt }),
    ...(note === undefined ? {} : { noteSealed: await sealFor(house, person, `note:${task.id}`, note) }),
  } as const;
  const step = await workerStep(house, worker, 'no_show', personId);
  return { seat, writes: await freedWrites(house, task, before, seat, step) };
}

/**
 * What was written with a no-show, for the two who may read it: whoever arranges the task's people, and the volunteer whom it
 * is about (access to what is kept of oneself, PIPL 45).
 */
export async function absenceNote(
  house: House,
  volunteer: Person,
  { state, taskId, noteSealed }: Pick<Assignment, 'state' | 'taskId' | 'noteSealed'>,
): Promise<{ note?: string }> {
  if (state !== 'no_show' || noteSealed === undefined) return {};
  return { note: await openFor(house, volunteer, `note:${taskId}`, noteSealed) };
}

async function seatFor(house: House, { actor }: Worker, task: Task, personId: string): Promise<Assignment> {
  const before = await seatOf(house, task.id, personId);
  if (actor.personId === personId) throw new AppError('four_eyes');
  mustBeLive(task);
  return before;
}

function momentOf(at: number, now: number): number {
  if (at > now + SKEW_MS) refuseAt('in_future');
  return Math.min(at, now);
}

function refuseAt(rule: string): never {
  throw new AppError('invalid_input', {}, { fields: [{ path: 'body.at', rule }] });
}

/** What the log says of what a worker entered: the worker did the step, the volunteers' society is what it is about. */
async function workerStep(
  house: House,
  { actor, orgPath }: Worker,
  what: NewStep['what'],
  of: string,
): Promise<NewStep> {
  const by = await labelOf(house, actor, actingAs(actor, orgPath, COORDINATORS));
  return { at: house.clock(), what, personId: actor.personId, society: 'volunteer', by, of };
}

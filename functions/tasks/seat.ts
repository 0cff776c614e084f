import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { posterNow } from '../orgs/writers.ts';
import { guardianIdOf } from '../people/care.ts';
import { personOf } from '../people/people.ts';
import type { Actor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import type { About } from '../platform/route.ts';
import type { NewStep } from '../wishes/steps.ts';
import { taskOf } from './assignments.ts';
import type { Assignment, Task } from './task-item.ts';

/** What a call about one task is about: the task, at its station. */
export async function aboutTask(house: House, input: { params: { taskId: string } }): Promise<About<Task>> {
  const thing = await taskOf(house, input.params.taskId);
  return { thing, orgId: thing.stationId };
}

/** The same, with those on the beneficiary's side, who may show the rotating code. */
export async function aboutTaskSides(
  house: House,
  input: { params: { taskId: string } },
  actor: Actor,
): Promise<About<Task>> {
  const about = await aboutTask(house, input);
  const guardian = about.thing.minor
    ? guardianIdOf(await personOf(house, about.thing.beneficiaryId), house.clock())
    : undefined;
  return {
    ...about,
    relations: {
      poster: await posterNow(house, actor, about.thing),
      beneficiary: [about.thing.beneficiaryId],
      ...(guardian === undefined ? {} : { guardian: [guardian] }),
    },
  };
}

/** A task that is neither done nor called off. */
export function isLive(task: Pick<Task, 'state'>): boolean {
  return task.state !== 'done' && task.state !== 'cancelled';
}

/** A task that is done or was called off takes nobody and nothing. Raises `wrong_state`. */
export function mustBeLive(task: Pick<Task, 'state'>): void {
  if (!isLive(task)) throw new AppError('wrong_state');
}

const PART_STATES: readonly Assignment['state'][] = [
  'offered',
  'waiting',
  'accepted',
  'checked_in',
  'checked_out',
  'confirmed',
  'disputed',
];
/** Whoever is asked, waits, comes or came; not who said no, let it lapse, stayed away or was called off. */
export function isPart(assignment: Pick<Assignment, 'state'> | undefined): boolean {
  return assignment !== undefined && PART_STATES.includes(assignment.state);
}

/** A place in a task as it begins; what an earlier answer left behind does not come along. */
export function newSeat(task: Task, personId: string, now: number): Omit<Assignment, 'version' | 'state'> {
  const { id: taskId, wishId, stationId, seriesId, window } = task;
  return { taskId, personId, wishId, stationId, at: now, window, ...(seriesId === undefined ? {} : { seriesId }) };
}

/** An offer that still stands. */
export function offerStands(assignment: Assignment | undefined, now: number): assignment is Assignment {
  return assignment?.state === 'offered' && (assignment.offeredUntil ?? 0) > now;
}

/** Why a place was left that somebody could not come to on that day: nobody's answer, and theirs again when they can. */
export const AWAY = 'away';

/** By whom those are asked who stood in line, or whom the beneficiary knows: the house, one after the other. */
export const IN_TURN = 'clock';
/** An offer that leaves its place alone while it stands: the line is kept, and a known face is asked before all others. */
export function isAskedAlone(assignment: Assignment | undefined, now: number): boolean {
  return offerStands(assignment, now) && assignment.offeredBy === IN_TURN;
}

/**
 * Until when an answer can still come: whoever says yes then has the time of the visit left. Where that has begun to run out,
 * to the end of the window.
 */
export function lastAnswer({ window, minutes }: Pick<Task, 'window' | 'minutes'>, now: number): number {
  const begins = Math.max(window.from, window.to - minutes * MINUTE_MS);
  return begins > now ? begins : window.to;
}

/** What the wish's log says of a volunteer: the public reads the pseudonym. */
export async function volunteerStep(house: House, personId: string, what: NewStep['what']): Promise<NewStep> {
  return { at: house.clock(), what, personId, society: 'volunteer', by: await labelOfVolunteer(house, personId) };
}

/** What the public reads of a volunteer. */
export async function labelOfVolunteer(house: House, personId: string): Promise<Words> {
  return { zh: (await personOf(house, personId)).pseudonym };
}

/** A list without somebody. */
export function without(people: readonly string[], personId: string): readonly string[] {
  return people.filter((one) => one !== personId);
}

/** The latest answers that were a no; the assignments themselves remember all of them. */
const PASSED_LIMIT_ITEMS = 200;
export function passedBy(task: Task, personId: string): Task {
  return {
    ...task,
    waitlist: without(task.waitlist, personId),
    passed: [...without(task.passed, personId), personId].slice(-PASSED_LIMIT_ITEMS),
  };
}

import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { cellCenter, distanceM } from '../../shared/kernel/geo.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { checkIn } from '../../shared/tasks/contract.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { NewStep } from '../wishes/steps.ts';
import { wishOf } from '../wishes/wishes.ts';
import { assignmentsOf, assignmentsOfWish, assignmentWrite, seatOf, taskOf, taskWrite } from './assignments.ts';
import { presentWrite } from './present.ts';
import { replaced, servedMove, withRibbon } from './progress.ts';
import { mustBeLive, volunteerStep } from './seat.ts';
import { checkDigits, spendDigits } from './show-code.ts';
import type { Assignment, Shown, Task } from './task-item.ts';

/** Checking in opens so long before the window; out, it stays open so long after it. */
export const CHECK_IN_EARLY_MINUTES = 30;
const CHECK_OUT_LATE_MS = 2 * HOUR_MS;
/** How far from the cell counts as there. A phone that says it is unsure gets that much more, within reason. */
const NEAR_LIMIT_M = 1_500;
const ACCURACY_LIMIT_M = 2_000;
/** Service may take longer than asked for, but hours are not for waiting (cfg). */
const LONGER_PERCENT = 50;

type Seated = { readonly seat: Assignment; readonly writes: readonly Write[] };
type Scan = Input<typeof checkIn>['body'];

/** Earliest moment of checking in. */
export function checkInFrom(task: Pick<Task, 'window'>): number {
  return task.window.from - CHECK_IN_EARLY_MINUTES * MINUTE_MS;
}

/** A volunteer has arrived, by the code that the other side shows. Raises what `checkIn` documents. */
export async function checkInWrites(house: House, personId: string, taskId: string, scan: Scan): Promise<Seated> {
  const now = house.clock();
  const { task, before } = await mine(house, personId, taskId, 'accepted');
  if (now < checkInFrom(task)) throw new AppError('too_early', { minutes: CHECK_IN_EARLY_MINUTES });
  if (now > task.window.to) throw new AppError('too_late');
  const place = whereFrom(task, scan);
  const spent = await spendDigits(house, task, personId, () => checkDigits(house, task, scan.digits, 'check_in'));
  const arrived = await arrivedWrites(
    house,
    task,
    before,
    now,
    { how: 'code', ...place },
    await volunteerStep(house, personId, 'checked_in'),
  );
  return { seat: arrived.seat, writes: [...arrived.writes, spent] };
}

/** A volunteer has finished, by the code that the other side shows. Raises what `checkOut` documents. */
export async function checkOutWrites(house: House, personId: string, taskId: string, scan: Scan): Promise<Seated> {
  const now = house.clock();
  const { task, before } = await mine(house, personId, taskId, 'checked_in');
  if (now > task.window.to + CHECK_OUT_LATE_MS) throw new AppError('too_late');
  const place = whereFrom(task, scan);
  // While others are still expected, the other side shows the code of arrival. A fresh one serves for leaving as well.
  const expected = (await assignmentsOf(house, taskId)).some((one) => one.state === 'accepted');
  const right = () =>
    checkDigits(house, task, scan.digits, 'check_out') ||
    (expected && checkDigits(house, task, scan.digits, 'check_in', before.checkedInAt ?? now));
  const spent = await spendDigits(house, task, personId, right);
  const left = await finishedWrites(
    house,
    task,
    before,
    now,
    { how: 'code', ...place },
    await volunteerStep(house, personId, 'checked_out'),
  );
  return { seat: left.seat, writes: [...left.writes, spent] };
}

async function mine(
  house: House,
  personId: string,
  taskId: string,
  state: Assignment['state'],
): Promise<{ task: Task; before: Assignment }> {
  const task = await taskOf(house, taskId);
  const before = await seatOf(house, taskId, personId);
  mustBeLive(task);
  if (before.state !== state) throw new AppError('wrong_state');
  return { task, before };
}

/** Writes for an arrival at `at`, by whatever it was shown. Raises `wrong_state`, also while they are at another task. */
export async function arrivedWrites(
  house: House,
  task: Task,
  before: Assignment,
  at: number,
  inBy: Shown,
  step: NewStep,
): Promise<Seated> {
  const seat: Assignment = { ...before, state: 'checked_in', checkedInAt: at, inBy, at: house.clock() };
  const wish = await wishOf(house, task.wishId);
  const moved = servedMove(wish, replaced(await assignmentsOfWish(house, wish), seat), step);
  if (moved.wish.state !== 'in_progress') throw new AppError('wrong_state');
  const after: Task = { ...task, state: task.taken < task.people ? task.state : 'under_way' };
  return {
    seat,
    writes: [
      assignmentWrite(before, seat),
      taskWrite(task, withRibbon(after, moved.wish)),
      moved.write,
      await presentWrite(house, task, before.personId, at),
    ],
  };
}

/** Writes for a finish at `at`: the minutes are fixed here, and with the last one the wish is delivered. */
export async function finishedWrites(
  house: House,
  task: Task,
  before: Assignment,
  at: number,
  outBy: Shown,
  step: NewStep,
): Promise<Seated> {
  const seat: Assignment = {
    ...before,
    state: 'checked_out',
    checkedOutAt: at,
    outBy,
    minutes: servedMinutes(task, before.checkedInAt ?? at, at),
    at: house.clock(),
  };
  const wish = await wishOf(house, task.wishId);
  const moved = servedMove(wish, replaced(await assignmentsOfWish(house, wish), seat), step);
  return { seat, writes: [assignmentWrite(before, seat), moved.write] };
}

/** Whole minutes of service between coming and going: at least one, at most half as much again as was asked for. */
export function servedMinutes(task: Pick<Task, 'minutes'>, from: number, to: number): number {
  const most = Math.floor((task.minutes * (100 + LONGER_PERCENT)) / 100);
  return Math.max(1, Math.min(most, Math.round((to - from) / MINUTE_MS)));
}

/**
 * The distance to the place, when the phone said where it is: only that is kept. A child's task stands in the station's cell
 * and not where the child lives, so there a distance would say nothing. Raises `too_far`.
 */
function whereFrom(task: Pick<Task, 'cell' | 'minor'>, scan: Scan): { distanceM?: number } {
  if (!scan.position || task.minor) return {};
  const away = distanceM(scan.position, cellCenter(task.cell));
  if (away - Math.min(scan.position.accuracyM, ACCURACY_LIMIT_M) > NEAR_LIMIT_M) throw new AppError('too_far');
  return { distanceM: away };
}

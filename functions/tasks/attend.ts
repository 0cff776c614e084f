import type { Input } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { cellCenter, distanceM } from '../../shared/kernel/geo.ts';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import type { checkIn } from '../../shared/tasks/attend.ts';
import { readCode, type SignedCode } from '../../shared/tasks/signed-code.ts';
import { CHECK_OUT_LATE_HOURS } from '../../shared/tasks/times.ts';
import { handedOver } from '../goods/carry.ts';
import { carriedBy } from '../goods/claims.ts';
import { personOf } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import type { NewStep } from '../wishes/steps.ts';
import { hasGifts, waitsFor } from '../wishes/there.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { assignmentsOf, assignmentsOfWish, assignmentWrite, seatOf, taskOf, taskWrite } from './assignments.ts';
import { mustBeFree, presentCheck, presentWrite } from './present.ts';
import { replaced, servedMove, withRibbon } from './progress.ts';
import { labelOfVolunteer, mustBeLive, volunteerStep } from './seat.ts';
import { checkDigits, spendDigits } from './show-code.ts';
import { spendSigned } from './signed-code.ts';
import type { Assignment, Shown, Task } from './task-item.ts';

/** Checking in opens so long before the window; out, it stays open so long after it. */
export const CHECK_IN_EARLY_MINUTES = 30;
const CHECK_OUT_LATE_MS = CHECK_OUT_LATE_HOURS * HOUR_MS;
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
  const { task, before } = await mine(house, personId, taskId, 'accepted');
  const right = (digits: string) => checkDigits(house, task, digits, 'check_in');
  const proof = await proofOf(house, task, personId, scan, 'check_in');
  if (proof.at < checkInFrom(task)) throw new AppError('too_early', { minutes: CHECK_IN_EARLY_MINUTES });
  if (proof.at > task.window.to) throw new AppError('too_late');
  const { inBy, writes } = await proof.settle(right);
  if (proof.late) await mustBeFree(house, personId, task, { from: proof.at, to: proof.at + 1 });
  const step = await volunteerStep(house, personId, 'checked_in');
  const arrived = await arrivedWrites(house, task, before, proof.at, inBy, step);
  return { seat: arrived.seat, writes: [...arrived.writes, ...writes] };
}

/** A volunteer has finished, by the code that the other side shows. Raises what `checkOut` documents. */
export async function checkOutWrites(house: House, personId: string, taskId: string, scan: Scan): Promise<Seated> {
  const { task, before } = await mine(house, personId, taskId, 'checked_in');
  const proof = await proofOf(house, task, personId, scan, 'check_out');
  if (proof.at > task.window.to + CHECK_OUT_LATE_MS) throw new AppError('too_late');
  const since = before.checkedInAt ?? proof.at;
  // While others are still expected, the other side shows the code of arrival. A fresh one serves for leaving as well.
  const expected = (await assignmentsOf(house, taskId)).some((one) => one.state === 'accepted');
  const right = (digits: string) =>
    checkDigits(house, task, digits, 'check_out') || (expected && checkDigits(house, task, digits, 'check_in', since));
  const { inBy: outBy, writes } = await proof.settle(right);
  if (proof.late && proof.at < since) throw new AppError('hours_overlap');
  if (proof.late) await mustBeFree(house, personId, task, { from: since, to: proof.at });
  const step = await volunteerStep(house, personId, 'checked_out');
  const left = await finishedWrites(house, task, before, proof.at, outBy, step);
  const stays = proof.late ? [await presentCheck(house, personId)] : [];
  return { seat: left.seat, writes: [...left.writes, ...writes, ...stays] };
}

/** What a scan proves: the moment it counts for, and, once that is allowed, how it was shown and the writes that spend it. */
type Proof = {
  readonly at: number;
  readonly late: boolean;
  readonly settle: (right: (digits: string) => boolean) => Promise<{ inBy: Shown; writes: readonly Write[] }>;
};

async function proofOf(
  house: House,
  task: Task,
  personId: string,
  scan: Scan,
  purpose: SignedCode['purpose'],
): Promise<Proof> {
  if ('digits' in scan)
    return {
      at: house.clock(),
      late: false,
      settle: async (right) => {
        const place = whereFrom(task, scan.position);
        return {
          inBy: { how: 'code', ...place },
          writes: [await spendDigits(house, task, personId, () => right(scan.digits))],
        };
      },
    };
  const code = readCode(scan.code);
  if (code?.purpose !== purpose) throw new AppError('show_code_wrong');
  const all = await assignmentsOfWish(house, await wishOf(house, task.wishId));
  const spent = await spendSigned(house, task, personId, { code, at: scan.at }, all);
  return {
    at: spent.at,
    late: spent.late,
    settle: async () => {
      const place = nearBy(task, scan.distanceM);
      return { inBy: { how: 'code', ...place, ...(spent.late ? { late: true } : {}) }, writes: [spent.write] };
    },
  };
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
  const assignments = replaced(await assignmentsOfWish(house, wish), seat);
  await mustBeNext(house, wish, task, before.personId, assignments);
  const moved = servedMove(wish, assignments, step);
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

/** What this part waits for has to be there first, or come along with who arrives. Raises `waits_for`. */
async function mustBeNext(
  house: House,
  wish: Wish,
  task: Task,
  personId: string,
  assignments: readonly Assignment[],
): Promise<void> {
  if (wish.components[task.component]?.after === undefined) return;
  const missing = waitsFor(wish, task.component, assignments, await carriedBy(house, wish.id, personId));
  if (missing === undefined) return;
  const { locale } = await personOf(house, personId);
  throw new AppError('waits_for', { what: (locale === 'en' ? missing.text.en : undefined) ?? missing.text.zh });
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
  const handed = await broughtBy(house, wish, before.personId);
  const assignments = replaced(await assignmentsOfWish(house, wish), seat);
  const moved = servedMove(handed.wish, assignments, [...handed.steps, step]);
  return { seat, writes: [assignmentWrite(before, seat), moved.write, ...handed.writes] };
}

/** Whoever came with gifts in their arms has handed them over by now. */
async function broughtBy(house: House, wish: Wish, personId: string): ReturnType<typeof handedOver> {
  if (!hasGifts(wish)) return { wish, steps: [], writes: [] };
  const by = await labelOfVolunteer(house, personId);
  return handedOver(house, wish, { personId, by, society: 'volunteer' });
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
function whereFrom(
  task: Pick<Task, 'cell' | 'minor'>,
  position: { lat: number; lng: number; accuracyM: number } | undefined,
): { distanceM?: number } {
  if (!position || task.minor) return {};
  const away = distanceM(position, cellCenter(task.cell));
  if (away - Math.min(position.accuracyM, ACCURACY_LIMIT_M) > NEAR_LIMIT_M) throw new AppError('too_far');
  return { distanceM: away };
}

/** The same for a distance that the phone worked out, its doubt already taken off. */
function nearBy(task: Pick<Task, 'minor'>, away: number | undefined): { distanceM?: number } {
  if (away === undefined || task.minor) return {};
  if (away > NEAR_LIMIT_M) throw new AppError('too_far');
  return { distanceM: away };
}

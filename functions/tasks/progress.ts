import { mayBecome } from '../../shared/wishes/life.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { Write } from '../platform/table.ts';
import { lettersOf } from '../wishes/linkage.ts';
import { moveWish, type NewStep } from '../wishes/steps.ts';
import { hasPromises, isAllThere, lackingOf, thereOf } from '../wishes/there.ts';
import type { Wish, WishComponent } from '../wishes/wish-item.ts';
import type { Assignment, Task } from './task-item.ts';

/** Wishes that still take volunteers. While one is delivered and not confirmed, nobody else comes. */
const TAKING_STATES: readonly WishState[] = ['published', 'reserved', 'claimed', 'in_progress', 'partially_fulfilled'];
export function takesVolunteers(wish: Pick<Wish, 'state'>): boolean {
  return TAKING_STATES.includes(wish.state);
}

function goodsComplete(components: readonly WishComponent[]): boolean {
  return components.every((component) => component.kind !== 'goods' || thereOf(component) >= component.quantity);
}

/** Nothing and nobody is missing: promised with a timer, or found for good. */
function fullState(wish: Pick<Wish, 'components'>): 'reserved' | 'claimed' | undefined {
  if (wish.components.some((component) => lackingOf(component) > 0)) return undefined;
  return hasPromises(wish) ? 'reserved' : 'claimed';
}

/** Whether all that was promised has been done: nobody is expected or still there, somebody served, no goods are missing. */
export function isDelivered(
  wish: Pick<Wish, 'components'>,
  assignments: readonly Pick<Assignment, 'state'>[],
): boolean {
  const count = (...states: readonly Assignment['state'][]) =>
    assignments.filter((assignment) => states.includes(assignment.state)).length;
  return count('checked_out') > 0 && count('accepted', 'checked_in') === 0 && goodsComplete(wish.components);
}

/** Where a wish stands by what its volunteers did; where no arrow of DOMAIN section 2 leads there, it stays. */
function standingOf(wish: Wish, assignments: readonly Pick<Assignment, 'taskId' | 'state'>[]): WishState {
  const some = (...states: readonly Assignment['state'][]) =>
    assignments.some((assignment) => states.includes(assignment.state));
  const inPart = some('confirmed') || wish.steps.some(({ what }) => what === 'partly_confirmed');
  const facts =
    isDelivered(wish, assignments) || isAllThere(wish, assignments)
      ? 'delivered'
      : some('checked_in', 'checked_out')
        ? 'in_progress'
        : (fullState(wish) ?? (inPart ? 'partially_fulfilled' : 'published'));
  const wanted: readonly WishState[] = facts === 'partially_fulfilled' ? [facts, 'published'] : [facts];
  return wanted.find((state) => state === wish.state || mayBecome(wish.state, state)) ?? wish.state;
}

/** A volunteer more or fewer. For goods it is who brings them, and not a unit of them. */
function withHave(wish: Wish, component: number, by: number): Wish {
  const components = wish.components.map((one, at) => {
    if (at !== component) return one;
    return one.kind === 'goods'
      ? { ...one, hands: Math.max(0, (one.hands ?? 0) + by) }
      : { ...one, have: Math.max(0, one.have + by) };
  });
  return { ...wish, components };
}

/** The wish when one more volunteer has accepted: claimed once nothing and nobody is missing any more. */
export function acceptedMove(
  wish: Wish,
  task: Pick<Task, 'component' | 'window'>,
  step: NewStep,
): { wish: Wish; write: Write } {
  const { components } = withHave(wish, task.component, 1);
  const full = fullState({ components });
  const waited = wish.state === 'published' || wish.state === 'reserved' || wish.state === 'partially_fulfilled';
  const state = full !== undefined && waited && mayBecome(wish.state, full) ? full : wish.state;
  const until = task.window.to === wish.window.to ? {} : { until: task.window.to };
  return moveWish(wish, { state, step: { ...step, part: task.component, ...until }, patch: { components } });
}

/** The wish when a volunteer who had accepted will not come after all. `assignments`: all of the wish, as they will be. */
export function lostMove(
  wish: Wish,
  task: Pick<Task, 'component'>,
  assignments: readonly Assignment[],
  step: NewStep,
): { wish: Wish; write: Write } {
  const lost = withHave(wish, task.component, -1);
  const freed = { ...step, part: task.component };
  return movedTo(wish, standingOf(lost, assignments), freed, { components: lost.components });
}

/**
 * The wish when a volunteer came or finished, or gifts moved: `wish` with its components as they will be. `assignments`: all
 * of the wish, as they will be.
 */
export function servedMove(
  wish: Wish,
  assignments: readonly Assignment[],
  step: NewStep | readonly NewStep[],
): { wish: Wish; write: Write } {
  return movedTo(wish, standingOf(wish, assignments), step, {});
}

function movedTo(
  wish: Wish,
  state: WishState,
  step: NewStep | readonly NewStep[],
  patch: { components?: readonly WishComponent[] },
): { wish: Wish; write: Write } {
  // What volunteers do goes on, but only those who settle a dispute, or the beneficiary's word, end it.
  if (wish.state === 'disputed') return moveWish(wish, { step, patch });
  const steps = Array.isArray(step) ? (step as readonly NewStep[]) : [step as NewStep];
  const last = steps.at(-1);
  const delivered: readonly NewStep[] =
    last && state === 'delivered' && wish.state !== 'delivered' ? [deliveredStep(last)] : [];
  return moveWish(wish, { state, step: [...steps, ...delivered], patch });
}

function deliveredStep({ at, personId, society, by }: NewStep): NewStep {
  return {
    at,
    what: 'delivered',
    personId,
    ...(society === undefined ? {} : { society }),
    ...(by === undefined ? {} : { by }),
  };
}

/** A task's card carries its wish's ribbon; whoever writes both keeps it true. */
export function withRibbon(task: Task, wish: Wish): Task {
  return { ...task, ribbon: lettersOf(wish) };
}

/** Assignments of a wish with one replaced by what it becomes. */
export function replaced(assignments: readonly Assignment[], after: Assignment): readonly Assignment[] {
  return assignments.map((one) => (one.taskId === after.taskId && one.personId === after.personId ? after : one));
}

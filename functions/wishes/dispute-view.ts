import type { StepWhat } from '../../shared/wishes/wish.ts';
import { type Actor, type PersonActor, relationsTo, type Standing } from '../platform/actor.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { isAssignee } from './standing.ts';
import type { Step, Wish } from './wish-item.ts';

/** How near somebody stands to a wish in dispute. */
type Near = { readonly actor: Actor; readonly standing: Standing; readonly seat?: Assignment };

/**
 * Whose dispute it is, beside the desk's: those whose wish it is or who act for them, who wrote it down, who helped and who gave.
 * Neighbours who know whom it is about would learn who complains of whom, before anybody has heard the other side.
 */
export function knowsOfDispute(wish: Wish, { actor, standing, seat }: Near): boolean {
  if (actor.kind === 'anonymous') return false;
  const helped = seat !== undefined && isAssignee(seat);
  return helped || relationsTo(actor, standing).length > 0 || complained(wish, actor);
}

/**
 * Who gave or helped, or said that something was wrong, is told that a dispute has ended, and may read how: also where it
 * ended the wish.
 */
export function readsOutcome(wish: Wish, { actor, standing, seat }: Near): boolean {
  if (actor.kind === 'anonymous' || !isSettlement(wish)) return false;
  const helped = (seat !== undefined && isAssignee(seat)) || wish.helpedBy?.includes(actor.personId);
  return helped || relationsTo(actor, standing).includes('donor') || complained(wish, actor);
}

/**
 * Said so for themselves: what was said at a duty or under a mandate goes with that, as does what the poster said. Of a child's
 * wish it may have been a guardian, who reads it while they are one.
 */
function complained({ minor, postedBy, steps }: Wish, { personId }: PersonActor): boolean {
  const own = ({ what, personId: by, as, for: whom }: Step) =>
    what === 'disputed' && by === personId && as === undefined && whom === undefined;
  return !minor && personId !== postedBy && steps.some(own);
}

/** What begins something new, which is private to one side again, and may bring other words than the mediator's. */
const AFRESH: readonly StepWhat[] = ['drafted', 'submitted', 'disputed', 'withdrawn'];

/** Whether a mediator's is the last word: what they ended the dispute with, in the same moment, is their own. */
function isSettlement({ steps }: Wish): boolean {
  const last = steps.findLastIndex(({ what }) => what === 'settled');
  const own = steps[last + 1]?.at === steps[last]?.at ? 2 : 1;
  return last !== -1 && !steps.slice(last + own).some(({ what }) => AFRESH.includes(what));
}

/** Whoever said that something is wrong has said their side, and everybody else says theirs once. */
export function mayAnswer({ steps, answers = [] }: Pick<Wish, 'steps' | 'answers'>, personId: string): boolean {
  const complainant = steps.findLast(({ what }) => what === 'disputed')?.personId;
  return personId !== complainant && answers.every((one) => one.personId !== personId);
}

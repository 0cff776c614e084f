import { ROUTES } from '../../../functions/api/routes.ts';
import { CLAIM_STATES } from '../../../shared/goods/life.ts';
import { DISPUTE_STATES } from '../../../shared/hours/contract.ts';
import { PHOTO_STATES } from '../../../shared/photos/photo.ts';
import { SERIES_STATES } from '../../../shared/series/contract.ts';
import { ASSIGNMENT_STATES, TASK_STATES } from '../../../shared/tasks/task.ts';
import { WISH_STATES } from '../../../shared/wishes/wish.ts';
import type { Tally } from './judge.ts';

const STATES: Readonly<Record<string, readonly string[]>> = {
  wish: WISH_STATES,
  task: TASK_STATES,
  assignment: ASSIGNMENT_STATES,
  claim: CLAIM_STATES,
  series: SERIES_STATES,
  photo: PHOTO_STATES,
  hours_dispute: DISPUTE_STATES,
  send: ['waiting', 'sent', 'dropped', 'failed'],
};
/** States that are named and that nothing leads to, each with why. */
const NOWHERE: Readonly<Record<string, string>> = {
  'assignment disputed': 'a dispute is about the wish: its seats stand as they are until it is settled',
};

/** Commands that were never answered with success: the rules would hold of them because nothing happened. */
export function neverDone(commands: ReadonlyMap<string, Tally>): readonly string[] {
  return ROUTES.map(({ contract }) => contract.name).filter((name) => (commands.get(name)?.done ?? 0) === 0);
}

/** States of things in which nothing ever was. */
export function neverReached(states: ReadonlySet<string>): readonly string[] {
  return Object.entries(STATES)
    .flatMap(([type, all]) => all.map((state) => `${type} ${state}`))
    .filter((state) => !states.has(state) && !(state in NOWHERE));
}

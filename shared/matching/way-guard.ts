import {
  assignWishes,
  type Budget,
  heaviestFirst,
  type Need,
  type Option,
  type Order,
  type Prices,
  PUBLISHED_ORDER,
} from './assign.ts';
import { WEIGHTS } from './weights.ts';

export type Assigned = ReturnType<typeof assignWishes> & Order;

/**
 * The exact plan with which nobody pays for coverage by walking: on average its ways are no longer than those of handing out
 * the best pairs one by one. Where the published order keeps to that, its plan stands. Else each minute on the way takes 1, 2,
 * 4, 8 or 16 points of merit, the first with which it holds; then no plan that covers as much with as many people and as few
 * minutes has more merit (Everett 1963: an optimum with a price on minutes is one under a limit of minutes). Where none keeps
 * to it, the last of them brings the ways as near as they get. The time of `budget` holds for all of it together; when it is
 * over the last plan that is proven stands.
 */
export function assignWithinWay(
  needs: readonly Need[],
  options: readonly Option[],
  start: Prices,
  budget: Budget | undefined,
): Assigned {
  const until = budget && budget.now() + budget.ms;
  const left = () => (budget && until !== undefined ? { ms: until - budget.now(), now: budget.now } : undefined);
  let best: Assigned = { ...assignWishes(needs, options, start, budget, PUBLISHED_ORDER), ...PUBLISHED_ORDER };
  if (!best.certified) return best;
  const greedy = heaviestFirst(needs, options);
  for (const minutePoints of WEIGHTS.minutePoints) {
    if (isNoLonger(best.pairs, greedy)) break;
    const next = { ...assignWishes(needs, options, best.prices, left(), { minutePoints }), minutePoints };
    if (!next.certified) break;
    best = next;
  }
  return best;
}

/** Whether the mean way of the first is no longer than that of the second, in whole numbers. */
function isNoLonger(pairs: readonly Option[], than: readonly Option[]): boolean {
  const minutes = (list: readonly Option[]) => list.reduce((sum, one) => sum + one.minutes, 0);
  return minutes(pairs) * than.length <= minutes(than) * pairs.length;
}

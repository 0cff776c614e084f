import { describe, expect, it } from 'vitest';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { PublicStep } from '../../shared/wishes/wish.ts';
import { closedUnanswered } from './wish-actions.ts';

type Turn = readonly [what: PublicStep['what'], at: number];
/** As the ribbon tells it: each society has its own steps, and the societies stand in their order, not in that of time. */
function view(state: WishView['state'], community: readonly Turn[], worker: readonly Turn[] = []) {
  const steps = (turns: readonly Turn[]) => turns.map(([what, at]) => ({ what, at }));
  return {
    state,
    ribbon: [
      { society: 'social_worker' as const, state: 'waiting' as const, steps: steps(worker) },
      { society: 'community' as const, state: 'done' as const, steps: steps(community) },
    ],
  };
}

describe('a wish that is over', () => {
  it('closed unanswered only where nobody handed it in again after it was sent back', () => {
    const handedIn = ['submitted', 1] as const;
    const back = ['returned', 2] as const;
    const over = ['expired', 9] as const;
    expect(closedUnanswered(view('expired', [handedIn, over], [back]))).toBe(true);
    expect(closedUnanswered(view('expired', [handedIn, ['submitted', 3], over], [back]))).toBe(false);
    expect(closedUnanswered(view('expired', [handedIn, ['submitted', 3], over], [back, ['returned', 4]]))).toBe(true);
    expect(closedUnanswered(view('expired', [handedIn, over], [['published', 2]]))).toBe(false);
  });
  it('is not said to have closed while it still waits, nor to whoever may not know that it was sent back', () => {
    expect(closedUnanswered(view('returned', [['submitted', 1]], [['returned', 2]]))).toBe(false);
    expect(
      closedUnanswered(
        view('expired', [
          ['submitted', 1],
          ['expired', 9],
        ]),
      ),
    ).toBe(false);
  });
});

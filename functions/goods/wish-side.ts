import type { House } from '../platform/house.ts';
import { TableError, type Write } from '../platform/table.ts';
import { assignmentsOfWish } from '../tasks/assignments.ts';
import { servedMove } from '../tasks/progress.ts';
import { amountOf } from '../wishes/closing.ts';
import type { NewStep } from '../wishes/steps.ts';
import type { Wish, WishComponent } from '../wishes/wish-item.ts';
import type { Claim } from './claim-item.ts';

/** How many units more or fewer count for a component, are only promised, or are on their way. */
export type Units = { readonly have?: number; readonly promised?: number; readonly underWay?: number };

/**
 * The wish with its component's units moved. What counts nothing is not kept. Fewer than none: somebody moved the gift
 * between the two reads. Raises TableError `conflict`, on which a command looks again.
 */
export function withUnits(wish: Wish, index: number, units: Units): Wish {
  const components = wish.components.map((component, at): WishComponent => {
    if (at !== index) return component;
    const { promised = 0, underWay = 0, ...rest } = component;
    const next = { promised: promised + (units.promised ?? 0), underWay: underWay + (units.underWay ?? 0) };
    if (next.promised < 0 || next.underWay < 0)
      throw new TableError('conflict', 'the gift moved between the reads of it and of its wish');
    return {
      ...rest,
      have: component.have + (units.have ?? 0),
      ...(next.promised === 0 ? {} : { promised: next.promised }),
      ...(next.underWay === 0 ? {} : { underWay: next.underWay }),
    };
  });
  return { ...wish, components };
}

/** Moves a wish whose gifts moved: where it stands follows from what is promised, here and there. */
export async function giftMove(
  house: House,
  wish: Wish,
  steps: readonly NewStep[],
): Promise<{ wish: Wish; write: Write }> {
  return servedMove(wish, await assignmentsOfWish(house, wish), steps);
}

/** What the wish's log says of a gift: its amount, in the giver's or the worker's name. */
export function giftStep(
  house: House,
  claim: Pick<Claim, 'id' | 'text' | 'unit' | 'quantity'>,
  step: Pick<NewStep, 'what' | 'personId' | 'society'> & Pick<NewStep, 'by'>,
): NewStep {
  return {
    at: house.clock(),
    ...step,
    note: amountOf(claim, claim.quantity),
    claimId: claim.id,
  };
}

import type { StepWhat } from '../../shared/wishes/wish.ts';
import type { Assignment } from '../tasks/task-item.ts';
import { isVisited } from './expected.ts';
import type { Wish, WishComponent } from './wish-item.ts';

/** Units of goods that the beneficiary has: of those that count, neither only promised nor on their way. */
export function thereOf({ have, promised = 0, underWay = 0 }: WishComponent): number {
  return have - promised - underWay;
}

/** Units or people that nobody has promised yet. */
export function lackingOf({ quantity, have }: WishComponent): number {
  return Math.max(0, quantity - have);
}

/** Goods that a donor promised or the station has in hand: while there are any, the wish is under way. */
export function hasGifts(wish: Pick<Wish, 'components'>): boolean {
  return wish.components.some(({ promised = 0, underWay = 0 }) => promised + underWay > 0);
}
export function hasPromises(wish: Pick<Wish, 'components'>): boolean {
  return wish.components.some(({ promised = 0 }) => promised > 0);
}

/** People of a component who have finished, confirmed or not. */
function servedOf(component: WishComponent, assignments: readonly Pick<Assignment, 'taskId' | 'state'>[]): number {
  return assignments.filter(
    ({ taskId, state }) => taskId === component.taskId && (state === 'checked_out' || state === 'confirmed'),
  ).length;
}

type Seats = readonly Pick<Assignment, 'taskId' | 'state'>[];

/** Units that are there, or people who have served. */
function doneOf(component: WishComponent, assignments: Seats): number {
  return component.kind === 'goods' ? thereOf(component) : servedOf(component, assignments);
}

/** Everything that the wish needs has been done or brought, and waits for the beneficiary's word. */
export function isAllThere(wish: Pick<Wish, 'components'>, assignments: Seats): boolean {
  return wish.components.every((one) => doneOf(one, assignments) >= one.quantity);
}

export function isSomethingThere(wish: Pick<Wish, 'components'>, assignments: Seats): boolean {
  return wish.components.some((one) => doneOf(one, assignments) > 0);
}

/** Goods were handed over since the beneficiary last said how it was. */
export function hasFreshGoods(wish: Pick<Wish, 'steps'>): boolean {
  return isSinceYes(wish, ['goods_delivered']);
}

/** Goods were handed over, or somebody has finished and nobody is still at it, since the beneficiary last said how it was. */
export function hasFresh(wish: Pick<Wish, 'state' | 'steps' | 'window'>, now: number): boolean {
  return hasFreshGoods(wish) || (isSinceYes(wish, ['checked_out']) && !isVisited(wish, now));
}

function isSinceYes({ steps }: Pick<Wish, 'steps'>, deeds: readonly StepWhat[]): boolean {
  const done = steps.findLastIndex(({ what }) => deeds.includes(what));
  return done > steps.findLastIndex(({ what }) => what === 'partly_confirmed' || what === 'confirmed');
}

/** The same, of which no mediator has had the last word: what was settled is not disputed once more. */
export function hasUnsettledGoods({ steps }: Pick<Wish, 'steps'>): boolean {
  const handed = steps.findLastIndex(({ what }) => what === 'goods_delivered');
  return hasFreshGoods({ steps }) && handed > steps.findLastIndex(({ what }) => what === 'settled');
}

/**
 * What a component still waits for: the first of those that come before it and are not there. Goods that `personId` carries
 * count: they come in by the same door.
 */
export function waitsFor(
  wish: Pick<Wish, 'components'>,
  index: number,
  assignments: Seats,
  carried: readonly { readonly component: number; readonly quantity: number }[] = [],
): WishComponent | undefined {
  const before = (wish.components[index]?.after ?? []).flatMap((at) => {
    const component = wish.components[at];
    return component === undefined ? [] : [{ at, component }];
  });
  return before.find(({ at, component }) => {
    const brings = carried.filter((gift) => gift.component === at).reduce((sum, gift) => sum + gift.quantity, 0);
    return doneOf(component, assignments) + brings < component.quantity;
  })?.component;
}

/** Components of a wish that is over: what has been handed over stays, what was promised or is in hand goes back. */
export function withoutGifts(components: readonly WishComponent[]): readonly WishComponent[] {
  return components.map(({ promised: _promised, underWay: _underWay, hands: _hands, ...component }) =>
    component.kind === 'goods'
      ? { ...component, have: thereOf({ ...component, promised: _promised ?? 0, underWay: _underWay ?? 0 }) }
      : component,
  );
}

import { AppError } from '../../shared/kernel/errors.ts';
import { STEPS_LIMIT_ITEMS } from '../../shared/kernel/limits.ts';
import { mayBecome } from '../../shared/wishes/life.ts';
import type { StepWhat, WishState } from '../../shared/wishes/wish.ts';
import type { Item, Write } from '../platform/table.ts';
import { cardOf, disputedRowOf, rowOf } from './views.ts';
import { type Step, type Wish, wishToItem } from './wish-item.ts';

/** What a caller says of a step; `from` and `to` are filled here. */
export type NewStep = Omit<Step, 'from' | 'to' | 'as'>;
/** New values of a wish's fields; `undefined` takes a field away. */
export type WishPatch = {
  readonly [K in Exclude<keyof Wish, 'id' | 'version' | 'state' | 'steps'>]?: Wish[K] | undefined;
};
export type Move = {
  /** Absent, or the state as it is: the wish stays where it stands. */
  readonly state?: WishState;
  /** One step, or several that happen at the same moment, the last of which carries the change of state. */
  readonly step: NewStep | readonly NewStep[];
  readonly patch?: WishPatch;
};

/** Comings and goings of volunteers: when the log is full the oldest of these make room, never a change of state. */
const MINOR_STEPS: ReadonlySet<StepWhat> = new Set([
  'offered',
  'declined',
  'lapsed',
  'handed_over',
  'no_show',
  'checked_in',
  'accepted',
  'checked_out',
  'supplied',
  'carrier',
  'goods_promised',
  'goods_received',
  'goods_released',
  'goods_picked_up',
  'goods_returned',
]);

/**
 * Moves a wish inside the caller's own transaction: gives the wish as it will be and one conditional write, so two moves at
 * once cannot both count. Raises `wrong_state` when DOMAIN section 2 knows no such arrow.
 */
export function moveWish(wish: Wish, move: Move): { wish: Wish; write: Write } {
  const to = move.state ?? wish.state;
  if (to !== wish.state && !mayBecome(wish.state, to)) throw new AppError('wrong_state');
  const given = Array.isArray(move.step) ? (move.step as readonly NewStep[]) : [move.step as NewStep];
  const steps = given.map((step, at): Step => {
    const last = at === given.length - 1;
    return to === wish.state || !last ? step : { ...step, from: wish.state, to };
  });
  const moved = {
    ...wish,
    ...move.patch,
    state: to,
    version: wish.version + 1,
    steps: bounded([...wish.steps, ...steps]),
  } as Wish;
  return {
    wish: moved,
    write: { op: 'replace', item: wishItem(moved), if: [{ attribute: 'version', is: 'eq', value: wish.version }] },
  };
}

/** A write for what is no step of a wish's life, such as a check that was ticked off. */
export function keepWish(wish: Wish, patch: WishPatch): Write {
  const kept = { ...wish, ...patch, version: wish.version + 1 } as Wish;
  return { op: 'replace', item: wishItem(kept), if: [{ attribute: 'version', is: 'eq', value: wish.version }] };
}

/** The item of a wish with card, row and index keys computed from it. */
export function wishItem(wish: Wish): Item {
  return wishToItem(wish, cardOf(wish), rowOf(wish), disputedRowOf(wish));
}

/** At most STEPS_LIMIT_ITEMS: the change stream delivered the older ones, and the oldest small ones go first. */
function bounded(steps: readonly Step[]): readonly Step[] {
  const kept = [...steps];
  while (kept.length > STEPS_LIMIT_ITEMS) {
    const small = kept.findIndex((step) => MINOR_STEPS.has(step.what) && step.to === undefined);
    const next = small === -1 ? kept.findIndex((step) => MINOR_STEPS.has(step.what)) : small;
    kept.splice(next === -1 ? 1 : next, 1);
  }
  return kept;
}

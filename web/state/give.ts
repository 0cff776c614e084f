import { PROMISE_LIMIT_DAYS } from '../../shared/goods/life.ts';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { WishView } from '../../shared/wishes/contract.ts';

/** Stations take things in until then; somebody who chooses a day has it all. */
const COUNTER_CLOSES_HOUR = 18;
/** Nobody is asked to be there within the hour. */
const SOONEST_MS = HOUR_MS;
const DAYS_SHOWN_COUNT = 4;

export type Giving = {
  readonly component: number;
  readonly quantity: number;
  readonly until: number;
  readonly named: boolean;
  readonly stationId?: string;
  readonly orgId?: string;
};

/** Until when a gift may be brought: this evening and the next ones, as long as it is kept and the wish lasts. */
export function bringDays(now: number, windowTo: number): readonly number[] {
  const last = Math.min(now + PROMISE_LIMIT_DAYS * DAY_MS, windowTo);
  const days = Array.from({ length: PROMISE_LIMIT_DAYS + 1 }, (_none, day) =>
    Math.min(chinaDayStart(now) + day * DAY_MS + COUNTER_CLOSES_HOUR * HOUR_MS, last),
  );
  const fits = [...new Set(days)].filter((at) => at >= now + SOONEST_MS);
  // A wish that is over within the hour may still be met by who is at the door.
  return (fits.length === 0 && last > now ? [last] : fits).slice(0, DAYS_SHOWN_COUNT);
}

/** Goods that nobody has promised yet, with their place in the wish. */
export function openGoods(
  wish: Pick<WishView, 'components'>,
): readonly { readonly index: number; readonly component: WishView['components'][number]; readonly left: number }[] {
  return wish.components.flatMap((component, index) => {
    const left = component.quantity - component.have;
    return component.kind === 'goods' && left > 0 ? [{ index, component, left }] : [];
  });
}

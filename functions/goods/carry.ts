import { ARMFUL_LIMIT_COUNT } from '../../shared/goods/life.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import type { Society, TimeWindow } from '../../shared/wishes/wish.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { tasksOfWish } from '../tasks/assignments.ts';
import { newDelivery } from '../tasks/raise.ts';
import { isLive } from '../tasks/seat.ts';
import { amountOf } from '../wishes/closing.ts';
import { mustBeAhead, mustStand } from '../wishes/rules.ts';
import { keepWish, type NewStep } from '../wishes/steps.ts';
import type { Wish } from '../wishes/wish-item.ts';
import type { Claim } from './claim-item.ts';
import { carriedBy, claimsOfWish, claimWrite } from './claims.ts';
import { stepped } from './let-go.ts';
import { type Mover, movedTo } from './movements.ts';
import { giftMove, giftStep, withUnits } from './wish-side.ts';

/** Ids of the batches that somebody ticked; without them it is about all that there are. */
type Ticked = readonly string[] | undefined;
type Carrier = Mover & { readonly society: Society };

async function onShelf(house: House, wish: Wish): Promise<readonly Claim[]> {
  const claims = (await claimsOfWish(house, wish.id)).filter(({ state }) => state === 'on_shelf');
  if (claims.length === 0) throw new AppError('shelf_empty');
  return claims;
}

/**
 * Of what can move now, what somebody ticked: an armful at most. Raises `batch_moved` where one of them is not among it, so
 * that the ledger never says less or more than the hand did.
 */
function armful(claims: readonly Claim[], ticked: Ticked): readonly Claim[] {
  if (ticked === undefined) return claims.slice(0, ARMFUL_LIMIT_COUNT);
  const wanted = new Set(ticked);
  const found = claims.filter(({ id }) => wanted.has(id));
  if (found.length < wanted.size) throw new AppError('batch_moved');
  return found;
}

/**
 * What lies at one station. Who did not say which empties the wish's own station's shelf, or the only one that has something.
 * Raises `shelf_empty`.
 */
function lyingAt(wish: Wish, claims: readonly Claim[], at: string | undefined): readonly Claim[] {
  const own = claims.some(({ stationId }) => stationId === wish.stationId);
  const from = at ?? (own ? wish.stationId : claims[0]?.stationId);
  const lying = claims.filter(({ stationId }) => stationId === from);
  if (lying.length === 0) throw new AppError('shelf_empty');
  return lying;
}

/**
 * A task for one volunteer who brings what is on the shelf. Raises `wrong_state`, `shelf_empty`, `delivery_open`,
 * `window_invalid`.
 */
export async function deliveryWrites(
  house: House,
  wish: Wish,
  window: TimeWindow,
): Promise<{ taskId: string; state: string; writes: readonly Write[] }> {
  mustStand(wish, 'moveGoods');
  mustBeAhead(window, house.clock());
  if (window.to - window.from > DAY_MS) throw new AppError('window_invalid');
  const claims = await onShelf(house, wish);
  const goods = new Set(wish.components.flatMap(({ kind, taskId }) => (kind === 'goods' && taskId ? [taskId] : [])));
  const open = (await tasksOfWish(house, wish)).some((task) => goods.has(task.id) && isLive(task));
  if (open) throw new AppError('delivery_open');
  const index = claims[0]?.component ?? 0;
  const load = armful(claims, undefined).map((claim) => amountOf(claim, claim.quantity));
  const { task, write } = newDelivery(house, wish, { component: index, load, window });
  const components = wish.components.map((component, at) =>
    at === index ? { ...component, taskId: task.id, hands: 0 } : component,
  );
  return { taskId: task.id, state: task.state, writes: [keepWish(wish, { components }), write] };
}

/**
 * What is on one station's shelf for a wish, into somebody's arms: all of it, or the batches that they ticked. Raises
 * `wrong_state`, `shelf_empty`, `batch_moved`.
 */
export async function pickUpWrites(
  house: House,
  wish: Wish,
  carrier: Carrier,
  { at, ticked }: { readonly at: string | undefined; readonly ticked: Ticked },
): Promise<readonly Write[]> {
  mustStand(wish, 'moveGoods');
  const { society, ...mover } = carrier;
  const taken = armful(lyingAt(wish, await onShelf(house, wish), at), ticked).map((claim) => {
    const after = { ...stepped(house, claim, 'on_the_way', ['picked_up'], mover.by), carrierId: mover.personId };
    return { claim, ...moveOf(house, claim, after, mover, 'shelf', 'carrier') };
  });
  const steps = taken.map(({ claim }) => giftStep(house, claim, { what: 'goods_picked_up', ...mover, society }));
  return [(await giftMove(house, wish, steps)).write, ...taken.flatMap(({ writes }) => writes)];
}

/** Nobody was at home: what was carried, or what of it they ticked, is on the shelf again. Raises `wrong_state`, `batch_moved`. */
export async function returnWrites(
  house: House,
  wish: Wish,
  mover: Mover,
  claims: readonly Claim[],
  ticked: Ticked,
): Promise<readonly Write[]> {
  mustStand(wish, 'moveGoods');
  if (claims.length === 0) throw new AppError('wrong_state');
  const back = armful(claims, ticked).map((claim) => {
    const { carrierId: _carrier, ...kept } = claim;
    const after = stepped(house, kept, 'on_shelf', ['returned'], mover.by);
    return { claim, ...moveOf(house, claim, after, mover, 'carrier', 'shelf') };
  });
  const steps = back.map(({ claim }) =>
    giftStep(house, claim, { what: 'goods_returned', ...mover, society: 'charity' }),
  );
  return [(await giftMove(house, wish, steps)).write, ...back.flatMap(({ writes }) => writes)];
}

/**
 * What somebody carries, or what of it they ticked, is handed over at the door: the wish as it will be, for the caller's own
 * move, with the steps and writes that belong to it. Nothing where they carry nothing. Raises `batch_moved`.
 */
export async function handedOver(
  house: House,
  wish: Wish,
  carrier: Carrier,
  ticked?: Ticked,
): Promise<{ wish: Wish; steps: readonly NewStep[]; writes: readonly Write[] }> {
  const { society, ...mover } = carrier;
  const claims = armful(await carriedBy(house, wish.id, mover.personId), ticked);
  return claims.reduce<{ wish: Wish; steps: readonly NewStep[]; writes: readonly Write[] }>(
    (sum, claim) => {
      const after = stepped(house, claim, 'delivered', ['delivered'], mover.by);
      return {
        wish: withUnits(sum.wish, claim.component, { underWay: -claim.quantity }),
        steps: [...sum.steps, giftStep(house, claim, { what: 'goods_delivered', ...mover, society })],
        writes: [...sum.writes, ...moveOf(house, claim, after, mover, 'carrier', 'beneficiary').writes],
      };
    },
    { wish, steps: [], writes: [] },
  );
}

/** A worker hands over what they carry, or what of it they ticked. Raises `wrong_state`, `batch_moved`. */
export async function deliverWrites(
  house: House,
  wish: Wish,
  carrier: Carrier,
  ticked: Ticked,
): Promise<{ wish: Wish; writes: readonly Write[] }> {
  mustStand(wish, 'moveGoods');
  const handed = await handedOver(house, wish, carrier, ticked);
  if (handed.steps.length === 0) throw new AppError('wrong_state');
  const moved = await giftMove(house, handed.wish, handed.steps);
  return { wish: moved.wish, writes: [moved.write, ...handed.writes] };
}

function moveOf(
  house: House,
  before: Claim,
  after: Claim,
  mover: Mover,
  from: 'shelf' | 'carrier',
  to: 'shelf' | 'carrier' | 'beneficiary',
): { writes: readonly Write[] } {
  const moved = movedTo(house, after, mover, to, { from });
  return { writes: [claimWrite(before, moved.claim), moved.write] };
}

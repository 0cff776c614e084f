import { AppError } from '../../shared/kernel/errors.ts';
import { chinaDay, DAY_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { mustStand } from '../wishes/rules.ts';
import { lackingOf } from '../wishes/there.ts';
import type { Wish } from '../wishes/wish-item.ts';
import type { Claim } from './claim-item.ts';
import { claimWrite } from './claims.ts';
import { stepped } from './let-go.ts';
import { type Mover, movedTo } from './movements.ts';
import { promisesWrite } from './promises.ts';
import { giftMove, giftStep, withUnits } from './wish-side.ts';

type Moved = { readonly claim: Claim; readonly writes: readonly Write[] };

/** Letters and figures of a batch number that tell the batches of one day apart. */
const BATCH_TAIL_CHARS = 5;

/**
 * Goods come over the counter: counted, onto a shelf, with a batch number. What was promised and is not there may be promised
 * by others again. Nobody takes in their own gift. Raises `four_eyes`, `wrong_state`, `supply_exceeds`.
 */
export async function receiveWrites(
  house: House,
  wish: Wish,
  claim: Claim,
  mover: Mover,
  { quantity, shelf }: { readonly quantity: number; readonly shelf: string },
): Promise<Moved> {
  mustStand(wish, 'moveGoods');
  if (mover.personId === claim.donorId) throw new AppError('four_eyes');
  if (claim.state !== 'promised') throw new AppError('wrong_state');
  if (quantity > claim.quantity) throw new AppError('supply_exceeds');
  const batch = `${chinaDay(house.clock()).slice(5).replace('-', '')}-${claim.id.slice(-BATCH_TAIL_CHARS)}`;
  const shelved: Claim = {
    ...stepped(house, claim, 'on_shelf', ['received', 'shelved'], mover.by),
    quantity,
    asked: claim.quantity,
    shelf,
    batch,
  };
  const taken = movedTo(house, shelved, mover, 'shelf', { from: 'donor' });
  const moved = await giftMove(
    house,
    withUnits(wish, claim.component, {
      have: quantity - claim.quantity,
      promised: -claim.quantity,
      underWay: quantity,
    }),
    [giftStep(house, shelved, { what: 'goods_received', ...mover, society: 'charity' })],
  );
  return {
    claim: { ...taken.claim, receipt: taken.movementId },
    writes: [
      moved.write,
      claimWrite(claim, { ...taken.claim, receipt: taken.movementId }),
      taken.write,
      promisesWrite(claim.donorId, -1),
    ],
  };
}

/** How long a promise stands again after its receipt was turned back. */
const AGAIN_MS = DAY_MS;

/**
 * A receipt was entered wrongly: a movement turns it back, and the gift is promised as before, as far as nobody else has
 * promised the rest meanwhile. Raises `wrong_state`.
 */
export async function reverseWrites(house: House, wish: Wish, claim: Claim, mover: Mover): Promise<Moved> {
  mustStand(wish, 'moveGoods');
  if (claim.state !== 'on_shelf' || claim.receipt === undefined) throw new AppError('wrong_state');
  const back = movedTo(house, claim, mover, 'donor', { from: 'shelf', reverses: claim.receipt });
  const component = wish.components[claim.component];
  const rest = component === undefined ? 0 : lackingOf(component);
  const quantity = Math.min(claim.asked ?? claim.quantity, claim.quantity + rest);
  const { batch: _batch, shelf: _shelf, receipt: _receipt, asked: _asked, remindedAt: _said, ...kept } = back.claim;
  const after: Claim = {
    ...stepped(house, kept, 'promised', ['receipt_reversed'], mover.by),
    quantity,
    until: Math.max(claim.until, house.clock() + AGAIN_MS),
  };
  const moved = await giftMove(
    house,
    withUnits(wish, claim.component, {
      have: quantity - claim.quantity,
      promised: quantity,
      underWay: -claim.quantity,
    }),
    [giftStep(house, after, { what: 'goods_promised', personId: mover.personId, society: 'charity', by: claim.giver })],
  );
  return {
    claim: after,
    writes: [moved.write, claimWrite(claim, after), back.write, promisesWrite(claim.donorId, 1)],
  };
}

/** Goods go back to their donor over the counter, from the shelf or from who carried them. Raises `wrong_state`. */
export function giveBackWrites(house: House, claim: Claim, mover: Mover): Moved {
  const from = claim.counts.carrier > 0 ? 'carrier' : 'shelf';
  const after = stepped(house, claim, 'given_back', ['given_back'], mover.by);
  const back = movedTo(house, after, mover, 'donor', { from });
  return { claim: back.claim, writes: [claimWrite(claim, back.claim), back.write] };
}

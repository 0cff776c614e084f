import type { ClaimStepWhat } from '../../shared/goods/contract.ts';
import { CLAIM_ARROWS, type ClaimState } from '../../shared/goods/life.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { House } from '../platform/house.ts';
import type { Write } from '../platform/table.ts';
import { mustStand } from '../wishes/rules.ts';
import type { Wish } from '../wishes/wish-item.ts';
import type { Claim } from './claim-item.ts';
import { claimWrite } from './claims.ts';
import type { Mover } from './movements.ts';
import { promisesWrite } from './promises.ts';
import { giftMove, giftStep, withUnits } from './wish-side.ts';

/** Steps of one gift that are kept: receipts may be turned back and carriers may return. */
const CLAIM_STEPS_LIMIT_ITEMS = 30;

/** The gift one step further. Raises `wrong_state` where no arrow of its life leads there. */
export function stepped(
  house: House,
  claim: Claim,
  state: ClaimState,
  what: readonly ClaimStepWhat[],
  by?: Words,
): Claim {
  if (!CLAIM_ARROWS[claim.state].includes(state)) throw new AppError('wrong_state');
  const at = house.clock();
  const steps = what.map((one) => ({ at, what: one, ...(by === undefined ? {} : { by }) }));
  return { ...claim, state, since: at, steps: [...claim.steps, ...steps].slice(-CLAIM_STEPS_LIMIT_ITEMS) };
}

/**
 * A gift that will not come after all: a promise that is given up or ran out, or goods that go back over the counter. The
 * wish lacks them again. `what` happened: given up, or lapsed by the clock. Raises `wrong_state`.
 */
export async function letGoWrites(
  house: House,
  wish: Wish,
  claim: Claim,
  what: 'released' | 'lapsed',
  mover: Pick<Mover, 'personId'> & { readonly by?: Words },
): Promise<{ claim: Claim; writes: readonly Write[] }> {
  mustStand(wish, 'moveGoods');
  const promised = claim.state === 'promised';
  if (!promised && claim.state !== 'on_shelf') throw new AppError('wrong_state');
  const after = promised
    ? stepped(house, claim, 'released', [what], mover.by)
    : stepped(house, claim, 'to_give_back', ['to_give_back'], mover.by);
  const { quantity } = claim;
  const moved = await giftMove(
    house,
    withUnits(wish, claim.component, { have: -quantity, [promised ? 'promised' : 'underWay']: -quantity }),
    [
      giftStep(house, claim, {
        what: 'goods_released',
        personId: mover.personId,
        society: 'charity',
        ...(mover.by === undefined ? { by: claim.giver } : { by: mover.by }),
      }),
    ],
  );
  return {
    claim: after,
    writes: [moved.write, claimWrite(claim, after), ...(promised ? [promisesWrite(claim.donorId, -1)] : [])],
  };
}

import { expect } from 'vitest';
import { claimGoods } from '../../shared/goods/contract.ts';
import { receiveGoods } from '../../shared/goods/counter.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import {
  type Claim,
  claimFromItem,
  MOVEMENT_PREFIX,
  type Movement,
  movementFromItem,
  stockPk,
} from '../goods/claim-item.ts';
import type { House } from '../platform/house.ts';
import { aNeed, type Needing, type Scene, type WishGiven } from './things.ts';
import type { CallAnswer, Someone } from './world.ts';

/** Three bags of rice, wanted within a week. */
export const RICE = {
  kind: 'goods',
  text: { zh: '大米', en: 'rice' },
  unit: { zh: '袋', en: 'bag' },
  quantity: 3,
} as const;

/** A published wish for goods. */
export function aGoodsWish(scene: Scene, given: WishGiven = {}): Promise<Needing> {
  const now = scene.world.house.clock();
  return aNeed(scene, { components: [RICE], window: { from: now, to: now + 6 * DAY_MS }, ...given });
}

/** A donor promises some of a wish's first goods until tomorrow. */
export function promised(
  scene: Scene,
  donor: Someone,
  wish: { readonly id: string },
  body: Partial<{
    component: number;
    quantity: number;
    until: number;
    named: boolean;
    orgId: string;
    stationId: string;
  }> = {},
): Promise<CallAnswer<typeof claimGoods>> {
  const until = scene.world.house.clock() + DAY_MS;
  return scene.call(claimGoods, donor, {
    params: { wishId: wish.id },
    body: { component: 0, quantity: 1, until, ...body },
  });
}

/** A gift that a donor promised and the station has on its shelf. Answers its id. */
export async function shelved(
  scene: Scene,
  donor: Someone,
  wish: { readonly id: string },
  quantity = 1,
  component = 0,
): Promise<string> {
  const { reply, code } = await promised(scene, donor, wish, { quantity, component });
  expect(code).toBeUndefined();
  const params = { wishId: wish.id, claimId: reply.id };
  const answer = await scene.call(receiveGoods, scene.worker, { params, body: { quantity, shelf: 'A-2' } });
  expect(answer.code).toBeUndefined();
  // What happens in one millisecond has no order.
  scene.world.pass(1);
  return reply.id;
}

/** Every movement of a station, oldest first. */
export async function movementsAt(house: House, stationId: string): Promise<readonly Movement[]> {
  const page = await house.table.query({
    pk: stockPk(stationId),
    sk: { beginsWith: MOVEMENT_PREFIX },
    limit: 1_000,
    consistent: true,
  });
  return page.items.map(movementFromItem);
}

/** Every gift of a wish. */
export async function giftsOf(house: House, wishId: string): Promise<readonly Claim[]> {
  const page = await house.table.query({
    pk: `WISH#${wishId}`,
    sk: { beginsWith: 'CLAIM#' },
    limit: 200,
    consistent: true,
  });
  return page.items.map(claimFromItem);
}

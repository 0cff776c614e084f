import { expect } from 'vitest';
import { endRole } from '../../shared/orgs/contract.ts';
import type { Org } from '../orgs/org-item.ts';
import { aGoodsWish, promised } from './gifts.ts';
import type { Scene } from './things.ts';
import type { Someone } from './world.ts';

/** An enterprise that two people manage. */
export async function anEnterprise(scene: Scene) {
  const shop = await scene.world.org('enterprise', scene.center, { name: { zh: '暖阳粮油' } });
  return {
    shop,
    manager: await scene.world.person({ name: '孟和', pseudonym: '孟和' }, [shop, 'organisation_manager']),
    colleague: await scene.world.person({ name: '白雪' }, [shop, 'organisation_manager']),
  };
}

/** A gift that one of them promised in its name, for a wish of its own. */
export async function givenBy(
  scene: Scene,
  { shop, manager }: { readonly shop: Org; readonly manager: Someone },
  body: Parameters<typeof promised>[3] = {},
) {
  const { wish, ...rest } = await aGoodsWish(scene);
  const { reply, code } = await promised(scene, manager, wish, { orgId: shop.id, named: true, ...body });
  expect(code).toBeUndefined();
  // What happens in one millisecond has no order.
  scene.world.pass(1);
  return { wish, params: { wishId: wish.id, claimId: reply.id }, ...rest };
}

/** Somebody manages it no longer. */
export async function leaves(scene: Scene, shop: Org, who: Someone): Promise<void> {
  const head = await scene.world.person({}, [scene.center, 'head']);
  const params = { orgId: shop.id, personId: who.personId, role: 'organisation_manager' as const };
  expect((await scene.call(endRole, head, { params })).code).toBeUndefined();
}

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chinaDayStart, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { confirmWish, disputeWish } from '../../shared/wishes/closing.ts';
import { planInput } from '../matching/plan-input.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import { taskOf } from './assignments.ts';

let scene: Scene;
let chen: Someone;
let zhao: Someone;
let wish: Wish;
let taskId: string;
beforeEach(async () => {
  scene = await openScene();
  [chen, zhao] = [await gridWorker(scene), await aVolunteer(scene)];
  const two = { kind: 'service', text: { zh: '搬柜子' }, quantity: 2, minutes: 60 } as const;
  const from = chinaDayStart(scene.world.house.clock()) + DAY_MS + 8 * HOUR_MS;
  const window = { from, to: from + 10 * HOUR_MS };
  wish = await published(scene, await posted(scene, chen, elderBody(scene, { components: [two], window })));
  taskId = wish.components[0]?.taskId ?? '';
});
afterEach(() => scene.world.close());

const about = () => ({ params: { wishId: wish.id } });
const found = async (who: Someone) => {
  await scene.world.settle();
  const { items } = (await scene.call(listForMe, who, { query: {} })).reply;
  return items.some(({ task }) => task.id === taskId);
};
const state = async () => (await wishOf(scene.world.house, wish.id)).state;
const planned = async () => (await planInput(scene.world.house, wish.centerId)).tasks.some(({ id }) => id === taskId);
/** One of two came and left, so that all who promised are done while a place is open. */
async function halfDone(): Promise<void> {
  await served(scene, wish, { taskId: await accepted(scene, wish, zhao, 0), who: zhao, shows: chen });
}

describe('an open task whose wish takes nobody', () => {
  it('is suggested to nobody and planned for nobody while the wish is in dispute, and taking it says so', async () => {
    const other = await aVolunteer(scene);
    expect([await found(other), await planned()]).toEqual([true, true]);
    await halfDone();
    const { code } = await scene.call(disputeWish, chen, { ...about(), body: { reason: '来的人不是说好的' } });
    expect([code, await state()]).toEqual([undefined, 'disputed']);
    expect([await found(other), await planned()]).toEqual([false, false]);
    expect((await scene.call(acceptTask, other, { params: { taskId } })).code).toBe('wrong_state');
    expect((await taskOf(scene.world.house, taskId)).rests).toBe(true);
  });
  it('rests while what was done waits to be confirmed, and is found again when only a part was', async () => {
    const other = await aVolunteer(scene);
    await halfDone();
    expect([await state(), await found(other)]).toEqual(['delivered', false]);
    const body = { how: 'visit', note: '来了一位，柜子还没搬完' } as const;
    const { code } = await scene.call(confirmWish, scene.worker, { ...about(), body });
    expect([code, await state(), await found(other)]).toEqual([undefined, 'partially_fulfilled', true]);
    expect((await taskOf(scene.world.house, taskId)).rests).toBeUndefined();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { raiseDelivery } from '../../shared/goods/carry.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { checkIn, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import { aGoodsWish, RICE, shelved } from '../testing/gifts.ts';
import { accepted } from '../testing/helped.ts';
import { aVolunteer, moveTo, type Needing, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from '../wishes/clocks.ts';
import { clockWrites } from '../wishes/due.ts';

let scene: Scene;
let zhao: Someone;
let needing: Needing;
let taskId: string;
let window: { from: number; to: number };
beforeEach(async () => {
  scene = await openScene();
  zhao = await aVolunteer(scene, {}, { name: '赵强', pseudonym: '小赵' });
  needing = await aGoodsWish(scene);
  await scene.world.house.table.transact(clockWrites(needing.wish));
  await shelved(scene, await scene.world.person({ name: '宋佳', pseudonym: '小宋' }), needing.wish, 3);
  // All that is wanted lies at the station, and who brings it comes two days after it was wanted.
  const from = needing.wish.window.to + 2 * DAY_MS;
  window = { from, to: from + 3 * HOUR_MS };
  const params = { wishId: needing.wish.id };
  taskId = (await scene.call(raiseDelivery, scene.worker, { params, body: { window } })).reply.id;
  expect((await scene.call(acceptTask, zhao, { params: { taskId } })).code).toBeUndefined();
});
afterEach(() => scene.world.close());

async function clockAt(at: number): Promise<void> {
  moveTo(scene.world, at);
  await runReplyClocks(scene.world.house);
  await scene.world.settle();
}
async function asks() {
  const { wish, beneficiary } = needing;
  const seen = (await scene.call(readWish, beneficiary, { params: { wishId: wish.id } })).reply.unheard;
  const [listed] = (await scene.call(listMyWishes, beneficiary)).reply.items;
  const visits = (await scene.call(listMyVisits, beneficiary)).reply;
  const notices = (await scene.call(listNotices, beneficiary, { query: { limit: 50 } })).reply.items;
  return {
    seen,
    listed: listed?.unheard,
    comes: listed?.comes,
    coming: visits.coming.map((one) => one.window),
    missed: visits.unheard?.map((one) => one.window),
    told: notices.filter(({ kind }) => kind === 'visit_unheard').length,
  };
}
const AHEAD = { seen: undefined, listed: undefined, comes: true, missed: undefined, told: 0 };

describe('a delivery on a later day than the things were wanted', () => {
  it('is not asked after before its own time is over, and its code is shown on its day', async () => {
    for (const hours of [0, 2, 26]) {
      await clockAt(needing.wish.window.to + hours * HOUR_MS);
      expect(await asks()).toEqual({ ...AHEAD, coming: [window] });
    }
    await clockAt(window.from);
    expect(await asks()).toEqual({ ...AHEAD, coming: [window] });
    const { digits } = (await scene.call(readShowCode, needing.beneficiary, { params: { taskId } })).reply;
    expect((await scene.call(checkIn, zhao, { params: { taskId }, body: { digits } })).code).toBeUndefined();
  });
  it('is asked after once, two hours after its own time, when nothing was heard of it', async () => {
    for (const hours of [0, 2, 26]) await clockAt(needing.wish.window.to + hours * HOUR_MS);
    const missed = { seen: true, listed: true, comes: undefined, coming: [], missed: [window], told: 1 };
    for (const hours of [2, 26, 50]) {
      await clockAt(window.to + hours * HOUR_MS);
      expect(await asks()).toEqual(missed);
    }
  });
});

describe('a part that was missed while another is still to come', () => {
  it('takes the code of the other from nobody who is to show it, and says of which part nothing was heard', async () => {
    const { house } = scene.world;
    const mixed = await aGoodsWish(scene, { components: [{}, RICE] });
    await shelved(scene, await scene.world.person({ name: '宋佳', pseudonym: '小宋' }), mixed.wish, 3, 1);
    const missed = await accepted(scene, mixed.wish, await aVolunteer(scene), 0);
    const params = { wishId: mixed.wish.id };
    const from = mixed.wish.window.to + 2 * DAY_MS;
    const body = { window: { from, to: from + 3 * HOUR_MS } };
    const later = (await scene.call(raiseDelivery, scene.worker, { params, body })).reply.id;
    expect((await scene.call(acceptTask, zhao, { params: { taskId: later } })).code).toBeUndefined();
    const heard = async (who: Someone | undefined) => {
      const { unheard, components } = (await scene.call(readWish, who, { params })).reply;
      return [unheard, ...components.map((part) => [part.taskId, part.comes, part.unheard])];
    };
    moveTo(scene.world, mixed.wish.window.to + 2 * HOUR_MS - 1);
    expect(await heard(mixed.beneficiary)).toEqual([undefined, [missed, true, undefined], [later, true, undefined]]);
    moveTo(scene.world, house.clock() + 1);
    for (const who of [mixed.beneficiary, scene.worker])
      expect(await heard(who)).toEqual([true, [missed, undefined, true], [later, true, undefined]]);
    for (const who of [undefined, zhao])
      expect(await heard(who)).toEqual([undefined, [missed, undefined, undefined], [later, undefined, undefined]]);
    moveTo(scene.world, from);
    const { digits } = (await scene.call(readShowCode, mixed.beneficiary, { params: { taskId: later } })).reply;
    expect((await scene.call(checkIn, zhao, { params: { taskId: later }, body: { digits } })).code).toBeUndefined();
    // Who is there is shown the same code to leave by.
    expect(await heard(mixed.beneficiary)).toEqual([true, [missed, undefined, true], [later, true, undefined]]);
  });
});

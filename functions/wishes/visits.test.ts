import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { attest, checkIn, checkOut, markNoShow, readShowCode } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { confirmWish, disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { listMyVisits } from '../../shared/wishes/visits.ts';
import { accepted, served } from '../testing/helped.ts';
import { aVolunteer, aWish, moveTo, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { moveWish } from './steps.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let zhao: Someone;
let wish: Published;
beforeEach(async () => {
  scene = await openScene();
  zhao = await aVolunteer(scene, {}, { name: '赵强', pseudonym: '小赵' });
  // A pipe to be mended, and a valve that nobody has given.
  wish = await aWish(scene, {
    components: [{}, { kind: 'goods', text: { zh: '阀门' }, unit: { zh: '个' }, quantity: 1, skills: [] }],
  });
});
afterEach(() => scene.world.close());

const coming = async () => (await scene.call(listMyVisits, wish.beneficiary)).reply.coming;
const card = async () => {
  const { state, waitsForYes, comes } = (await scene.call(listMyWishes, wish.beneficiary)).reply.items[0] ?? {};
  return { state, waitsForYes, comes };
};
const may = async () => (await scene.call(readWish, wish.beneficiary, { params: { wishId: wish.wish.id } })).reply.can;
async function stamp(endpoint: typeof checkIn | typeof checkOut): Promise<void> {
  const params = { taskId: wish.task.id };
  const { digits } = (await scene.call(readShowCode, wish.beneficiary, { params })).reply;
  expect((await scene.call(endpoint, zhao, { params, body: { digits } })).code).toBeUndefined();
}

describe('a wish that somebody comes for while something else is missing', () => {
  it('says at each moment who comes, who is there and what waits for a yes', async () => {
    expect(await card()).toEqual({ state: 'published', waitsForYes: undefined, comes: undefined });

    await scene.call(acceptTask, zhao, { params: { taskId: wish.task.id } });
    expect(await card()).toEqual({ state: 'published', waitsForYes: undefined, comes: true });
    expect(await coming()).toMatchObject([{ by: { zh: '小赵' }, taskId: wish.task.id }]);
    expect((await coming())[0]?.there).toBeUndefined();

    moveTo(scene.world, wish.task.window.from);
    await stamp(checkIn);
    expect(await coming()).toMatchObject([{ by: { zh: '小赵' }, taskId: wish.task.id, there: true }]);
    expect([await card(), (await may()).includes('confirmWish')]).toEqual([
      { state: 'in_progress', waitsForYes: undefined, comes: true },
      false,
    ]);

    scene.world.pass(HOUR_MS);
    await stamp(checkOut);
    expect([await coming(), await card(), (await may()).includes('confirmWish')]).toEqual([
      [],
      { state: 'in_progress', waitsForYes: true, comes: undefined },
      true,
    ]);

    const params = { wishId: wish.wish.id };
    expect((await scene.call(confirmWish, wish.beneficiary, { params, body: { how: 'own' } })).status).toBe(200);
    expect([(await card()).waitsForYes, (await may()).includes('confirmWish')]).toEqual([undefined, false]);
  });
  it('does not keep somebody there for good who came and never said that they finished', async () => {
    await scene.call(acceptTask, zhao, { params: { taskId: wish.task.id } });
    moveTo(scene.world, wish.task.window.from);
    await stamp(checkIn);
    moveTo(scene.world, wish.task.window.to + 7 * HOUR_MS);
    expect(await coming()).toEqual([]);
    expect((await card()).comes).toBeUndefined();
  });
  it('asks whether anybody came, once its time is over and nothing was heard, and no more when that is told', async () => {
    const params = { wishId: wish.wish.id };
    const asks = async (who: Someone) => (await scene.call(readWish, who, { params })).reply.unheard;
    const unheard = async () => (await scene.call(listMyVisits, wish.beneficiary)).reply.unheard;
    await scene.call(acceptTask, zhao, { params: { taskId: wish.task.id } });
    const listed = async () => (await scene.call(listMyWishes, wish.beneficiary)).reply.items[0]?.unheard;
    moveTo(scene.world, wish.task.window.to + 2 * HOUR_MS - 1);
    expect([await asks(wish.beneficiary), await listed(), await unheard()]).toEqual([undefined, undefined, undefined]);
    scene.world.pass(1);
    expect([await asks(wish.beneficiary), await asks(scene.worker), await asks(zhao), await listed()]).toEqual([
      true,
      true,
      undefined,
      true,
    ]);
    expect(await unheard()).toMatchObject([{ wishId: wish.wish.id, by: { zh: '小赵' }, window: wish.task.window }]);
    const absent = { params: { taskId: wish.task.id, personId: zhao.personId }, body: {} };
    expect((await scene.call(markNoShow, scene.coordinator, absent)).status).toBe(200);
    expect([await asks(wish.beneficiary), await listed(), await unheard()]).toEqual([undefined, undefined, undefined]);
  });
  it('says the same where a worker enters who came and finished, and who it was', async () => {
    const taskId = await accepted(scene, wish.wish, zhao);
    moveTo(scene.world, wish.task.window.from + HOUR_MS);
    const enter = async (what: 'checked_in' | 'checked_out', at: number) => {
      const params = { taskId, personId: zhao.personId };
      expect((await scene.call(attest, scene.head, { params, body: { what, at, note: '来过' } })).code).toBeUndefined();
    };
    await enter('checked_in', wish.task.window.from);
    expect(await coming()).toMatchObject([{ by: { zh: '小赵' }, there: true }]);
    await enter('checked_out', wish.task.window.from + 30 * MINUTE_MS);
    expect([await coming(), await card()]).toEqual([[], { state: 'in_progress', waitsForYes: true, comes: undefined }]);
    const { been } = (await scene.call(listMyVisits, wish.beneficiary)).reply;
    expect(been.map(({ by }) => by.zh)).toEqual(['小赵']);
  });
  it('does not ask for a yes that would be refused while one of two is still at it', async () => {
    wish = await aWish(scene, { components: [{}, {}] });
    const wu = await aVolunteer(scene, {}, { name: '吴凡', pseudonym: '小吴' });
    const taskId = await accepted(scene, wish.wish, wu, 0);
    const other = await accepted(scene, wish.wish, zhao, 1);
    moveTo(scene.world, wish.task.window.from);
    const { digits } = (await scene.call(readShowCode, wish.beneficiary, { params: { taskId: other } })).reply;
    await scene.call(checkIn, zhao, { params: { taskId: other }, body: { digits } });
    await served(scene, wish.wish, { taskId, who: wu, shows: wish.beneficiary });
    expect([(await card()).waitsForYes, (await may()).includes('confirmWish')]).toEqual([undefined, false]);
    const params = { wishId: wish.wish.id };
    const yes = await scene.call(confirmWish, wish.beneficiary, { params, body: { how: 'own' } });
    expect(yes.code).toBe('nothing_delivered');
  });
  it('waits for nobody any more once a mediator released the wish, also when it is published again', async () => {
    wish = await aWish(scene, { components: [{}, {}] });
    const wu = await aVolunteer(scene, {}, { name: '吴凡', pseudonym: '小吴' });
    await accepted(scene, wish.wish, zhao, 1);
    const taskId = await accepted(scene, wish.wish, wu, 0);
    await served(scene, wish.wish, { taskId, who: wu, shows: wish.beneficiary });
    expect((await coming()).map(({ by }) => by.zh)).toEqual(['小赵']);
    const params = { wishId: wish.wish.id };
    const said = await scene.call(disputeWish, wish.beneficiary, { params, body: { reason: '没修好就走了' } });
    expect(said.code).toBeUndefined();
    const body = { to: 'released', note: '再约一位水工' } as const;
    expect((await scene.call(settleDispute, scene.head, { params, body })).code).toBeUndefined();
    expect(await card()).toMatchObject({ state: 'released', comes: undefined });
    expect(await coming()).toEqual([]);
    // Its verifier lets it be looked for again.
    const { house } = scene.world;
    const released = await wishOf(house, wish.wish.id);
    const again = moveWish(released, {
      state: 'published',
      step: { at: house.clock(), what: 'published', personId: 'x' },
    });
    await house.table.transact([again.write]);
    expect(await card()).toMatchObject({ state: 'published', comes: undefined });
    expect(await coming()).toEqual([]);
  });
});

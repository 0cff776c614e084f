import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverGoods, pickUpGoods, raiseDelivery } from '../../shared/goods/carry.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { attest, markNoShow } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { changeWish, submitWish, withdrawWish } from '../../shared/wishes/posting.ts';
import { listQueue, returnWish, takeVerification } from '../../shared/wishes/verification.ts';
import { type Table, TableError } from '../platform/table.ts';
import { assignmentOf, taskOf } from '../tasks/assignments.ts';
import { aGoodsWish, shelved } from '../testing/gifts.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { withFaults } from '../testing/table-faults.ts';
import { aVolunteer, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
  await runReplyClocks(scene.world.house);
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });
const far = () => ({ from: scene.world.house.clock() + 30 * DAY_MS, to: scene.world.house.clock() + 31 * DAY_MS });
const queueAt = async (as: Someone, orgId: string) =>
  (await scene.call(listQueue, as, { params: { orgId } })).reply.items;
async function pass(ms: number): Promise<void> {
  scene.world.pass(ms);
  await runReplyClocks(scene.world.house);
}

describe('an answer that is overdue', () => {
  it('carries the wish to the center, then to the region, each with half the time, and stays there', async () => {
    const supervisor = await scene.world.person({}, [scene.center, 'supervisor']);
    const regionId = scene.center.parent ?? '';
    const above = await scene.world.person({ pseudonym: '盟里' }, [{ ...scene.center, id: regionId }, 'supervisor']);
    const wish = await posted(scene, chen, elderBody(scene, { urgency: 'urgent', window: far() }));
    await pass(24 * HOUR_MS - 1);
    expect((await wishOf(scene.world.house, wish.id)).tier).toBe(0);
    expect(await queueAt(supervisor, scene.center.id)).toEqual([]);
    await pass(1);
    const first = await wishOf(scene.world.house, wish.id);
    expect([first.tier, first.dueAt, first.state, first.steps.at(-1)?.what, first.steps.at(-1)?.personId]).toEqual([
      1,
      scene.world.house.clock() + 12 * HOUR_MS,
      'submitted',
      'escalated_tier',
      'clock',
    ]);
    expect((await queueAt(supervisor, scene.center.id)).map(({ id, tier }) => [id, tier])).toEqual([[wish.id, 1]]);
    expect((await queueAt(scene.worker, scene.station.id)).map(({ id, tier }) => [id, tier])).toEqual([[wish.id, 1]]);
    expect(await queueAt(above, regionId)).toEqual([]);
    await pass(12 * HOUR_MS);
    expect((await wishOf(scene.world.house, wish.id)).tier).toBe(2);
    for (const [as, orgId] of [
      [supervisor, scene.center.id],
      [above, regionId],
    ] as const)
      expect((await queueAt(as, orgId)).map(({ id, tier }) => [id, tier])).toEqual([[wish.id, 2]]);
    await pass(5 * DAY_MS);
    expect((await wishOf(scene.world.house, wish.id)).tier).toBe(2);
    expect((await scene.call(takeVerification, above, params(wish))).status).toBe(200);
    await scene.call(returnWish, above, { ...params(wish), body: { reason: '再问问' } });
    for (const [as, orgId] of [
      [supervisor, scene.center.id],
      [above, regionId],
      [scene.worker, scene.station.id],
    ] as const)
      expect(await queueAt(as, orgId)).toEqual([]);
    expect((await scene.call(submitWish, chen, params(wish))).status).toBe(200);
    expect((await wishOf(scene.world.house, wish.id)).tier).toBe(0);
  });
  it('counts while somebody is verifying, and not once it was given', async () => {
    const [slow, answered] = [
      await posted(scene, chen, elderBody(scene, { window: far() })),
      await posted(scene, chen, elderBody(scene, { window: far() })),
    ];
    for (const wish of [slow, answered]) await scene.call(takeVerification, scene.worker, params(wish));
    await scene.call(returnWish, scene.worker, { ...params(answered), body: { reason: '时间没定' } });
    await pass(73 * HOUR_MS);
    expect([
      (await wishOf(scene.world.house, slow.id)).tier,
      (await wishOf(scene.world.house, answered.id)).tier,
    ]).toEqual([1, 0]);
  });
  it('is carried once, however often and at however many places the clock runs', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { window: far() }));
    scene.world.pass(72 * HOUR_MS);
    await Promise.all([
      runReplyClocks(scene.world.house),
      runReplyClocks(scene.world.house),
      runReplyClocks(scene.world.house),
    ]);
    await runReplyClocks(scene.world.house);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.tier, after.steps.filter(({ what }) => what === 'escalated_tier').length]).toEqual([1, 1]);
  });
  it(
    'is not lost when the clock stood still for a week',
    async () => {
      const wishes = await Promise.all(
        Array.from({ length: 130 }, () => posted(scene, chen, elderBody(scene, { window: far() }))),
      );
      await pass(10 * DAY_MS);
      const tiers = await Promise.all(wishes.map(async ({ id }) => (await wishOf(scene.world.house, id)).tier));
      expect(new Set(tiers)).toEqual(new Set([1]));
    },
    MINUTE_MS,
  );
  it('is found after a standstill too long for one run of a table that fails now and then', async () => {
    const { house } = scene.world;
    let asked = 0;
    const query: Table['query'] = (what) => {
      asked += 1;
      return asked % 100 === 0 ? Promise.reject(new TableError('throttled', 'too much')) : house.table.query(what);
    };
    const shaky = { ...house, table: { ...withFaults(house.table, { random: () => 1, rates: {} }), query } };
    scene.world.pass(6 * DAY_MS);
    const wish = await posted(scene, chen, elderBody(scene, { window: far() }));
    scene.world.pass(5 * DAY_MS);
    const ends: unknown[] = [];
    for (let run = 0; run < 4; run += 1) ends.push(await runReplyClocks(shaky).catch(({ kind }: TableError) => kind));
    expect(ends.slice(0, 2)).toEqual(['throttled', 'throttled']);
    expect(ends.at(-1)).toBeUndefined();
    expect((await wishOf(house, wish.id)).tier).toBe(1);
  });
});

describe('a window that is over', () => {
  it('lets a published wish expire and calls its tasks off', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    moveTo(scene.world, wish.window.to - 1);
    await runReplyClocks(scene.world.house);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('published');
    await pass(1);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.steps.at(-1)?.what]).toEqual(['expired', 'expired']);
    expect((await taskOf(scene.world.house, wish.components[0]?.taskId ?? '')).state).toBe('cancelled');
    expect((await scene.call(readWish, undefined, params(wish))).code).toBe('not_found');
    await pass(HOUR_MS);
    expect((await wishOf(scene.world.house, wish.id)).version).toBe(after.version);
  });
  it('keeps a wish that a volunteer is on until the station says how it went', async () => {
    const wish = await published(
      scene,
      await posted(
        scene,
        chen,
        elderBody(scene, { components: [{ kind: 'service', text: { zh: '抬柜子' }, quantity: 2, minutes: 60 }] }),
      ),
    );
    await scene.call(acceptTask, await aVolunteer(scene), { params: { taskId: wish.components[0]?.taskId ?? '' } });
    moveTo(scene.world, wish.window.to + HOUR_MS);
    await runReplyClocks(scene.world.house);
    await pass(25 * HOUR_MS);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('published');
    await scene.call(withdrawWish, chen, { ...params(wish), body: {} });
    await pass(25 * HOUR_MS);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('withdrawn');
  });
  it('ends a claimed wish whose volunteer was never heard of, a month later, and one that was lost at once', async () => {
    const [silent, lost] = [
      await published(scene, await posted(scene, chen, elderBody(scene))),
      await published(scene, await posted(scene, chen, elderBody(scene))),
    ];
    const li = await aVolunteer(scene);
    const taskId = (wish: typeof lost) => wish.components[0]?.taskId ?? '';
    await scene.call(acceptTask, await aVolunteer(scene), { params: { taskId: taskId(silent) } });
    await scene.call(acceptTask, li, { params: { taskId: taskId(lost) } });
    const states = async () => [
      (await wishOf(scene.world.house, silent.id)).state,
      (await wishOf(scene.world.house, lost.id)).state,
    ];
    moveTo(scene.world, silent.window.to + HOUR_MS);
    for (let day = 0; day < 3; day += 1) await pass(DAY_MS);
    expect(await states()).toEqual(['claimed', 'claimed']);
    const seat = { taskId: taskId(lost), personId: li.personId };
    expect((await scene.call(markNoShow, scene.coordinator, { params: seat, body: {} })).status).toBe(200);
    await pass(DAY_MS);
    expect(await states()).toEqual(['claimed', 'expired']);
    for (let day = 0; day < 28; day += 1) await pass(DAY_MS);
    expect(await states()).toEqual(['expired', 'expired']);
    expect((await taskOf(scene.world.house, taskId(silent))).state).toBe('cancelled');
  });
  it('never calls off somebody who came', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const [li, taskId] = [await aVolunteer(scene), wish.components[0]?.taskId ?? ''];
    await scene.call(acceptTask, li, { params: { taskId } });
    moveTo(scene.world, wish.window.from);
    const body = { what: 'checked_in' as const, at: wish.window.from, note: '来过' };
    const came = await scene.call(attest, scene.worker, { params: { taskId, personId: li.personId }, body });
    expect(came.reply.state).toBe('checked_in');
    for (let run = 0; run < 5; run += 1) await pass(20 * DAY_MS);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('in_progress');
  });
  it('lets one expire that was never answered; with a new window it is handed in again', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    moveTo(scene.world, wish.window.to);
    await runReplyClocks(scene.world.house);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('expired');
    expect((await scene.call(submitWish, chen, params(wish))).code).toBe('window_invalid');
    expect((await scene.call(changeWish, chen, { ...params(wish), body: { window: far() } })).status).toBe(200);
    expect((await scene.call(submitWish, chen, params(wish))).reply.state).toBe('submitted');
  });
  it('goes by the window as it was changed, not as it was', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
    await scene.call(submitWish, chen, params(wish));
    await scene.call(takeVerification, scene.worker, params(wish));
    await scene.call(returnWish, scene.worker, { ...params(wish), body: { reason: '换一天' } });
    await scene.call(changeWish, chen, { ...params(wish), body: { window: far() } });
    await pass(3 * DAY_MS);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('returned');
    await pass(30 * DAY_MS);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('expired');
  });
});

describe('a wish that ended long ago', () => {
  it(
    'goes to the archive',
    async () => {
      const wish = await posted(scene, chen, elderBody(scene));
      await scene.call(withdrawWish, chen, { ...params(wish), body: {} });
      await pass(30 * DAY_MS);
      expect((await wishOf(scene.world.house, wish.id)).state).toBe('withdrawn');
      // The clock looks at a bounded stretch of hours a run; it runs every quarter of an hour.
      for (let run = 0; run < 12; run += 1) await pass(29 * DAY_MS);
      expect((await wishOf(scene.world.house, wish.id)).state).toBe('archived');
    },
    MINUTE_MS,
  );
  it(
    'takes along whoever checked in and never out, and troubles nobody with it',
    async () => {
      const donor = await scene.world.person({});
      const { wish, beneficiary } = await aGoodsWish(scene);
      await shelved(scene, donor, wish, 3);
      const from = scene.world.house.clock() + HOUR_MS;
      const body = { window: { from, to: from + 3 * HOUR_MS } };
      const taskId = (await scene.call(raiseDelivery, scene.worker, { ...params(wish), body })).reply.id;
      const helper = await aVolunteer(scene);
      await scene.call(acceptTask, helper, { params: { taskId } });
      moveTo(scene.world, from);
      const seat = { taskId, personId: helper.personId };
      const came = { what: 'checked_in' as const, at: from, note: '来过' };
      expect((await scene.call(attest, scene.worker, { params: seat, body: came })).status).toBe(200);
      await scene.call(pickUpGoods, scene.worker, params(wish));
      await scene.call(deliverGoods, scene.worker, params(wish));
      const confirmed = await scene.call(confirmWish, beneficiary, { ...params(wish), body: { how: 'own' } });
      expect(confirmed.reply.state).toBe('fulfilled');
      for (let run = 0; run < 13; run += 1) await pass(29 * DAY_MS);
      expect((await wishOf(scene.world.house, wish.id)).state).toBe('archived');
      expect((await taskOf(scene.world.house, taskId)).state).toBe('cancelled');
      expect((await assignmentOf(scene.world.house, taskId, helper.personId))?.state).toBe('cancelled');
      await scene.world.settle();
      const { reply } = await scene.call(listNotices, helper, { query: { limit: 50 } });
      expect(reply.items.map(({ kind }) => kind)).not.toContain('task_cancelled');
    },
    MINUTE_MS,
  );
});

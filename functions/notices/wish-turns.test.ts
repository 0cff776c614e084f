import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { markNoShow } from '../../shared/tasks/attend.ts';
import { acceptTask, handOverTask } from '../../shared/tasks/offers.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { rejectWish } from '../../shared/wishes/verification.ts';
import { runPromiseClocks } from '../goods/clocks.ts';
import { aGoodsWish, promised } from '../testing/gifts.ts';
import { accepted } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from '../wishes/clocks.ts';
import { moveWish } from '../wishes/steps.ts';
import { wishOf } from '../wishes/wishes.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const kinds = async (who: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, who, { query: { limit: 50 } })).reply.items.map(({ kind }) => kind);
};

/** Not over before the answer is. */
const later = (one: Scene) => {
  const from = one.world.house.clock() + 10 * 24 * HOUR_MS;
  return { from, to: from + 4 * HOUR_MS };
};

describe('those who expect somebody', () => {
  it('hear that whoever said yes gave it back, and who gave it back does not', async () => {
    const poster = await gridWorker(scene);
    const { wish, task, beneficiary } = await aWish(scene, { poster });
    const zhao = await aVolunteer(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    await scene.call(handOverTask, zhao, { params: { taskId: task.id }, body: { reason: 'unwell' } });
    for (const who of [beneficiary, poster]) expect(await kinds(who)).toContain('wish_handed_over');
    expect(await kinds(zhao)).not.toContain('wish_handed_over');
    // The story does not say that somebody said yes and that nobody has.
    const { reply } = await scene.call(readWish, undefined, { params: { wishId: wish.id } });
    expect(reply.ribbon.flatMap(({ steps }) => steps.map(({ what }) => what))).not.toContain('accepted');
  });
  it('hear the same of who is away that day, and nothing of a regular visit where there is none', async () => {
    const { task, beneficiary } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    const back = await scene.call(handOverTask, zhao, { params: { taskId: task.id }, body: { reason: 'away' } });
    expect(back.code).toBeUndefined();
    const told = await kinds(beneficiary);
    expect([told.includes('wish_handed_over'), told.includes('series_other_face')]).toEqual([true, false]);
    expect(await kinds(zhao)).not.toContain('series_away');
  });
  it('hear that a wish was not accepted, also whose it is and who did not write it', async () => {
    const wish = await posted(scene, await gridWorker(scene), elderBody(scene));
    await scene.world.house.table.transact([
      moveWish(wish, { state: 'verifying', step: { at: 1, what: 'verifying', personId: scene.worker.personId } }).write,
    ]);
    const sent = { params: { wishId: wish.id }, body: { reason: '房东已经来修' } };
    expect((await scene.call(rejectWish, scene.worker, sent)).status).toBe(200);
    expect(await kinds({ personId: wish.beneficiaryId, cookie: '' })).toContain('wish_rejected');
  });
  it('hear that the answer is late and who sees to it now is told', async () => {
    const chen = await gridWorker(scene);
    const wish = await posted(scene, chen, elderBody(scene, { window: later(scene) }));
    scene.world.pass(72 * HOUR_MS);
    await runReplyClocks(scene.world.house);
    for (const who of [chen, { personId: wish.beneficiaryId, cookie: '' }])
      expect(await kinds(who)).toContain('reply_late');
  });
  it('are asked once, as the station is, whether anybody came, when nothing was heard of it two hours after its time', async () => {
    const chen = await gridWorker(scene);
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const zhao = await aVolunteer(scene);
    await accepted(scene, wish, zhao);
    const told = async (who: Someone, kind: string) => (await kinds(who)).filter((one) => one === kind).length;
    const elder = { personId: wish.beneficiaryId, cookie: '' };
    const all = async () =>
      Promise.all([
        told(elder, 'visit_unheard'),
        told(scene.coordinator, 'visit_to_ask'),
        told(chen, 'visit_to_ask'),
        told(zhao, 'visit_to_ask'),
      ]);
    scene.world.pass(wish.window.to - scene.world.house.clock());
    await runReplyClocks(scene.world.house);
    expect(await all()).toEqual([0, 0, 0, 0]);
    for (const hours of [2, 24, 24]) {
      scene.world.pass(hours * HOUR_MS);
      await runReplyClocks(scene.world.house);
      expect(await all()).toEqual([1, 1, 1, 0]);
    }
  });
  it('are not asked about a visit of which it is known that nobody came', async () => {
    const chen = await gridWorker(scene);
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const zhao = await aVolunteer(scene);
    const taskId = await accepted(scene, wish, zhao);
    scene.world.pass(wish.window.to - scene.world.house.clock());
    const params = { taskId, personId: zhao.personId };
    expect((await scene.call(markNoShow, scene.coordinator, { params, body: {} })).status).toBe(200);
    scene.world.pass(3 * HOUR_MS);
    await runReplyClocks(scene.world.house);
    expect(await kinds({ personId: wish.beneficiaryId, cookie: '' })).not.toContain('visit_unheard');
  });
  it('hear that its time has passed', async () => {
    const chen = await gridWorker(scene);
    const wish = await posted(scene, chen, elderBody(scene));
    scene.world.pass(wish.window.to - scene.world.house.clock() + 1);
    await runReplyClocks(scene.world.house);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('expired');
    for (const who of [chen, { personId: wish.beneficiaryId, cookie: '' }])
      expect(await kinds(who)).toContain('wish_expired');
  });
});

describe('who wrote down a wish for goods', () => {
  it('hears that what was promised did not come', async () => {
    const poster = await gridWorker(scene);
    const { wish } = await aGoodsWish(scene, { poster });
    const { reply } = await promised(scene, await scene.world.person(), wish, { quantity: 2 });
    scene.world.pass(reply.until - scene.world.house.clock());
    await runPromiseClocks(scene.world.house);
    expect(await kinds(poster)).toContain('goods_open_again');
  });
});

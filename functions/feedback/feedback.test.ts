import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeFollowUp, giveThanks, listFollowUps, rateVisit, tellVisit } from '../../shared/feedback/contract.ts';
import { listChildReads } from '../../shared/guardians/contract.ts';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { attest } from '../../shared/tasks/attend.ts';
import { listForMe } from '../../shared/tasks/fits.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readLog, readWish } from '../../shared/wishes/contract.ts';
import { aCheck, aVolunteer, aWish, moveTo, openScene, type Published, type Scene } from '../testing/things.ts';
import { attested } from '../testing/visit.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';

let scene: Scene;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  zhao = await aVolunteer(scene, aCheck(scene, 300));
});
afterEach(() => scene.world.close());

/** A wish that the volunteer has served and the other side confirmed. */
async function visited(minor = false, confirmed = true): Promise<Published> {
  const wish = await aWish(scene, { minor });
  const params = { taskId: wish.task.id };
  if (minor) await scene.call(offerTask, scene.coordinator, { params, body: { personId: zhao.personId } });
  await scene.call(acceptTask, zhao, { params });
  await attested(scene, wish, zhao);
  const by = minor ? wish.guardian : wish.beneficiary;
  if (confirmed)
    expect((await scene.call(confirmWish, by, { params: { wishId: wish.wish.id }, body: { how: 'own' } })).status).toBe(
      200,
    );
  return wish;
}
const on = (wish: Published) => ({ params: { wishId: wish.wish.id } });
const thank = async (as: Someone, wish: Published, text: string) =>
  scene.call(giveThanks, as, { ...on(wish), body: { text } });
const rate = async (as: Someone, wish: Published, went: 'well' | 'fine' | 'not_well', again = true) =>
  scene.call(rateVisit, as, { ...on(wish), body: { went, again, note: '说话有点急' } });
const tell = async (as: Someone, wish: Published, went: 'well' | 'hard' | 'worried') =>
  scene.call(tellVisit, as, { params: { taskId: wish.task.id }, body: { went, note: '屋里没有火，人发着烧' } });
const doneOf = async (as: Someone) =>
  (await scene.call(listFollowUps, as, { params: { orgId: scene.station.id }, query: { done: 'true' } })).reply.items;
const followUps = async (as: Someone) =>
  scene.call(listFollowUps, as, { params: { orgId: scene.station.id }, query: {} });
const readsOf = async (wish: Published) =>
  (await scene.call(readLog, scene.head, on(wish))).reply.items.map(({ by, what }) => [by, what]);
const readsOfChild = async ({ beneficiary, guardian }: Published) =>
  (
    await scene.call(listChildReads, guardian, { params: { personId: beneficiary.personId }, query: {} })
  ).reply.items.map(({ by, what }) => [by, what]);
const kinds = async (who: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, who, { query: {} })).reply.items.map(({ kind }) => kind);
};

describe('thanks', () => {
  it('are said once, in own words or a spoken phrase, and reach who came', async () => {
    const wish = await visited();
    expect((await thank(wish.beneficiary, wish, '修得真好，一滴都不漏了')).status).toBe(200);
    const { reply } = await scene.call(readWish, undefined, on(wish));
    expect(reply.thanks).toEqual({ zh: '修得真好，一滴都不漏了' });
    expect(await kinds(zhao)).toContain('thanked');
    expect((await thank(wish.beneficiary, wish, '再谢一次')).code).toBe('wrong_state');
    const other = await visited();
    const spoken = { ...on(other), body: { phrase: 'warm' as const } };
    expect((await scene.call(giveThanks, other.beneficiary, spoken)).status).toBe(200);
    expect((await scene.call(readWish, undefined, on(other))).reply.thanks?.en).toBe('The house felt warm at once');
  });
  it('name nobody, and wait until the wish has come true', async () => {
    const wish = await visited();
    expect((await thank(wish.beneficiary, wish, '贺桂香谢谢您，住粮库巷 9 号院')).code).toBe('identifying_text');
    expect((await thank(scene.stranger, wish, '谢谢')).code).toBe('forbidden');
    const early = await visited(false, false);
    expect((await thank(early.beneficiary, early, '谢谢')).code).toBe('wrong_state');
  });
});

describe('how it went', () => {
  it('from the beneficiary’s side goes to the station alone: what went badly is followed up, and is no number on anybody', async () => {
    const wish = await visited();
    const before = await findVolunteer(scene.world.house, zhao.personId);
    expect((await rate(wish.beneficiary, wish, 'not_well')).reply.followUp).toBe(true);
    expect((await rate(wish.beneficiary, wish, 'well')).code).toBe('wrong_state');
    const [row, ...others] = (await followUps(scene.worker)).reply.items;
    expect([others.length, row?.from, row?.note, row?.author]).toEqual([0, 'beneficiary', '说话有点急', '贺奶奶']);
    expect(await findVolunteer(scene.world.house, zhao.personId)).toEqual(before);
    for (const other of [zhao, scene.stranger, scene.coordinator, scene.foreigner])
      expect((await followUps(other)).code).toBe('forbidden');
    expect(await kinds(scene.worker)).toContain('follow_up');
  });
  it('with "not the same people again" these two are not matched any more', async () => {
    const wish = await visited();
    await rate(wish.beneficiary, wish, 'fine', false);
    expect((await followUps(scene.worker)).reply.items).toEqual([]);
    expect((await findVolunteer(scene.world.house, zhao.personId))?.blocked).toEqual([wish.beneficiary.personId]);
    expect((await scene.call(listForMe, zhao, { query: {} })).reply.items).toEqual([]);
  });
  it('with "not the same people again" of somebody who came for two parts keeps them apart once', async () => {
    const now = scene.world.house.clock();
    const both = await aWish(scene, { components: [{}, {}], window: { from: now, to: now + 8 * HOUR_MS } });
    for (const { id } of both.tasks)
      expect((await scene.call(acceptTask, zhao, { params: { taskId: id } })).status).toBe(200);
    moveTo(scene.world, now + 8 * HOUR_MS);
    for (const [at, task] of both.tasks.entries())
      for (const [what, hour] of [
        ['checked_in', 2 * at],
        ['checked_out', 2 * at + 1],
      ] as const) {
        const params = { taskId: task.id, personId: zhao.personId };
        const body = { what, at: now + hour * HOUR_MS, note: '来过' };
        expect((await scene.call(attest, scene.head, { params, body })).code).toBeUndefined();
      }
    expect((await scene.call(confirmWish, both.beneficiary, { ...on(both), body: { how: 'own' } })).status).toBe(200);
    expect((await rate(both.beneficiary, both, 'fine', false)).code).toBeUndefined();
    expect((await findVolunteer(scene.world.house, zhao.personId))?.blocked).toEqual([both.beneficiary.personId]);
  });
  it('from who came: a worry is followed up, also before anybody confirmed', async () => {
    const wish = await visited(false, false);
    expect((await tell(zhao, wish, 'worried')).reply.followUp).toBe(true);
    expect((await tell(zhao, wish, 'well')).code).toBe('wrong_state');
    expect((await tell(scene.stranger, wish, 'well')).code).toBe('not_found');
    const [row] = (await followUps(scene.worker)).reply.items;
    expect([row?.went, row?.dueAt]).toEqual(['worried', scene.world.house.clock() + DAY_MS]);
  });
  it('is not said by who came for the other side, nor long after', async () => {
    const wish = await visited();
    const both = await scene.world.person({}, [scene.station, 'social_worker']);
    expect((await rate(both, wish, 'well')).status).toBe(200);
    const late = await visited();
    moveTo(scene.world, scene.world.house.clock() + 31 * DAY_MS);
    expect((await rate(late.beneficiary, late, 'well')).code).toBe('wrong_state');
    expect((await tell(zhao, late, 'well')).code).toBe('wrong_state');
  });
  it('is sealed', async () => {
    const wish = await visited();
    await rate(wish.beneficiary, wish, 'not_well');
    await tell(zhao, wish, 'worried');
    const stored = JSON.stringify(scene.world.changes());
    for (const said of ['说话有点急', '屋里没有火']) expect(stored).not.toContain(said);
  });
});

describe('a follow-up', () => {
  const close = async (as: Someone, followUpId: string) =>
    scene.call(closeFollowUp, as, { params: { followUpId }, body: { note: '两边都谈过' } });
  it('is closed once, by somebody who took no part', async () => {
    const wish = await visited();
    await tell(zhao, wish, 'worried');
    const id = (await followUps(scene.worker)).reply.items[0]?.id ?? '';
    expect((await close(zhao, id)).code).toBe('forbidden');
    expect((await close(scene.worker, id)).status).toBe(200);
    expect((await close(scene.worker, id)).code).toBe('wrong_state');
    expect((await followUps(scene.worker)).reply.items).toEqual([]);
    expect(await doneOf(scene.worker)).toMatchObject([{ id, closing: { by: '李敏', note: '两边都谈过' } }]);
  });
  it('about a child is only for those with the duty', async () => {
    const wish = await visited(true);
    await tell(zhao, wish, 'worried');
    const grid = await scene.world.person({}, [scene.station, 'social_worker', 'grid_worker']);
    expect((await followUps(grid)).reply.items).toEqual([]);
    expect(await readsOf(wish)).toEqual([]);
    const id = (await followUps(scene.worker)).reply.items[0]?.id ?? '';
    expect((await close(grid, id)).code).toBe('children_protected');
    expect((await close(scene.worker, id)).status).toBe(200);
  });
  it('about a child is noted each time that somebody reads it, open or done, for the guardian to see', async () => {
    const [wish, adult] = [await visited(true), await visited()];
    for (const one of [wish, adult]) await tell(zhao, one, 'worried');
    await followUps(scene.worker);
    expect(await readsOf(wish)).toEqual([['李敏', 'wish']]);
    expect(await readsOfChild(wish)).toEqual([['李敏', 'wish']]);
    for (const { id } of (await followUps(scene.head)).reply.items) await close(scene.worker, id);
    await doneOf(scene.head);
    // What happens in one millisecond has no order.
    expect((await readsOf(wish)).map(([by]) => by).sort()).toEqual(['李敏', '白站长', '白站长']);
    expect(await readsOf(adult)).toEqual([]);
  });
});

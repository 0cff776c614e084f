import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeFollowUp, listFollowUps } from '../../shared/feedback/contract.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { escalateWish, readVerification, takeVerification } from '../../shared/wishes/verification.ts';
import { openFor, personOf, sealFor } from '../people/people.ts';
import { elderBody, gridWorker, posted } from '../testing/posted-wish.ts';
import { atDuty } from '../testing/side.ts';
import { aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { followUpToItem } from './follow-up-item.ts';
import { followUpOf } from './follow-ups.ts';

const REASON = '一个人住，饭有一顿没一顿，要专人跟';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

async function escalated(wish: Wish): Promise<Wish> {
  const sent = { params: { wishId: wish.id }, body: { reason: REASON } };
  expect((await scene.call(escalateWish, scene.worker, sent)).reply.state).toBe('escalated');
  await scene.world.settle();
  return wish;
}
async function anElders(): Promise<Wish> {
  const wish = await posted(scene, await gridWorker(scene), elderBody(scene));
  await scene.call(takeVerification, scene.worker, { params: { wishId: wish.id } });
  return escalated(wish);
}
const listed = async (done?: 'true') =>
  (
    await scene.call(listFollowUps, scene.head, {
      params: { orgId: scene.station.id },
      query: done === undefined ? {} : { done },
    })
  ).reply.items;
const kinds = async (who: Someone) =>
  (await scene.call(listNotices, who, { query: { limit: 50 } })).reply.items.map(({ kind }) => kind);
const listedFor = async (who: Someone, done?: 'true') => {
  const sent = { params: { orgId: scene.station.id }, query: done === undefined ? {} : { done } };
  return (await scene.call(listFollowUps, who, sent)).reply.items.map(({ wishId }) => wishId);
};
const beneficiaryOf = (wish: Wish): Someone => ({ personId: wish.beneficiaryId, cookie: '' });
const reasonFor = async (who: Someone, wish: Wish) => {
  const listedForMe = (await scene.call(listMyWishes, who)).reply.items.find(({ id }) => id === wish.id);
  return [(await scene.call(readWish, who, { params: { wishId: wish.id } })).reply.reason, listedForMe?.reason];
};

describe('a wish that became a case', () => {
  it('is the station’s to follow up within three days, with what was written for who takes it on', async () => {
    const wish = await anElders();
    expect(await listed()).toMatchObject([
      { from: 'station', went: 'case', wishId: wish.id, note: REASON, dueAt: scene.world.house.clock() + 3 * DAY_MS },
    ]);
    expect(await kinds(scene.head)).toContain('case_opened');
    expect(await kinds(scene.worker)).not.toContain('case_opened');
  });
  it('ends when somebody says what was done, and nobody ends their own', async () => {
    const wish = await anElders();
    const [row] = await listed();
    const close = (as: Someone) =>
      scene.call(closeFollowUp, as, {
        params: { followUpId: row?.id ?? '' },
        body: { note: '申请了救助，每周去一次' },
      });
    expect((await close(beneficiaryOf(wish))).code).toBe('forbidden');
    expect((await close(scene.worker)).status).toBe(200);
    expect([await listed(), (await listed('true'))[0]?.closing?.note]).toEqual([[], '申请了救助，每周去一次']);
  });
  it('is told to whose it is, without the words that are for the desk', async () => {
    const wish = await anElders();
    expect(await kinds(beneficiaryOf(wish))).toContain('wish_escalated');
    expect(await reasonFor(beneficiaryOf(wish), wish)).toEqual([undefined, undefined]);
    expect((await reasonFor(scene.head, wish))[0]).toBe(REASON);
  });
  it('of a child is told to no guardian, who may be what made a case of it', async () => {
    const { wish, guardian } = await aWish(scene, { minor: true, state: 'verifying' });
    await escalated(wish);
    expect(await kinds(guardian)).not.toContain('wish_escalated');
    expect(await reasonFor(guardian, wish)).toEqual([undefined, undefined]);
  });
  it('of a child is told to those alone whose duty it is, as a worry about a child is', async () => {
    const { station, world } = scene;
    const [grid, aide, agency] = [
      await gridWorker(scene),
      await world.person({}, [station, 'social_worker', 'assistance_aide']),
      await world.person({}, [station, 'social_worker', 'agency_worker']),
    ];
    await escalated((await aWish(scene, { minor: true, state: 'verifying' })).wish);
    for (const who of [grid, aide, scene.coordinator]) expect(await kinds(who)).not.toContain('case_opened');
    for (const who of [agency, scene.head]) expect(await kinds(who)).toContain('case_opened');
    await escalated((await aWish(scene, { state: 'verifying' })).wish);
    for (const who of [grid, aide, agency, scene.head]) expect(await kinds(who)).toContain('case_opened');
  });
  it('keeps what is for the desk from whose it is and from the guardian, also when they work there', async () => {
    const [elder, child] = [await anElders(), await aWish(scene, { minor: true, state: 'verifying' })];
    await escalated(child.wish);
    const note = { note: '申请了救助，每周去一次' };
    for (const done of [undefined, 'true'] as const) {
      for (const [who, wish] of [
        [beneficiaryOf(elder), elder],
        [child.guardian, child.wish],
      ] as const) {
        if (done === undefined) await atDuty(scene, who);
        expect(await listedFor(who, done)).not.toContain(wish.id);
        expect(await listedFor(scene.head, done)).toContain(wish.id);
        const params = { wishId: wish.id };
        expect((await scene.call(readWish, who, { params })).reply.reason).toBeUndefined();
        expect((await scene.call(readVerification, who, { params })).code).toBe('four_eyes');
      }
      if (done === undefined)
        for (const { id } of await listed())
          await scene.call(closeFollowUp, scene.head, { params: { followUpId: id }, body: note });
    }
    expect((await scene.call(readVerification, scene.head, { params: { wishId: elder.id } })).reply.wish.reason).toBe(
      REASON,
    );
  });
  it('keeps its reason sealed', async () => {
    await anElders();
    expect(JSON.stringify(scene.world.changes())).not.toContain(REASON);
  });
  it('seals what is written of it under the key of whom it is about, so that it goes when they do', async () => {
    const wish = await anElders();
    const id = (await listed())[0]?.id ?? '';
    const done = '申请了救助，每周去一次';
    await scene.call(closeFollowUp, scene.head, { params: { followUpId: id }, body: { note: done } });
    const { house } = scene.world;
    const [person, { noteSealed = '', closingSealed = '' }] = [
      await personOf(house, wish.beneficiaryId),
      await followUpOf(house, id),
    ];
    expect([
      await openFor(house, person, `follow-up:${id}`, noteSealed),
      await openFor(house, person, `closing:${id}`, closingSealed),
    ]).toEqual([REASON, done]);
  });
  it('opens what was sealed under its author’s key before', async () => {
    await anElders();
    const { house } = scene.world;
    const { sealedFor: _, ...row } = await followUpOf(house, (await listed())[0]?.id ?? '');
    const author = await personOf(house, row.authorId);
    const noteSealed = await sealFor(house, author, `follow-up:${row.id}`, '从前写的');
    await house.table.transact([{ op: 'replace', item: followUpToItem({ ...row, noteSealed }) }]);
    expect((await listed())[0]?.note).toBe('从前写的');
    const body = { note: '去过了' };
    await scene.call(closeFollowUp, scene.head, { params: { followUpId: row.id }, body });
    expect((await listed('true'))[0]).toMatchObject({ note: '从前写的', closing: { note: '去过了' } });
  });
});

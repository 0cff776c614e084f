import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeFollowUp, listFollowUps } from '../../shared/feedback/contract.ts';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { escalateWish, takeVerification } from '../../shared/wishes/verification.ts';
import { elderBody, gridWorker, posted } from '../testing/posted-wish.ts';
import { aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Wish } from '../wishes/wish-item.ts';

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
  it('keeps its reason sealed', async () => {
    await anElders();
    expect(JSON.stringify(scene.world.changes())).not.toContain(REASON);
  });
});

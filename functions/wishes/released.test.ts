import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import {
  escalateWish,
  listQueue,
  publishWish,
  readVerification,
  rejectWish,
  returnWish,
  saveVerification,
} from '../../shared/wishes/verification.ts';
import { CHECKS } from '../../shared/wishes/wish.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, PUBLIC_TEXT, posted, published, verified } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';
import type { Wish } from './wish-item.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const about = (wish: Pick<Wish, 'id'>) => ({ params: { wishId: wish.id } });
const queue = async (as: Someone, orgId = scene.station.id) =>
  (await scene.call(listQueue, as, { params: { orgId }, query: {} })).reply.items;

/** Somebody came, it was not done, and a mediator found that people are looked for anew: the day after, when its time is over. */
async function released(over: Partial<ReturnType<typeof elderBody>> = {}): Promise<Wish> {
  const wish = await published(scene, await posted(scene, chen, elderBody(scene, over)));
  const who = await aVolunteer(scene);
  const taskId = await accepted(scene, wish, who);
  await served(scene, wish, { taskId, who, shows: chen });
  const body = { reason: '没有修好' };
  expect((await scene.call(disputeWish, chen, { ...about(wish), body })).code).toBeUndefined();
  scene.world.pass(DAY_MS);
  const settled = { to: 'released', note: '再约一位水工' } as const;
  expect((await scene.call(settleDispute, scene.head, { ...about(wish), body: settled })).code).toBeUndefined();
  await scene.world.settle();
  return wishOf(scene.world.house, wish.id);
}
/** The desk looked at it anew. */
async function checked(wish: Wish): Promise<void> {
  const save = { ...about(wish), body: { ticked: [...CHECKS] } };
  expect((await scene.call(saveVerification, scene.worker, save)).code).toBeUndefined();
}
const ahead = () => ({
  from: scene.world.house.clock() + DAY_MS,
  to: scene.world.house.clock() + DAY_MS + 2 * HOUR_MS,
});

describe('a wish for which people are looked for anew', () => {
  it('waits in the station’s queue from the settlement on, with the whole time to answer', async () => {
    const wish = await released();
    const now = scene.world.house.clock();
    const [row] = await queue(scene.worker);
    expect(row).toMatchObject({
      id: wish.id,
      state: 'released',
      submittedAt: now,
      dueAt: now + 72 * HOUR_MS,
      tier: 0,
    });
    const { reply } = await scene.call(readVerification, scene.worker, about(wish));
    expect(reply.dueAt).toBe(now + 72 * HOUR_MS);
    expect(reply.wish.can).toEqual(
      expect.arrayContaining(['saveVerification', 'addEvidence', 'publishWish', 'returnWish', 'escalateWish']),
    );
  });
  it('tells its owner by when the station answers', async () => {
    const wish = await released();
    const { reply } = await scene.call(listMyWishes, { personId: wish.beneficiaryId, cookie: '' }, { query: {} });
    expect(reply.items).toEqual([expect.objectContaining({ id: wish.id, dueAt: wish.dueAt })]);
  });
  it('is carried up like any other when nobody answers', async () => {
    const wish = await released();
    scene.world.pass(73 * HOUR_MS);
    await runReplyClocks(scene.world.house);
    await runReplyClocks(scene.world.house);
    const above = await scene.world.person({}, [scene.center, 'supervisor']);
    expect((await queue(above, scene.center.id)).map(({ id, tier }) => [id, tier])).toEqual([[wish.id, 1]]);
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('released');
  });
  it('starts from the words that the desk settled on, with nothing checked', async () => {
    const said = { title: { zh: '修鞋的老许家漏水' }, story: { zh: '桥头修鞋的那位，水龙头一夜滴到天亮。' } };
    const wish = await released(said);
    const { reply } = await scene.call(readVerification, scene.worker, about(wish));
    expect(reply.original.title.zh).toContain('老许');
    expect([reply.suggested.title, reply.suggested.story]).toEqual([PUBLIC_TEXT.title, PUBLIC_TEXT.story]);
    expect([reply.findings.title, reply.findings.story, reply.checks]).toEqual([[], [], []]);
    const body = { ...PUBLIC_TEXT, window: ahead() };
    expect((await scene.call(publishWish, scene.worker, { ...about(wish), body })).code).toBe('checklist_open');
  });
  it('goes to the wall again with a time ahead, and not with the one that is over', async () => {
    const wish = await released();
    await checked(wish);
    const publish = (window?: Wish['window']) =>
      scene.call(publishWish, scene.worker, {
        ...about(wish),
        body: { ...PUBLIC_TEXT, ...(window === undefined ? {} : { window }) },
      });
    expect((await publish()).code).toBe('window_invalid');
    expect((await publish(wish.window)).code).toBe('window_invalid');
    const window = ahead();
    expect((await publish(window)).code).toBeUndefined();
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.window, after.components[0]?.taskId]).toEqual(['published', window, expect.any(String)]);
    expect(after.components[0]?.taskId).not.toBe(wish.components[0]?.taskId);
    expect(await queue(scene.worker)).toEqual([]);
    await accepted(scene, after, await aVolunteer(scene));
  });
  it('is compared with what has come in since, each of which is named once', async () => {
    const wish = await released();
    await checked(wish);
    const other = await posted(
      scene,
      chen,
      elderBody(scene, { beneficiary: { who: 'new', name: '钱芳', pseudonym: '钱奶奶' }, story: { zh: '漏水。' } }),
    );
    const similar = async (as: Pick<Wish, 'id'>) =>
      (await scene.call(readVerification, scene.worker, about(as))).reply.similar.map(({ id }) => id);
    expect(await similar(wish)).toEqual([other.id]);
    expect(await similar(other)).toEqual([wish.id]);
    const body = { ...PUBLIC_TEXT, window: ahead() };
    expect((await scene.call(publishWish, scene.worker, { ...about(wish), body })).code).toBe('duplicate_open');
    const save = { ...about(wish), body: { notSame: [other.id] } };
    expect((await scene.call(saveVerification, scene.worker, save)).code).toBeUndefined();
    expect((await scene.call(publishWish, scene.worker, { ...about(wish), body })).code).toBeUndefined();
  });
  it.each([
    [returnWish, 'returned'],
    [rejectWish, 'rejected'],
    [escalateWish, 'escalated'],
  ] as const)('%# may be answered otherwise, and leaves the queue and the wall', async (contract, state) => {
    const wish = await released();
    const body = { reason: '先和本人再说一遍' };
    expect((await scene.call(contract, scene.worker, { ...about(wish), body })).reply).toEqual({ id: wish.id, state });
    expect(await queue(scene.worker)).toEqual([]);
    expect((await scene.call(readWish, undefined, about(wish))).code).toBe('not_found');
  });
});

describe('the time of a wish that waits for its first answer', () => {
  it('is the poster’s to set', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    const body = { ...PUBLIC_TEXT, window: ahead() };
    await verified(scene, wish);
    expect((await scene.call(publishWish, scene.worker, { ...about(wish), body })).code).toBe('wrong_state');
  });
});

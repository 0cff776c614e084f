import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { changeWish, submitWish } from '../../shared/wishes/posting.ts';
import { returnWish, takeVerification } from '../../shared/wishes/verification.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { aVolunteer, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';
import { dueItem } from './due.ts';
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
const state = async (wish: Wish) => (await wishOf(scene.world.house, wish.id)).state;
const now = () => scene.world.house.clock();
const own = (wish: Wish): Someone => ({ personId: wish.beneficiaryId, cookie: '' });

async function pass(ms: number): Promise<void> {
  scene.world.pass(ms);
  await runReplyClocks(scene.world.house);
}
/** What somebody was told of the end of a wish, the newest first. */
async function told(who: Someone): Promise<readonly string[]> {
  await scene.world.settle();
  const { reply } = await scene.call(listNotices, who, { query: { limit: 50 } });
  return reply.items.map(({ kind }) => kind).filter((kind) => /^wish_clos|^wish_expired/.test(kind));
}
async function back(wish: Wish): Promise<void> {
  const body = { reason: '先和本人再说一遍' };
  expect((await scene.call(returnWish, scene.worker, { ...about(wish), body })).code).toBeUndefined();
}
/** Sent back at its first check, before its time. */
async function returned(days = 1): Promise<Wish> {
  const from = now() + days * DAY_MS;
  const wish = await posted(scene, chen, elderBody(scene, { window: { from, to: from + 2 * HOUR_MS } }));
  expect((await scene.call(takeVerification, scene.worker, about(wish))).code).toBeUndefined();
  await back(wish);
  return wishOf(scene.world.house, wish.id);
}
/** Somebody came and it was not done: looked for anew, and sent back when its time was over. */
async function returnedAfter(): Promise<Wish> {
  const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
  const who = await aVolunteer(scene);
  await served(scene, wish, { taskId: await accepted(scene, wish, who), who, shows: chen });
  const wrong = { ...about(wish), body: { reason: '没有修好' } };
  expect((await scene.call(disputeWish, chen, wrong)).code).toBeUndefined();
  scene.world.pass(DAY_MS);
  const settled = { ...about(wish), body: { to: 'released', note: '再约一位水工' } as const };
  expect((await scene.call(settleDispute, scene.head, settled)).code).toBeUndefined();
  await back(wish);
  return wishOf(scene.world.house, wish.id);
}

describe.each([
  ['before its time', returned],
  ['after its time was over', returnedAfter],
])('a wish that was sent back %s and that nobody touches', (_when, made) => {
  it('waits for its writer, who is told once a week before it closes, and closes a month after', async () => {
    const wish = await made();
    await pass(23 * DAY_MS - HOUR_MS);
    expect([await state(wish), await told(chen)]).toEqual(['returned', []]);
    for (const ms of [HOUR_MS, HOUR_MS, 3 * DAY_MS]) await pass(ms);
    expect([await state(wish), await told(chen), await told(own(wish))]).toEqual(['returned', ['wish_closing'], []]);
    await pass(4 * DAY_MS);
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.steps.at(-1)?.what, after.steps.at(-1)?.personId]).toEqual([
      'expired',
      'expired',
      'clock',
    ]);
    expect([await told(chen), await told(own(wish))]).toEqual([['wish_closed', 'wish_closing'], ['wish_closed']]);
    await pass(HOUR_MS);
    expect((await wishOf(scene.world.house, wish.id)).version).toBe(after.version);
  });
  it('is handed in with a new time, before it closes and after', async () => {
    const wish = await made();
    const anew = async () => {
      const window = { from: now() + DAY_MS, to: now() + DAY_MS + 2 * HOUR_MS };
      expect((await scene.call(changeWish, chen, { ...about(wish), body: { window } })).code).toBeUndefined();
      expect((await scene.call(submitWish, chen, about(wish))).reply.state).toBe('submitted');
    };
    await pass(31 * DAY_MS);
    expect(await state(wish)).toBe('expired');
    await anew();
    expect((await scene.call(takeVerification, scene.worker, about(wish))).code).toBeUndefined();
    await back(wish);
    await pass(29 * DAY_MS);
    expect((await scene.call(submitWish, chen, about(wish))).code).toBe('window_invalid');
    await anew();
  });
});

describe('the end of a wish that was sent back', () => {
  it('is put off by its writer’s changes, and told anew', async () => {
    const wish = await returned();
    await pass(24 * DAY_MS);
    expect(await told(chen)).toEqual(['wish_closing']);
    const urgency = { ...about(wish), body: { urgency: 'urgent' } as const };
    expect((await scene.call(changeWish, chen, urgency)).code).toBeUndefined();
    await pass(22 * DAY_MS);
    expect([await state(wish), await told(chen)]).toEqual(['returned', ['wish_closing']]);
    await pass(2 * DAY_MS);
    expect([await state(wish), await told(chen)]).toEqual(['returned', ['wish_closing', 'wish_closing']]);
    await pass(6 * DAY_MS);
    expect(await state(wish)).toBe('expired');
  });
  it('is that of its own time where that is later', async () => {
    const wish = await returned(40);
    moveTo(scene.world, wish.window.to - 1);
    await runReplyClocks(scene.world.house);
    expect([await state(wish), await told(chen)]).toEqual(['returned', ['wish_closing']]);
    await pass(1);
    expect(await state(wish)).toBe('expired');
  });
  it('is not brought by what its time had still to bring from before', async () => {
    const wish = await returnedAfter();
    await scene.world.house.table.transact([{ op: 'replace', item: dueItem(wish.id, 'window', now() + HOUR_MS) }]);
    await pass(2 * HOUR_MS);
    expect(await state(wish)).toBe('returned');
  });
  it('is told of nobody who has handed it in by then', async () => {
    const wish = await returned(50);
    expect((await scene.call(submitWish, chen, about(wish))).reply.state).toBe('submitted');
    await pass(45 * DAY_MS);
    expect(await told(chen)).not.toContain('wish_closing');
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import { readMe } from '../../shared/people/contract.ts';
import { listQueue, rejectWish, takeVerification } from '../../shared/wishes/verification.ts';
import { elderBody, gridWorker, posted, SECRETS } from '../testing/posted-wish.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from './clocks.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const queue = (as: Someone, query = {}, orgId = scene.station.id) =>
  scene.call(listQueue, as, { params: { orgId }, query });

describe('the queue of a station', () => {
  it('shows what waits, first due first, without anybody’s name', async () => {
    const normal = await posted(scene, chen, elderBody(scene));
    const urgent = await posted(scene, chen, elderBody(scene, { urgency: 'urgent', title: { zh: '没有米了' } }));
    const { reply } = await queue(scene.worker);
    expect(reply.items.map(({ id }) => id)).toEqual([urgent.id, normal.id]);
    expect(reply.items[1]).toMatchObject({ state: 'submitted', tier: 0, minor: false, source: 'visit' });
    for (const secret of Object.values(SECRETS)) expect(JSON.stringify(reply)).not.toContain(secret);
  });
  it('marks for the one who wrote it down that a colleague has to verify it', async () => {
    const wish = await posted(scene, scene.worker, elderBody(scene));
    const other = await posted(scene, chen, elderBody(scene, { title: { zh: '没有米了' } }));
    const { reply } = await queue(scene.worker);
    expect(Object.fromEntries(reply.items.map(({ id, own }) => [id, own]))).toEqual({
      [wish.id]: true,
      [other.id]: undefined,
    });
    expect(JSON.stringify(reply)).not.toContain(scene.worker.personId);
  });
  it('is counted with who the reader is: what waits for them where they act, and nothing for who does not verify', async () => {
    const counted = async (who: Someone) => (await scene.call(readMe, who)).reply.toVerify;
    expect(await counted(scene.worker)).toBe(0);
    await posted(scene, scene.worker, elderBody(scene));
    const wish = await posted(scene, chen, elderBody(scene, { urgency: 'urgent', title: { zh: '没有米了' } }));
    const supervisor = await scene.world.person({}, [scene.center, 'supervisor']);
    // Each wrote one, which is a colleague's to verify.
    for (const [who, count] of [
      [scene.worker, 1],
      [chen, 1],
      [scene.head, 2],
      [scene.foreigner, 0],
      [supervisor, 0],
      [scene.coordinator, undefined],
      [scene.stranger, undefined],
    ] as const)
      expect(await counted(who)).toBe(count);
    // Above the station what missed clocks carried up.
    scene.world.pass(24 * HOUR_MS);
    await runReplyClocks(scene.world.house);
    expect(await counted(supervisor)).toBe(2);
    expect((await scene.call(takeVerification, scene.worker, { params: { wishId: wish.id } })).code).toBeUndefined();
    const params = { wishId: wish.id };
    await scene.call(rejectWish, scene.worker, { params, body: { reason: '已经送到了' } });
    for (const [who, count] of [
      [scene.worker, 0],
      [scene.head, 1],
      [supervisor, 1],
    ] as const)
      expect(await counted(who)).toBe(count);
  });
  it('is filtered by what is due today, came by proxy, or may be there already', async () => {
    const now = scene.world.house.clock();
    const window = { from: now + 20 * DAY_MS, to: now + 21 * DAY_MS };
    const proxy = await posted(scene, chen, elderBody(scene, { window }));
    const own = await posted(
      scene,
      scene.stranger,
      elderBody(scene, {
        window,
        beneficiary: { who: 'self' },
        source: 'self',
        urgency: 'urgent',
        title: { zh: '想有人陪着下棋' },
        story: { zh: '一个人住。' },
      }),
    );
    const same = await posted(scene, chen, elderBody(scene, { window }));
    expect((await queue(scene.worker, { filter: 'proxy' })).reply.items.map(({ id }) => id).sort()).toEqual(
      [proxy.id, same.id].sort(),
    );
    expect(
      (await queue(scene.worker, { filter: 'similar' })).reply.items.map(({ id, similar }) => [id, similar]),
    ).toEqual([[same.id, 1]]);
    expect((await queue(scene.worker, { filter: 'today' })).reply.items).toEqual([]);
    scene.world.pass(20 * HOUR_MS);
    expect((await queue(scene.worker, { filter: 'today' })).reply.items.map(({ id }) => id)).toEqual([own.id]);
  });
  it('is read page by page, and a cursor of another list is refused', async () => {
    for (let at = 0; at < 5; at += 1) await posted(scene, chen, elderBody(scene));
    const first = await queue(scene.worker, { limit: 2 });
    const second = await queue(scene.worker, { limit: 2, cursor: first.reply.next });
    const third = await queue(scene.worker, { limit: 2, cursor: second.reply.next });
    expect(new Set([...first.reply.items, ...second.reply.items, ...third.reply.items].map(({ id }) => id)).size).toBe(
      5,
    );
    expect(third.reply.next).toBeUndefined();
    for (const cursor of ['x', 'e30', Buffer.from('[1,"wsh"]').toString('base64url')])
      expect((await queue(scene.worker, { cursor })).code).toBe('cursor_invalid');
    expect((await queue(scene.worker, { filter: 'proxy', cursor: first.reply.next })).code).toBe('cursor_invalid');
  });
  it('is for verifiers of that station or above', async () => {
    for (const other of [scene.stranger, scene.foreigner, scene.coordinator])
      expect((await queue(other)).code).toBe('forbidden');
    const supervisor = await scene.world.person({}, [scene.center, 'supervisor']);
    expect((await queue(supervisor)).status).toBe(200);
    const room = await scene.world.org('room', scene.station);
    expect((await queue(scene.worker, {}, room.id)).code).toBe('not_found');
    expect((await queue(scene.worker, {}, `org_${'0'.repeat(26)}`)).code).toBe('not_found');
  });
});

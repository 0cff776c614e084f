import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { listMyWishes, readWish } from '../../shared/wishes/contract.ts';
import { replyMs } from '../../shared/wishes/life.ts';
import { changeWish, submitWish, withdrawWish } from '../../shared/wishes/posting.ts';
import { returnWish, takeVerification } from '../../shared/wishes/verification.ts';
import { taskOf } from '../tasks/assignments.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from './wishes.ts';

let scene: Scene;
let chen: Someone;
beforeEach(async () => {
  scene = await openScene();
  chen = await gridWorker(scene);
});
afterEach(() => scene.world.close());

const params = (wish: { id: string }) => ({ params: { wishId: wish.id } });

describe('a draft', () => {
  it('is there for those it concerns only, is changed and handed in by its poster', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
    expect([wish.state, wish.dueAt]).toEqual(['draft', undefined]);
    for (const other of [undefined, scene.stranger, scene.foreigner])
      expect((await scene.call(readWish, other, params(wish))).code).toBe('not_found');
    const changed = await scene.call(changeWish, chen, {
      ...params(wish),
      body: { title: { zh: '换一个水龙头' }, urgency: 'urgent' },
    });
    expect(changed.reply).toEqual({ id: wish.id, state: 'draft' });
    const { reply } = await scene.call(readWish, chen, params(wish));
    expect([reply.title.zh, reply.urgency, reply.story.zh]).toEqual([
      '换一个水龙头',
      'urgent',
      elderBody(scene).story.zh,
    ]);
    expect((await scene.call(submitWish, chen, params(wish))).reply.state).toBe('submitted');
    expect((await wishOf(scene.world.house, wish.id)).dueAt).toBe(
      scene.world.house.clock() + replyMs(await wishOf(scene.world.house, wish.id), scene.world.house.clock()),
    );
    expect((await scene.call(submitWish, chen, params(wish))).code).toBe('wrong_state');
    expect((await scene.call(changeWish, chen, { ...params(wish), body: { urgency: 'normal' } })).code).toBe(
      'wrong_state',
    );
  });
  it('is nobody else’s to change, hand in or take back', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
    for (const other of [scene.stranger, scene.foreigner, scene.coordinator]) {
      expect((await scene.call(changeWish, other, { ...params(wish), body: { urgency: 'urgent' } })).code).toBe(
        'forbidden',
      );
      expect((await scene.call(submitWish, other, params(wish))).code).toBe('forbidden');
      expect((await scene.call(withdrawWish, other, { ...params(wish), body: {} })).code).toBe('forbidden');
    }
  });
  it('that has grown old is handed in with a new window', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
    scene.world.pass(3 * DAY_MS);
    expect((await scene.call(submitWish, chen, params(wish))).code).toBe('window_invalid');
    expect(
      (
        await scene.call(changeWish, chen, {
          ...params(wish),
          body: { window: { from: 1_600_000_000_000, to: 1_600_000_100_000 } },
        })
      ).code,
    ).toBe('window_invalid');
    const { window } = elderBody(scene);
    expect((await scene.call(changeWish, chen, { ...params(wish), body: { window } })).status).toBe(200);
    expect((await scene.call(submitWish, chen, params(wish))).status).toBe(200);
  });
  it('keeps both of two changes at the same moment, or says that one did not count', async () => {
    const wish = await posted(scene, chen, elderBody(scene, { submit: false }));
    const answers = await Promise.all([
      scene.call(changeWish, chen, { ...params(wish), body: { title: { zh: '甲' } } }),
      scene.call(changeWish, chen, { ...params(wish), body: { urgency: 'urgent' } }),
    ]);
    const after = await wishOf(scene.world.house, wish.id);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect([after.title.zh, after.urgency]).toEqual(['甲', 'urgent']);
  });
});

describe('a returned wish', () => {
  it('shows its poster why, is changed and handed in again', async () => {
    const wish = await posted(scene, chen, elderBody(scene));
    await scene.call(takeVerification, scene.worker, params(wish));
    await scene.call(returnWish, scene.worker, { ...params(wish), body: { reason: '请问清楚哪天在家' } });
    const { reply } = await scene.call(readWish, chen, params(wish));
    expect([reply.state, reply.reason, reply.can.includes('changeWish')]).toEqual([
      'returned',
      '请问清楚哪天在家',
      true,
    ]);
    expect((await scene.call(listMyWishes, chen)).reply.items[0]?.reason).toBe('请问清楚哪天在家');
    expect((await scene.call(submitWish, chen, params(wish))).reply.state).toBe('submitted');
    // Whoever looks at it again knows what to look for; the public never does.
    expect((await scene.call(readWish, scene.worker, params(wish))).reply.reason).toBe('请问清楚哪天在家');
  });
});

describe('taking a wish back', () => {
  it('calls off its tasks, frees the volunteers’ week and shows them so in their own list', async () => {
    const wish = await published(scene, await posted(scene, chen, elderBody(scene)));
    const zhao = await aVolunteer(scene);
    const taskId = wish.components[0]?.taskId ?? '';
    expect((await scene.call(acceptTask, zhao, { params: { taskId } })).status).toBe(200);
    const beneficiary = { personId: wish.beneficiaryId, cookie: '' };
    expect(
      (await scene.call(withdrawWish, beneficiary, { ...params(wish), body: { reason: '儿子修好了' } })).reply.state,
    ).toBe('withdrawn');
    expect((await taskOf(scene.world.house, taskId)).state).toBe('cancelled');
    expect(
      (await scene.call(listMyTasks, zhao, { query: { when: 'past' } })).reply.items.map(({ state }) => state),
    ).toEqual(['cancelled']);
    const next = await published(scene, await posted(scene, chen, elderBody(scene, { title: { zh: '教奶奶用手机' } })));
    expect((await scene.call(acceptTask, zhao, { params: { taskId: next.components[0]?.taskId ?? '' } })).status).toBe(
      200,
    );
    expect((await scene.call(readWish, zhao, params(wish))).code).toBe('not_found');
    expect((await scene.call(readWish, scene.stranger, params(wish))).code).toBe('not_found');
    expect((await scene.call(withdrawWish, beneficiary, { ...params(wish), body: {} })).code).toBe('wrong_state');
  });
  it('ends every one of very many volunteers, the last by the stream', async () => {
    const wish = await published(
      scene,
      await posted(
        scene,
        chen,
        elderBody(scene, {
          components: Array.from({ length: 5 }, (_, at) => ({
            kind: 'service',
            text: { zh: `第 ${at + 1} 组` },
            quantity: 12,
            minutes: 30,
          })),
        }),
      ),
    );
    const tasks = wish.components.map((component) => component.taskId ?? '');
    const people = await Promise.all(
      tasks.flatMap((taskId) => Array.from({ length: 11 }, async () => ({ taskId, someone: await aVolunteer(scene) }))),
    );
    for (const { taskId, someone } of people)
      expect((await scene.call(acceptTask, someone, { params: { taskId } })).status).toBe(200);
    expect((await scene.call(withdrawWish, chen, { ...params(wish), body: {} })).status).toBe(200);
    await scene.world.settle();
    for (const { someone } of people) {
      expect(
        (await scene.call(listMyTasks, someone, { query: { when: 'past' } })).reply.items.map(({ state }) => state),
      ).toEqual(['cancelled']);
    }
  }, 60_000);
});

describe('my wishes', () => {
  it('come newest first, page by page, mine and those I wrote for others together', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 7; at += 1) {
      scene.world.pass(1_000);
      const self = at % 2 === 0;
      const body = self
        ? elderBody(scene, { beneficiary: { who: 'self' }, source: 'self', story: { zh: '灯坏了。' } })
        : elderBody(scene);
      ids.unshift((await posted(scene, chen, body)).id);
    }
    scene.world.pass(1_000);
    ids.unshift(
      (await posted(scene, scene.worker, elderBody(scene, { beneficiary: { who: 'known', personId: chen.personId } })))
        .id,
    );
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const { reply } = await scene.call(listMyWishes, chen, {
        query: { limit: 3, ...(cursor === undefined ? {} : { cursor }) },
      });
      seen.push(...reply.items.map(({ id }) => id));
      cursor = reply.next;
      if (cursor === undefined) break;
    }
    expect(seen).toEqual(ids);
    expect((await scene.call(listMyWishes, chen, { query: { cursor: 'made-up' } })).code).toBe('cursor_invalid');
    expect((await scene.call(listMyWishes, undefined)).code).toBe('unauthenticated');
  });
});

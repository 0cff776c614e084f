import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listNotices } from '../../shared/notices/contract.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { waitForTask } from '../../shared/tasks/offers.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import { accepted, served } from '../testing/helped.ts';
import { elderBody, gridWorker, posted, published } from '../testing/posted-wish.ts';
import { aVolunteer, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { runReplyClocks } from '../wishes/clocks.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { taskOf } from './assignments.ts';

let scene: Scene;
let wish: Wish;
let taskId: string;
let comes: Someone;
let waits: Someone;
beforeEach(async () => {
  scene = await openScene();
  wish = await published(scene, await posted(scene, await gridWorker(scene), elderBody(scene)));
  [comes, waits] = [await aVolunteer(scene), await aVolunteer(scene)];
  taskId = await accepted(scene, wish, comes);
  expect((await scene.call(waitForTask, waits, { params: { taskId } })).reply.state).toBe('waiting');
});
afterEach(() => scene.world.close());

const elder = () => ({ personId: wish.beneficiaryId, cookie: '' });
const told = async () => {
  await scene.world.settle();
  const { items } = (await scene.call(listNotices, waits, { query: { limit: 50 } })).reply;
  return items.map(({ kind }) => kind);
};
const seatIn = async () => (await scene.call(readWish, waits, { params: { wishId: wish.id } })).reply.seat;
const past = async () =>
  (await scene.call(listMyTasks, waits, { query: { when: 'past' } })).reply.items.map(({ state, why }) => [state, why]);

describe('a line', () => {
  it('ends when what it is for was done, and who waited is told once', async () => {
    await served(scene, wish, { taskId, who: comes, shows: elder() });
    expect([(await told()).filter((kind) => kind === 'line_ended'), (await seatIn())?.state]).toEqual([[], 'waiting']);
    const answer = await scene.call(confirmWish, elder(), { params: { wishId: wish.id }, body: { how: 'own' } });
    expect(answer.code).toBeUndefined();
    expect((await told()).filter((kind) => kind === 'line_ended')).toHaveLength(1);
    expect([await seatIn(), await past()]).toEqual([undefined, [['lapsed', 'line']]]);
  });
  it('ends with the time of the task, whether anybody came or not', async () => {
    scene.world.pass(wish.window.to - scene.world.house.clock());
    for (let round = 0; round < 2; round += 1) {
      await runReplyClocks(scene.world.house);
      expect((await told()).filter((kind) => kind === 'line_ended')).toHaveLength(1);
    }
    expect([await seatIn(), (await taskOf(scene.world.house, taskId)).waitlist]).toEqual([undefined, []]);
  });
  it('ends with a wish that is taken back: nobody hears that something they accepted was called off', async () => {
    expect((await scene.call(withdrawWish, scene.head, { params: { wishId: wish.id }, body: {} })).status).toBe(200);
    const kinds = await told();
    expect([kinds.includes('line_ended'), kinds.includes('task_cancelled')]).toEqual([true, false]);
  });
});

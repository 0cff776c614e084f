import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { liftOverride, overridePlan, readPlanTask } from '../../shared/matching/contract.ts';
import { listCandidates } from '../../shared/tasks/fits.ts';
import { offerTask } from '../../shared/tasks/offers.ts';
import { assignmentOf } from '../tasks/assignments.ts';
import type { Task } from '../tasks/task-item.ts';
import { aCheck, aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { planCenter, storedPlan } from './planner.ts';

let scene: Scene;
let other: Someone;
beforeEach(async () => {
  // At night nobody is asked, so what stands is what was said.
  scene = await openScene();
  scene.world.pass(14 * 3_600_000);
  other = await scene.world.person({ name: '娜仁托娅' }, [scene.station, 'volunteer_coordinator']);
});
afterEach(() => scene.world.close());

const SURE = { answers: { yes: 29, no: 0 } };
const later = () => ({ from: scene.world.house.clock() + 3 * DAY_MS, to: scene.world.house.clock() + 4 * DAY_MS });
type Word = { what: 'pin' | 'forbid'; days?: number; instead?: string };
const pair = (task: Task, who: Someone) => ({ params: { taskId: task.id, personId: who.personId } });
const say = (task: Task, who: Someone, body: Word, as = scene.coordinator) =>
  scene.call(overridePlan, as, { ...pair(task, who), body });
const lift = async (task: Task, who: Someone, as = scene.coordinator) =>
  (await scene.call(liftOverride, as, pair(task, who))).code;
const ask = (task: Task, who: Someone) =>
  scene.call(offerTask, scene.coordinator, { params: { taskId: task.id }, body: { personId: who.personId } });
const detail = async (task: Task) =>
  (await scene.call(readPlanTask, scene.coordinator, { params: { taskId: task.id } })).reply;
const planned = async (task: Task) => {
  await planCenter(scene.world.house, scene.center.id);
  await scene.world.settle();
  return (await storedPlan(scene.world.house, scene.center.id))?.tasks[task.id]?.planned.map((one) => one.personId);
};

describe('somebody who is not to be asked', () => {
  it('is asked by nobody until the word is taken back, and who asks reads whose word it is', async () => {
    const { task } = await aWish(scene, { minor: true, window: later() });
    const zhao = await aVolunteer(scene, { ...SURE, ...aCheck(scene) });
    await say(task, zhao, { what: 'forbid' }, other);
    const refused = await ask(task, zhao);
    expect([refused.status, refused.code]).toEqual([409, 'asked_not_to']);
    expect(refused.problem['title']).toContain('娜仁托娅');
    expect(await assignmentOf(scene.world.house, task.id, zhao.personId)).toBeUndefined();
    expect(await lift(task, zhao)).toBeUndefined();
    expect((await ask(task, zhao)).reply.state).toBe('offered');
  });
  it('may be asked again when the word has run out', async () => {
    const { task } = await aWish(scene, { window: later() });
    const zhao = await aVolunteer(scene, SURE);
    await say(task, zhao, { what: 'forbid', days: 1 }, other);
    scene.world.pass(DAY_MS);
    await scene.signIn([scene.coordinator]);
    expect((await ask(task, zhao)).code).toBeUndefined();
  });
  it('stands as such among those who could come, with who said it and until when, after the others', async () => {
    const { task } = await aWish(scene, { window: later() });
    const near = await aVolunteer(scene, SURE);
    const far = await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' });
    const { until } = (await say(task, near, { what: 'forbid' }, other)).reply;
    const list = await scene.call(listCandidates, scene.coordinator, { params: { taskId: task.id }, query: {} });
    const rows = list.reply.items.map(({ personId, forbidden }) => [personId, forbidden]);
    expect(rows).toContainEqual([near.personId, { by: '娜仁托娅', until }]);
    expect(rows).toContainEqual([far.personId, undefined]);
    const { people } = await detail(task);
    expect(people.map(({ personId }) => personId)).toEqual([far.personId, near.personId]);
  });
});

describe('two who say otherwise about one person', () => {
  it('the second is told by whom and what, and nothing of the first is lost', async () => {
    const { task } = await aWish(scene, { window: later() });
    const zhao = await aVolunteer(scene, SURE);
    await say(task, zhao, { what: 'pin' });
    const second = await say(task, zhao, { what: 'forbid' }, other);
    expect([second.status, second.code]).toEqual([409, 'word_stands']);
    expect(second.problem['title']).toMatch(/孟和.*定下/);
    expect((await detail(task)).overrides).toMatchObject([{ personId: zhao.personId, what: 'pin', by: '孟和' }]);
    expect(await lift(task, zhao, other)).toBeUndefined();
    expect((await say(task, zhao, { what: 'forbid' }, other)).code).toBeUndefined();
  });
  it('of two at the same moment one is told', async () => {
    const { task } = await aWish(scene, { window: later() });
    const zhao = await aVolunteer(scene, SURE);
    const answers = await Promise.all([say(task, zhao, { what: 'pin' }), say(task, zhao, { what: 'forbid' }, other)]);
    expect(answers.map(({ code }) => code).toSorted()).toEqual(['word_stands', undefined]);
    expect((await detail(task)).overrides).toHaveLength(1);
  });
  it('holds for a swap as well: whom somebody keeps is not swapped away', async () => {
    const { task } = await aWish(scene, { window: later() });
    const [near, far] = [await aVolunteer(scene, SURE), await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' })];
    await say(task, near, { what: 'pin' });
    expect((await say(task, far, { what: 'pin', instead: near.personId }, other)).code).toBe('word_stands');
    expect((await detail(task)).overrides).toMatchObject([{ personId: near.personId, what: 'pin' }]);
  });
  it('is no conflict with oneself: one’s own word may be another one', async () => {
    const { task } = await aWish(scene, { window: later() });
    const zhao = await aVolunteer(scene, SURE);
    await say(task, zhao, { what: 'pin' });
    expect((await say(task, zhao, { what: 'forbid' })).code).toBeUndefined();
    expect((await detail(task)).overrides).toMatchObject([{ what: 'forbid', by: '孟和' }]);
  });
});

describe('a swap', () => {
  const swapped = async () => {
    const { task } = await aWish(scene, { window: later() });
    const [near, far] = [await aVolunteer(scene, SURE), await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' })];
    expect(await planned(task)).toEqual([near.personId]);
    expect((await say(task, far, { what: 'pin', instead: near.personId })).code).toBeUndefined();
    expect(await planned(task)).toEqual([far.personId]);
    return { task, near, far };
  };
  it('is one record, with both people in it', async () => {
    const { task, near, far } = await swapped();
    const { overrides } = await detail(task);
    expect(overrides).toMatchObject([
      { personId: far.personId, what: 'pin', instead: { personId: near.personId, name: expect.any(String) } },
    ]);
    expect((await ask(task, near)).code).toBe('asked_not_to');
  });
  it.each(['far', 'near'] as const)('is taken back as one, by the one who is %s', async (side) => {
    const both = await swapped();
    expect(await lift(both.task, both[side])).toBeUndefined();
    expect((await detail(both.task)).overrides).toEqual([]);
    expect(await planned(both.task)).toEqual([both.near.personId]);
    expect(await lift(both.task, both.near)).toBe('not_found');
  });
  it('ends as one where whoever made it says something else about one of the two', async () => {
    const { task, near, far } = await swapped();
    await say(task, far, { what: 'forbid' });
    expect((await detail(task)).overrides).toMatchObject([{ personId: far.personId, what: 'forbid' }]);
    expect(await planned(task)).toEqual([near.personId]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { overridePlan } from '../../shared/matching/contract.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { acceptTask, declineTask, handOverTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import { disputeWish } from '../../shared/wishes/closing.ts';
import { aCheck, asVolunteer, aVolunteer, aWish, moveTo, openScene, type Scene, tally } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasOf, weekOf } from './agenda.ts';
import { assignmentOf, taskOf } from './assignments.ts';
import { runLateOfferClocks, runOfferClocks } from './clocks.ts';
import type { Task } from './task-item.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const offer = (task: Task, to: Someone, hours = 8, as = scene.coordinator) =>
  scene.call(offerTask, as, { params: { taskId: task.id }, body: { personId: to.personId, hours } });
const accept = (as: Someone, task: Task) => scene.call(acceptTask, as, { params: { taskId: task.id } });
const decline = (as: Someone, task: Task) =>
  scene.call(declineTask, as, { params: { taskId: task.id }, body: { reason: 'busy' } });
const handOver = (as: Someone, task: Task) =>
  scene.call(handOverTask, as, { params: { taskId: task.id }, body: { reason: 'unwell' } });
const wait = (as: Someone, task: Task) => scene.call(waitForTask, as, { params: { taskId: task.id } });
const stateOf = async (task: Task, someone: Someone) =>
  (await assignmentOf(scene.world.house, task.id, someone.personId))?.state;

/** Sure to come, by their answers so far: the planner asks nobody beside. */
const SURE = { answers: { yes: 29, no: 0 } };

describe('an offer', () => {
  it('reaches the volunteer with its end, and again with a new one', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    expect((await offer(task, zhao)).reply.state).toBe('offered');
    expect((await offer(task, zhao, 2)).status).toBe(200);
    const [mine] = (await scene.call(listMyTasks, zhao, { query: {} })).reply.items;
    expect([mine?.state, mine?.offeredUntil]).toEqual(['offered', scene.world.house.clock() + 2 * HOUR_MS]);
    expect(mine?.place).toEqual({});
  });
  it('ends while the time of the visit is still left', async () => {
    const now = scene.world.house.clock();
    const window = { from: now + HOUR_MS, to: now + 3 * HOUR_MS };
    const { task } = await aWish(scene, { window, minutes: 60 });
    const zhao = await aVolunteer(scene);
    await offer(task, zhao, 48);
    expect((await assignmentOf(scene.world.house, task.id, zhao.personId))?.offeredUntil).toBe(window.to - HOUR_MS);
  });
  it('is never to oneself', async () => {
    const { task } = await aWish(scene, { minor: true });
    await asVolunteer(scene, scene.coordinator, aCheck(scene));
    expect((await offer(task, scene.coordinator)).code).toBe('four_eyes');
  });
  it('is what a child’s task needs before one can say no to it', async () => {
    const { task } = await aWish(scene, { minor: true });
    const zhao = await aVolunteer(scene, aCheck(scene));
    expect((await decline(zhao, task)).code).toBe('wrong_state');
    await offer(task, zhao);
    expect((await decline(zhao, task)).reply.state).toBe('declined');
  });
  it('is a coordinator’s to make, at their own station', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    for (const other of [zhao, scene.stranger, scene.foreigner])
      expect((await offer(task, zhao, 8, other)).code).toBe('forbidden');
  });
  it('is refused where a gate refuses, the place is gone, or the person is none of ours', async () => {
    const { task } = await aWish(scene);
    const [winner, quiet, busy] = [
      await aVolunteer(scene),
      await aVolunteer(scene, { suggestions: false }),
      await aVolunteer(scene, { weekly: [] }),
    ];
    for (const someone of [quiet, busy]) expect((await offer(task, someone)).code).toBe('not_suitable');
    expect((await offer(task, scene.stranger)).code).toBe('not_found');
    await accept(winner, task);
    expect((await offer(task, winner)).code).toBe('already_accepted');
    expect((await offer(task, await aVolunteer(scene))).code).toBe('taken');
    expect((await offer({ ...task, id: 'tsk_00000000000000000000000000' }, winner)).code).toBe('not_found');
    const over = await aWish(scene);
    moveTo(scene.world, over.task.window.to);
    expect((await offer(over.task, winner)).code).toBe('wrong_state');
  });
  it('is made to nobody, by nobody, while the wish is in dispute', async () => {
    const { task } = await aWish(scene, { state: 'disputed' });
    const zhao = await aVolunteer(scene, SURE);
    await scene.world.settle();
    expect(await stateOf(task, zhao)).toBeUndefined();
    expect((await offer(task, zhao)).code).toBe('wrong_state');
  });
  it('loses against somebody who accepts at the same moment', async () => {
    const { task } = await aWish(scene);
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    const answers = await Promise.all([accept(zhao, task), offer(task, li)]);
    expect(tally(answers)['accepted']).toBe(1);
    expect((await accept(li, task)).code).toBe('taken');
  });
});

describe('declining', () => {
  it('an offer asks the best of the others, once for each', async () => {
    const { task } = await aWish(scene);
    const [zhao, far, near] = [
      await aVolunteer(scene),
      await aVolunteer(scene, { ...SURE, homeCell: '4066:8787' }),
      await aVolunteer(scene, SURE),
    ];
    await offer(task, zhao);
    expect((await decline(zhao, task)).reply.state).toBe('declined');
    await scene.world.settle();
    expect(await stateOf(task, near)).toBe('offered');
    expect((await assignmentOf(scene.world.house, task.id, near.personId))?.offeredBy).toBe('planner');
    await decline(near, task);
    await scene.world.settle();
    expect(await stateOf(task, far)).toBe('offered');
    await decline(far, task);
    expect((await taskOf(scene.world.house, task.id)).passed).toEqual([zhao.personId, near.personId, far.personId]);
  });
  it('a mere suggestion tells nobody and leaves the task alone', async () => {
    const { task } = await aWish(scene);
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    await decline(zhao, task);
    expect(await stateOf(task, li)).toBeUndefined();
    expect((await taskOf(scene.world.house, task.id)).version).toBe(1);
  });
  it('does not forbid to come after all, as long as there is a place', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await decline(zhao, task);
    expect((await accept(zhao, task)).status).toBe(200);
  });
  it('is not for what was accepted, for those who are no volunteers, or for what is not there', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await accept(zhao, task);
    expect((await decline(zhao, task)).code).toBe('wrong_state');
    expect((await decline(scene.stranger, task)).code).toBe('not_volunteer');
    expect((await decline(zhao, { ...task, id: 'tsk_00000000000000000000000000' })).code).toBe('not_found');
    expect(
      (await scene.call(declineTask, zhao, { params: { taskId: task.id }, body: { reason: 'lazy' as 'busy' } })).code,
    ).toBe('invalid_input');
  });
});

describe('handing over', () => {
  it('frees week, place and wish, and asks the next', async () => {
    const { task, wish } = await aWish(scene);
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    await accept(zhao, task);
    const answer = await handOver(zhao, task);
    expect([answer.status, answer.reply.state]).toEqual([200, 'declined']);
    expect(await taskOf(scene.world.house, task.id)).toMatchObject({
      taken: 0,
      state: 'open',
      passed: [zhao.personId],
    });
    await scene.world.settle();
    expect(await stateOf(task, li)).toBe('offered');
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.components[0]?.have, after.steps.at(-1)?.what]).toEqual(['published', 0, 'handed_over']);
    const [agenda] = await agendasOf(scene.world.house, zhao.personId, [weekOf(task.window)]);
    expect([agenda?.minutes, agenda?.entries]).toEqual([0, []]);
  });
  it('asks the first in line before anybody else', async () => {
    const { task } = await aWish(scene);
    const [zhao, far] = [await aVolunteer(scene), await aVolunteer(scene, { homeCell: '4067:8787' })];
    await aVolunteer(scene);
    await accept(zhao, task);
    expect((await wait(far, task)).reply.state).toBe('waiting');
    await handOver(zhao, task);
    await scene.world.settle();
    expect([
      await stateOf(task, far),
      (await assignmentOf(scene.world.house, task.id, far.personId))?.offeredBy,
    ]).toEqual(['offered', 'clock']);
    expect((await taskOf(scene.world.house, task.id)).waitlist).toEqual([]);
    expect((await accept(far, task)).status).toBe(200);
  });
  it('does not ask whoever a coordinator does not want asked, though they stand in line', async () => {
    const { task } = await aWish(scene);
    const [zhao, barred, next] = [await aVolunteer(scene), await aVolunteer(scene), await aVolunteer(scene)];
    const word = { params: { taskId: task.id, personId: barred.personId }, body: { what: 'forbid' as const } };
    expect((await scene.call(overridePlan, scene.coordinator, word)).status).toBe(200);
    await accept(zhao, task);
    await wait(barred, task);
    await wait(next, task);
    await handOver(zhao, task);
    await scene.world.settle();
    expect([await stateOf(task, barred), await stateOf(task, next)]).toEqual(['waiting', 'offered']);
  });
  it('of a wish in dispute asks nobody, not even who waits', async () => {
    const { task, wish, beneficiary } = await aWish(scene);
    const [zhao, waits, free] = [await aVolunteer(scene), await aVolunteer(scene), await aVolunteer(scene, SURE)];
    await accept(zhao, task);
    await wait(waits, task);
    const dispute = { params: { wishId: wish.id }, body: { reason: '说好的不是这样' } };
    expect((await scene.call(disputeWish, beneficiary, dispute)).status).toBe(200);
    expect((await handOver(zhao, task)).status).toBe(200);
    await scene.world.settle();
    expect([await stateOf(task, waits), await stateOf(task, free)]).toEqual(['waiting', undefined]);
  });
  it('of a child’s task asks nobody: that takes a person', async () => {
    const { task } = await aWish(scene, { minor: true });
    const [zhao, li] = [await aVolunteer(scene, aCheck(scene)), await aVolunteer(scene, aCheck(scene))];
    await offer(task, zhao);
    await accept(zhao, task);
    await handOver(zhao, task);
    await scene.world.settle();
    expect(await stateOf(task, li)).toBeUndefined();
  });
  it('is for one’s own accepted task, before its time is over', async () => {
    const { task } = await aWish(scene, { people: 2 });
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    await accept(zhao, task);
    expect((await handOver(li, task)).code).toBe('not_found');
    await offer(task, li);
    expect((await handOver(li, task)).code).toBe('wrong_state');
    moveTo(scene.world, task.window.to);
    expect((await handOver(zhao, task)).code).toBe('wrong_state');
    expect(
      (await scene.call(handOverTask, undefined, { params: { taskId: task.id }, body: { reason: 'busy' } })).code,
    ).toBe('unauthenticated');
  });
  it('counts once when it is sent twice at the same moment', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await accept(zhao, task);
    expect(tally(await Promise.all([handOver(zhao, task), handOver(zhao, task)]))).toEqual({
      declined: 1,
      wrong_state: 1,
    });
    expect((await taskOf(scene.world.house, task.id)).taken).toBe(0);
  });
});

describe('waiting in line', () => {
  it('is for a filled task, once, and up to twenty', async () => {
    const { task } = await aWish(scene);
    const [zhao, first] = [await aVolunteer(scene), await aVolunteer(scene)];
    expect((await wait(first, task)).code).toBe('wrong_state');
    await accept(zhao, task);
    expect((await wait(zhao, task)).code).toBe('already_accepted');
    expect((await wait(scene.stranger, task)).code).toBe('not_volunteer');
    for (let i = 0; i < 2; i += 1) expect((await wait(first, task)).reply.state).toBe('waiting');
    for (let i = 1; i < 20; i += 1) expect((await wait(await aVolunteer(scene), task)).status).toBe(200);
    expect((await wait(await aVolunteer(scene), task)).code).toBe('waitlist_full');
    expect((await taskOf(scene.world.house, task.id)).waitlist).toHaveLength(20);
  });
  it('is refused where a gate would refuse the task', async () => {
    const { task } = await aWish(scene);
    await accept(await aVolunteer(scene), task);
    expect((await wait(await aVolunteer(scene, { radiusM: 500, homeCell: '4080:8787' }), task)).code).toBe(
      'not_suitable',
    );
    expect((await wait(await aVolunteer(scene), { ...task, id: 'tsk_00000000000000000000000000' })).code).toBe(
      'not_found',
    );
  });
});

describe('the clock', () => {
  it('lets an offer lapse at its time and not before, and asks the next', async () => {
    const { task } = await aWish(scene);
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    await offer(task, zhao, 1);
    scene.world.pass(HOUR_MS - 1);
    await runOfferClocks(scene.world.house);
    expect(await stateOf(task, zhao)).toBe('offered');
    scene.world.pass(1);
    await runOfferClocks(scene.world.house);
    await runOfferClocks(scene.world.house);
    await scene.world.settle();
    expect([await stateOf(task, zhao), await stateOf(task, li)]).toEqual(['lapsed', 'offered']);
  });
  it('asks one after the other until nobody is left, sooner when it is urgent', async () => {
    const { task } = await aWish(scene, { urgency: 'urgent' });
    const people = await Promise.all(Array.from({ length: 3 }, () => aVolunteer(scene, SURE)));
    await offer(task, people[0] as Someone, 1);
    const until: (number | undefined)[] = [];
    for (let hour = 0; hour < 6; hour += 1) {
      scene.world.pass(HOUR_MS);
      await runOfferClocks(scene.world.house);
      await scene.world.settle();
    }
    for (const someone of people)
      until.push((await assignmentOf(scene.world.house, task.id, someone.personId))?.offeredUntil);
    expect(await Promise.all(people.map((someone) => stateOf(task, someone)))).toEqual(['lapsed', 'lapsed', 'lapsed']);
    expect(until.map((at) => (at ?? 0) - task.publishedAt).sort((a, b) => a - b)).toEqual([
      HOUR_MS,
      3 * HOUR_MS,
      5 * HOUR_MS,
    ]);
  });
  it('asks nobody who turned suggestions off, said no, or cannot come, and nobody for a child', async () => {
    const { task } = await aWish(scene);
    const child = await aWish(scene, { minor: true });
    const zhao = await aVolunteer(scene, aCheck(scene));
    const others = [
      await aVolunteer(scene, { suggestions: false }),
      await aVolunteer(scene, { weeklyCapMinutes: 30 }),
      await aVolunteer(scene, { homeCell: '4090:8787' }),
    ];
    const no = await aVolunteer(scene, aCheck(scene));
    await decline(no, task);
    await offer(task, zhao, 1);
    await offer(child.task, zhao, 1);
    scene.world.pass(HOUR_MS);
    await runOfferClocks(scene.world.house);
    await scene.world.settle();
    expect([await stateOf(task, zhao), await stateOf(child.task, zhao)]).toEqual(['lapsed', 'lapsed']);
    for (const other of others) expect(await stateOf(task, other)).toBeUndefined();
    expect([await stateOf(task, no), await stateOf(child.task, no)]).toEqual(['declined', undefined]);
  });
  it('catches up after standing still for two days', async () => {
    const { task } = await aWish(scene, {
      window: { from: scene.world.house.clock() + 5 * DAY_MS, to: scene.world.house.clock() + 6 * DAY_MS },
    });
    const zhao = await aVolunteer(scene);
    await offer(task, zhao, 1);
    scene.world.pass(2 * DAY_MS + MINUTE_MS);
    await runOfferClocks(scene.world.house);
    expect(await stateOf(task, zhao)).toBe('offered');
    await runLateOfferClocks(scene.world.house);
    expect(await stateOf(task, zhao)).toBe('lapsed');
  });
});

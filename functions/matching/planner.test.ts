import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { NUDGES_PER_WEEK_LIMIT_COUNT } from '../../shared/matching/gates.ts';
import { acceptTask, declineTask, handOverTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import type { DECLINE_REASONS } from '../../shared/tasks/task.ts';
import type { Table, Write } from '../platform/table.ts';
import { assignmentOf, assignmentsOf, taskOf } from '../tasks/assignments.ts';
import { runOfferClocks } from '../tasks/clocks.ts';
import type { Task } from '../tasks/task-item.ts';
import { aCheck, asVolunteer, aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { planInput } from './plan-input.ts';
import { askPlanned, planCenter, storedPlan } from './planner.ts';
import { runPlanner } from './planner-job.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

/** Sure to come, by their answers so far: one is enough. */
const SURE = { answers: { yes: 29, no: 0 } };
/** Read units of one plan's input with one task and three who suit. */
const GOLDEN_READ = 3;
const plan = async () => {
  await runPlanner(scene.world.house);
  await scene.world.settle();
};
const asked = async (task: Task) =>
  (await assignmentsOf(scene.world.house, task.id))
    .filter(({ state }) => state === 'offered')
    .map((one) => one.personId);
const stateOf = async (task: Task, who: Someone) =>
  (await assignmentOf(scene.world.house, task.id, who.personId))?.state;
const accept = (who: Someone, task: Task) => scene.call(acceptTask, who, { params: { taskId: task.id } });
const decline = (who: Someone, task: Task, reason: (typeof DECLINE_REASONS)[number] = 'busy') =>
  scene.call(declineTask, who, { params: { taskId: task.id }, body: { reason } });
const reserve = (personId: string) => ({ personId, yes: 500, minutes: 1 });
const far = {
  window: () => ({ from: scene.world.house.clock() + 6 * DAY_MS, to: scene.world.house.clock() + 7 * DAY_MS }),
};

describe('the planner', () => {
  it('asks the one who suits best when that is sure enough, and nobody twice', async () => {
    const { task } = await aWish(scene);
    const [near, away] = [await aVolunteer(scene, SURE), await aVolunteer(scene, { ...SURE, homeCell: '4068:8787' })];
    await plan();
    await plan();
    expect(await asked(task)).toEqual([near.personId]);
    expect(await stateOf(task, away)).toBeUndefined();
    const stored = await storedPlan(scene.world.house, scene.center.id);
    expect(stored).toMatchObject({ certified: true, looked: 1 });
    expect((await taskOf(scene.world.house, task.id)).wave).toMatchObject({ people: 1 });
  });
  it('reads its volunteers out of the index: those whom a gate holds back cost nothing, however many', async () => {
    const { house } = scene.world;
    await aWish(scene);
    for (let i = 0; i < 3; i += 1) await aVolunteer(scene, SURE);
    const cost = async () => {
      await scene.world.settle();
      await planInput(house, scene.center.id);
      const before = house.table.consumed().read;
      const { options } = await planInput(house, scene.center.id);
      expect(options).toHaveLength(3);
      return house.table.consumed().read - before;
    };
    const few = await cost();
    for (let i = 0; i < 40; i += 1) await aVolunteer(scene, { weekly: [] });
    expect(await cost()).toBe(few);
    // The open task, its seats, the weeks of three.
    expect(few).toBe(GOLDEN_READ);
  });
  it('asks as many at once as it takes to be nine tenths sure', async () => {
    const { task } = await aWish(scene);
    for (let i = 0; i < 7; i += 1) await aVolunteer(scene);
    await plan();
    expect(await asked(task)).toHaveLength(4);
    expect((await taskOf(scene.world.house, task.id)).wave).toMatchObject({ people: 4, somePermille: 937 });
  });
  it('gives everybody one question at a time and every wish somebody before any a second', async () => {
    const both = await aWish(scene, { people: 2 });
    const other = await aWish(scene, { cell: '4067:8787' });
    const [zhao, li] = [await aVolunteer(scene, SURE), await aVolunteer(scene, SURE)];
    await plan();
    expect([await asked(both.task), await asked(other.task)].map((list) => list.length)).toEqual([1, 1]);
    expect(new Set([...(await asked(both.task)), ...(await asked(other.task))])).toEqual(
      new Set([zhao.personId, li.personId]),
    );
  });
  it('asks others when somebody declines, and again, until nobody is left', async () => {
    const { task } = await aWish(scene);
    const people = [await aVolunteer(scene, SURE), await aVolunteer(scene, SURE), await aVolunteer(scene, SURE)];
    await plan();
    for (let turn = 0; turn < people.length; turn += 1) {
      const [personId, ...more] = await asked(task);
      expect(more).toEqual([]);
      const one = people.find((each) => each.personId === personId) as Someone;
      expect((await decline(one, task)).status).toBe(200);
      await scene.world.settle();
    }
    expect(await asked(task)).toEqual([]);
  });
  it('leaves whoever stood in line their time to answer, and asks the others when that is over', async () => {
    const { task } = await aWish(scene, { window: far.window() });
    const xia = await aVolunteer(scene);
    await accept(xia, task);
    const zhao = await aVolunteer(scene);
    await scene.call(waitForTask, zhao, { params: { taskId: task.id } });
    for (let i = 0; i < 3; i += 1) await aVolunteer(scene);
    await plan();
    const back = { params: { taskId: task.id }, body: { reason: 'unwell' } } as const;
    expect((await scene.call(handOverTask, xia, back)).status).toBe(200);
    for (let turn = 0; turn < 2; turn += 1) {
      await plan();
      expect(await asked(task)).toEqual([zhao.personId]);
    }
    // What was planned before the place came free asks nobody beside either.
    const others = (await assignmentsOf(scene.world.house, task.id)).map(({ personId }) => personId);
    const { options } = await planInput(scene.world.house, scene.center.id);
    const beside = options.map(({ personId }) => personId).filter((personId) => !others.includes(personId));
    expect(beside).toHaveLength(3);
    await askPlanned(scene.world.house, { tasks: { [task.id]: { planned: [], reserves: beside.map(reserve) } } });
    expect(await asked(task)).toEqual([zhao.personId]);
    expect((await decline(zhao, task)).status).toBe(200);
    await plan();
    expect((await asked(task)).length).toBeGreaterThan(0);
    expect(await asked(task)).not.toContain(zhao.personId);
  });
  it('asks others when an offer lapses, and not during the night', async () => {
    const { task } = await aWish(scene, { window: far.window() });
    const [first, second] = [await aVolunteer(scene, SURE), await aVolunteer(scene, SURE)];
    await plan();
    const [one] = await asked(task);
    const next = one === first.personId ? second : first;
    scene.world.pass(8 * HOUR_MS);
    await runOfferClocks(scene.world.house);
    await scene.world.settle();
    expect([(await assignmentOf(scene.world.house, task.id, one ?? ''))?.state, await stateOf(task, next)]).toEqual([
      'lapsed',
      'offered',
    ]);
    const late = await aWish(scene, { window: far.window() });
    const third = await aVolunteer(scene, SURE);
    // 17:00 and six hours more.
    scene.world.pass(6 * HOUR_MS);
    await plan();
    expect(await stateOf(late.task, third)).toBeUndefined();
    scene.world.pass(9.5 * HOUR_MS);
    await plan();
    expect(await stateOf(late.task, third)).toBe('offered');
  });
  it('plans once for what the stream brings late: a plan that was made since has seen it', async () => {
    const { house } = scene.world;
    const { task } = await aWish(scene, { window: far.window() });
    const [one, other] = [await aVolunteer(scene, SURE), await aVolunteer(scene, SURE)];
    await plan();
    const [first] = await asked(task);
    await decline(first === one.personId ? one : other, task);
    scene.world.pass(MINUTE_MS);
    await planCenter(house, scene.center.id);
    const made = (await storedPlan(house, scene.center.id))?.version;
    await scene.world.settle();
    expect((await storedPlan(house, scene.center.id))?.version).toBe(made);
    expect(await asked(task)).toEqual([first === one.personId ? other.personId : one.personId]);
  });
  it('keeps everybody’s weekly budget', async () => {
    const zhao = await aVolunteer(scene, SURE);
    const tasks: Task[] = [];
    for (let i = 0; i < NUDGES_PER_WEEK_LIMIT_COUNT + 2; i += 1)
      tasks.push((await aWish(scene, { window: far.window() })).task);
    let questions = 0;
    for (let round = 0; round < tasks.length; round += 1) {
      await plan();
      for (const task of tasks) {
        if ((await asked(task)).length === 0) continue;
        questions += 1;
        await decline(zhao, task);
        await scene.world.settle();
      }
    }
    expect(questions).toBe(NUDGES_PER_WEEK_LIMIT_COUNT);
    scene.world.pass(4 * DAY_MS);
    await plan();
    expect((await Promise.all(tasks.map(asked))).flat()).toEqual([zhao.personId]);
  });
  it('asks nobody who turned it off, is asked by a person, or is held back by a gate; a person still may', async () => {
    const { task } = await aWish(scene);
    const off = await aVolunteer(scene, { ...SURE, automaticOffers: false });
    const quiet = await aVolunteer(scene, { ...SURE, suggestions: false });
    const busy = await aVolunteer(scene, { ...SURE, weeklyCapMinutes: 30 });
    await plan();
    expect(await asked(task)).toEqual([]);
    const answer = await scene.call(offerTask, scene.coordinator, {
      params: { taskId: task.id },
      body: { personId: off.personId },
    });
    expect(answer.reply.state).toBe('offered');
    for (const someone of [quiet, busy]) expect(await stateOf(task, someone)).toBeUndefined();
    await scene.world.settle();
    const other = await aWish(scene);
    await aVolunteer(scene, {
      ...SURE,
      asked: { weeks: {}, open: { taskId: 'tsk_x', until: Number.MAX_SAFE_INTEGER } },
    });
    await plan();
    expect(await asked(other.task)).toEqual([]);
  });
  it('plans for a child and leaves the asking to a person', async () => {
    const child = await aWish(scene, { minor: true });
    const checked = await aVolunteer(scene, { ...SURE, ...aCheck(scene) });
    await aVolunteer(scene, SURE);
    await plan();
    expect(await assignmentsOf(scene.world.house, child.task.id)).toEqual([]);
    const stored = await storedPlan(scene.world.house, scene.center.id);
    expect(stored?.tasks[child.task.id]?.planned.map(({ personId }) => personId)).toEqual([checked.personId]);
    await scene.call(offerTask, scene.coordinator, {
      params: { taskId: child.task.id },
      body: { personId: checked.personId },
    });
    await decline(checked, child.task);
    await scene.world.settle();
    await plan();
    expect(await asked(child.task)).toEqual([]);
  });
  it('never offers a child’s task to the guardian', async () => {
    const child = await aWish(scene, { minor: true });
    await asVolunteer(scene, child.guardian, { ...SURE, ...aCheck(scene) });
    await plan();
    expect((await storedPlan(scene.world.house, scene.center.id))?.tasks).toEqual({});
  });
  it('leaves no overlap: the agenda of the week is looked at', async () => {
    const [a, b] = [await aWish(scene), await aWish(scene)];
    const zhao = await aVolunteer(scene, SURE);
    await accept(zhao, a.task);
    await scene.world.settle();
    await plan();
    // Two hours hold no two hours of work with the way between.
    expect(await asked(b.task)).toEqual([]);
    const later = await aWish(scene, { window: far.window() });
    await plan();
    expect(await asked(later.task)).toEqual([zhao.personId]);
  });
});

describe('what the planner learns', () => {
  it('counts answers, but not a no for reasons of health, and closes the question', async () => {
    const zhao = await aVolunteer(scene);
    const say = async (answer: (task: Task) => Promise<unknown>) => {
      const { task } = await aWish(scene, { window: far.window() });
      await scene.call(offerTask, scene.coordinator, {
        params: { taskId: task.id },
        body: { personId: zhao.personId, hours: 1 },
      });
      await scene.world.settle();
      expect((await findVolunteer(scene.world.house, zhao.personId))?.asked?.open?.taskId).toBe(task.id);
      await answer(task);
      await scene.world.settle();
      const volunteer = await findVolunteer(scene.world.house, zhao.personId);
      expect(volunteer?.asked?.open).toBeUndefined();
      return volunteer?.answers;
    };
    expect(await say((task) => accept(zhao, task))).toEqual({ yes: 1, no: 0 });
    expect(await say((task) => decline(zhao, task))).toEqual({ yes: 1, no: 1 });
    expect(await say((task) => decline(zhao, task, 'unwell'))).toEqual({ yes: 1, no: 1 });
    expect(
      await say(async () => {
        scene.world.pass(HOUR_MS + MINUTE_MS);
        await runOfferClocks(scene.world.house);
      }),
    ).toEqual({ yes: 1, no: 2 });
    const volunteer = await findVolunteer(scene.world.house, zhao.personId);
    expect(Object.values(volunteer?.asked?.weeks ?? {})).toEqual([{ all: 4, automatic: 0 }]);
  });
});

describe('two planners, and one that dies', () => {
  it('both at once give one offer each, whatever comes between', async () => {
    const wishes = [await aWish(scene), await aWish(scene), await aWish(scene)];
    for (let i = 0; i < 5; i += 1) await aVolunteer(scene, SURE);
    const { house } = scene.world;
    await Promise.all([planCenter(house, scene.center.id), planCenter(house, scene.center.id)]);
    await Promise.all([scene.world.settle(), planCenter(house, scene.center.id)]);
    await scene.world.settle();
    const offers = (await Promise.all(wishes.map(({ task }) => asked(task)))).flat();
    expect(offers).toHaveLength(3);
    expect(new Set(offers).size).toBe(3);
  });
  it('killed between any two writes, the next run leaves the same as if nothing had happened', async () => {
    const offersAfter = async (dieAt: number) => {
      const own = await openScene({ seed: 'killed' });
      const { house } = own.world;
      const wishes = [await aWish(own), await aWish(own), await aWish(own)];
      for (let i = 0; i < 9; i += 1) await aVolunteer(own, { answers: { yes: 7, no: 1 } });
      let writes = 0;
      const dying: Table = {
        ...house.table,
        transact: async (list: readonly Write[], token?: string) => {
          if (writes === dieAt) throw new Error('killed');
          writes += 1;
          await house.table.transact(list, token);
        },
      };
      const run = async (on: typeof house) => {
        await planCenter(on, own.center.id);
        const stored = await storedPlan(on, own.center.id);
        if (stored) await askPlanned(on, stored);
      };
      const died = await run({ ...house, table: dying }).then(
        () => false,
        () => true,
      );
      await run(house);
      await own.world.settle();
      const seats = await Promise.all(wishes.map(({ task }) => assignmentsOf(house, task.id)));
      const counts = seats.map((list) => list.filter(({ state }) => state === 'offered').length);
      await own.world.close();
      return { died, counts };
    };
    const whole = await offersAfter(Number.POSITIVE_INFINITY);
    expect(whole).toEqual({ died: false, counts: [2, 2, 2] });
    for (let dieAt = 0; dieAt < 4; dieAt += 1)
      expect(await offersAfter(dieAt)).toEqual({ died: true, counts: whole.counts });
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listMyTasks } from '../../shared/tasks/contract.ts';
import { listCandidates, readFit } from '../../shared/tasks/fits.ts';
import { acceptTask, offerTask } from '../../shared/tasks/offers.ts';
import { aCheck, asVolunteer, aVolunteer, aWish, moveTo, openScene, type Scene, tally } from '../testing/things.ts';
import { wishOf } from '../wishes/wishes.ts';
import { assignmentsOf, taskOf } from './assignments.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const accept = (as: Parameters<Scene['call']>[1], taskId: string, options?: { key: string }) =>
  scene.call(acceptTask, as, { params: { taskId } }, options);

describe('accepting a task', () => {
  it('takes the place, fills the week and claims the wish, all at once', async () => {
    const { task, wish } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    const answer = await accept(zhao, task.id);
    expect([answer.status, answer.reply]).toEqual([
      200,
      { taskId: task.id, personId: zhao.personId, state: 'accepted' },
    ]);
    expect(await taskOf(scene.world.house, task.id)).toMatchObject({ taken: 1, state: 'filled' });
    const after = await wishOf(scene.world.house, wish.id);
    expect([after.state, after.components[0]?.have, after.steps.at(-1)?.what, after.steps.at(-1)?.to]).toEqual([
      'claimed',
      1,
      'accepted',
      'claimed',
    ]);
    expect((await scene.call(listMyTasks, zhao, { query: {} })).reply.items.map((one) => one.state)).toEqual([
      'accepted',
    ]);
  });
  it('leaves a wish published while somebody or something is still missing', async () => {
    const two = await aWish(scene, { people: 2 });
    const withGoods = await aWish(scene, {
      components: [{}, { kind: 'goods', quantity: 2, text: { zh: '垫圈' } }],
      window: tomorrow(5),
    });
    const zhao = await aVolunteer(scene);
    await accept(zhao, two.task.id);
    expect((await accept(zhao, withGoods.task.id)).status).toBe(200);
    expect((await wishOf(scene.world.house, two.wish.id)).state).toBe('published');
    expect((await wishOf(scene.world.house, withGoods.wish.id)).state).toBe('published');
    expect((await taskOf(scene.world.house, two.task.id)).state).toBe('open');
    await accept(await aVolunteer(scene), two.task.id);
    expect((await wishOf(scene.world.house, two.wish.id)).state).toBe('claimed');
  });
  it('gives the same answer for the same key and changes nothing twice', async () => {
    const { task } = await aWish(scene, { people: 2 });
    const zhao = await aVolunteer(scene);
    const [first, again] = [
      await accept(zhao, task.id, { key: 'accept-once' }),
      await accept(zhao, task.id, { key: 'accept-once' }),
    ];
    expect([first.status, again.status, again.reply]).toEqual([200, 200, first.reply]);
    expect((await taskOf(scene.world.house, task.id)).taken).toBe(1);
    expect((await accept(zhao, task.id)).code).toBe('already_accepted');
  });
});

describe('one place', () => {
  it('has one winner of 200 at the same moment; the others are told that it is taken', async () => {
    const { task, wish } = await aWish(scene);
    const many = await Promise.all(Array.from({ length: 200 }, () => aVolunteer(scene)));
    const answers = await Promise.all(many.map((someone) => accept(someone, task.id)));
    expect(tally(answers)).toEqual({ accepted: 1, taken: 199 });
    expect(await taskOf(scene.world.house, task.id)).toMatchObject({ taken: 1, state: 'filled' });
    expect(await assignmentsOf(scene.world.house, task.id)).toHaveLength(1);
    expect((await wishOf(scene.world.house, wish.id)).components[0]?.have).toBe(1);
  });
  it('is never given twice: three places and forty who try end with three', async () => {
    const { task } = await aWish(scene, { people: 3 });
    const many = await Promise.all(Array.from({ length: 40 }, () => aVolunteer(scene)));
    let answers = await Promise.all(many.map((someone) => accept(someone, task.id)));
    // Whoever only lost the race for the write is told so, and tries again as the page does.
    for (let round = 0; round < 5 && answers.some(({ code }) => code === 'conflict'); round += 1) {
      answers = await Promise.all(
        answers.map((answer, at) => (answer.code === 'conflict' ? accept(many[at], task.id) : answer)),
      );
    }
    expect(tally(answers)).toEqual({ accepted: 3, taken: 37 });
    expect((await taskOf(scene.world.house, task.id)).taken).toBe(3);
  });
  it('is not enough to double-book one volunteer who accepts two tasks of one evening at once', async () => {
    const [a, b] = [await aWish(scene, { minutes: 110 }), await aWish(scene, { minutes: 110 })];
    const zhao = await aVolunteer(scene);
    const answers = await Promise.all([accept(zhao, a.task.id), accept(zhao, b.task.id)]);
    expect(tally(answers)).toEqual({ accepted: 1, agenda_overlap: 1 });
  });
});

function tomorrow(hours: number) {
  const from = scene.world.house.clock() + DAY_MS + hours * HOUR_MS;
  return { from, to: from + 2 * HOUR_MS };
}

describe('401 and 404', () => {
  it('nobody accepts without signing in, and nothing that is not there', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    expect((await accept(undefined, task.id)).code).toBe('unauthenticated');
    expect((await accept(zhao, 'tsk_00000000000000000000000000')).code).toBe('not_found');
    expect((await accept(zhao, 'made-up')).code).toBe('not_found');
  });
});

describe('409', () => {
  it('a week is not filled beyond the volunteer’s own limit', async () => {
    const zhao = await aVolunteer(scene, { weeklyCapMinutes: 100 });
    const [a, b] = [await aWish(scene), await aWish(scene, { window: tomorrow(5) })];
    expect((await accept(zhao, a.task.id)).status).toBe(200);
    expect((await accept(zhao, b.task.id)).code).toBe('week_full');
  });
  it('the way between two places counts as busy', async () => {
    const zhao = await aVolunteer(scene, { travel: 'walk' });
    const here = await aWish(scene, {
      minutes: 60,
      window: { from: tomorrow(0).from, to: tomorrow(0).from + HOUR_MS },
    });
    const far = await aWish(scene, {
      minutes: 60,
      cell: '4070:8787',
      window: { from: tomorrow(1).from, to: tomorrow(1).from + HOUR_MS },
    });
    expect((await accept(zhao, here.task.id)).status).toBe(200);
    expect((await accept(zhao, far.task.id)).code).toBe('agenda_overlap');
  });
  it('across midnight of Sunday two weeks are one night', async () => {
    const zhao = await aVolunteer(scene);
    const monday = Date.UTC(2026, 10, 29, 16, 0, 0);
    const sunday = await aWish(scene, { minutes: 120, window: { from: monday - 2 * HOUR_MS, to: monday } });
    const next = await aWish(scene, { minutes: 120, window: { from: monday, to: monday + 2 * HOUR_MS } });
    const answers = await Promise.all([accept(zhao, sunday.task.id), accept(zhao, next.task.id)]);
    expect(tally(answers)).toEqual({ accepted: 1, agenda_overlap: 1 });
  });
  it('nothing is accepted when the wish or the task has moved on, or its time is over', async () => {
    const zhao = await aVolunteer(scene);
    for (const state of ['withdrawn', 'fulfilled', 'delivered', 'disputed', 'expired'] as const) {
      const { task } = await aWish(scene, { state });
      expect((await accept(zhao, task.id)).code, state).toBe('wrong_state');
    }
    const { task } = await aWish(scene);
    moveTo(scene.world, task.window.to);
    expect((await accept(zhao, task.id)).code).toBe('wrong_state');
  });
});

describe('422', () => {
  it('somebody who never registered is asked to', async () => {
    const { task } = await aWish(scene);
    expect((await accept(scene.stranger, task.id)).code).toBe('not_volunteer');
  });
  it('a gate refuses with a sentence in the reader’s language', async () => {
    const { task } = await aWish(scene, { skills: ['repair.plumbing'] });
    const zhao = await aVolunteer(scene);
    const [zh, en] = [
      await accept(zhao, task.id),
      await scene.call(acceptTask, zhao, { params: { taskId: task.id } }, { headers: { 'Accept-Language': 'en' } }),
    ];
    expect([zh.code, en.code]).toEqual(['not_suitable', 'not_suitable']);
    expect(String(zh.problem['title'])).toMatch(/修水管/);
    expect(String(en.problem['title'])).toMatch(/[Pp]lumbing/);
  });
  it('one’s own wish, and a home one is kept apart from, are for others', async () => {
    const { task, beneficiary } = await aWish(scene);
    const apart = await aVolunteer(scene, { blocked: [beneficiary.personId] });
    await asVolunteer(scene, beneficiary);
    expect((await accept(apart, task.id)).code).toBe('not_suitable');
    expect((await accept(beneficiary, task.id)).code).toBe('not_suitable');
  });
});

describe('a child’s guardian', () => {
  it('does not serve their own child: no offer, no accepting, no place in the list', async () => {
    const { task, guardian } = await aWish(scene, { minor: true });
    await asVolunteer(scene, guardian, aCheck(scene));
    const about = { params: { taskId: task.id } };
    const offered = await scene.call(offerTask, scene.coordinator, { ...about, body: { personId: guardian.personId } });
    expect([offered.code, (await accept(guardian, task.id)).code]).toEqual(['not_suitable', 'not_suitable']);
    const listed = await scene.call(listCandidates, scene.coordinator, { ...about, query: {} });
    expect(listed.reply.items).toEqual([]);
  });
});

describe('a child’s task', () => {
  it('is accepted only after a person’s offer, while it stands, by somebody with a valid check', async () => {
    const { task } = await aWish(scene, { minor: true });
    const [zhao, unchecked] = [await aVolunteer(scene, aCheck(scene)), await aVolunteer(scene)];
    expect((await accept(zhao, task.id)).code).toBe('not_suitable');
    expect(
      (
        await scene.call(offerTask, scene.coordinator, {
          params: { taskId: task.id },
          body: { personId: unchecked.personId },
        })
      ).code,
    ).toBe('not_suitable');
    expect(
      (
        await scene.call(offerTask, scene.coordinator, {
          params: { taskId: task.id },
          body: { personId: zhao.personId, hours: 1 },
        })
      ).status,
    ).toBe(200);
    expect((await scene.call(readFit, zhao, { params: { taskId: task.id } })).reply.offered).toBe(true);
    scene.world.pass(HOUR_MS);
    expect((await accept(zhao, task.id)).code).toBe('offer_lapsed');
    await scene.call(offerTask, scene.coordinator, {
      params: { taskId: task.id },
      body: { personId: zhao.personId, hours: 1 },
    });
    scene.world.pass(59 * MINUTE_MS);
    expect((await accept(zhao, task.id)).status).toBe(200);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import {
  liftOverride,
  makePlan,
  overridePlan,
  readPlan,
  readPlanTask,
  readStanding,
} from '../../shared/matching/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import type { Org } from '../orgs/org-item.ts';
import { assignmentWrite } from '../tasks/assignments.ts';
import { newSeat } from '../tasks/seat.ts';
import type { Task } from '../tasks/task-item.ts';
import { aCheck, asVolunteer, aVolunteer, aWish, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { planKey } from './plan-item.ts';
import { planCenter, storedPlan } from './planner.ts';

let scene: Scene;
beforeEach(async () => {
  // At night the planner plans and asks nobody, so the board shows what it would do.
  scene = await openScene();
  scene.world.pass(14 * 3_600_000);
});
afterEach(() => scene.world.close());

const SURE = { answers: { yes: 29, no: 0 } };
const later = () => ({ from: scene.world.house.clock() + 3 * DAY_MS, to: scene.world.house.clock() + 4 * DAY_MS });
const replan = async () => {
  await planCenter(scene.world.house, scene.center.id);
  await scene.world.settle();
};
const board = (org: Org = scene.station, as = scene.coordinator, query = {}) =>
  scene.call(readPlan, as, { params: { orgId: org.id }, query });
const detail = (task: Task) => scene.call(readPlanTask, scene.coordinator, { params: { taskId: task.id } });
type Word = { what: 'pin' | 'forbid'; days?: number; instead?: string };
const say = (task: Task, who: Someone, body: Word, as = scene.coordinator) =>
  scene.call(overridePlan, as, { params: { taskId: task.id, personId: who.personId }, body });
const standing = async (task: Task, who: Someone) =>
  (await scene.call(readStanding, who, { params: { taskId: task.id } })).reply;
const planned = async (task: Task) =>
  (await storedPlan(scene.world.house, scene.center.id))?.tasks[task.id]?.planned.map(({ personId }) => personId) ?? [];

describe('the board of the plan', () => {
  it('shows who is to be asked and how sure it is, the child’s task that waits for a person first', async () => {
    const { task } = await aWish(scene, { window: later() });
    const child = await aWish(scene, { minor: true, window: later() });
    const nobody = await aWish(scene, { window: later(), skills: ['repair.electrics'] });
    const [zhao, checked] = [
      await aVolunteer(scene, SURE, { name: '赵强' }),
      await aVolunteer(scene, { ...SURE, ...aCheck(scene), automaticOffers: false }, { name: '萨如拉' }),
    ];
    await replan();
    const { reply } = await board();
    expect(reply.items.map((row) => [row.task.id, row.state, row.people.map(({ name }) => name)])).toEqual([
      [child.task.id, 'waits_for_person', ['萨如拉']],
      [nobody.task.id, 'nobody', []],
      [task.id, 'planned', ['赵强']],
    ]);
    expect(reply).toMatchObject({ certified: true, total: { covered: 2, pairs: 2 } });
    expect(reply.items[2]?.some).toBe(939);
    expect([zhao, checked].length).toBe(2);
  });
  it('is a station’s own at a station, the whole county’s at the center, empty above, and page by page', async () => {
    const mine = await aWish(scene, { window: later() });
    const supervisor = await scene.world.person({}, [scene.center, 'supervisor']);
    await replan();
    expect((await board(scene.elsewhere, scene.coordinator)).code).toBe('forbidden');
    const other = await scene.world.person({}, [scene.elsewhere, 'volunteer_coordinator']);
    expect((await board(scene.elsewhere, other)).reply.items).toEqual([]);
    expect((await board(scene.center, supervisor)).reply.items.map((row) => row.task.id)).toEqual([mine.task.id]);
    await aWish(scene, { window: later() });
    const first = await board(scene.station, scene.coordinator, { limit: 1 });
    const second = await board(scene.station, scene.coordinator, { limit: 1, cursor: first.reply.next });
    expect(new Set([...first.reply.items, ...second.reply.items].map((row) => row.task.id)).size).toBe(2);
    expect(second.reply.next).toBeUndefined();
  });
  it('says what keeps each of its volunteers from a task that nobody can be asked for, the nearest to it first', async () => {
    const { task } = await aWish(scene, { window: later(), skills: ['repair.plumbing'] });
    const able = { ...SURE, skills: [{ skill: 'repair.plumbing', level: 2 as const }] };
    const until = scene.world.house.clock() + DAY_MS;
    await aVolunteer(scene, { ...able, asked: { weeks: {}, open: { taskId: task.id, until } } });
    await aVolunteer(scene, { ...able, automaticOffers: false });
    await aVolunteer(scene, SURE);
    await aVolunteer(scene, SURE);
    await replan();
    const { reply } = await detail(task);
    expect(reply.people).toEqual([]);
    expect(reply.held).toEqual([
      { by: 'nudged_enough', people: 1 },
      { by: 'offers_off', people: 1 },
      { by: 'skill', people: 2 },
    ]);
    const met = await aVolunteer(scene, able);
    await replan();
    const again = await detail(task);
    expect([again.reply.people.map(({ personId }) => personId), again.reply.held]).toEqual([[met.personId], []]);
  });
  it('tells of those who said no, let it lapse or stayed away, and counts nobody who comes or is in line', async () => {
    const { task } = await aWish(scene, { window: later(), people: 7 });
    const states = ['declined', 'lapsed', 'no_show', 'accepted', 'waiting', 'offered', 'checked_out'] as const;
    for (const state of states) {
      const { personId } = await aVolunteer(scene, SURE);
      const seat = { ...newSeat(task, personId, scene.world.house.clock()), state, offeredUntil: 0 };
      await scene.world.house.table.transact([assignmentWrite(undefined, seat)]);
    }
    expect((await detail(task)).reply.held).toEqual([{ by: 'answered', people: 3 }]);
  });
  it('tells a full week from an hour that is taken', async () => {
    const window = { from: later().from, to: later().from + 2 * HOUR_MS };
    const { task } = await aWish(scene, { window, minutes: 120 });
    const beside = { from: window.from - 6 * HOUR_MS, to: window.from - 4 * HOUR_MS };
    const [other, there] = [
      await aWish(scene, { window: beside, minutes: 120 }),
      await aWish(scene, { window, minutes: 120 }),
    ];

    const capped = await aVolunteer(scene, { ...SURE, weeklyCapMinutes: 180 });
    const busy = await aVolunteer(scene, SURE);
    for (const [who, at] of [
      [capped, other],
      [busy, there],
    ] as const)
      expect((await scene.call(acceptTask, who, { params: { taskId: at.task.id } })).status).toBe(200);
    expect((await detail(task)).reply.held).toEqual([
      { by: 'cap', people: 1 },
      { by: 'overlap', people: 1 },
    ]);
  });
  it('says nothing of who keeps away from whom, nor whose wish it is', async () => {
    const { task, beneficiary } = await aWish(scene, { window: later() });
    await aVolunteer(scene, { ...SURE, blocked: [beneficiary.personId] });
    await asVolunteer(scene, beneficiary, SURE);
    await aVolunteer(scene, { ...SURE, automaticOffers: false });
    expect((await detail(task)).reply.held).toEqual([{ by: 'offers_off', people: 1 }]);
    const child = await aWish(scene, { minor: true, window: later() });
    await asVolunteer(scene, child.guardian, { ...SURE, ...aCheck(scene) });
    expect((await detail(child.task)).reply.held?.map(({ by }) => by)).not.toContain('self');
  });
  it('plans on demand, and asks when the day begins', async () => {
    const { task } = await aWish(scene, { window: later() });
    await aVolunteer(scene, SURE);
    const answer = await scene.call(makePlan, scene.coordinator, { params: { orgId: scene.station.id } });
    expect(answer.reply).toEqual({ at: scene.world.house.clock() });
    await scene.world.settle();
    expect((await board()).reply.items.map((row) => [row.task.id, row.state])).toEqual([[task.id, 'planned']]);
    scene.world.pass(10 * 3_600_000);
    await replan();
    const [row] = (await board()).reply.items;
    expect([row?.state, row?.people.map((one) => one.as)]).toEqual(['asked', ['asked']]);
  });
});

describe('what another choice costs', () => {
  it('is the difference of two exact plans, with the reasons of each', async () => {
    const a = await aWish(scene, { window: later() });
    const b = await aWish(scene, { window: later(), skills: ['repair.plumbing'] });
    const plumber = await aVolunteer(scene, { ...SURE, skills: [{ skill: 'repair.plumbing', level: 2 }] });
    const any = await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' });
    await replan();
    expect([await planned(a.task), await planned(b.task)]).toEqual([[any.personId], [plumber.personId]]);
    const { reply } = await detail(a.task);
    const [first, second] = reply.people;
    expect([first?.personId, first?.as, second?.personId, second?.as]).toEqual([
      any.personId,
      'planned',
      plumber.personId,
      'other',
    ]);
    // Without the one, the plumber stays with the pipe and this wish has nobody; with the plumber here, the pipe has nobody.
    expect([first?.cost?.covered, second?.cost?.covered]).toEqual([-1, -1]);
    expect(second?.cost?.minutes).toBeLessThan(0);
    expect(first?.fit.reasons.map(({ reason }) => reason)).toContain('near');
  });
});

describe('a coordinator’s word', () => {
  it('is kept by the next plans with who and when, until it expires or is taken back', async () => {
    const { task } = await aWish(scene, { window: later() });
    const [near, far] = [await aVolunteer(scene, SURE), await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' })];
    await replan();
    expect(await planned(task)).toEqual([near.personId]);
    const answer = await say(task, far, { what: 'pin', days: 1 });
    expect(answer.reply.until).toBe(scene.world.house.clock() + DAY_MS);
    await scene.world.settle();
    expect(await planned(task)).toEqual([far.personId]);
    const { reply } = await detail(task);
    expect(reply.overrides).toEqual([
      {
        personId: far.personId,
        name: '赵强',
        what: 'pin',
        by: '孟和',
        at: answer.reply.until - DAY_MS,
        until: answer.reply.until,
        kept: true,
      },
    ]);
    expect((await board()).reply.items[0]?.people[0]).toMatchObject({ personId: far.personId, pinned: true });
    scene.world.pass(DAY_MS);
    await replan();
    expect(await planned(task)).toEqual([near.personId]);
    expect((await detail(task)).reply.overrides).toEqual([]);
  });
  it('forbids, swaps and is taken back', async () => {
    const { task } = await aWish(scene, { window: later() });
    const [near, far, third] = [
      await aVolunteer(scene, SURE),
      await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' }),
      await aVolunteer(scene, { ...SURE, homeCell: '4069:8787' }),
    ];
    await replan();
    await say(task, near, { what: 'forbid' });
    await scene.world.settle();
    expect(await planned(task)).toEqual([far.personId]);
    await say(task, third, { what: 'pin', instead: far.personId });
    await scene.world.settle();
    expect(await planned(task)).toEqual([third.personId]);
    expect((await detail(task)).reply.overrides).toHaveLength(2);
    for (const one of [near, far, third])
      await scene.call(liftOverride, scene.coordinator, { params: { taskId: task.id, personId: one.personId } });
    await scene.world.settle();
    expect(await planned(task)).toEqual([near.personId]);
    const again = await scene.call(liftOverride, scene.coordinator, {
      params: { taskId: task.id, personId: near.personId },
    });
    expect(again.code).toBe('not_found');
  });
  it('opens no gate, is not about oneself, and needs a place and a person', async () => {
    const { task } = await aWish(scene, { window: later() });
    const away = await aVolunteer(scene, { ...SURE, homeCell: '4090:8787', radiusM: 1_000 });
    expect((await say(task, away, { what: 'pin' })).code).toBe('not_suitable');
    expect((await say(task, scene.stranger, { what: 'pin' })).code).toBe('not_found');
    await asVolunteer(scene, scene.coordinator, SURE);
    expect((await say(task, scene.coordinator, { what: 'pin' })).code).toBe('four_eyes');
    expect((await say(task, scene.coordinator, { what: 'forbid' })).status).toBe(200);
    expect((await say(task, away, { what: 'forbid', instead: scene.stranger.personId })).code).toBe('wrong_state');
    const child = await aWish(scene, { minor: true, window: later() });
    await asVolunteer(scene, child.guardian, { ...SURE, ...aCheck(scene) });
    expect((await say(child.task, child.guardian, { what: 'pin' })).code).toBe('not_suitable');
  });
});

describe('why me, or why not', () => {
  it('says where one stands in the plan, and what another has more of without a word about them', async () => {
    const { task } = await aWish(scene, { window: later() });
    const [near, far, off] = [
      await aVolunteer(scene, SURE),
      await aVolunteer(scene, { ...SURE, homeCell: '4067:8787' }),
      await aVolunteer(scene, { ...SURE, automaticOffers: false }),
    ];
    expect(await standing(task, far)).toEqual({ standing: 'no_plan' });
    await replan();
    const at = scene.world.house.clock();
    expect(await standing(task, near)).toEqual({ standing: 'planned', at });
    expect(await standing(task, far)).toEqual({ standing: 'near', at });
    expect(await standing(task, off)).toMatchObject({ standing: 'gate', gate: { gate: 'offers_off' } });
    const second = await aWish(scene, { window: later(), cell: '4067:8787' });
    await replan();
    expect(await standing(second.task, far)).toMatchObject({ standing: 'planned' });
    expect(await standing(task, far)).toMatchObject({ standing: 'elsewhere' });
    const said = JSON.stringify(await standing(task, far));
    for (const one of [near, off]) expect(said).not.toContain(one.personId);
  });
  it('tells the way, where somebody better suited is left out so that nobody walks longer than need be', async () => {
    const skilled = (level: 1 | 2 | 3) => ({ skill: 'repair.plumbing', level }) as const;
    const at = (row: number) => ({ ...SURE, homeCell: `${row}:8787`, travel: 'bike' as const });
    const pipe = await aWish(scene, { window: later(), skills: ['repair.plumbing'], cell: '4066:8787' });
    const hair = await aWish(scene, { window: later(), skills: ['care.haircut'], cell: '4068:8787' });
    // One by one the first would go to the pipe, 15 minutes away, and nobody to the other wish.
    const both = await aVolunteer(scene, { ...at(4068), skills: [skilled(3), { skill: 'care.haircut', level: 1 }] });
    const far = await aVolunteer(scene, { ...at(4070), skills: [skilled(3)] });
    const nearer = await aVolunteer(scene, { ...at(4067), skills: [skilled(2)] });
    await replan();
    expect([await planned(pipe.task), await planned(hair.task)]).toEqual([[nearer.personId], [both.personId]]);
    expect((await board()).reply.minutePoints).toBe(4);
    expect(await standing(pipe.task, far)).toMatchObject({ standing: 'near' });
    // The other word is reckoned in the same order, so it never makes the plan better.
    const { reply } = await detail(pipe.task);
    const swapped = reply.people.find(({ personId }) => personId === far.personId)?.cost;
    expect([swapped?.covered, swapped?.tiers.merit, swapped?.minutes]).toEqual([0, 60, 18]);
  });
  it('tells a known face, a better skill, and one’s own open question', async () => {
    const wish = await aWish(scene, { window: later(), skills: ['repair.plumbing'] });
    const level = (level: 1 | 2) => ({ ...SURE, skills: [{ skill: 'repair.plumbing', level }] });
    const [better, worse] = [await aVolunteer(scene, level(2)), await aVolunteer(scene, level(1))];
    const plain = await aWish(scene, { window: later() });
    await aVolunteer(scene, { ...SURE, homeCell: '4066:8787', visits: { [plain.beneficiary.personId]: 3 } });
    const stranger = await aVolunteer(scene, { ...SURE, homeCell: '4066:8787' });
    await replan();
    expect([(await standing(wish.task, better)).standing, (await standing(wish.task, worse)).standing]).toEqual([
      'planned',
      'skill',
    ]);
    expect((await standing(plain.task, stranger)).standing).toBe('been_before');
    const open = { asked: { weeks: {}, open: { taskId: plain.task.id, until: scene.world.house.clock() + DAY_MS } } };
    const waiting = await aVolunteer(scene, { ...SURE, ...open });
    expect(await standing(plain.task, waiting)).toMatchObject({ standing: 'gate', gate: { gate: 'nudged_enough' } });
  });
  it('is the station’s to say for a child, nobody’s for what is not there, and a volunteer’s own', async () => {
    const child = await aWish(scene, { minor: true, window: later() });
    const zhao = await aVolunteer(scene, { ...SURE, ...aCheck(scene) });
    await replan();
    expect(await standing(child.task, zhao)).toEqual({ standing: 'person_asks' });
    const absent = { ...child.task, id: 'tsk_00000000000000000000000000' };
    expect((await scene.call(readStanding, zhao, { params: { taskId: absent.id } })).code).toBe('not_found');
    expect((await scene.call(readStanding, scene.stranger, { params: { taskId: child.task.id } })).code).toBe(
      'not_volunteer',
    );
  });
});

describe('the stored plan', () => {
  it('holds no name and no trait of anybody, and fits one item however large the county', async () => {
    for (let i = 0; i < 12; i += 1) {
      await aWish(scene, { window: later(), people: 3 });
      await aVolunteer(scene);
    }
    await replan();
    const item = await scene.world.house.table.get(planKey(scene.center.id));
    expect(JSON.stringify(item)).not.toContain('赵强');
    // 150 tasks in as many stations and 450 people at the most.
    const { tasks, ...rest } = (await storedPlan(scene.world.house, scene.center.id)) ?? { tasks: {} };
    const people = Object.values(tasks).flatMap(({ planned: some, reserves }) => [...some, ...reserves]);
    const perPerson = Math.max(...people.map((one) => JSON.stringify({ ...one, pinned: true }).length)) + 1;
    expect(JSON.stringify(rest).length + 450 * perPerson + 150 * (70 + 40)).toBeLessThan(64 * 1024);
  });
});

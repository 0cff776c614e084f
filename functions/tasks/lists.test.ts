import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { packed } from '../../shared/matching/tiers.ts';
import { listMyTasks, readTaskSeats } from '../../shared/tasks/contract.ts';
import { listCandidates, listForMe, readFit } from '../../shared/tasks/fits.ts';
import { acceptTask, declineTask, handOverTask, offerTask } from '../../shared/tasks/offers.ts';
import { disputeWish, settleDispute } from '../../shared/wishes/closing.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import { served } from '../testing/helped.ts';
import { aCheck, aVolunteer, aWish, moveTo, openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import type { Task } from './task-item.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const forMe = (as: Someone | undefined, query: { limit?: number; cursor?: string; all?: 'true' } = {}) =>
  scene.call(listForMe, as, { query });
const candidates = (
  task: Task,
  query: { limit?: number; cursor?: string; refused?: 'true' } = {},
  as = scene.coordinator,
) => scene.call(listCandidates, as, { params: { taskId: task.id }, query });
const offer = (task: Task, to: Someone, hours = 8) =>
  scene.call(offerTask, scene.coordinator, { params: { taskId: task.id }, body: { personId: to.personId, hours } });
const accept = (as: Someone, task: Task) => scene.call(acceptTask, as, { params: { taskId: task.id } });
const ids = (items: readonly { task: { id: string } }[]) => items.map((item) => item.task.id);
const forged = Buffer.from(JSON.stringify([0, 0, -1, 0, 'x', 'forged'])).toString('base64url');

describe('for me', () => {
  it('shows what suits, the best first, with reasons that add up to the score', async () => {
    const [far, near, wanting] = [
      await aWish(scene, { cell: '4068:8787' }),
      await aWish(scene),
      await aWish(scene, { skills: ['repair.plumbing'] }),
    ];
    const zhao = await aVolunteer(scene);
    const { reply } = await forMe(zhao);
    expect(ids(reply.items)).toEqual([near.task.id, far.task.id]);
    for (const { fit } of reply.items) expect(packed(fit.tiers)).toBe(fit.score);
    const all = await forMe(zhao, { all: 'true' });
    const refused = all.reply.items.find((item) => item.task.id === wanting.task.id);
    expect(refused?.fit.gates.filter((gate) => !gate.passes).map((gate) => gate.gate)).toEqual(['skill']);
  });
  it('puts an offer first with its end, and leaves out what was answered or is over', async () => {
    const [a, b, c, d] = [
      await aWish(scene),
      await aWish(scene),
      await aWish(scene),
      await aWish(scene, { cell: '4068:8787' }),
    ];
    const over = await aWish(scene, {
      window: { from: scene.world.house.clock() - 3 * HOUR_MS, to: scene.world.house.clock() - HOUR_MS },
    });
    const zhao = await aVolunteer(scene, { weeklyCapMinutes: 2_000 });
    await offer(d.task, zhao, 2);
    await scene.call(declineTask, zhao, { params: { taskId: b.task.id }, body: { reason: 'far' } });
    const { items } = (await forMe(zhao)).reply;
    expect(ids(items)[0]).toBe(d.task.id);
    expect([items[0]?.offered, items[0]?.until]).toEqual([true, scene.world.house.clock() + 2 * HOUR_MS]);
    expect(new Set(ids(items))).toEqual(new Set([a.task.id, c.task.id, d.task.id]));
    expect(ids(items)).not.toContain(over.task.id);
  });
  it('says of an offer whether others are asked too', async () => {
    const { task } = await aWish(scene);
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene)];
    const told = async () => {
      const [first] = (await forMe(zhao)).reply.items;
      const one = await scene.call(readFit, zhao, { params: { taskId: task.id } });
      return [first?.alsoAsked, one.reply.alsoAsked];
    };
    await offer(task, zhao);
    expect(await told()).toEqual([undefined, undefined]);
    await offer(task, li);
    expect(await told()).toEqual([true, true]);
    await scene.call(declineTask, li, { params: { taskId: task.id }, body: { reason: 'busy' } });
    expect(await told()).toEqual([undefined, undefined]);
  });
  it('shows only offers to whom suggestions are off, and everything when they search', async () => {
    const [a, b] = [await aWish(scene), await aWish(scene, { minor: true })];
    const quiet = await aVolunteer(scene, { suggestions: false, ...aCheck(scene) });
    const first = (await forMe(quiet)).reply;
    expect([first.items, first.suggestions]).toEqual([[], false]);
    expect(ids((await forMe(quiet, { all: 'true' })).reply.items)).toContain(a.task.id);
    expect(ids((await forMe(quiet)).reply.items)).not.toContain(b.task.id);
  });
  it('shows a child’s task only to those who were offered it', async () => {
    const { task } = await aWish(scene, { minor: true });
    const [zhao, li] = [await aVolunteer(scene, aCheck(scene)), await aVolunteer(scene, aCheck(scene))];
    await offer(task, zhao);
    expect([ids((await forMe(zhao)).reply.items), ids((await forMe(li)).reply.items)]).toEqual([[task.id], []]);
  });
  it('pages through the ranking without gap or twin, and refuses made-up cursors', async () => {
    const tasks = await Promise.all(
      Array.from({ length: 7 }, (_, at) => aWish(scene, { cell: `40${65 + at}:8787`, window: window(at) })),
    );
    const zhao = await aVolunteer(scene);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { reply } = await forMe(zhao, { limit: 3, ...(cursor === undefined ? {} : { cursor }) });
      seen.push(...ids(reply.items));
      cursor = reply.next;
    } while (cursor !== undefined);
    expect(seen).toEqual((await forMe(zhao, { limit: 100 })).reply.items.map((item) => item.task.id));
    expect(new Set(seen).size).toBe(tasks.length);
    for (const cursor of ['made-up', forged]) expect((await forMe(zhao, { cursor })).code).toBe('cursor_invalid');
    const page = await forMe(zhao, { limit: 3 });
    expect((await forMe(await aVolunteer(scene), { limit: 3, cursor: page.reply.next ?? '' })).code).toBe(
      'cursor_invalid',
    );
  });
  it('is for volunteers', async () => {
    expect((await forMe(undefined)).code).toBe('unauthenticated');
    expect((await forMe(scene.stranger)).code).toBe('not_volunteer');
  });
});

function window(at: number) {
  const from = scene.world.house.clock() + (24 + 3 * at) * HOUR_MS;
  return { from, to: from + 2 * HOUR_MS };
}

describe('one task', () => {
  it('is reckoned for me gate by gate, also where one refuses', async () => {
    const { task } = await aWish(scene, { skills: ['repair.plumbing'] });
    const zhao = await aVolunteer(scene);
    const { reply, status } = await scene.call(readFit, zhao, { params: { taskId: task.id } });
    expect([status, reply.offered, reply.fit.gates.filter((gate) => !gate.passes).map((gate) => gate.gate)]).toEqual([
      200,
      false,
      ['skill'],
    ]);
    expect((await scene.call(readFit, scene.stranger, { params: { taskId: task.id } })).code).toBe('not_volunteer');
    expect((await scene.call(readFit, zhao, { params: { taskId: 'tsk_00000000000000000000000000' } })).code).toBe(
      'not_found',
    );
    expect((await scene.call(readFit, undefined, { params: { taskId: task.id } })).code).toBe('unauthenticated');
  });
});

describe('a child’s task without an offer', () => {
  it('is in no list, and its reckoning does not tell whose child it is', async () => {
    const { task, beneficiary } = await aWish(scene, { minor: true });
    const known = await aVolunteer(scene, { ...aCheck(scene), visits: { [beneficiary.personId]: 2 } });
    const apart = await aVolunteer(scene, { ...aCheck(scene), blocked: [beneficiary.personId] });
    const strange = await aVolunteer(scene, aCheck(scene));
    const reckon = async (as: Someone) => (await scene.call(readFit, as, { params: { taskId: task.id } })).reply.fit;
    for (const one of [known, apart]) {
      expect((await forMe(one, { all: 'true' })).reply.items).toEqual([]);
      expect(await reckon(one)).toEqual(await reckon(strange));
    }
    await offer(task, known);
    expect((await reckon(known)).reasons.some(({ reason }) => reason === 'been_before')).toBe(true);
  });
});

describe('a task that was called off', () => {
  it('is not there any more for those who only look', async () => {
    const { task, wish } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    const reckon = () => scene.call(readFit, zhao, { params: { taskId: task.id } });
    expect((await reckon()).status).toBe(200);
    expect((await scene.call(withdrawWish, scene.head, { params: { wishId: wish.id }, body: {} })).status).toBe(200);
    expect((await reckon()).code).toBe('not_found');
  });
});

describe('who could do this', () => {
  it('lists those who suit by name with their state, and apart from them those whom a gate holds back', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene, {}, { name: '赵强' });
    const li = await aVolunteer(scene, { homeCell: '4068:8787' }, { name: '李娜' });
    const away = await aVolunteer(scene, { weekly: [] }, { name: '王芳' });
    await offer(task, li);
    const { reply } = await candidates(task);
    expect(reply.items.map((item) => [item.name, item.offered])).toEqual([
      ['赵强', undefined],
      ['李娜', 'offered'],
    ]);
    expect([reply.suited, reply.refused]).toEqual([2, 1]);
    const held = (await candidates(task, { refused: 'true' })).reply.items;
    expect(held.map((item) => [item.personId, item.fit.gates.find((gate) => !gate.passes)?.gate])).toEqual([
      [away.personId, 'window'],
    ]);
    expect(zhao.personId).toBe(reply.items[0]?.personId);
  });
  it('knows what each has in the week already', async () => {
    const [busy, other] = [await aWish(scene, { minutes: 110 }), await aWish(scene, { minutes: 110 })];
    const zhao = await aVolunteer(scene);
    await accept(zhao, busy.task);
    const { reply } = await candidates(other.task, { refused: 'true' });
    expect(reply.items.map((item) => item.fit.gates.find((gate) => !gate.passes)?.gate)).toEqual(['overlap']);
  });
  it('costs at most 100 reads of weeks however many live around', async () => {
    const { task } = await aWish(scene);
    for (let i = 0; i < 120; i += 1) await aVolunteer(scene);
    const before = scene.world.house.table.consumed().read;
    const { reply } = await candidates(task, { limit: 10 });
    expect([reply.items.length, reply.suited]).toEqual([10, 100]);
    expect(scene.world.house.table.consumed().read - before).toBeLessThan(120);
    const next = await candidates(task, { limit: 10, cursor: reply.next ?? '' });
    expect(next.reply.items.some((item) => reply.items.some((one) => one.personId === item.personId))).toBe(false);
    expect((await candidates(task, { cursor: forged })).code).toBe('cursor_invalid');
  });
  it('is for coordinators of the station', async () => {
    const { task } = await aWish(scene);
    for (const other of [scene.stranger, scene.foreigner, await aVolunteer(scene)])
      expect((await candidates(task, {}, other)).code).toBe('forbidden');
    expect((await candidates({ ...task, id: 'tsk_00000000000000000000000000' })).code).toBe('not_found');
  });
});

describe('my tasks', () => {
  it('open the place by stages: building after accepting, door and name only around the time', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await accept(zhao, task);
    const place = async () => (await scene.call(listMyTasks, zhao, { query: {} })).reply.items[0]?.place;
    const staged = {
      doorFrom: task.window.from - 2 * HOUR_MS,
      doorUntil: task.window.to + HOUR_MS,
      stationPhone: '0471-6600123',
    };
    expect(await place()).toEqual({ ...staged, building: '粮库巷 9 号院 2 单元' });
    moveTo(scene.world, task.window.from - 2 * HOUR_MS - 1);
    expect((await place())?.door).toBeUndefined();
    scene.world.pass(1);
    expect(await place()).toEqual({ ...staged, building: '粮库巷 9 号院 2 单元', door: '301', name: '贺桂香' });
  });
  it('close the door to whoever handed the task over', async () => {
    const { task } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await accept(zhao, task);
    moveTo(scene.world, task.window.from);
    await scene.call(handOverTask, zhao, { params: { taskId: task.id }, body: { reason: 'busy' } });
    const past = (await scene.call(listMyTasks, zhao, { query: { when: 'past' } })).reply.items;
    expect(past.map((item) => [item.state, item.place])).toEqual([['declined', {}]]);
  });
  it('tell what was given back from what was never taken', async () => {
    const [given, refused] = [await aWish(scene), await aWish(scene)];
    const zhao = await aVolunteer(scene);
    await accept(zhao, given.task);
    await scene.call(handOverTask, zhao, { params: { taskId: given.task.id }, body: { reason: 'busy' } });
    await scene.call(declineTask, zhao, { params: { taskId: refused.task.id }, body: { reason: 'busy' } });
    const past = (await scene.call(listMyTasks, zhao, { query: { when: 'past' } })).reply.items;
    const gaveBack = new Map(past.map(({ task, acceptedAt }) => [task.id, acceptedAt !== undefined]));
    expect([gaveBack.get(given.task.id), gaveBack.get(refused.task.id)]).toEqual([true, false]);
  });
  it('say nothing of a child’s home before the time of service', async () => {
    const { task } = await aWish(scene, { minor: true });
    const zhao = await aVolunteer(scene, aCheck(scene));
    await offer(task, zhao);
    await accept(zhao, task);
    const place = async () => (await scene.call(listMyTasks, zhao, { query: {} })).reply.items[0]?.place;
    expect(await place()).toMatchObject({ stationPhone: '0471-6600123' });
    expect((await place())?.building).toBeUndefined();
    moveTo(scene.world, task.window.from);
    expect(await place()).toMatchObject({ building: '粮库巷 9 号院 2 单元', door: '301' });
    expect((await place())?.name).toBeUndefined();
  });
  it('say that something is being asked about what was done, and whom to call, until that is settled', async () => {
    const { task, wish, beneficiary } = await aWish(scene);
    const zhao = await aVolunteer(scene);
    await accept(zhao, task);
    await served(scene, wish, { taskId: task.id, who: zhao, shows: beneficiary });
    const mine = async () => (await scene.call(listMyTasks, zhao, { query: {} })).reply.items[0];
    expect((await mine())?.questionedAt).toBeUndefined();
    const params = { wishId: wish.id };
    await scene.call(disputeWish, beneficiary, { params, body: { reason: '没修好' } });
    expect(await mine()).toMatchObject({
      state: 'checked_out',
      questionedAt: scene.world.house.clock(),
      place: { stationPhone: '0471-6600123' },
    });
    await scene.call(settleDispute, scene.head, { params, body: { to: 'delivered', note: '问清了' } });
    expect((await mine())?.questionedAt).toBeUndefined();
  });
  it('stand next thing first, and go over to the past in pages', async () => {
    const zhao = await aVolunteer(scene, { weeklyCapMinutes: 2_000 });
    const wishes = [];
    for (const at of [2, 0, 1]) wishes.push(await aWish(scene, { window: window(at) }));
    for (const { task } of wishes) await accept(zhao, task);
    const list = (query: { when?: 'past'; limit?: number; cursor?: string }) =>
      scene.call(listMyTasks, zhao, { query });
    const order = [wishes[1], wishes[2], wishes[0]].map((one) => one?.task.id);
    expect(ids((await list({})).reply.items)).toEqual(order);
    const first = (await list({ limit: 2 })).reply;
    expect(ids((await list({ limit: 2, cursor: first.next ?? '' })).reply.items)).toEqual([order[2]]);
    expect((await list({ when: 'past' })).reply.items).toEqual([]);
    // Of what was never said, whoever was to go is asked for a week.
    moveTo(scene.world, window(2).to + 7 * DAY_MS - MINUTE_MS);
    expect(ids((await list({})).reply.items)).toEqual([order[2]]);
    scene.world.pass(2 * MINUTE_MS);
    expect((await list({})).reply.items).toEqual([]);
    const past = (await list({ when: 'past', limit: 2 })).reply;
    expect(ids(past.items)).toEqual([order[2], order[1]]);
    expect(ids((await list({ when: 'past', limit: 2, cursor: past.next ?? '' })).reply.items)).toEqual([order[0]]);
    for (const when of ['past', 'coming'] as const)
      expect((await scene.call(listMyTasks, zhao, { query: { when, cursor: forged } })).code).toBe('cursor_invalid');
    expect((await scene.call(listMyTasks, undefined, { query: {} })).code).toBe('unauthenticated');
  });
});

describe('the seats of a task', () => {
  it('show a coordinator who was asked and who comes', async () => {
    const { task } = await aWish(scene, { people: 2 });
    const [zhao, li] = [await aVolunteer(scene), await aVolunteer(scene, {}, { name: '李娜' })];
    await accept(zhao, task);
    scene.world.pass(MINUTE_MS);
    await offer(task, li);
    const seats = (as: Someone) => scene.call(readTaskSeats, as, { params: { taskId: task.id } });
    expect((await seats(scene.coordinator)).reply.items.map((seat) => [seat.name, seat.state])).toEqual([
      ['李娜', 'offered'],
      ['赵强', 'accepted'],
    ]);
    for (const other of [zhao, scene.foreigner]) expect((await seats(other)).code).toBe('forbidden');
    expect(
      (await scene.call(readTaskSeats, scene.coordinator, { params: { taskId: 'tsk_00000000000000000000000000' } }))
        .code,
    ).toBe('not_found');
  });
});

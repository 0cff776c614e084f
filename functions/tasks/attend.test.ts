import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cellCenter } from '../../shared/kernel/geo.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import { attest, checkIn, checkOut, markNoShow, readShowCode } from '../../shared/tasks/attend.ts';
import { listMyTasks, readTaskSeats } from '../../shared/tasks/contract.ts';
import { acceptTask, handOverTask, offerTask } from '../../shared/tasks/offers.ts';
import { disputeWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import {
  aCheck,
  aNeed,
  asVolunteer,
  aVolunteer,
  aWish,
  HOME_CELL,
  moveTo,
  openScene,
  type Published,
  type Scene,
  tally,
} from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { linkageOf } from '../wishes/linkage.ts';
import { wishOf } from '../wishes/wishes.ts';
import { agendasOf, weekOf } from './agenda.ts';
import { assignmentOf, taskOf } from './assignments.ts';
import type { Task } from './task-item.ts';

let scene: Scene;
let wish: Published;
let task: Task;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  wish = await aWish(scene);
  task = wish.task;
  zhao = await aVolunteer(scene);
  await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
});
afterEach(() => scene.world.close());

const digits = async (of = task, by = wish.beneficiary) =>
  (await scene.call(readShowCode, by, { params: { taskId: of.id } })).reply.digits;
const scan = async (
  part: typeof checkIn | typeof checkOut,
  as: Someone,
  six: string,
  of = task,
  position?: { lat: number; lng: number; accuracyM: number },
) => scene.call(part, as, { params: { taskId: of.id }, body: { digits: six, ...(position ? { position } : {}) } });
const say = (what: 'checked_in' | 'checked_out', at: number, as = scene.worker, personId = zhao.personId) =>
  scene.call(attest, as, { params: { taskId: task.id, personId }, body: { what, at, note: '老人家说他来过' } });
const noShow = (as = scene.coordinator, of = task, personId = zhao.personId) =>
  scene.call(markNoShow, as, { params: { taskId: of.id, personId }, body: { note: '打电话不接' } });
const seat = async (of = task, who = zhao) => assignmentOf(scene.world.house, of.id, who.personId);
const wishNow = () => wishOf(scene.world.house, wish.wish.id);
const later = (hours: number) => scene.world.house.clock() + 3 * DAY_MS + hours * HOUR_MS;
/** Who said yes, as the public reads the story of a wish. */
const yesLines = async (of: Published) =>
  linkageOf(await wishOf(scene.world.house, of.wish.id)).flatMap(({ steps }) =>
    steps.filter(({ what }) => what === 'accepted').map(({ by }) => by?.zh),
  );
const wrongOf = (six: string) => (six === '000000' ? '111111' : '000000');

describe('coming and going by the shown code', () => {
  it('moves wish and task along, and counts the minutes between', async () => {
    moveTo(scene.world, task.window.from + 3 * MINUTE_MS);
    expect((await scan(checkIn, zhao, await digits())).reply.state).toBe('checked_in');
    expect([(await wishNow()).state, (await taskOf(scene.world.house, task.id)).state]).toEqual([
      'in_progress',
      'under_way',
    ]);
    scene.world.pass(50 * MINUTE_MS + 29 * SECOND_MS);
    expect((await scan(checkOut, zhao, await digits())).reply.state).toBe('checked_out');
    expect((await seat())?.minutes).toBe(50);
    const after = await wishNow();
    expect([after.state, after.steps.slice(-3).map((step) => step.what)]).toEqual([
      'delivered',
      ['checked_in', 'checked_out', 'delivered'],
    ]);
  });
  it('counts at least one minute, and at most half as much again as was asked for', async () => {
    moveTo(scene.world, task.window.from);
    await scan(checkIn, zhao, await digits());
    await scan(checkOut, zhao, await digits());
    expect((await seat())?.minutes).toBe(1);
    const long = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: long.task.id } });
    moveTo(scene.world, long.task.window.from);
    await scan(checkIn, zhao, await digits(long.task, long.beneficiary), long.task);
    scene.world.pass(3 * HOUR_MS);
    await scan(checkOut, zhao, await digits(long.task, long.beneficiary), long.task);
    expect((await seat(long.task))?.minutes).toBe(90);
  });
  it('takes the code of the last half minute, and no older one', async () => {
    moveTo(scene.world, task.window.from);
    const six = await digits();
    scene.world.pass(60 * SECOND_MS);
    expect((await scan(checkIn, zhao, six)).code).toBe('show_code_wrong');
    const next = await digits();
    scene.world.pass(59 * SECOND_MS - (scene.world.house.clock() % (30 * SECOND_MS)));
    expect((await scan(checkIn, zhao, next)).status).toBe(200);
  });
  it('keeps the distance and never the place', async () => {
    moveTo(scene.world, task.window.from);
    const middle = cellCenter(HOME_CELL);
    const near = { lat: middle.lat + 0.003, lng: middle.lng, accuracyM: 20 };
    expect((await scan(checkIn, zhao, await digits(), task, near)).status).toBe(200);
    const stored = await seat();
    expect(stored?.inBy).toEqual({ how: 'code', distanceM: 334 });
    expect(JSON.stringify(stored)).not.toContain(String(near.lat));
  });
  it('tells nobody where a child lives by a distance', async () => {
    const child = await aWish(scene, { minor: true, poster: scene.coordinator });
    const li = await aVolunteer(scene, aCheck(scene));
    await scene.call(offerTask, scene.worker, { params: { taskId: child.task.id }, body: { personId: li.personId } });
    await scene.call(acceptTask, li, { params: { taskId: child.task.id } });
    moveTo(scene.world, child.task.window.from);
    const six = await digits(child.task, child.guardian);
    expect((await scan(checkIn, li, six, child.task, { lat: 0, lng: 0, accuracyM: 1 })).status).toBe(200);
    expect((await seat(child.task, li))?.inBy).toEqual({ how: 'code' });
  });
  it('lets the first leave while the second is still expected, by a code shown after the first came', async () => {
    const two = await aWish(scene, { people: 2 });
    const li = await aVolunteer(scene);
    const wang = await aVolunteer(scene);
    for (const one of [li, wang]) await scene.call(acceptTask, one, { params: { taskId: two.task.id } });
    moveTo(scene.world, two.task.window.from);
    const six = await digits(two.task, two.beneficiary);
    await scan(checkIn, li, six, two.task);
    expect((await scan(checkOut, li, six, two.task)).code).toBe('show_code_wrong');
    scene.world.pass(20 * MINUTE_MS);
    expect((await scan(checkOut, li, await digits(two.task, two.beneficiary), two.task)).status).toBe(200);
    expect((await wishOf(scene.world.house, two.wish.id)).state).toBe('in_progress');
  });
  it('delivers the wish only when goods are complete as well', async () => {
    const both = await aWish(scene, {
      components: [{}, { kind: 'goods', quantity: 2, have: 1, text: { zh: '垫圈' } }],
    });
    const li = await aVolunteer(scene);
    await scene.call(acceptTask, li, { params: { taskId: both.task.id } });
    moveTo(scene.world, both.task.window.from);
    for (const part of [checkIn, checkOut])
      expect((await scan(part, li, await digits(both.task, both.beneficiary), both.task)).status).toBe(200);
    expect((await wishOf(scene.world.house, both.wish.id)).state).toBe('in_progress');
  });
  it('counts once when it is sent twice at the same moment', async () => {
    moveTo(scene.world, task.window.from);
    const six = await digits();
    const answers = await Promise.all([scan(checkIn, zhao, six), scan(checkIn, zhao, six)]);
    expect(tally(answers)['checked_in']).toBe(1);
    expect((await wishNow()).steps.filter((step) => step.what === 'checked_in')).toHaveLength(1);
  });
});

describe('the rotating code', () => {
  it('is shown to the beneficiary’s side and the station, and to nobody who does the task', async () => {
    const show = async (as: Someone | undefined) => {
      const { code, status } = await scene.call(readShowCode, as, { params: { taskId: task.id } });
      return code ?? status;
    };
    for (const one of [wish.beneficiary, scene.worker, scene.head]) expect(await show(one)).toBe(200);
    for (const one of [zhao, scene.stranger, scene.foreigner, scene.coordinator])
      expect(await show(one)).toBe('forbidden');
    expect(await show(undefined)).toBe('unauthenticated');
    const mine = await aWish(scene);
    await asVolunteer(scene, scene.worker);
    await scene.call(acceptTask, scene.worker, { params: { taskId: mine.task.id } });
    expect((await scene.call(readShowCode, scene.worker, { params: { taskId: mine.task.id } })).code).toBe('forbidden');
  });
  it('says what it is for, as text for the QR, and changes every 30 seconds', async () => {
    moveTo(scene.world, task.window.from);
    const read = async () => (await scene.call(readShowCode, wish.beneficiary, { params: { taskId: task.id } })).reply;
    const first = await read();
    expect(first).toMatchObject({ purpose: 'check_in', text: `nuanxin:1:${task.id}:${first.digits}` });
    expect(first.validUntil - scene.world.house.clock()).toBeLessThanOrEqual(30 * SECOND_MS);
    scene.world.pass(30 * SECOND_MS);
    expect((await read()).digits).not.toBe(first.digits);
    await scan(checkIn, zhao, (await read()).digits);
    expect((await read()).purpose).toBe('check_out');
    await scan(checkOut, zhao, (await read()).digits);
    expect((await read()).purpose).toBe('confirm');
  });
  it('is not there while nobody has accepted', async () => {
    const open = await aWish(scene);
    expect((await scene.call(readShowCode, open.beneficiary, { params: { taskId: open.task.id } })).code).toBe(
      'wrong_state',
    );
    expect(
      (await scene.call(readShowCode, open.beneficiary, { params: { taskId: 'tsk_00000000000000000000000000' } })).code,
    ).toBe('not_found');
  });
  it('cannot be guessed: ten wrong ones an hour, also when they come all at once', async () => {
    const now = scene.world.house.clock();
    const long = await aWish(scene, { window: { from: now, to: now + 6 * HOUR_MS } });
    await scene.call(acceptTask, zhao, { params: { taskId: long.task.id } });
    const six = () => digits(long.task, long.beneficiary);
    const nextHour = () => scene.world.pass(HOUR_MS - (scene.world.house.clock() % HOUR_MS));
    nextHour();
    const wrong = wrongOf(await six());
    for (let i = 0; i < 10; i += 1) expect((await scan(checkIn, zhao, wrong, long.task)).code).toBe('show_code_wrong');
    const locked = await scan(checkIn, zhao, await six(), long.task);
    expect([locked.code, locked.headers.get('Retry-After')]).toEqual(['too_many_requests', '3600']);
    nextHour();
    const burst = await Promise.all(Array.from({ length: 50 }, () => scan(checkIn, zhao, wrong, long.task)));
    expect(tally(burst)['show_code_wrong'] ?? 0).toBeLessThanOrEqual(10);
    nextHour();
    for (let i = 0; i < 9; i += 1) await scan(checkIn, zhao, wrong, long.task);
    expect((await scan(checkIn, zhao, await six(), long.task)).status).toBe(200);
    expect((await scan(checkOut, zhao, await six(), long.task)).status).toBe(200);
  });
});

describe('what a check-in is refused for', () => {
  it('time: 30 minutes before at the earliest, not after the end', async () => {
    moveTo(scene.world, task.window.from - 30 * MINUTE_MS - 1);
    const early = await scan(checkIn, zhao, await digits());
    expect([early.status, early.code, early.problem['params']]).toEqual([409, 'too_early', { minutes: 30 }]);
    scene.world.pass(1);
    expect((await scan(checkIn, zhao, await digits(), task, { lat: 39, lng: 109, accuracyM: 100_000 })).code).toBe(
      'too_far',
    );
    moveTo(scene.world, task.window.to + 1);
    expect((await scan(checkIn, zhao, await digits())).code).toBe('too_late');
  });
  it('a check-out too late, too far, or without having come', async () => {
    moveTo(scene.world, task.window.from);
    expect((await scan(checkOut, zhao, await digits())).code).toBe('wrong_state');
    await scan(checkIn, zhao, await digits());
    expect((await scan(checkIn, zhao, await digits())).code).toBe('wrong_state');
    expect((await scan(checkOut, zhao, await digits(), task, { lat: 39, lng: 109, accuracyM: 10 })).code).toBe(
      'too_far',
    );
    expect((await scan(checkOut, zhao, wrongOf(await digits()))).code).toBe('show_code_wrong');
    moveTo(scene.world, task.window.to + 2 * HOUR_MS + 1);
    expect((await scan(checkOut, zhao, await digits())).code).toBe('too_late');
  });
  it('somebody else’s place, and a shape that is no code', async () => {
    moveTo(scene.world, task.window.from);
    const six = await digits();
    expect((await scan(checkIn, scene.stranger, six)).code).toBe('not_found');
    expect((await scan(checkIn, zhao, '12345')).code).toBe('invalid_input');
    expect((await scene.call(checkIn, undefined, { params: { taskId: task.id }, body: { digits: six } })).code).toBe(
      'unauthenticated',
    );
  });
});

describe('the beneficiary’s word, entered by a worker', () => {
  it('stands for coming and going when there is no phone', async () => {
    moveTo(scene.world, task.window.to);
    expect((await say('checked_in', task.window.from - 60 * MINUTE_MS)).reply.state).toBe('checked_in');
    expect((await say('checked_out', task.window.from + 10 * MINUTE_MS)).reply.state).toBe('checked_out');
    const stored = await seat();
    expect([stored?.minutes, stored?.inBy?.how, stored?.inBy?.by]).toEqual([70, 'word', scene.worker.personId]);
    expect(JSON.stringify(stored)).not.toContain('老人家说');
    expect((await wishNow()).state).toBe('delivered');
  });
  it('is not about oneself, not for a stranger, and not of the future or long before', async () => {
    moveTo(scene.world, task.window.from + 10 * MINUTE_MS);
    const now = scene.world.house.clock();
    for (const other of [zhao, scene.stranger, scene.foreigner, scene.coordinator])
      expect((await say('checked_in', now, other)).code).toBe('forbidden');
    expect((await say('checked_in', task.window.from - 60 * MINUTE_MS - 1)).code).toBe('too_early');
    expect((await say('checked_in', now + 5 * MINUTE_MS)).code).toBe('invalid_input');
    expect((await say('checked_out', now)).code).toBe('wrong_state');
    expect((await say('checked_in', now + MINUTE_MS)).status).toBe(200);
    expect((await seat())?.checkedInAt).toBe(now);
    expect((await say('checked_out', now)).code).toBe('invalid_input');
    expect((await say('checked_in', now, scene.worker, scene.stranger.personId)).code).toBe('not_found');
  });
  it('needs another pair of eyes than the volunteer’s own', async () => {
    const mine = await aWish(scene);
    await asVolunteer(scene, scene.worker);
    await scene.call(acceptTask, scene.worker, { params: { taskId: mine.task.id } });
    moveTo(scene.world, mine.task.window.from + HOUR_MS);
    const about = { taskId: mine.task.id, personId: scene.worker.personId };
    const body = { what: 'checked_in' as const, at: scene.world.house.clock(), note: '我自己说的' };
    expect((await scene.call(attest, scene.worker, { params: about, body })).code).toBe('four_eyes');
    expect((await noShow(scene.worker, mine.task, scene.worker.personId)).code).toBe('four_eyes');
    expect((await scene.call(attest, scene.head, { params: about, body })).status).toBe(200);
  });
  it('of an arrival after the end is no arrival', async () => {
    moveTo(scene.world, task.window.to + HOUR_MS);
    expect((await say('checked_in', task.window.to + MINUTE_MS)).code).toBe('too_late');
  });
});

describe('a volunteer at two tasks', () => {
  const two = async () => {
    const now = scene.world.house.clock();
    const both = await aWish(scene, { components: [{}, {}], window: { from: now, to: now + 8 * HOUR_MS } });
    const [a, b] = both.tasks;
    if (!a || !b) throw new Error('two tasks');
    for (const { id } of [a, b])
      expect((await scene.call(acceptTask, zhao, { params: { taskId: id } })).status).toBe(200);
    return { both, a, b, six: (of: Task) => digits(of, both.beneficiary) };
  };
  it('is at one after the other: no minute counts twice', async () => {
    const { a, b, six } = await two();
    expect((await scan(checkIn, zhao, await six(a), a)).status).toBe(200);
    expect((await scan(checkIn, zhao, await six(b), b)).code).toBe('wrong_state');
    scene.world.pass(HOUR_MS);
    const came = { what: 'checked_in' as const, at: scene.world.house.clock() - 30 * MINUTE_MS, note: '来过' };
    const attested = () =>
      scene.call(attest, scene.worker, { params: { taskId: b.id, personId: zhao.personId }, body: came });
    expect((await attested()).code).toBe('hours_overlap');
    expect((await scan(checkOut, zhao, await six(a), a)).status).toBe(200);
    expect((await attested()).code).toBe('hours_overlap');
    expect((await scan(checkIn, zhao, await six(b), b)).status).toBe(200);
  });
  it('is entered at none for minutes that any earlier task has, not only the last one', async () => {
    const now = scene.world.house.clock();
    const all = await aWish(scene, { components: [{}, {}, {}], window: { from: now, to: now + 8 * HOUR_MS } });
    for (const { id } of all.tasks)
      expect((await scene.call(acceptTask, zhao, { params: { taskId: id } })).status).toBe(200);
    const [a, b, c] = all.tasks.map(({ id }) => id);
    const enter = (taskId: string | undefined, what: 'checked_in' | 'checked_out', hour: number) =>
      scene.call(attest, scene.worker, {
        params: { taskId: taskId ?? '', personId: zhao.personId },
        body: { what, at: now + hour * HOUR_MS, note: '来过' },
      });
    moveTo(scene.world, now + 7 * HOUR_MS);
    for (const [taskId, from, to] of [
      [a, 1, 2],
      [b, 4, 5],
    ] as const) {
      expect((await enter(taskId, 'checked_in', from)).code).toBeUndefined();
      expect((await enter(taskId, 'checked_out', to)).code).toBeUndefined();
    }
    expect((await enter(c, 'checked_in', 1.5)).code).toBe('hours_overlap');
    expect((await enter(c, 'checked_in', 0.5)).code).toBeUndefined();
    for (const to of [1.5, 3, 4.5]) expect((await enter(c, 'checked_out', to)).code).toBe('hours_overlap');
    expect((await enter(c, 'checked_out', 1)).code).toBeUndefined();
  });
  it('arrives at one only when both are sent at the same moment', async () => {
    const { a, b, six } = await two();
    const [forA, forB] = [await six(a), await six(b)];
    const answers = await Promise.all([scan(checkIn, zhao, forA, a), scan(checkIn, zhao, forB, b)]);
    expect(tally(answers)['checked_in']).toBe(1);
    expect([(await seat(a))?.state, (await seat(b))?.state].sort()).toEqual(['accepted', 'checked_in']);
  });
  it('shows no code of the other task either, whatever else they are', async () => {
    const both = await aWish(scene, { components: [{}, {}] });
    await asVolunteer(scene, scene.worker);
    const [a, b] = both.tasks;
    await scene.call(acceptTask, scene.worker, { params: { taskId: a?.id ?? '' } });
    const li = await aVolunteer(scene);
    expect((await scene.call(acceptTask, li, { params: { taskId: b?.id ?? '' } })).status).toBe(200);
    expect((await scene.call(readShowCode, scene.worker, { params: { taskId: b?.id ?? '' } })).code).toBe('forbidden');
    expect((await scene.call(readShowCode, scene.head, { params: { taskId: b?.id ?? '' } })).status).toBe(200);
  });
  it('who forgot to leave is free for what comes after', async () => {
    moveTo(scene.world, task.window.from);
    await scan(checkIn, zhao, await digits());
    moveTo(scene.world, task.window.to + HOUR_MS);
    const next = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: next.task.id } });
    moveTo(scene.world, next.task.window.from);
    expect((await scan(checkIn, zhao, await digits(next.task, next.beneficiary), next.task)).status).toBe(200);
  });
});

describe('a disputed wish', () => {
  it('stays disputed whatever its volunteers do', async () => {
    const three = await aWish(scene, { people: 3 });
    const [a, b, c] = [await aVolunteer(scene), await aVolunteer(scene), await aVolunteer(scene)];
    for (const one of [a, b, c]) await scene.call(acceptTask, one, { params: { taskId: three.task.id } });
    moveTo(scene.world, three.task.window.from);
    const six = () => digits(three.task, three.beneficiary);
    for (const one of [a, b]) expect((await scan(checkIn, one, await six(), three.task)).status).toBe(200);
    scene.world.pass(30 * MINUTE_MS);
    const params = { wishId: three.wish.id };
    const disputed = await scene.call(disputeWish, three.beneficiary, { params, body: { reason: '东西不见了' } });
    expect(disputed.reply.state).toBe('disputed');
    const state = async () => (await wishOf(scene.world.house, three.wish.id)).state;
    const gone = { params: { taskId: three.task.id }, body: { reason: 'busy' as const } };
    expect((await scene.call(handOverTask, c, gone)).status).toBe(200);
    for (const one of [a, b]) {
      expect((await scan(checkOut, one, await six(), three.task)).status).toBe(200);
      expect(await state()).toBe('disputed');
    }
  });
});

describe('a part given back', () => {
  it('takes its own yes out of the story and leaves that of the other part', async () => {
    const [zero, one] = [{ text: { zh: '修水龙头' } }, { text: { zh: '搬柜子' } }];
    const both = await aNeed(scene, { components: [zero, one], window: { from: later(1), to: later(9) } });
    const at: number[] = [];
    for (const { id } of both.tasks) {
      scene.world.pass(MINUTE_MS);
      at.push(scene.world.house.clock());
      expect((await scene.call(acceptTask, zhao, { params: { taskId: id } })).status).toBe(200);
    }
    const lines = async () =>
      linkageOf(await wishOf(scene.world.house, both.wish.id)).flatMap(({ steps }) =>
        steps.filter(({ what }) => what === 'accepted').map((step) => step.at),
      );
    expect(await lines()).toEqual(at);
    const [first] = both.tasks;
    const gone = { params: { taskId: first?.id ?? '' }, body: { reason: 'busy' as const } };
    expect((await scene.call(handOverTask, zhao, gone)).status).toBe(200);
    expect(await lines()).toEqual(at.slice(1));
  });
});

describe('a no-show', () => {
  it('opens the place again while there is time, frees the week and asks the next', async () => {
    const li = await aVolunteer(scene);
    moveTo(scene.world, task.window.from + 30 * MINUTE_MS - 1);
    const early = await noShow();
    expect([early.status, early.code, early.problem['params']]).toEqual([409, 'still_awaited', { minutes: 30 }]);
    scene.world.pass(1);
    expect((await noShow()).reply.state).toBe('no_show');
    expect(await taskOf(scene.world.house, task.id)).toMatchObject({ taken: 0, state: 'open' });
    expect((await wishNow()).state).toBe('published');
    await scene.world.settle();
    expect((await seat(task, li))?.state).toBe('offered');
    const [agenda] = await agendasOf(scene.world.house, zhao.personId, [weekOf(task.window)]);
    expect(agenda?.minutes).toBe(0);
    expect((await scene.call(acceptTask, zhao, { params: { taskId: task.id } })).code).toBe('wrong_state');
  });
  it('takes the yes of who did not come out of the story, and not that of the worker who noted it', async () => {
    const two = await aWish(scene, { people: 2, window: { from: later(1), to: later(9) } });
    await asVolunteer(scene, scene.worker);
    await scene.call(acceptTask, zhao, { params: { taskId: two.task.id } });
    await scene.call(acceptTask, scene.worker, { params: { taskId: two.task.id } });
    expect(await yesLines(two)).toEqual(['热心人', '小李']);
    moveTo(scene.world, two.task.window.from + HOUR_MS);
    expect((await noShow(scene.worker, two.task)).reply.state).toBe('no_show');
    expect(await yesLines(two)).toEqual(['小李']);
    const told = await scene.call(readWish, undefined, { params: { wishId: two.wish.id } });
    expect(JSON.stringify(told.reply)).not.toContain(zhao.personId);
  });
  it('keeps what was said with it sealed, for those who arrange people and for whom it is about', async () => {
    moveTo(scene.world, task.window.from + HOUR_MS);
    await noShow();
    expect((await seat())?.noteSealed).not.toContain('打电话不接');
    const seats = await scene.call(readTaskSeats, scene.coordinator, { params: { taskId: task.id } });
    expect(seats.reply.items.find(({ personId }) => personId === zhao.personId)?.note).toBe('打电话不接');
    scene.world.pass(DAY_MS);
    const mine = await scene.call(listMyTasks, zhao, { query: { when: 'past' } });
    expect(mine.reply.items.find((item) => item.task.id === task.id)?.note).toBe('打电话不接');
  });
  it('after the end asks nobody any more', async () => {
    const li = await aVolunteer(scene);
    moveTo(scene.world, task.window.to + 1);
    expect((await noShow()).status).toBe(200);
    expect(await seat(task, li)).toBeUndefined();
  });
  it('is a coordinator’s to say, of somebody who was to come', async () => {
    moveTo(scene.world, task.window.from + HOUR_MS);
    for (const other of [zhao, scene.stranger, scene.foreigner]) expect((await noShow(other)).code).toBe('forbidden');
    expect((await noShow(scene.coordinator, task, scene.stranger.personId)).code).toBe('not_found');
    await scan(checkIn, zhao, await digits());
    expect((await noShow()).code).toBe('wrong_state');
  });
});

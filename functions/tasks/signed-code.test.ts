import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../shared/kernel/time.ts';
import { endRole } from '../../shared/orgs/contract.ts';
import { checkIn, checkOut, readShowCode, takeShowKey } from '../../shared/tasks/attend.ts';
import { listMyTasks, readTaskSeats } from '../../shared/tasks/contract.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { codeText, SHOW_CODE_STEP_MS, signedText } from '../../shared/tasks/signed-code.ts';
import { asVolunteer, aVolunteer, aWish, moveTo, openScene, type Published, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { assignmentOf } from './assignments.ts';

let scene: Scene;
let made: Published;
let zhao: Someone;
beforeEach(async () => {
  scene = await openScene();
  made = await aWish(scene, { people: 2 });
  zhao = await helper(made);
});
afterEach(() => scene.world.close());

type Purpose = 'check_in' | 'check_out';
type Key = { handle: string; key: string };

async function helper({ task }: Published): Promise<Someone> {
  const volunteer = await aVolunteer(scene);
  expect((await scene.call(acceptTask, volunteer, { params: { taskId: task.id } })).code).toBeUndefined();
  return volunteer;
}
const keyCall = (as: Someone, of = made) => scene.call(takeShowKey, as, { params: { taskId: of.task.id } });
const keyOf = async (as = made.beneficiary, of = made): Promise<Key> => (await keyCall(as, of)).reply;

/** What the other side's phone shows at a moment, with no network: computed from the key alone, as the page does. */
function shownAt(at: number, purpose: Purpose, { handle, key }: Key): string {
  const unsigned = { purpose, handle, step: Math.floor(at / SHOW_CODE_STEP_MS) };
  const hash = createHmac('sha256', Buffer.from(key, 'base64url')).update(signedText(unsigned)).digest();
  return codeText({ ...unsigned, tag: hash.subarray(0, 16).toString('base64url') });
}
function send(purpose: Purpose, code: string, at: number, { as = zhao, of = made, distanceM = 0 } = {}) {
  const contract = purpose === 'check_in' ? checkIn : checkOut;
  return scene.call(contract, as, { params: { taskId: of.task.id }, body: { code, at, distanceM } });
}
const seatNow = (of = made, who = zhao) => assignmentOf(scene.world.house, of.task.id, who.personId);
/** Middle of the first half hour of the window, on a half minute. */
const ARRIVED = 15 * MINUTE_MS;
const arrivedAt = () => made.task.window.from + ARRIVED;

describe('a stamp that was made without a network', () => {
  it('is booked at the time that was signed, and marked as late', async () => {
    moveTo(scene.world, made.task.window.from - HOUR_MS);
    const key = await keyOf();
    const [came, left] = [arrivedAt(), arrivedAt() + 50 * MINUTE_MS];
    const scanned = { in: shownAt(came, 'check_in', key), out: shownAt(left, 'check_out', key) };
    moveTo(scene.world, made.task.window.to + 20 * HOUR_MS);
    expect((await send('check_in', scanned.in, came + 2_000)).reply.state).toBe('checked_in');
    expect((await send('check_out', scanned.out, left + 9_000)).reply.state).toBe('checked_out');
    expect(await seatNow()).toMatchObject({
      checkedInAt: came,
      checkedOutAt: left,
      minutes: 50,
      inBy: { how: 'code', late: true, distanceM: 0 },
      outBy: { how: 'code', late: true },
    });
    const mine = await scene.call(listMyTasks, zhao, { query: { when: 'coming' } });
    expect(mine.reply.items[0]).toMatchObject({ sentLate: true, minutes: 50 });
    const seats = await scene.call(readTaskSeats, scene.coordinator, { params: { taskId: made.task.id } });
    expect(seats.reply.items.find(({ personId }) => personId === zhao.personId)?.sentLate).toBe(true);
  });
  it('sent at once counts as now, for everyone who stands there', async () => {
    const other = await helper(made);
    moveTo(scene.world, arrivedAt());
    const key = await keyOf();
    const code = shownAt(arrivedAt(), 'check_in', key);
    scene.world.pass(20 * SECOND_MS);
    for (const as of [zhao, other]) expect((await send('check_in', code, arrivedAt(), { as })).code).toBeUndefined();
    const seat = await seatNow();
    expect([seat?.checkedInAt, seat?.inBy?.late]).toEqual([arrivedAt() + 20 * SECOND_MS, undefined]);
  });
});

describe('is refused, each with its own code:', () => {
  let key: Key;
  beforeEach(async () => {
    moveTo(scene.world, made.task.window.from - HOUR_MS);
    key = await keyOf();
  });
  const late = (ms = 20 * HOUR_MS) => moveTo(scene.world, made.task.window.to + ms);
  const code = (at = arrivedAt(), purpose: Purpose = 'check_in') => shownAt(at, purpose, key);

  it('the same once more', async () => {
    late();
    await send('check_in', code(), arrivedAt());
    expect((await send('check_in', code(), arrivedAt())).code).toBe('wrong_state');
  });
  it('a copy that somebody else sends later, whenever the first came in', async () => {
    const other = await helper(made);
    moveTo(scene.world, arrivedAt());
    expect((await send('check_in', code(), arrivedAt())).code).toBeUndefined();
    late();
    expect((await send('check_in', code(), arrivedAt(), { as: other })).code).toBe('show_code_used');
    const fresh = code(arrivedAt() + SHOW_CODE_STEP_MS);
    expect((await send('check_in', fresh, arrivedAt() + SHOW_CODE_STEP_MS, { as: other })).code).toBeUndefined();
  });
  it('of two copies sent at the same moment, all but one', async () => {
    const other = await helper(made);
    late();
    await scene.signIn([zhao, other]);
    const answers = await Promise.all([zhao, other].map((as) => send('check_in', code(), arrivedAt(), { as })));
    expect(answers.map((one) => one.code ?? one.reply.state).sort()).toEqual(['checked_in', 'show_code_used']);
  });
  it('another task’s, a made-up one, one for leaving when arriving', async () => {
    const elsewhere = await aWish(scene);
    const foreign = shownAt(arrivedAt(), 'check_in', await keyOf(elsewhere.beneficiary, elsewhere));
    const [letter, handle, step, tag = ''] = code().split('.');
    const forged = [
      `${letter}.${handle}.${Number(step) + 1}.${tag}`,
      `${letter}.${handle?.replace(/./, (one) => (one === '0' ? '1' : '0'))}.${step}.${tag}`,
      `${letter}.${handle}.${step}.${tag.replace(/^./, (one) => (one === 'A' ? 'B' : 'A'))}`,
    ];
    moveTo(scene.world, arrivedAt());
    for (const wrong of [foreign, ...forged, code(arrivedAt(), 'check_out')])
      expect((await send('check_in', wrong, arrivedAt())).code).toBe('show_code_wrong');
  });
  it('by a person who did not accept', async () => {
    moveTo(scene.world, arrivedAt());
    expect((await send('check_in', code(), arrivedAt(), { as: await aVolunteer(scene) })).code).toBe('not_found');
  });
  it('before the time and after it, by what was signed', async () => {
    const early = made.task.window.from - 31 * MINUTE_MS;
    const after = made.task.window.to + SHOW_CODE_STEP_MS;
    late();
    expect((await send('check_in', code(early), early)).code).toBe('too_early');
    expect((await send('check_in', code(after), after)).code).toBe('too_late');
    await send('check_in', code(), arrivedAt());
    const tooLong = made.task.window.to + 2 * HOUR_MS + SHOW_CODE_STEP_MS;
    expect((await send('check_out', code(tooLong, 'check_out'), tooLong)).code).toBe('too_late');
  });
  it('kept for more than three days', async () => {
    moveTo(scene.world, arrivedAt() + 3 * DAY_MS + 1);
    expect((await send('check_in', code(), arrivedAt())).code).toBe('show_code_old');
  });
  it('signed ahead of the house’s time, or far from the volunteer’s own clock', async () => {
    moveTo(scene.world, arrivedAt());
    const ahead = arrivedAt() + 5 * MINUTE_MS;
    expect((await send('check_in', code(ahead), ahead)).code).toBe('clock_differs');
    late();
    for (const at of [arrivedAt() - 16 * MINUTE_MS, arrivedAt() + 16 * MINUTE_MS])
      expect((await send('check_in', code(), at)).code).toBe('clock_differs');
    expect((await send('check_in', code(), arrivedAt() + 14 * MINUTE_MS)).code).toBeUndefined();
  });
  it('too far away', async () => {
    moveTo(scene.world, arrivedAt());
    expect((await send('check_in', code(), arrivedAt(), { distanceM: 1_501 })).code).toBe('too_far');
  });
  it('leaving before one came', async () => {
    late();
    await send('check_in', code(), arrivedAt());
    const before = arrivedAt() - 5 * MINUTE_MS;
    expect((await send('check_out', code(before, 'check_out'), before)).code).toBe('hours_overlap');
  });
});

describe('time that is booked already', () => {
  it('is not booked again by a stamp that comes in late', async () => {
    const { window } = made.task;
    const next = await aWish(scene, { window: { from: window.to + HOUR_MS, to: window.to + 3 * HOUR_MS } });
    expect((await scene.call(acceptTask, zhao, { params: { taskId: next.task.id } })).code).toBeUndefined();
    moveTo(scene.world, window.from - HOUR_MS);
    const key = await keyOf();
    const came = arrivedAt();
    // They were at the second task from half an hour before its window on, for half an hour.
    const second = { in: window.to + 30 * MINUTE_MS, out: window.to + HOUR_MS };
    moveTo(scene.world, second.in);
    const digits = async () =>
      (await scene.call(readShowCode, next.beneficiary, { params: { taskId: next.task.id } })).reply.digits;
    const stamp = async (contract: typeof checkIn | typeof checkOut) =>
      scene.call(contract, zhao, { params: { taskId: next.task.id }, body: { digits: await digits() } });
    expect((await stamp(checkIn)).code).toBeUndefined();
    moveTo(scene.world, second.out);
    expect((await stamp(checkOut)).code).toBeUndefined();
    moveTo(scene.world, window.to + 20 * HOUR_MS);
    expect((await send('check_in', shownAt(came, 'check_in', key), came)).code).toBeUndefined();
    const within = second.in + 10 * MINUTE_MS;
    expect((await send('check_out', shownAt(within, 'check_out', key), within)).code).toBe('hours_overlap');
    const before = second.in - 10 * MINUTE_MS;
    expect((await send('check_out', shownAt(before, 'check_out', key), before)).code).toBeUndefined();
  });
});

describe('the key to show codes with', () => {
  it('is given on the day to the other side and the station, the same each time, and to no helper', async () => {
    const { window } = made.task;
    expect((await keyCall(made.beneficiary)).code).toBeUndefined();
    scene.world.pass(MINUTE_MS);
    expect(await keyOf()).toMatchObject(await keyOf());
    expect((await keyOf(scene.worker)).key).not.toBe((await keyOf()).key);
    expect((await keyCall(zhao)).code).toBe('forbidden');
    expect((await keyCall(scene.stranger)).code).toBe('forbidden');
    moveTo(scene.world, window.to + 2 * HOUR_MS + 1);
    expect((await keyCall(made.beneficiary)).code).toBe('wrong_state');
    const ahead = await aWish(scene, {
      window: { from: scene.world.house.clock() + DAY_MS + 1, to: scene.world.house.clock() + 2 * DAY_MS },
    });
    expect((await keyCall(ahead.beneficiary, ahead)).code).toBe('wrong_state');
  });
  it('of a worker whose role has ended opens nothing more, while the beneficiary’s does', async () => {
    const worker = await scene.world.person({ name: '乌兰' }, [scene.station, 'social_worker']);
    const key = await keyOf(worker);
    const params = { orgId: scene.station.id, personId: worker.personId, role: 'social_worker' as const };
    expect((await scene.call(endRole, scene.head, { params })).code).toBeUndefined();
    moveTo(scene.world, arrivedAt());
    expect((await send('check_in', shownAt(arrivedAt(), 'check_in', key), arrivedAt())).code).toBe('show_code_wrong');
    const theirs = shownAt(arrivedAt(), 'check_in', await keyOf());
    expect((await send('check_in', theirs, arrivedAt())).code).toBeUndefined();
  });
  it('that somebody took before they became a helper opens nothing, for them or for anybody', async () => {
    const both = await asVolunteer(scene, await scene.world.person({}, [scene.station, 'social_worker']));
    const key = await keyOf(both);
    expect((await scene.call(acceptTask, both, { params: { taskId: made.task.id } })).code).toBeUndefined();
    moveTo(scene.world, arrivedAt());
    const code = shownAt(arrivedAt(), 'check_in', key);
    for (const as of [both, zhao]) expect((await send('check_in', code, arrivedAt(), { as })).code).toBe('four_eyes');
  });
});

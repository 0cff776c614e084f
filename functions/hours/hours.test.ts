import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  answerHoursDispute,
  disputeHours,
  listHours,
  listHoursDisputes,
  listMyHours,
  reverseHours,
  withdrawHoursDispute,
} from '../../shared/hours/contract.ts';
import { DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { attest } from '../../shared/tasks/attend.ts';
import { acceptTask } from '../../shared/tasks/offers.ts';
import { readVolunteer } from '../../shared/volunteers/contract.ts';
import { confirmWish } from '../../shared/wishes/closing.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { deliver } from '../platform/changes.ts';
import { assignmentsOf, taskOf } from '../tasks/assignments.ts';
import {
  asVolunteer,
  aVolunteer,
  aWish,
  moveTo,
  openScene,
  type Published,
  type Scene,
  tally,
  type WishGiven,
} from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene();
});
afterEach(() => scene.world.close());

const own = (wish: Published) =>
  scene.call(confirmWish, wish.beneficiary, { params: { wishId: wish.wish.id }, body: { how: 'own' } });
const mine = async (who: Someone, query: { limit?: number; cursor?: string } = {}) =>
  scene.call(listMyHours, who, { query });
const reverse = (as: Someone, who: Someone, hoursId: string) =>
  scene.call(reverseHours, as, { params: { personId: who.personId, hoursId }, body: { reason: '记错了人' } });

/** A wish that these volunteers have served for so many minutes each, not yet confirmed. */
async function served(people: readonly Someone[], minutes = 60, given: WishGiven = {}): Promise<Published> {
  const wish = await aWish(scene, { people: people.length, minutes, ...given });
  for (const { personId, cookie } of people)
    expect((await scene.call(acceptTask, { personId, cookie }, { params: { taskId: wish.task.id } })).status).toBe(200);
  moveTo(scene.world, wish.task.window.to);
  for (const what of ['checked_in', 'checked_out'] as const) {
    const at = wish.task.window.from + (what === 'checked_out' ? minutes * MINUTE_MS : 0);
    for (const { personId } of people)
      await scene.call(attest, scene.head, {
        params: { taskId: wish.task.id, personId },
        body: { what, at, note: '来过' },
      });
  }
  return wish;
}

describe('hours', () => {
  it('are booked when the beneficiary confirms, once, and nothing before', async () => {
    const zhao = await aVolunteer(scene);
    const wish = await served([zhao]);
    expect((await mine(zhao)).reply).toEqual({ items: [], minutes: 0, stars: 0, nextStarMinutes: 6_000 });
    const answer = await own(wish);
    expect([answer.status, answer.reply.state, answer.reply.minutes]).toEqual([200, 'fulfilled', 60]);
    const { reply } = await mine(zhao);
    expect(reply.items).toEqual([
      expect.objectContaining({
        minutes: 60,
        how: 'own',
        wishId: wish.wish.id,
        taskId: wish.task.id,
        reversed: false,
        title: { zh: '水龙头漏水' },
      }),
    ]);
    expect([reply.minutes, reply.since]).toEqual([60, scene.world.house.clock()]);
    expect((await own(wish)).code).toBe('wrong_state');
    expect((await mine(zhao)).reply.minutes).toBe(60);
    expect((await taskOf(scene.world.house, wish.task.id)).state).toBe('done');
    expect((await assignmentsOf(scene.world.house, wish.task.id)).map((one) => one.state)).toEqual(['confirmed']);
  });
  it('are booked once when the confirmation is sent many times at the same moment', async () => {
    const zhao = await aVolunteer(scene);
    const wish = await served([zhao]);
    const answers = await Promise.all(Array.from({ length: 10 }, () => own(wish)));
    expect(tally(answers)['fulfilled']).toBe(1);
    expect((await mine(zhao)).reply.items.map((entry) => entry.minutes)).toEqual([60]);
  });
  it('remember the visit and the minutes for the next matching', async () => {
    const zhao = await aVolunteer(scene);
    const wish = await served([zhao]);
    await own(wish);
    const volunteer = await findVolunteer(scene.world.house, zhao.personId);
    expect(volunteer?.visits).toEqual({ [wish.beneficiary.personId]: 1 });
    expect(Object.values(volunteer?.served ?? {})).toEqual([60]);
  });
  it('make stars, which the profile shows', async () => {
    const zhao = await aVolunteer(scene, { weeklyCapMinutes: 2_400 });
    for (let i = 0; i < 9; i += 1) await own(await served([zhao], 720, { window: week(i) }));
    expect((await mine(zhao)).reply).toMatchObject({ minutes: 6_480, stars: 1, nextStarMinutes: 18_000 });
    expect((await scene.call(readVolunteer, zhao, { params: { personId: zhao.personId } })).reply).toMatchObject({
      minutes: 6_480,
      stars: 1,
    });
  });
  it('come newest first in pages, for oneself and the station', async () => {
    const zhao = await aVolunteer(scene);
    for (let i = 0; i < 3; i += 1) await own(await served([zhao], 30 + i, { window: week(i) }));
    const first = (await mine(zhao, { limit: 2 })).reply;
    const rest = (await mine(zhao, { limit: 2, cursor: first.next ?? '' })).reply;
    expect([first.items, rest.items].map((items) => items.map((entry) => entry.minutes))).toEqual([[32, 31], [30]]);
    expect([rest.minutes, rest.next]).toEqual([93, undefined]);
    expect((await mine(zhao, { cursor: 'made-up' })).code).toBe('cursor_invalid');
    expect((await scene.call(listMyHours, undefined, { query: {} })).code).toBe('unauthenticated');
    const list = (as: Someone, of = zhao) =>
      scene.call(listHours, as, { params: { personId: of.personId }, query: {} });
    for (const one of [zhao, scene.coordinator, scene.worker]) expect((await list(one)).reply.minutes).toBe(93);
    for (const other of [scene.stranger, scene.foreigner]) expect((await list(other)).code).toBe('forbidden');
    expect((await list(scene.worker, scene.stranger)).code).toBe('not_found');
  });
  it('of many volunteers are all booked, also of more than one transaction holds', async () => {
    const people = await Promise.all(Array.from({ length: 24 }, () => aVolunteer(scene)));
    const wish = await aWish(scene, { components: [{ quantity: 12 }, { quantity: 12 }] });
    const at = wish.task.window.from;
    for (const [index, someone] of people.entries())
      expect(
        (await scene.call(acceptTask, someone, { params: { taskId: wish.tasks[index % 2]?.id ?? '' } })).code,
      ).toBeUndefined();
    moveTo(scene.world, wish.task.window.to);
    for (const what of ['checked_in', 'checked_out'] as const) {
      for (const [index, { personId }] of people.entries()) {
        const body = { what, at: what === 'checked_in' ? at : at + 60 * MINUTE_MS, note: '来过' };
        await scene.call(attest, scene.head, { params: { taskId: wish.tasks[index % 2]?.id ?? '', personId }, body });
      }
    }
    expect((await own(wish)).reply).toMatchObject({ state: 'fulfilled', minutes: 24 * 60 });
    await scene.world.settle();
    for (const someone of people) expect((await mine(someone)).reply.minutes).toBe(60);
    expect(
      (await Promise.all(wish.tasks.map((task) => taskOf(scene.world.house, task.id)))).map((task) => task.state),
    ).toEqual(['done', 'done']);
  });
  it('of the same volunteers in several components fit, and nothing is booked when the confirmation fails', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aVolunteer(scene)));
    const now = scene.world.house.clock();
    const wish = await aWish(scene, {
      components: [
        { quantity: 12, minutes: 30 },
        { quantity: 12, minutes: 30 },
      ],
      window: { from: now + 24 * 60 * MINUTE_MS, to: now + 28 * 60 * MINUTE_MS },
    });
    for (const { id } of wish.tasks)
      for (const someone of people)
        expect((await scene.call(acceptTask, someone, { params: { taskId: id } })).status).toBe(200);
    moveTo(scene.world, wish.task.window.to);
    for (const [index, { id }] of wish.tasks.entries())
      for (const someone of people) {
        const params = { taskId: id, personId: someone.personId };
        for (const [what, minutes] of [
          ['checked_in', 0],
          ['checked_out', 30],
        ] as const) {
          const at = wish.task.window.from + (index * 60 + minutes) * MINUTE_MS;
          expect((await scene.call(attest, scene.head, { params, body: { what, at, note: '来过' } })).status).toBe(200);
        }
      }
    const answers = await Promise.all([own(wish), own(wish)]);
    expect(tally(answers)['fulfilled']).toBe(1);
    expect(answers.find(({ status }) => status === 200)?.reply.minutes).toBe(24 * 30);
    const sums = () => Promise.all(people.map(async (one) => (await mine(one)).reply.minutes));
    expect((await sums()).filter((minutes) => minutes === 60).length).toBeLessThan(12);
    for (let round = 0; round < 2; round += 1) {
      for (const change of scene.world.changes()) await deliver(scene.world.house, CONSUMERS, change);
      expect(await sums()).toEqual(people.map(() => 60));
    }
  });
  it('are not booked beforehand: the wish moves first, however many served', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => aVolunteer(scene)));
    const wish = await served(people);
    const before = scene.world.changes().length;
    expect((await own(wish)).status).toBe(200);
    const types = scene.world
      .changes()
      .slice(before)
      .map(({ after }) => after?.type);
    const transactions = new Set(
      scene.world
        .changes()
        .slice(before)
        .filter(({ after }) => after?.type === 'hours')
        .map(({ at }) => at),
    );
    expect([types.filter((type) => type === 'hours').length, transactions.size]).toEqual([16, 1]);
    await scene.world.settle();
    for (const one of people) expect((await mine(one)).reply.minutes).toBe(60);
  });
});

function week(at: number) {
  const from = scene.world.house.clock() + (at === 0 ? 1 : 7) * 24 * 60 * MINUTE_MS;
  return { from, to: from + 13 * 60 * MINUTE_MS };
}

describe('a reversal', () => {
  it('is an entry of its own that takes the minutes back, once', async () => {
    const zhao = await aVolunteer(scene);
    await own(await served([zhao]));
    const [entry] = (await mine(zhao)).reply.items;
    scene.world.pass(MINUTE_MS);
    const answer = await reverse(scene.worker, zhao, entry?.id ?? '');
    expect([answer.status, answer.reply.minutes]).toEqual([200, -60]);
    const { reply } = await mine(zhao);
    expect(reply.items).toEqual([
      expect.objectContaining({ id: answer.reply.id, minutes: -60, how: 'reversal', reverses: entry?.id }),
      expect.objectContaining({ id: entry?.id, minutes: 60, reversed: true }),
    ]);
    expect(reply.minutes).toBe(0);
    for (const id of [entry?.id ?? '', answer.reply.id])
      expect((await reverse(scene.worker, zhao, id)).code).toBe('already_reversed');
  });
  it('counts once when two send it at the same moment, and when one sends it twice', async () => {
    const zhao = await aVolunteer(scene);
    await own(await served([zhao]));
    const id = (await mine(zhao)).reply.items[0]?.id ?? '';
    const answers = await Promise.all([reverse(scene.worker, zhao, id), reverse(scene.head, zhao, id)]);
    expect(answers.map((answer) => answer.code ?? 'done').sort()).toEqual(['already_reversed', 'done']);
    expect((await mine(zhao)).reply.minutes).toBe(0);
  });
  it('is for those who verify, at that station, and of nobody’s own hours', async () => {
    await asVolunteer(scene, scene.worker);
    const zhao = await aVolunteer(scene);
    await own(await served([zhao, scene.worker]));
    const id = (await mine(zhao)).reply.items[0]?.id ?? '';
    for (const other of [zhao, scene.stranger, scene.foreigner, scene.coordinator])
      expect((await reverse(other, zhao, id)).code).toBe('forbidden');
    const ofWorker = (await mine(scene.worker)).reply.items[0]?.id ?? '';
    expect((await reverse(scene.worker, scene.worker, ofWorker)).code).toBe('four_eyes');
    expect((await reverse(scene.worker, zhao, ofWorker)).code).toBe('not_found');
    expect((await reverse(scene.head, scene.worker, ofWorker)).status).toBe(200);
  });
});

describe('a dispute about hours', () => {
  const say = async (who: Someone, hoursId: string, minutes: number) =>
    scene.call(disputeHours, who, { params: { hoursId }, body: { minutes, reason: '还陪着去了药房' } });
  const answer = async (as: Someone, who: Someone, hoursId: string, minutes: number) =>
    scene.call(answerHoursDispute, as, {
      params: { personId: who.personId, hoursId },
      body: { minutes, note: '问过王奶奶，是去了' },
    });
  const list = async (as: Someone) =>
    scene.call(listHoursDisputes, as, { params: { orgId: scene.station.id }, query: {} });
  async function booked(): Promise<{ zhao: Someone; hoursId: string }> {
    const zhao = await aVolunteer(scene);
    await own(await served([zhao]));
    return { zhao, hoursId: (await mine(zhao)).reply.items[0]?.id ?? '' };
  }

  it('is righted by an opposite and a new entry; nothing is changed in place, everyone is told', async () => {
    const { zhao, hoursId } = await booked();
    expect((await say(zhao, hoursId, 100)).reply.state).toBe('open');
    expect((await say(zhao, hoursId, 90)).reply.state).toBe('open');
    const [row, ...others] = (await list(scene.worker)).reply.items;
    expect([others.length, row?.booked, row?.minutes, row?.reason]).toEqual([0, 60, 90, '还陪着去了药房']);
    await scene.world.settle();
    const kinds = async (who: Someone) =>
      (await scene.call(listNotices, who, { query: {} })).reply.items.map(({ kind }) => kind);
    expect(await kinds(scene.worker)).toContain('hours_disputed');
    expect((await answer(scene.worker, zhao, hoursId, 90)).reply).toMatchObject({ state: 'corrected', minutes: 90 });
    const { reply } = await mine(zhao);
    expect([reply.minutes, reply.items.map(({ minutes, how }) => [minutes, how])]).toEqual([
      90,
      expect.arrayContaining([
        [60, 'own'],
        [-60, 'reversal'],
        [90, 'correction'],
      ]),
    ]);
    const first = reply.items.find(({ id }) => id === hoursId);
    expect(first).toMatchObject({
      reversed: true,
      disputable: false,
      dispute: { state: 'corrected', minutes: 90, answer: '问过王奶奶，是去了' },
    });
    expect((await list(scene.worker)).reply.items).toEqual([]);
    await scene.world.settle();
    const told = await kinds(zhao);
    expect([told.includes('hours_answered'), told.includes('hours_reversed')]).toEqual([true, false]);
    expect((await answer(scene.worker, zhao, hoursId, 80)).code).toBe('wrong_state');
    expect((await say(zhao, hoursId, 80)).code).toBe('wrong_state');
  });
  it('says something else than what is booked, is told again to whoever said it, and may be taken back', async () => {
    const { zhao, hoursId } = await booked();
    expect((await say(zhao, hoursId, 60)).code).toBe('invalid_input');
    const back = async (as: Someone) => (await scene.call(withdrawHoursDispute, as, { params: { hoursId } })).code;
    expect(await back(zhao)).toBe('not_found');
    await say(zhao, hoursId, 90);
    const entry = async () => (await mine(zhao)).reply.items[0];
    expect((await entry())?.dispute).toMatchObject({ state: 'open', minutes: 90, reason: '还陪着去了药房' });
    const read = { params: { personId: zhao.personId }, query: {} };
    expect((await scene.call(listHours, scene.coordinator, read)).reply.items[0]?.dispute?.reason).toBeUndefined();
    expect(await back(await aVolunteer(scene))).toBe('not_found');
    expect(await back(zhao)).toBeUndefined();
    expect([(await entry())?.dispute, (await entry())?.disputable]).toEqual([undefined, true]);
    expect((await list(scene.worker)).reply.items).toEqual([]);
    expect((await answer(scene.worker, zhao, hoursId, 90)).code).toBe('not_found');
    // What was answered is the station's word as well.
    await say(zhao, hoursId, 90);
    await answer(scene.worker, zhao, hoursId, 60);
    expect(await back(zhao)).toBe('wrong_state');
  });
  it('may be answered by letting the entry stand, with the reason', async () => {
    const { zhao, hoursId } = await booked();
    await say(zhao, hoursId, 90);
    expect((await answer(scene.worker, zhao, hoursId, 60)).reply.state).toBe('refused');
    const { reply } = await mine(zhao);
    expect([reply.minutes, reply.items.length, reply.items[0]?.dispute?.state]).toEqual([60, 1, 'refused']);
    expect((await say(zhao, hoursId, 90)).code).toBe('wrong_state');
  });
  it('is answered by other eyes than those that attested the visit, and never by the volunteer', async () => {
    const { zhao, hoursId } = await booked();
    await say(zhao, hoursId, 90);
    // The head attested the visit.
    expect((await list(scene.head)).reply.items[0]?.ownHand).toBe(true);
    expect((await answer(scene.head, zhao, hoursId, 90)).code).toBe('four_eyes');
    for (const other of [zhao, scene.stranger, scene.foreigner])
      expect((await answer(other, zhao, hoursId, 90)).code).toBe('forbidden');
    expect((await list(scene.coordinator)).code).toBe('forbidden');
  });
  it('is answered once when two workers answer at the same moment', async () => {
    const { zhao, hoursId } = await booked();
    await say(zhao, hoursId, 90);
    const other = await scene.world.person({ name: '又一位' }, [scene.station, 'social_worker']);
    const answers = await Promise.all([scene.worker, other].map((as) => answer(as, zhao, hoursId, 90)));
    expect(answers.map(({ code }) => code ?? 'yes').sort()).toEqual(['wrong_state', 'yes']);
    expect((await mine(zhao)).reply.minutes).toBe(90);
  });
  it('comes in time, about an entry of one’s own', async () => {
    const { zhao, hoursId } = await booked();
    const other = await aVolunteer(scene);
    expect((await say(other, hoursId, 90)).code).toBe('not_found');
    moveTo(scene.world, scene.world.house.clock() + 31 * DAY_MS);
    expect((await mine(zhao)).reply.items[0]?.disputable).toBe(false);
    expect((await say(zhao, hoursId, 90)).code).toBe('dispute_late');
  });
  it('is not raised about what was balanced already', async () => {
    const { zhao, hoursId } = await booked();
    await reverse(scene.worker, zhao, hoursId);
    expect((await say(zhao, hoursId, 90)).code).toBe('already_reversed');
  });
  it('keeps what was said sealed', async () => {
    const { zhao, hoursId } = await booked();
    await say(zhao, hoursId, 90);
    await answer(scene.worker, zhao, hoursId, 90);
    const stored = JSON.stringify(scene.world.changes());
    for (const said of ['还陪着去了药房', '问过王奶奶，是去了']) expect(stored).not.toContain(said);
  });
});

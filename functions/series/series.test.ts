import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../shared/kernel/endpoint.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, WEEK_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import {
  acceptSeries,
  declineSeries,
  endSeries,
  handBackSeries,
  inviteToSeries,
  listMySeries,
  listSeries,
  pauseSeries,
  previewSeries,
  readSeries,
  skipSeriesDate,
  startSeries,
} from '../../shared/series/contract.ts';
import { attest } from '../../shared/tasks/attend.ts';
import { acceptTask, handOverTask, offerTask, waitForTask } from '../../shared/tasks/offers.ts';
import { addAbsence, endAbsence, saveVolunteer } from '../../shared/volunteers/contract.ts';
import { confirmWish, disputeWish } from '../../shared/wishes/closing.ts';
import { readWish } from '../../shared/wishes/contract.ts';
import { withdrawWish } from '../../shared/wishes/posting.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import { assignmentsOf, taskOf } from '../tasks/assignments.ts';
import { type Meanwhile, meanwhile } from '../testing/meanwhile.ts';
import {
  aCheck,
  aVolunteer,
  aWish,
  moveTo,
  openScene,
  type Published,
  type Scene,
  type WishGiven,
} from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { findVolunteer } from '../volunteers/volunteers.ts';
import { wishOf } from '../wishes/wishes.ts';
import { raiseDates, raiseDueSeries } from './raise.ts';
import { occurrencesOf, seriesOf } from './series.ts';
import { occurrenceKey } from './series-item.ts';

let scene: Scene;
let other: Meanwhile;
beforeEach(async () => {
  other = meanwhile();
  scene = await openScene({ table: other.table });
});
afterEach(() => scene.world.close());

const now = () => scene.world.house.clock();
/** Tuesdays at two in the afternoon in China, the first one five days ahead. */
const tuesday = () => Date.UTC(2026, 11, 1, 6);
const plan = () => ({
  rhythm: { every: 'week' as const, interval: 1, weekdays: [1] },
  from: tuesday(),
  minutes: 120,
  until: tuesday() + 60 * DAY_MS,
});
type Started = { readonly id: string; readonly origin: Published };

async function started(given: WishGiven = {}, body: Partial<Input<typeof startSeries>['body']> = {}): Promise<Started> {
  const origin = await aWish(scene, given);
  const { reply, status } = await scene.call(startSeries, scene.coordinator, {
    params: { wishId: origin.wish.id },
    body: {
      ...plan(),
      title: { zh: '每周二下午陪贺奶奶说说话' },
      consent: { way: 'spoken', at: now() },
      ...body,
    },
  });
  expect(status).toBe(200);
  return { id: reply.id, origin };
}
/** The refusal, or undefined where it was set up. */
async function startedBy(as: Someone, wishId: string) {
  const body = { ...plan(), title: { zh: '每周二陪一陪' }, consent: { way: 'spoken' as const, at: now() } };
  return (await scene.call(startSeries, as, { params: { wishId }, body })).code;
}
async function raised(): Promise<void> {
  await raiseDueSeries(scene.world.house);
  await scene.world.settle();
}
const ahead = async (id: string) => occurrencesOf(scene.world.house, id, now(), 'ahead', 30);
const holderOf = async (taskId: string) =>
  (await assignmentsOf(scene.world.house, taskId)).find((one) => one.state === 'accepted')?.personId;
const states = async (taskId: string) =>
  Object.fromEntries((await assignmentsOf(scene.world.house, taskId)).map((one) => [one.personId, one.state]));
const on = (id: string) => ({ params: { seriesId: id } });
const kindsFor = async (who: Someone) => {
  await scene.world.settle();
  return (await scene.call(listNotices, who, { query: {} })).reply.items.map(({ kind }) => kind);
};
const awayFor = async (who: Someone, from: number, to: number) => {
  const volunteer = await findVolunteer(scene.world.house, who.personId);
  if (!volunteer) throw new Error('no volunteer');
  const { skills, weekly, homeCell, radiusM, health, weeklyCapMinutes, suggestions, travel, birthYear } = volunteer;
  const body = {
    stationId: scene.station.id,
    birthYear,
    skills: skills.map(({ skill, level }) => ({ skill, level })),
    weekly: [...weekly],
    exceptions: [{ from, to, free: false }],
    homeCell,
    radiusM,
    languages: ['zh' as const],
    health: [...health],
    weeklyCapMinutes,
    suggestions,
    travel,
  };
  expect((await scene.call(saveVolunteer, who, { body })).status).toBe(200);
  await scene.world.settle();
};
/** Comes, goes and is confirmed. */
async function served(
  { taskId, at, wishId }: { taskId: string; at: number; wishId: string },
  who: Someone,
  beneficiary: Someone,
) {
  moveTo(scene.world, at + 130 * MINUTE_MS);
  for (const [what, minutes] of [
    ['checked_in', 0],
    ['checked_out', 110],
  ] as const)
    await scene.call(attest, scene.head, {
      params: { taskId, personId: who.personId },
      body: { what, at: at + minutes * MINUTE_MS, note: '来过' },
    });
  const { status } = await scene.call(confirmWish, beneficiary, { params: { wishId }, body: { how: 'own' } });
  expect(status).toBe(200);
  await scene.world.settle();
}

describe('a series', () => {
  it('raises each date once within two weeks, as a published wish with a task of its own', async () => {
    const { id, origin } = await started();
    await Promise.all([raiseDueSeries(scene.world.house), raiseDueSeries(scene.world.house)]);
    await raised();
    const first = await ahead(id);
    expect(first.map(({ at }) => at)).toEqual([tuesday(), tuesday() + WEEK_MS]);
    for (const { wishId, taskId, at } of first) {
      const { reply } = await scene.call(readWish, undefined, { params: { wishId } });
      expect([reply.state, reply.title.zh, reply.window]).toEqual([
        'published',
        '每周二下午陪贺奶奶说说话',
        { from: at, to: at + 120 * MINUTE_MS },
      ]);
      expect((await taskOf(scene.world.house, taskId)).beneficiaryId).toBe(origin.beneficiary.personId);
    }
    moveTo(scene.world, tuesday() + HOUR_MS);
    await raised();
    expect((await ahead(id)).map(({ at }) => at)).toEqual([tuesday() + WEEK_MS, tuesday() + 2 * WEEK_MS]);
  });
  it('that nothing raised for weeks does not raise what is over', async () => {
    const { id } = await started();
    moveTo(scene.world, tuesday() + 3 * WEEK_MS + DAY_MS);
    await raiseDates(scene.world.house, id);
    expect((await occurrencesOf(scene.world.house, id, 0, 'ahead', 30)).map(({ at }) => at)).toEqual([
      tuesday() + 4 * WEEK_MS,
      tuesday() + 5 * WEEK_MS,
    ]);
  });
  it('shows six dates before anybody agrees, and keeps nothing', async () => {
    const { reply } = await scene.call(previewSeries, scene.coordinator, { body: plan() });
    expect([reply.dates.length, reply.dates[0], reply.count]).toEqual([6, tuesday(), 9]);
    expect(scene.world.changes().some(({ after }) => after?.type === 'series')).toBe(false);
  });
  it('comes from a verified wish, set up by somebody else than whose it is, and never names them', async () => {
    const { wish, beneficiary } = await aWish(scene);
    const start = async (as: Someone, title: string, wishId = wish.id) =>
      (
        await scene.call(startSeries, as, {
          params: { wishId },
          body: { ...plan(), title: { zh: title }, consent: { way: 'spoken', at: now() } },
        })
      ).code;
    expect(await start(scene.stranger, '陪一陪')).toBe('forbidden');
    expect(await start(scene.coordinator, '每周二陪贺桂香说话')).toBe('identifying_text');
    const two = await aWish(scene, { people: 2 });
    expect(await start(scene.coordinator, '陪一陪', two.wish.id)).toBe('wrong_state');
    expect(await start(beneficiary, '陪一陪')).toBe('forbidden');
    expect(await start(scene.coordinator, '陪一陪')).toBeUndefined();
  });
  it.each<WishState>(['withdrawn', 'expired', 'released', 'disputed', 'submitted', 'archived'])(
    'does not come from a wish that is %s, and is not offered there',
    async (state) => {
      const { wish } = await aWish(scene, { state });
      expect(await startedBy(scene.coordinator, wish.id)).toBe('wrong_state');
      const { reply } = await scene.call(readWish, scene.worker, { params: { wishId: wish.id } });
      expect(reply.can).not.toContain(startSeries.name);
    },
  );
  it('is not set up by whoever wrote the wish down: it puts words on the wall', async () => {
    const poster = await scene.world.person({ name: '陈立' }, [scene.station, 'social_worker', 'grid_worker']);
    const { wish } = await aWish(scene, { poster });
    expect(await startedBy(poster, wish.id)).toBe('four_eyes');
    const can = async (as: Someone) =>
      (await scene.call(readWish, as, { params: { wishId: wish.id } })).reply.can.includes(startSeries.name);
    expect([await can(poster), await can(scene.coordinator)]).toEqual([false, true]);
  });
  it('does not come from a wish that is withdrawn at the same moment', async () => {
    const { wish, beneficiary } = await aWish(scene);
    other.before(
      ({ pk, sk }) => pk === `PERSON#${beneficiary.personId}` && sk === 'PERSON',
      () => scene.call(withdrawWish, beneficiary, { params: { wishId: wish.id }, body: {} }),
    );
    expect(await startedBy(scene.coordinator, wish.id)).toBe('wrong_state');
    expect((await wishOf(scene.world.house, wish.id)).state).toBe('withdrawn');
    expect(scene.world.changes().some(({ after }) => after?.type === 'series')).toBe(false);
  });
  it('says of each date who verified the wish, and never that somebody else did', async () => {
    const { id, origin } = await started();
    await raised();
    const [first] = await ahead(id);
    const date = await wishOf(scene.world.house, first?.wishId ?? '');
    const published = date.steps.find(({ what }) => what === 'published');
    expect([published?.personId, date.verifierId]).toEqual([scene.worker.personId, scene.worker.personId]);
    expect(published?.by).toEqual(origin.wish.steps.find(({ what }) => what === 'published')?.by);
  });
});

describe('the same face', () => {
  it('holds every date from the moment they say yes, also those raised later', async () => {
    const zhao = await aVolunteer(scene);
    const { id } = await started();
    await raised();
    expect((await scene.call(acceptSeries, zhao, on(id))).reply.keeper).toBe(true);
    await scene.world.settle();
    for (const { taskId } of await ahead(id)) expect(await holderOf(taskId)).toBe(zhao.personId);
    moveTo(scene.world, tuesday() - DAY_MS + WEEK_MS);
    await raised();
    expect(await holderOf((await ahead(id)).at(-1)?.taskId ?? '')).toBe(zhao.personId);
    const { reply } = await scene.call(readSeries, zhao, on(id));
    expect(reply.coming.map(({ mine, face }) => [mine, face]).slice(0, 2)).toEqual([
      [true, '热心人'],
      [true, '热心人'],
    ]);
    expect((await scene.call(listMySeries, zhao)).reply.kept.map((row) => row.id)).toEqual([id]);
  });
  it('is one: of many who say yes at once', async () => {
    const { id } = await started();
    const people = await Promise.all(Array.from({ length: 8 }, () => aVolunteer(scene)));
    const answers = await Promise.all(people.map((who) => scene.call(acceptSeries, who, on(id))));
    expect(answers.map(({ code }) => code ?? 'yes').sort()).toEqual([...Array(7).fill('taken'), 'yes']);
  });
  it('goes through every gate on each date: away that day, the others are asked and everyone is told', async () => {
    const [zhao, other] = [await aVolunteer(scene), await aVolunteer(scene, {}, { pseudonym: '小孙' })];
    const { id, origin } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first, second] = await ahead(id);
    await awayFor(zhao, tuesday() - DAY_MS, tuesday() + DAY_MS);
    expect(await states(first?.taskId ?? '')).toEqual({ [zhao.personId]: 'declined', [other.personId]: 'offered' });
    expect(await holderOf(second?.taskId ?? '')).toBe(zhao.personId);
    expect(await kindsFor(zhao)).toContain('series_away');
    expect(await kindsFor(origin.beneficiary)).toContain('series_other_face');
    expect(await kindsFor(other)).toContain('task_offered');
    // A date that is raised while they are away is not theirs in the first place.
    await awayFor(zhao, tuesday() + 2 * WEEK_MS - DAY_MS, tuesday() + 2 * WEEK_MS + DAY_MS);
    moveTo(scene.world, tuesday() + HOUR_MS);
    await raised();
    const third = (await ahead(id)).at(-1);
    expect((await states(third?.taskId ?? ''))[zhao.personId]).toBe('declined');
  });
  it('gives the dates that nobody took back to their face who is not away after all', async () => {
    const [zhao, other] = [await aVolunteer(scene), await aVolunteer(scene, {}, { pseudonym: '小孙' })];
    const { id } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first, second] = await ahead(id);
    const next = async () => (await scene.call(listMySeries, zhao)).reply.kept[0]?.next;
    expect(await next()).toBe(first?.at);
    const days = { from: tuesday() - DAY_MS, to: tuesday() + WEEK_MS + DAY_MS };
    await scene.call(addAbsence, zhao, { body: days });
    await scene.world.settle();
    expect(await Promise.all([first, second].map((one) => holderOf(one?.taskId ?? '')))).toEqual([
      undefined,
      undefined,
    ]);
    // What they keep is told by the next date that is theirs.
    expect(await next()).toBe(tuesday() + 2 * WEEK_MS);
    await scene.call(acceptTask, other, { params: { taskId: first?.taskId ?? '' } });
    await scene.call(endAbsence, zhao, { params: { from: String(days.from) } });
    await scene.world.settle();
    expect(await Promise.all([first, second].map((one) => holderOf(one?.taskId ?? '')))).toEqual([
      other.personId,
      zhao.personId,
    ]);
    expect(await next()).toBe(second?.at);
  });
  it('has nobody double-booked: a date that meets something accepted goes to others', async () => {
    const zhao = await aVolunteer(scene);
    const { id } = await started();
    const other = await aWish(scene, { window: { from: tuesday() + HOUR_MS, to: tuesday() + 2 * HOUR_MS } });
    await scene.call(acceptTask, zhao, { params: { taskId: other.task.id } });
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first, second] = await ahead(id);
    expect([await holderOf(first?.taskId ?? ''), await holderOf(second?.taskId ?? '')]).toEqual([
      undefined,
      zhao.personId,
    ]);
  });
  it('hands one date over and keeps the others, or hands all back', async () => {
    const zhao = await aVolunteer(scene);
    const { id } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first, second] = await ahead(id);
    await scene.call(handOverTask, zhao, { params: { taskId: first?.taskId ?? '' }, body: { reason: 'unwell' } });
    await raised();
    expect([await holderOf(first?.taskId ?? ''), await holderOf(second?.taskId ?? '')]).toEqual([
      undefined,
      zhao.personId,
    ]);
    expect((await scene.call(handBackSeries, zhao, on(id))).reply.keeper).toBe(false);
    await scene.world.settle();
    expect(await holderOf(second?.taskId ?? '')).toBeUndefined();
    expect((await scene.call(handBackSeries, zhao, on(id))).code).toBe('wrong_state');
  });
  it('is told of to the beneficiary when one date is given back, whatever the reason, and once when all are', async () => {
    const zhao = await aVolunteer(scene);
    const { id, origin } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first] = await ahead(id);
    const handedOver = async () =>
      (await kindsFor(origin.beneficiary)).filter((kind) => kind === 'wish_handed_over').length;
    expect(await handedOver()).toBe(0);
    const given = { params: { taskId: first?.taskId ?? '' }, body: { reason: 'other' as const } };
    expect((await scene.call(handOverTask, zhao, given)).status).toBe(200);
    expect(await handedOver()).toBe(1);
    expect((await scene.call(handBackSeries, zhao, on(id))).status).toBe(200);
    expect(await handedOver()).toBe(1);
  });
  it('is asked by a coordinator; while they think it over it is nobody else’s', async () => {
    const [zhao, other] = [await aVolunteer(scene), await aVolunteer(scene)];
    const { id } = await started();
    const invite = async (as: Someone, who: Someone) =>
      scene.call(inviteToSeries, as, { ...on(id), body: { personId: who.personId } });
    expect((await invite(scene.coordinator, scene.stranger)).code).toBe('not_found');
    expect((await invite(scene.coordinator, scene.coordinator)).code).toBe('four_eyes');
    expect((await invite(scene.coordinator, zhao)).status).toBe(200);
    expect(await kindsFor(zhao)).toContain('series_offered');
    expect((await scene.call(acceptSeries, other, on(id))).code).toBe('taken');
    expect((await scene.call(readSeries, zhao, on(id))).reply.can).toMatchObject({ accept: true, decline: true });
    expect((await scene.call(declineSeries, zhao, on(id))).status).toBe(200);
    expect((await scene.call(declineSeries, zhao, on(id))).code).toBe('wrong_state');
    expect((await scene.call(acceptSeries, other, on(id))).status).toBe(200);
    expect((await invite(scene.coordinator, zhao)).code).toBe('taken');
  });
  it('who came last is asked first, when nobody keeps it', async () => {
    const [zhao, near] = [
      await aVolunteer(scene),
      await aVolunteer(scene, { skills: [{ skill: 'talk.chat', level: 3 }] }),
    ];
    const { id, origin } = await started();
    await raised();
    const [first] = await ahead(id);
    await scene.call(acceptTask, zhao, { params: { taskId: first?.taskId ?? '' } });
    if (first) await served(first, zhao, origin.beneficiary);
    expect(await seriesOf(scene.world.house, id)).toMatchObject({ lastBy: zhao.personId, times: 1 });
    await raised();
    const third = (await ahead(id)).at(-1);
    expect(await states(third?.taskId ?? '')).toEqual({ [zhao.personId]: 'offered' });
    expect(near.personId).not.toBe(zhao.personId);
    const { reply } = await scene.call(readSeries, origin.beneficiary, on(id));
    expect([reply.times, reply.past.map(({ face, state }) => [face, state])]).toEqual([1, [['热心人', 'done']]]);
  });
  it('of a child is only who was asked by a person, with a valid check; nobody is asked by the clock', async () => {
    const [plain, checked] = [await aVolunteer(scene), await aVolunteer(scene, aCheck(scene, 200))];
    const { id } = await started({ minor: true });
    expect((await scene.call(acceptSeries, checked, on(id))).code).toBe('not_suitable');
    const invite = async (who: Someone) =>
      scene.call(inviteToSeries, scene.coordinator, { ...on(id), body: { personId: who.personId } });
    expect((await invite(plain)).code).toBe('not_suitable');
    await raised();
    for (const { taskId } of await ahead(id)) expect(await states(taskId)).toEqual({});
    await invite(checked);
    expect((await scene.call(acceptSeries, checked, on(id))).status).toBe(200);
    await scene.world.settle();
    for (const { taskId } of await ahead(id)) expect(await holderOf(taskId)).toBe(checked.personId);
  });
  it('of a child is theirs from their yes to all dates on, also where they let an offer for one run out', async () => {
    const checked = await aVolunteer(scene, aCheck(scene, 200));
    const { id } = await started({ minor: true });
    await raised();
    const [first] = await ahead(id);
    const body = { personId: checked.personId, hours: 1 };
    const offer = await scene.call(offerTask, scene.coordinator, { params: { taskId: first?.taskId ?? '' }, body });
    expect(offer.status).toBe(200);
    scene.world.pass(2 * HOUR_MS);
    await scene.call(inviteToSeries, scene.coordinator, { ...on(id), body: { personId: checked.personId } });
    expect((await scene.call(acceptSeries, checked, on(id))).status).toBe(200);
    await scene.world.settle();
    expect(await holderOf(first?.taskId ?? '')).toBe(checked.personId);
  });
});

describe('the waiting list', () => {
  it('gives a date that came free to who waited, and tells them so', async () => {
    const [zhao, waits] = [await aVolunteer(scene), await aVolunteer(scene)];
    const { task } = await aWish(scene);
    await scene.call(acceptTask, zhao, { params: { taskId: task.id } });
    expect((await scene.call(waitForTask, waits, { params: { taskId: task.id } })).reply.state).toBe('waiting');
    await scene.call(handOverTask, zhao, { params: { taskId: task.id }, body: { reason: 'unwell' } });
    expect((await states(task.id))[waits.personId]).toBe('offered');
    expect(await kindsFor(waits)).toContain('task_place_free');
  });
});

describe('exceptions', () => {
  it('one date left out is called off with everyone told; the others stay', async () => {
    const zhao = await aVolunteer(scene);
    const { id, origin } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const [first, second] = await ahead(id);
    const skip = async (as: Someone, at: number) => scene.call(skipSeriesDate, as, { ...on(id), body: { at } });
    expect((await skip(scene.stranger, tuesday())).code).toBe('forbidden');
    expect((await skip(origin.beneficiary, tuesday() + HOUR_MS)).code).toBe('series_no_such_date');
    expect((await skip(origin.beneficiary, tuesday())).status).toBe(200);
    expect((await skip(origin.beneficiary, tuesday())).status).toBe(200);
    await scene.world.settle();
    expect(await states(first?.taskId ?? '')).toEqual({ [zhao.personId]: 'cancelled' });
    expect(await holderOf(second?.taskId ?? '')).toBe(zhao.personId);
    expect(await kindsFor(zhao)).toEqual(expect.arrayContaining(['series_left_out', 'task_cancelled']));
    const { reply } = await scene.call(readSeries, scene.worker, on(id));
    expect(reply.coming.slice(0, 3).map(({ state }) => state)).toEqual(['left_out', 'filled', 'planned']);
  });
  it('a pause leaves out every date within it, raised or not, and no other', async () => {
    const { id } = await started();
    await raised();
    const body = { from: tuesday() + DAY_MS, to: tuesday() + 3 * WEEK_MS };
    expect((await scene.call(pauseSeries, scene.coordinator, { ...on(id), body })).status).toBe(200);
    await scene.world.settle();
    moveTo(scene.world, tuesday() + 2 * WEEK_MS - HOUR_MS);
    await raised();
    const wishes = await occurrencesOf(scene.world.house, id, 0, 'ahead', 30);
    const seen = await Promise.all(
      wishes.map(async ({ at, taskId }) => [at, (await taskOf(scene.world.house, taskId)).state]),
    );
    expect(seen.slice(1)).toEqual([
      [tuesday() + WEEK_MS, 'cancelled'],
      [tuesday() + 3 * WEEK_MS, 'open'],
    ]);
    const wrong = { from: body.to, to: body.from };
    expect((await scene.call(pauseSeries, scene.coordinator, { ...on(id), body: wrong })).code).toBe('window_invalid');
  });
  it('a pause that takes the place of one that is over calls off its dates as well', async () => {
    const { id } = await started();
    const pause = (from: number, to: number) =>
      scene.call(pauseSeries, scene.coordinator, { ...on(id), body: { from, to } });
    expect((await pause(tuesday() - DAY_MS, tuesday() + DAY_MS)).status).toBe(200);
    await scene.world.settle();
    moveTo(scene.world, tuesday() + 2 * DAY_MS);
    await raised();
    const [next] = await ahead(id);
    expect(next && (await taskOf(scene.world.house, next.taskId)).state).toBe('open');
    expect((await pause(tuesday() + 5 * DAY_MS, tuesday() + 8 * DAY_MS)).status).toBe(200);
    await scene.world.settle();
    expect(next && (await taskOf(scene.world.house, next.taskId)).state).toBe('cancelled');
  });
  it('a date in dispute with a place free keeps nobody from the others, and the others can be called off', async () => {
    const [zhao, sarula] = [await aVolunteer(scene), await aVolunteer(scene)];
    const { id, origin } = await started();
    await raised();
    const [first, second] = await ahead(id);
    if (!first || !second) throw new Error('no dates');
    expect((await scene.call(acceptTask, zhao, { params: { taskId: first.taskId } })).status).toBe(200);
    const dispute = { params: { wishId: first.wishId }, body: { reason: '说好的不是这样' } };
    expect((await scene.call(disputeWish, origin.beneficiary, dispute)).status).toBe(200);
    const handOver = { params: { taskId: first.taskId }, body: { reason: 'unwell' as const } };
    expect((await scene.call(handOverTask, zhao, handOver)).status).toBe(200);
    await scene.world.settle();
    expect((await scene.call(acceptSeries, sarula, on(id))).reply.keeper).toBe(true);
    await scene.world.settle();
    expect([await holderOf(first.taskId), await holderOf(second.taskId)]).toEqual([undefined, sarula.personId]);
    const body = { from: second.at - DAY_MS, to: second.at + DAY_MS };
    expect((await scene.call(pauseSeries, scene.coordinator, { ...on(id), body })).status).toBe(200);
    await scene.world.settle();
    expect((await taskOf(scene.world.house, second.taskId)).state).toBe('cancelled');
  });
  it('an end calls off what nobody has begun, and raises no more', async () => {
    const zhao = await aVolunteer(scene);
    const { id } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const dates = await ahead(id);
    expect(
      (await scene.call(endSeries, scene.coordinator, { ...on(id), body: { reason: '搬去女儿家住了' } })).reply.state,
    ).toBe('ended');
    await raised();
    for (const { taskId } of dates) expect((await taskOf(scene.world.house, taskId)).state).toBe('cancelled');
    moveTo(scene.world, tuesday() + 2 * WEEK_MS);
    await raised();
    expect(await ahead(id)).toEqual([]);
    expect((await scene.call(endSeries, scene.coordinator, { ...on(id), body: {} })).code).toBe('wrong_state');
    expect(await kindsFor(zhao)).toContain('series_ended');
    expect(JSON.stringify(scene.world.changes())).not.toContain('搬去女儿家住了');
  });
  it('of very many dates is refused with a sentence', async () => {
    const { id } = await started(
      {},
      { rhythm: { every: 'week', interval: 1, weekdays: [0, 1, 2, 3, 4, 5, 6] }, until: tuesday() + 300 * DAY_MS },
    );
    const skip = async (day: number) =>
      scene.call(skipSeriesDate, scene.coordinator, { ...on(id), body: { at: tuesday() + (30 + day) * DAY_MS } });
    for (let day = 0; day < 60; day += 1) expect((await skip(day)).status).toBe(200);
    expect((await skip(60)).code).toBe('series_full');
  });
});

describe('lists of series', () => {
  it('show a station its own, and people theirs', async () => {
    const { id, origin } = await started();
    const list = async (as: Someone) => scene.call(listSeries, as, { params: { orgId: scene.station.id }, query: {} });
    expect((await list(scene.coordinator)).reply.items.map((row) => [row.id, row.next])).toEqual([[id, tuesday()]]);
    for (const other of [scene.stranger, scene.foreigner]) expect((await list(other)).code).toBe('forbidden');
    expect((await scene.call(listMySeries, origin.beneficiary)).reply.mine.map((row) => row.id)).toEqual([id]);
    expect((await scene.call(listMySeries, scene.stranger)).reply).toEqual({ kept: [], mine: [] });
  });
  it('are read by anyone who signed in, as a published wish is, while they go on: not what was, nor when nobody is at home', async () => {
    const { id } = await started();
    const zhao = await aVolunteer(scene);
    const before = (await scene.call(readSeries, zhao, on(id))).reply;
    expect([before.can, before.past, before.pauses]).toMatchObject([{ accept: true, change: false }, [], []]);
    const until = tuesday() + WEEK_MS;
    await scene.call(pauseSeries, scene.coordinator, { ...on(id), body: { from: tuesday(), to: until } });
    const paused = (await scene.call(readSeries, zhao, on(id))).reply;
    expect([paused.pauses, paused.coming.filter(({ state }) => state === 'left_out')]).toEqual([[], []]);
    expect((await scene.call(readSeries, scene.coordinator, on(id))).reply.pauses).toHaveLength(1);
    expect((await scene.call(readSeries, undefined, on(id))).code).toBe('unauthenticated');
    await scene.call(endSeries, scene.coordinator, { ...on(id), body: { reason: '住到女儿家去了' } });
    expect((await scene.call(readSeries, zhao, on(id))).code).toBe('not_found');
  });
  it('of a child are for those who look after it', async () => {
    const { id } = await started({ minor: true });
    const zhao = await aVolunteer(scene);
    expect((await scene.call(readSeries, zhao, on(id))).code).toBe('forbidden');
  });
  it('tell the station, and nobody else, why one ended', async () => {
    const { id, origin } = await started();
    await scene.call(endSeries, scene.coordinator, { ...on(id), body: { reason: '住到女儿家去了' } });
    expect((await scene.call(readSeries, scene.coordinator, on(id))).reply.endReason).toBe('住到女儿家去了');
    expect((await scene.call(readSeries, origin.beneficiary, on(id))).reply.endReason).toBeUndefined();
  });
  it('hold no name, door or phone of anybody', async () => {
    const zhao = await aVolunteer(scene);
    const { id } = await started();
    await scene.call(acceptSeries, zhao, on(id));
    await raised();
    const text = JSON.stringify([
      (await scene.call(readSeries, zhao, on(id))).reply,
      (await scene.call(listMySeries, zhao)).reply,
      await scene.world.house.table.get(occurrenceKey(id, tuesday())),
    ]);
    for (const secret of ['贺桂香', '粮库巷', '301', '赵强']) expect(text).not.toContain(secret);
  });
});

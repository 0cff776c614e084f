import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listDeadLetters, replayDeadLetter } from '../../shared/kernel/operations.ts';
import { chinaDayStart, DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { listNotices, listSendingDays, readNotices, saveNoticeSettings } from '../../shared/notices/contract.ts';
import { type Choices, USUAL_CHOICES } from '../../shared/notices/topics.ts';
import { listDevTexts } from '../../shared/people/contract.ts';
import { CONSUMERS } from '../jobs/consumers.ts';
import { deliver } from '../platform/changes.ts';
import type { Message, Messages } from '../platform/messages.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { noticeToItem } from './notice-item.ts';
import { runLateSends, runSends } from './sender.ts';

let scene: Scene;
let answers: ((message: Message) => 'taken' | 'gone' | Error)[];
let sent: Message[];
/** A provider that answers as it is told, else takes everything. */
const provider = (): Messages => ({
  send: async (message) => {
    const answer = answers.shift()?.(message) ?? 'taken';
    if (answer instanceof Error) throw answer;
    sent.push(message);
    return answer;
  },
});
let zhao: Someone;
beforeEach(async () => {
  [answers, sent] = [[], []];
  scene = await openScene({ messages: provider });
  zhao = await scene.world.person({ phone: '16000000021', name: '赵强', homeStation: scene.station.id });
});
afterEach(() => scene.world.close());

const always = (how: Partial<Choices['ask']>): Choices => ({
  ...USUAL_CHOICES,
  ask: { ...USUAL_CHOICES.ask, ...how },
});
type Wants = Parameters<typeof scene.call<typeof saveNoticeSettings>>[2];
async function wants(who: Someone, given: Partial<NonNullable<NonNullable<Wants>['body']>>): Promise<void> {
  const body = { choices: USUAL_CHOICES, quiet: { from: 0, to: 0 }, digestHour: 18, dailyLimit: 20, ...given };
  expect((await scene.call(saveNoticeSettings, who, { body })).code).toBeUndefined();
}
/** Somebody is told something; the stream brings it. */
async function told(who: Someone, params: Readonly<Record<string, number>> = {}): Promise<string> {
  const { house } = scene.world;
  const id = house.newId('notice');
  const notice = {
    id,
    personId: who.personId,
    kind: 'task_offered',
    at: house.clock(),
    params,
    to: '/for-me',
  } as const;
  await house.table.transact([{ op: 'insert', item: noticeToItem(notice) }]);
  await scene.world.settle();
  // One after another: ids of one millisecond have no order.
  scene.world.pass(1);
  return id;
}
async function minute(): Promise<void> {
  scene.world.pass(MINUTE_MS);
  await runSends(scene.world.house);
}
async function sendings(who: Someone, id: string) {
  const { reply } = await scene.call(listNotices, who, {});
  return reply.items.find((one) => one.id === id)?.sendings;
}

describe('a notice that goes out', () => {
  it('is a text that says something waits, with the station’s number, and nothing of what, whose or where', async () => {
    await wants(zhao, {});
    const id = await told(zhao);
    expect(await sendings(zhao, id)).toMatchObject([{ channel: 'sms', state: 'waiting' }]);
    await minute();
    expect(sent).toEqual([
      {
        channel: 'sms',
        to: '16000000021',
        text: '【暖心】有一件事想请您帮忙。打开暖心就能看到，也可以给社工站打电话：0471-6600123。',
      },
    ]);
    expect(await sendings(zhao, id)).toMatchObject([{ channel: 'sms', state: 'sent' }]);
  });
  it('goes out once, however often and in whatever order the stream brings it, and however often the clock runs', async () => {
    await wants(zhao, {});
    await told(zhao);
    await told(zhao);
    for (let round = 0; round < 2; round += 1) {
      for (const change of scene.world.changes().toReversed()) await deliver(scene.world.house, CONSUMERS, change);
      await Promise.all([runSends(scene.world.house), runSends(scene.world.house)]);
      await runLateSends(scene.world.house);
    }
    expect(sent).toHaveLength(2);
  });
  it('waits for the end of the quiet hours', async () => {
    // It is nine in the morning; this person sleeps until ten.
    await wants(zhao, { quiet: { from: 0, to: 10 * 60 } });
    const id = await told(zhao);
    await minute();
    expect(sent).toEqual([]);
    expect(await sendings(zhao, id)).toMatchObject([
      { state: 'waiting', at: chinaDayStart(scene.world.house.clock()) + 10 * HOUR_MS },
    ]);
    scene.world.pass(HOUR_MS);
    await runSends(scene.world.house);
    expect(sent).toHaveLength(1);
  });
  it('is not sent when it was read before, when it is too late to be of use, or when it was switched off since', async () => {
    await wants(zhao, {});
    const read = await told(zhao);
    await scene.call(readNotices, zhao, { body: { upTo: read } });
    await minute();
    scene.world.pass(1);
    const over = await told(zhao, { until: scene.world.house.clock() + 30_000 });
    await minute();
    scene.world.pass(1);
    const off = await told(zhao);
    await wants(zhao, { choices: always({ sms: 'off' }) });
    await minute();
    expect(sent).toEqual([]);
    const whys = await Promise.all([read, over, off].map(async (id) => (await sendings(zhao, id))?.[0]));
    expect(whys.map((one) => [one?.state, one?.why])).toEqual([
      ['dropped', 'read'],
      ['dropped', 'over'],
      ['dropped', 'off'],
    ]);
  });
  it('of the day before stays in the inbox', async () => {
    await wants(zhao, {});
    const { house } = scene.world;
    const old = {
      id: house.newId('notice'),
      personId: zhao.personId,
      kind: 'task_offered',
      params: {},
      to: '/',
    } as const;
    await house.table.transact([{ op: 'insert', item: noticeToItem({ ...old, at: house.clock() - 2 * DAY_MS }) }]);
    await scene.world.settle();
    await minute();
    expect(sent).toEqual([]);
  });
});

describe('a day', () => {
  it('has at most as many messages as the person wants; the rest comes together at the chosen hour', async () => {
    await wants(zhao, { dailyLimit: 2 });
    const ids = [await told(zhao), await told(zhao), await told(zhao), await told(zhao)];
    await minute();
    expect(sent).toHaveLength(2);
    const states = await Promise.all(ids.map(async (id) => (await sendings(zhao, id))?.[0]?.state));
    expect(states).toEqual(['sent', 'sent', 'digest', 'digest']);
    scene.world.pass(9 * HOUR_MS);
    await runSends(scene.world.house);
    expect(sent).toHaveLength(3);
    expect(sent[2]).toMatchObject({ text: expect.stringContaining('这一天有 2 件事有了动静') });
    expect((await sendings(zhao, ids[3] ?? ''))?.[0]?.state).toBe('sent');
  });
  it('whose texts are used up drops the rest, says so to the person, and to who pays', async () => {
    scene = await openScene({ messages: provider, env: { NOTICE_SMS_DAILY_LIMIT: '1' } });
    zhao = await scene.world.person({ phone: '16000000021' });
    await wants(zhao, {});
    await told(zhao);
    const second = await told(zhao);
    await minute();
    expect(sent).toHaveLength(1);
    expect(await sendings(zhao, second)).toMatchObject([{ state: 'dropped', why: 'budget' }]);
    const operator = await scene.world.person({}, [scene.center, 'operator']);
    const { reply } = await scene.call(listSendingDays, operator, {});
    expect([reply.smsLimit, reply.items[0]]).toMatchObject([1, { sent: { sms: 1 }, dropped: { budget: 1 } }]);
  });
});

describe('a provider that fails', () => {
  const down = () => new Error('down');
  it('is asked again, later each time, and the message goes out once', async () => {
    await wants(zhao, {});
    answers = [down, down];
    await told(zhao);
    for (let round = 0; round < 12; round += 1) await minute();
    expect(sent).toHaveLength(1);
  });
  it('for good leaves the message to the operator, who can have it sent once more', async () => {
    await wants(zhao, {});
    answers = [down, down, down, down];
    const id = await told(zhao);
    for (let round = 0; round < 50; round += 1) await minute();
    expect(sent).toEqual([]);
    expect(await sendings(zhao, id)).toMatchObject([{ state: 'failed' }]);
    const operator = await scene.world.person({}, [scene.center, 'operator']);
    const { items } = (await scene.call(listDeadLetters, operator, {})).reply;
    expect(items).toMatchObject([{ consumer: 'sends-again' }]);
    const params = { deadId: items[0]?.id ?? '' };
    expect((await scene.call(replayDeadLetter, operator, { params })).reply.taken).toBe(true);
    await minute();
    expect(sent).toHaveLength(1);
    expect(await sendings(zhao, id)).toMatchObject([{ state: 'sent' }]);
  });
  it('half-way is followed by another, after a while', async () => {
    await wants(zhao, {});
    await told(zhao);
    // The answer comes, and then everything stops: nothing is written down.
    const { house } = scene.world;
    const broken = { ...house, table: { ...house.table, transact: failingAfter(1, house.table.transact) } };
    await runSends(broken).catch(() => undefined);
    const before = sent.length;
    await minute();
    expect(sent.length).toBe(before);
    for (let round = 0; round < 5; round += 1) await minute();
    expect(sent.length).toBe(before + 1);
  });
});

function failingAfter<A extends readonly unknown[], R>(calls: number, run: (...given: A) => Promise<R>) {
  let left = calls;
  return async (...given: A): Promise<R> => {
    left -= 1;
    if (left < 0) throw new Error('the process is gone');
    return run(...given);
  };
}

describe('where nothing is real', () => {
  it('all channels land in the dev inbox', async () => {
    scene = await openScene();
    zhao = await scene.world.person({ phone: '16000000021' });
    await wants(zhao, {});
    await told(zhao);
    await minute();
    const { reply } = await scene.call(listDevTexts, undefined, {});
    expect(reply.items).toMatchObject([{ channel: 'sms', to: '16000000021' }]);
  });
});

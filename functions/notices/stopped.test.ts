import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import {
  askMailCode,
  confirmMail,
  readNoticeSettings,
  removeMail,
  resumeTexts,
  saveNoticeSettings,
} from '../../shared/notices/contract.ts';
import { USUAL_CHOICES } from '../../shared/notices/topics.ts';
import type { Message } from '../platform/messages.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { takeMailEvent } from './mail-feedback.ts';
import { noticeToItem } from './notice-item.ts';
import { runSends } from './sender.ts';

const MAIL = 'zhao@example.com';
let scene: Scene;
let sent: Message[];
let optedOut: boolean;
let zhao: Someone;
beforeEach(async () => {
  [sent, optedOut] = [[], false];
  const send = async (message: Message) => {
    sent.push(message);
    return optedOut && message.channel === 'sms' ? ('gone' as const) : ('taken' as const);
  };
  scene = await openScene({ messages: () => ({ send }) });
  zhao = await scene.world.person({ name: '赵强', phone: '16000000021' });
  await prove();
});
afterEach(() => scene.world.close());

const settings = async () => (await scene.call(readNoticeSettings, zhao, {})).reply;
/** The address is proved, and everything is mailed and texted at once. */
async function prove(): Promise<void> {
  await scene.call(askMailCode, zhao, { body: { email: MAIL } });
  scene.world.pass(MINUTE_MS);
  await runSends(scene.world.house);
  const mail = sent.findLast(({ channel }) => channel === 'email');
  const code = /\d{6}/.exec(mail?.channel === 'email' ? mail.text : '')?.[0] ?? '';
  expect((await scene.call(confirmMail, zhao, { body: { email: MAIL, code } })).code).toBeUndefined();
  const ask = { push: 'off', sms: 'now', email: 'now' } as const;
  const choices = { ...USUAL_CHOICES, ask };
  await scene.call(saveNoticeSettings, zhao, {
    body: { choices, quiet: { from: 0, to: 0 }, digestHour: 18, dailyLimit: 20 },
  });
  sent = [];
}
async function ring(): Promise<readonly Message['channel'][]> {
  const { house } = scene.world;
  sent = [];
  const notice = { personId: zhao.personId, kind: 'task_offered', params: {}, to: '/' } as const;
  const item = noticeToItem({ ...notice, id: house.newId('notice'), at: house.clock() });
  await house.table.transact([{ op: 'insert', item }]);
  await scene.world.settle();
  scene.world.pass(MINUTE_MS);
  await runSends(house);
  return sent.map(({ channel }) => channel).sort();
}
const delivered = (message: object) => ({ Records: [{ Sns: { Message: JSON.stringify(message) } }] });
const came = (over: object) =>
  takeMailEvent(scene.world.house, delivered({ mail: { tags: { person: [zhao.personId] } }, ...over }));
const bounced = (to = MAIL, bounceType = 'Permanent') =>
  came({ eventType: 'Bounce', bounce: { bounceType, bouncedRecipients: [{ emailAddress: to }] } });

describe('an address that mail came back from', () => {
  it('is not written to again, the person reads why, and it counts anew once it is proved', async () => {
    expect(await ring()).toEqual(['email', 'sms']);
    expect(sent.find(({ channel }) => channel === 'email')).toMatchObject({ about: zhao.personId });
    await bounced(MAIL.toUpperCase());
    await bounced();
    const at = scene.world.house.clock();
    expect(await settings()).toMatchObject({ stopped: { email: { why: 'bounced', at } }, reaches: ['sms'] });
    expect(await ring()).toEqual(['sms']);
    await prove();
    expect((await settings()).stopped).toEqual({});
    expect(await ring()).toEqual(['email', 'sms']);
  });
  it('because its reader called it spam is left alone as well', async () => {
    await came({ eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: MAIL }] } });
    expect((await settings()).stopped.email?.why).toBe('complained');
    expect(await ring()).toEqual(['sms']);
    await scene.call(removeMail, zhao, {});
    expect((await settings()).stopped).toEqual({});
  });
  it('only now, or that is theirs no more, changes nothing; nor does a word about somebody who is not there', async () => {
    await bounced(MAIL, 'Transient');
    await bounced('before@example.com');
    await came({ eventType: 'Delivery' });
    await takeMailEvent(
      scene.world.house,
      delivered({ eventType: 'Complaint', mail: {}, complaint: { complainedRecipients: [] } }),
    );
    const gone = { tags: { person: ['per_01JDJ000000000000000000000'] } };
    await came({ mail: gone, eventType: 'Complaint', complaint: { complainedRecipients: [{ emailAddress: MAIL }] } });
    expect((await settings()).stopped).toEqual({});
    expect(await ring()).toEqual(['email', 'sms']);
  });
  it('in a form that nobody knows is brought again, and ends where a person sees it', async () => {
    await expect(takeMailEvent(scene.world.house, delivered({ hello: 1 }))).rejects.toThrow();
  });
});

describe('a number that opted out of texts', () => {
  it('is not texted again until the person asks for it', async () => {
    optedOut = true;
    expect(await ring()).toEqual(['email', 'sms']);
    expect(await settings()).toMatchObject({ stopped: { sms: { why: 'opted_out' } }, reaches: ['email'] });
    expect(await ring()).toEqual(['email']);
    optedOut = false;
    expect((await scene.call(resumeTexts, zhao, {})).reply).toMatchObject({ stopped: {}, reaches: ['sms', 'email'] });
    expect(await ring()).toEqual(['email', 'sms']);
  });
});

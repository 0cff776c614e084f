import { createECDH } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import {
  addPushDevice,
  askMailCode,
  confirmMail,
  listNotices,
  readNoticeSettings,
  removeMail,
  removePushDevice,
  saveNoticeSettings,
} from '../../shared/notices/contract.ts';
import { USUAL_CHOICES } from '../../shared/notices/topics.ts';
import type { Message } from '../platform/messages.ts';
import { openScene, type Scene } from '../testing/things.ts';
import type { Someone } from '../testing/world.ts';
import { noticeToItem } from './notice-item.ts';
import { runSends } from './sender.ts';

let scene: Scene;
let sent: Message[];
let gone: boolean;
let zhao: Someone;
let xia: Someone;
beforeEach(async () => {
  [sent, gone] = [[], false];
  const send = async (message: Message) => {
    sent.push(message);
    return gone ? ('gone' as const) : ('taken' as const);
  };
  scene = await openScene({ messages: () => ({ send }) });
  zhao = await scene.world.person({ name: '赵强' });
  xia = await scene.world.person({ name: '夏青山' });
});
afterEach(() => scene.world.close());

function browser(name: string) {
  const keys = createECDH('prime256v1');
  keys.generateKeys();
  const endpoint = `https://fcm.googleapis.com/fcm/send/${name}`;
  return { endpoint, p256dh: keys.getPublicKey('base64url'), auth: 'A'.repeat(22) };
}
const settings = async (who: Someone) => (await scene.call(readNoticeSettings, who, {})).reply;
const loud = { choices: USUAL_CHOICES, quiet: { from: 0, to: 0 }, digestHour: 18, dailyLimit: 20 };
async function ring(who: Someone): Promise<void> {
  const { house } = scene.world;
  const notice = {
    id: house.newId('notice'),
    personId: who.personId,
    kind: 'task_offered',
    params: {},
    to: '/',
  } as const;
  await house.table.transact([{ op: 'insert', item: noticeToItem({ ...notice, at: house.clock() }) }]);
  await scene.world.settle();
  scene.world.pass(MINUTE_MS);
  await runSends(house);
}

describe('choices', () => {
  it('are the usual ones until the person chooses, and then theirs', async () => {
    expect((await settings(zhao)).choices).toEqual(USUAL_CHOICES);
    const choices = { ...USUAL_CHOICES, record: { push: 'off', sms: 'off', email: 'off' } } as const;
    await scene.call(saveNoticeSettings, zhao, { body: { ...loud, choices, dailyLimit: 3 } });
    expect(await settings(zhao)).toMatchObject({ choices, dailyLimit: 3, quiet: { from: 0, to: 0 } });
    expect((await settings(xia)).choices).toEqual(USUAL_CHOICES);
  });
});

describe('a browser that asks to be told', () => {
  it('is told, sealed where it is stored, and forgotten when its subscription is over', async () => {
    await scene.call(saveNoticeSettings, zhao, { body: loud });
    const given = browser('one');
    expect((await scene.call(addPushDevice, zhao, { body: given })).code).toBeUndefined();
    const stored = scene.world.changes().map(({ after }) => JSON.stringify(after ?? {}));
    for (const text of stored) expect(text.includes(given.endpoint) || text.includes(given.p256dh)).toBe(false);
    await ring(zhao);
    expect(sent).toMatchObject([{ channel: 'push', to: { endpoint: given.endpoint } }]);
    gone = true;
    await ring(zhao);
    expect((await settings(zhao)).devices).toEqual([]);
    const { items } = (await scene.call(listNotices, zhao, {})).reply;
    expect(items.map((one) => one.sendings[0]?.state)).toEqual(['dropped', 'sent']);
  });
  it('counts once however often it asks, and belongs to the one who asked last', async () => {
    const given = browser('shared');
    await scene.call(addPushDevice, zhao, { body: given });
    await scene.call(addPushDevice, zhao, { body: given });
    expect((await settings(zhao)).devices).toHaveLength(1);
    await scene.call(addPushDevice, xia, { body: given });
    expect([(await settings(zhao)).devices.length, (await settings(xia)).devices.length]).toEqual([0, 1]);
  });
  it('asked for by two people on one phone at the same moment reaches one of them alone', async () => {
    const given = browser('desk');
    const both = await Promise.all([zhao, xia].map((who) => scene.call(addPushDevice, who, { body: given })));
    expect(both.map(({ code }) => code)).toEqual([undefined, undefined]);
    const owners = await Promise.all(
      [zhao, xia].map(async (who) => (await settings(who)).devices.filter(({ id }) => id === both[0]?.reply.id).length),
    );
    expect(owners.sort()).toEqual([0, 1]);
  });
  it('is one of five at most; the oldest goes', async () => {
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f']) await scene.call(addPushDevice, zhao, { body: browser(name) });
    expect((await settings(zhao)).devices).toHaveLength(5);
  });
  it('can be removed by its person alone', async () => {
    const { id } = (await scene.call(addPushDevice, zhao, { body: browser('mine') })).reply;
    expect((await scene.call(removePushDevice, xia, { params: { deviceId: id } })).code).toBe('not_found');
    expect((await scene.call(removePushDevice, zhao, { params: { deviceId: id } })).reply.removed).toBe(1);
  });
  it.each([
    'https://169.254.169.254/latest/meta-data/',
    'https://fcm.googleapis.com.evil.example/send',
    'https://evilfcm.googleapis.com@10.0.0.1/x',
    'https://localhost/x',
    'http://fcm.googleapis.com/x',
  ])('at %s is refused: the house calls push services only', async (endpoint) => {
    expect((await scene.call(addPushDevice, zhao, { body: { ...browser('x'), endpoint } })).code).toBe('invalid_input');
  });
});

describe('a mail address', () => {
  const email = 'zhao.qiang@example.com';
  async function code(): Promise<string> {
    expect((await scene.call(askMailCode, zhao, { body: { email } })).code).toBeUndefined();
    scene.world.pass(MINUTE_MS);
    await runSends(scene.world.house);
    const mail = sent.at(-1);
    return /\d{6}/.exec(mail?.channel === 'email' ? mail.text : '')?.[0] ?? '';
  }
  it('counts when the code that came there is given back, by the person who asked', async () => {
    const body = { email, code: await code() };
    expect((await scene.call(confirmMail, xia, { body })).code).toBe('code_expired');
    expect((await scene.call(confirmMail, zhao, { body })).reply).toMatchObject({ email: 'zh…@example.com' });
    expect((await settings(zhao)).reaches).toContain('email');
    expect((await scene.call(removeMail, zhao, {})).reply.email).toBeUndefined();
    for (const { after } of scene.world.changes()) expect(JSON.stringify(after ?? {})).not.toContain(email);
  });
  it('is refused where this place can send none', async () => {
    scene = await openScene({ env: { PLACE: 'aws' } });
    zhao = await scene.world.person({});
    expect((await scene.call(askMailCode, zhao, { body: { email } })).code).toBe('mail_off');
    expect((await settings(zhao)).mail).toBe(false);
  });
});

import type { Reply } from '../../shared/kernel/endpoint.ts';
import {
  addPushDevice,
  askMailCode,
  confirmMail,
  listSendingDays,
  readNoticeSettings,
  removeMail,
  removePushDevice,
  resumeTexts,
  saveNoticeSettings,
} from '../../shared/notices/contract.ts';
import { CODE_VALID_SECONDS, spendCode } from '../people/codes.ts';
import { openFor, personOf, sealFor } from '../people/people.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { vapidOf } from '../platform/vapid.ts';
import { dayFromItem, SENDING_DAYS_PK } from './days.ts';
import { addDevice, removeDevice } from './devices.ts';
import { askedMailCode, mailSubject, maskedMail } from './mail.ts';
import { reachesOf, sendsMail } from './sends.ts';
import { type NoticeSettings, settingsOf, settingsWrite } from './settings-item.ts';

export const SETTINGS_ROUTES: readonly Route[] = [
  route(readNoticeSettings, {
    act: async ({ actor, house }) => ({
      reply: await viewOf(house, actor.personId, await settingsOf(house, actor.personId)),
    }),
  }),
  route(saveNoticeSettings, {
    act: async ({ actor, house, input: { body } }) => {
      const before = await settingsOf(house, actor.personId);
      const after = { ...before, ...body };
      return {
        reply: await viewOf(house, actor.personId, after),
        writes: [settingsWrite(actor.personId, before, after)],
      };
    },
  }),
  route(addPushDevice, {
    act: async ({ actor, house, input: { body } }) => {
      const { id, writes } = await addDevice(house, actor.personId, body);
      return { reply: { id }, writes };
    },
  }),
  route(removePushDevice, {
    act: async ({ actor, house, input: { params } }) => ({
      reply: { removed: 1 },
      writes: await removeDevice(house, actor.personId, params.deviceId),
    }),
  }),
  route(askMailCode, {
    act: async ({ actor, house, input: { body }, caller }) => ({
      reply: { validSeconds: CODE_VALID_SECONDS },
      writes: await askedMailCode(house, actor.personId, body.email, caller.address),
    }),
  }),
  route(confirmMail, {
    act: async ({ actor, house, input: { body } }) => {
      const { personId } = actor;
      const spent = await spendCode(house, mailSubject(house, personId, body.email), body.code);
      const [person, before] = await Promise.all([personOf(house, personId), settingsOf(house, personId)]);
      const { email: _, ...stopped } = before.stopped ?? {};
      const after = { ...before, stopped, emailSealed: await sealFor(house, person, 'email', body.email) };
      return {
        reply: await viewOf(house, personId, after),
        writes: [spent, settingsWrite(personId, before, after)],
      };
    },
  }),
  route(removeMail, {
    act: async ({ actor, house }) => {
      const before = await settingsOf(house, actor.personId);
      const { emailSealed: _, ...kept } = before;
      const { email: _email, ...stopped } = before.stopped ?? {};
      const after = { ...kept, stopped };
      return {
        reply: await viewOf(house, actor.personId, after),
        writes: [settingsWrite(actor.personId, before, after)],
      };
    },
  }),
  route(resumeTexts, {
    act: async ({ actor, house }) => {
      const before = await settingsOf(house, actor.personId);
      const { sms: _, ...stopped } = before.stopped ?? {};
      const after = { ...before, stopped };
      return {
        reply: await viewOf(house, actor.personId, after),
        writes: [settingsWrite(actor.personId, before, after)],
      };
    },
  }),
  route(listSendingDays, {
    about: async () => ({ thing: undefined, anyOrg: true }) as const,
    act: async ({ house, input: { query } }) => {
      const page = await house.table.query({
        pk: SENDING_DAYS_PK,
        limit: query.limit,
        descending: true,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      return {
        reply: {
          items: page.items.map(dayFromItem),
          ...(page.next === undefined ? {} : { next: page.next }),
          smsLimit: house.config.noticeSmsDailyLimit,
        },
      };
    },
  }),
];

async function viewOf(
  house: House,
  personId: string,
  settings: NoticeSettings,
): Promise<Reply<typeof readNoticeSettings>> {
  const person = await personOf(house, personId);
  const { choices, quiet, digestHour, dailyLimit, devices, emailSealed, stopped = {} } = settings;
  const email = emailSealed === undefined ? undefined : await openFor(house, person, 'email', emailSealed);
  return {
    choices,
    quiet,
    digestHour,
    dailyLimit,
    reaches: [...reachesOf(house, person, settings)],
    stopped,
    mail: sendsMail(house),
    devices: devices.map(({ id, since }) => ({ id, since })),
    pushKey: vapidOf(house.sealer).publicKey,
    ...(email === undefined ? {} : { email: maskedMail(email) }),
  };
}

import { mailText, noteBody, noticeSentence, smsText } from '../../shared/notices/texts.ts';
import type { Org } from '../orgs/org-item.ts';
import { orgOf } from '../orgs/orgs.ts';
import { openFor, phoneOf } from '../people/people.ts';
import type { Person } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { PushDevice } from '../platform/messages.ts';
import type { Write } from '../platform/table.ts';
import type { Claimed } from './claim.ts';
import type { Send } from './send-item.ts';
import { type Device, deviceKey, settingsWrite } from './settings-item.ts';

export type Handed = { readonly outcome: 'taken' | 'gone'; readonly writes: readonly Write[] };

/** Hands one message to its provider; addresses that are gone are forgotten with the writes it gives. Throws to be tried again. */
export async function hand(house: House, claimed: Claimed): Promise<Handed> {
  const { send } = claimed;
  if (send.channel === 'push') return handPush(house, claimed);
  if (send.what === 'code') return handCode(house, claimed);
  return send.channel === 'sms' ? handText(house, claimed) : handMail(house, claimed);
}

function topicOrCount({ what, count }: Send) {
  return what === 'digest' || what === 'code' ? count : what;
}

async function handText(house: House, { send, person, settings }: Claimed): Promise<Handed> {
  const to = await phoneOf(house, person);
  if (to === undefined) return { outcome: 'gone', writes: [] };
  const station = (await stationOf(house, person))?.phone;
  const text = smsText(topicOrCount(send), person.locale, station);
  const outcome = await house.messages.send({ channel: 'sms', to, text });
  if (outcome === 'taken') return { outcome, writes: [] };
  const stopped = { ...settings.stopped, sms: { why: 'opted_out', at: house.clock() } } as const;
  return { outcome, writes: [settingsWrite(person.personId, settings, { ...settings, stopped })] };
}

async function stationOf(house: House, { homeStation, stationId }: Person): Promise<Org | undefined> {
  const id = homeStation ?? stationId;
  return id === undefined ? undefined : orgOf(house, id);
}

async function handMail(house: House, { send, person, settings }: Claimed): Promise<Handed> {
  if (settings.emailSealed === undefined) return { outcome: 'gone', writes: [] };
  const to = await openFor(house, person, 'email', settings.emailSealed);
  const mail = mailText(topicOrCount(send), person.locale, house.config.siteUrl);
  return { outcome: await house.messages.send({ channel: 'email', to, about: person.personId, ...mail }), writes: [] };
}

/** The code that proves an address: address and words were sealed when it was asked for. */
async function handCode(house: House, { send, person }: Claimed): Promise<Handed> {
  if (send.sealed === undefined) return { outcome: 'gone', writes: [] };
  const mail = JSON.parse(await openFor(house, person, 'code', send.sealed)) as {
    to: string;
    subject: string;
    text: string;
  };
  return { outcome: await house.messages.send({ channel: 'email', ...mail }), writes: [] };
}

/** To every browser of the person; one that took it is enough. Those that ended their subscription are forgotten. */
async function handPush(house: House, { send, person, settings }: Claimed): Promise<Handed> {
  const { locale } = person;
  const note = {
    title: noticeSentence(topicOrCount(send), locale),
    body: noteBody(locale),
    to: '/inbox',
    tag: send.noticeIds.at(-1) ?? send.sk,
  };
  const tried = await Promise.allSettled(
    settings.devices.map(async (device) => {
      const to = JSON.parse(await openFor(house, person, `push:${device.id}`, device.sealed)) as PushDevice;
      return { device, outcome: await house.messages.send({ channel: 'push', to, note }) };
    }),
  );
  const answers = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const gone = answers.filter(({ outcome }) => outcome === 'gone').map(({ device }) => device);
  const taken = answers.some(({ outcome }) => outcome === 'taken');
  const failed = tried.find((one) => one.status === 'rejected');
  if (!taken && failed) throw failed.reason;
  return { outcome: taken ? 'taken' : 'gone', writes: forget(person, settings, gone) };
}

function forget(person: Person, settings: Claimed['settings'], gone: readonly Device[]): readonly Write[] {
  if (gone.length === 0) return [];
  const devices = settings.devices.filter((device) => !gone.includes(device));
  return [
    settingsWrite(person.personId, settings, { ...settings, devices }),
    ...gone.map(({ id }): Write => ({ op: 'delete', key: deviceKey(id) })),
  ];
}

import { DAY_MS } from '../../shared/kernel/time.ts';
import { planOf } from '../../shared/notices/plan.ts';
import { type Channel, TOPIC_OF } from '../../shared/notices/topics.ts';
import { type Person, personFromItem, personKey } from '../people/person-item.ts';
import { type Consumer, once } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile, type Write } from '../platform/table.ts';
import { type Notice, noticeFromItem } from './notice-item.ts';
import { digestSk, digestWrite, type Send, sendFromItem, sendKey, sendSk, sendToItem, sendWrite } from './send-item.ts';
import { type NoticeSettings, settingsFromItem, settingsKey } from './settings-item.ts';

/** What is older than this rings nobody's phone; it stands in the inbox. */
const FRESH_MS = DAY_MS;
/** Fresh looks when another notice of the same digest came between. */
const ATTEMPTS_COUNT = 4;

/** Whether this place can send mail: where nothing is real it lands in the dev inbox. */
export function sendsMail({ config }: House): boolean {
  return config.place !== 'aws' || config.mailFrom !== undefined;
}

/** The channels that reach a person now. A number counts only for whom it signs in. */
export function reachesOf(house: House, person: Person, settings: NoticeSettings): readonly Channel[] {
  return [
    ...(settings.devices.length > 0 ? (['push'] as const) : []),
    ...(person.phoneLookup === undefined || settings.stopped?.sms ? [] : (['sms'] as const)),
    ...(settings.emailSealed !== undefined && !settings.stopped?.email && sendsMail(house) ? (['email'] as const) : []),
  ];
}

/**
 * Writes down what a new notice sends out, once for each change however often it comes. Nothing is sent here: a slow
 * provider must not hold up the stream.
 */
export const NOTICE_SENDS: Consumer = {
  name: 'notice-sends',
  wants: ({ before, after }) => after?.type === 'notice' && before === undefined,
  take: async (house, change) => {
    if (!change.after) return;
    const notice = noticeFromItem(change.after);
    if (notice.at < house.clock() - FRESH_MS) return;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await once(house, 'notice-sends', change, await plannedWrites(house, notice));
        return;
      } catch (error) {
        const raced = movedMeanwhile(error);
        if (!raced || attempt === ATTEMPTS_COUNT) throw error;
      }
    }
  },
};

async function plannedWrites(house: House, notice: Notice): Promise<readonly Write[]> {
  const { personId } = notice;
  const items = await house.table.batchGet([personKey(personId), settingsKey(personId)]);
  const person = items.find((item) => item.type === 'person');
  // Erased since: there is nobody to tell.
  if (!person) return [];
  const settings = settingsFromItem(items.find((item) => item.type === 'notice_settings'));
  const reaches = reachesOf(house, personFromItem(person), settings);
  const now = house.clock();
  const topic = TOPIC_OF[notice.kind];
  const until = notice.params['until'];
  return Promise.all(
    planOf(topic, settings, reaches, now).map(async ({ channel, how, dueAt }): Promise<Write> => {
      if (how === 'digest') return intoDigest(house, personId, channel, notice.id, dueAt);
      const sk = sendSk(notice.id, channel);
      const send = { personId, sk, channel, what: topic, noticeIds: [notice.id], count: 1, state: 'waiting' } as const;
      const over = typeof until === 'number' ? { until } : {};
      return { op: 'insert', item: sendToItem({ ...send, at: now, dueAt, ...over, tries: 0, version: 1 }) };
    }),
  );
}

/** The write that adds a notice to the digest of a channel. */
export async function intoDigest(
  house: House,
  personId: string,
  channel: Channel,
  noticeId: string,
  dueAt: number,
): Promise<Write> {
  const item = await house.table.get(sendKey(personId, digestSk(dueAt, channel)), { consistent: true });
  return digestWrite(item && sendFromItem(item), personId, channel, noticeId, dueAt, house.clock());
}

/** Gives a message that failed for good a fresh start, from the operator's list of dead letters. The stream never asks for it. */
export const SENDS_AGAIN: Consumer = {
  name: 'sends-again',
  // What the operator gives back is a letter that names the message and nothing else; the stream always brings an image.
  wants: ({ before, after }) => before === undefined && after === undefined,
  take: async (house, { key }) => {
    const item = await house.table.get(key, { consistent: true });
    const send: Send | undefined = item && sendFromItem(item);
    if (send?.state !== 'failed') return;
    await house.table.transact([sendWrite(send, { state: 'waiting', dueAt: house.clock(), tries: 0 })]);
  },
};

import { chinaDay, DAY_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { afterQuiet, nextDigest } from '../../shared/notices/plan.ts';
import { type Person, personFromItem, personKey } from '../people/person-item.ts';
import type { House } from '../platform/house.ts';
import type { Condition, Key, Write } from '../platform/table.ts';
import { dayWrite, textsToday } from './days.ts';
import { type DroppedWhy, type Send, sendKey, sendWrite } from './send-item.ts';
import { intoDigest, reachesOf } from './sends.ts';
import { type NoticeSettings, settingsFromItem, settingsKey } from './settings-item.ts';

/** A try that has not said how it went after this long is taken up by another. */
const LEASE_MS = 5 * MINUTE_MS;
/** Tries in all before a message counts as failed. */
export const SEND_TRIES_COUNT = 4;

/** A message that is taken up, with whom it goes to. */
export type Claimed = { readonly send: Send; readonly person: Person; readonly settings: NoticeSettings };

/**
 * Takes up one message that is due, or settles it without sending: dropped with the reason, held back until the quiet hours end,
 * put into the digest when the day's number is reached. One transaction with the counters, conditioned on all of them.
 */
export async function claim(house: House, send: Send): Promise<Claimed | undefined> {
  const now = house.clock();
  const items = await house.table.batchGet([personKey(send.personId), settingsKey(send.personId)]);
  const stored = items.find((item) => item.type === 'person');
  if (!stored) return drop(house, send, 'unreachable');
  const person = personFromItem(stored);
  const settings = settingsFromItem(items.find((item) => item.type === 'notice_settings'));
  const why = whyNot(house, send, person, settings);
  if (why !== undefined) return drop(house, send, why);
  const first = send.tries === 0;
  if (first && send.what !== 'code' && send.what !== 'digest') {
    const quietUntil = afterQuiet(now, settings.quiet);
    if (quietUntil > now) return later(house, send, quietUntil);
  }
  const counted: Write[] = [];
  if (first && send.what !== 'code' && send.what !== 'digest') {
    const used = await usedToday(house, send.personId);
    if (used.count >= settings.dailyLimit) return joinDigest(house, send, settings);
    counted.push(used.write);
  }
  if (send.channel === 'sms') {
    const texts = await textsToday(house);
    if (texts >= house.config.noticeSmsDailyLimit) return drop(house, send, 'budget');
    counted.push(within(dayWrite(now, { sent_sms: 1 }), 'sent_sms', texts));
  } else if (first) counted.push(dayWrite(now, { [`sent_${send.channel}`]: 1 }));
  const taken: Partial<Send> = { tries: send.tries + 1, dueAt: now + LEASE_MS };
  await house.table.transact([sendWrite(send, taken), ...counted]);
  return { send: { ...send, ...taken, version: send.version + 1 }, person, settings };
}

function whyNot(house: House, send: Send, person: Person, settings: NoticeSettings): DroppedWhy | undefined {
  if (send.what === 'code') return undefined;
  if (!reachesOf(house, person, settings).includes(send.channel)) return 'unreachable';
  if (send.noticeIds.every((id) => id <= (person.readUpTo ?? ''))) return 'read';
  if (send.what === 'digest') return undefined;
  if (settings.choices[send.what][send.channel] === 'off') return 'off';
  return (send.until ?? Number.MAX_SAFE_INTEGER) <= house.clock() ? 'over' : undefined;
}

async function drop(house: House, send: Send, why: DroppedWhy): Promise<undefined> {
  const now = house.clock();
  await house.table.transact([
    sendWrite(send, { state: 'dropped', why, at: now }),
    dayWrite(now, { [`dropped_${why}`]: 1 }),
  ]);
}

async function later(house: House, send: Send, dueAt: number): Promise<undefined> {
  await house.table.transact([sendWrite(send, { dueAt })]);
}

/** More than the person wants in a day: it waits with the others. */
async function joinDigest(house: House, send: Send, settings: NoticeSettings): Promise<undefined> {
  const [noticeId] = send.noticeIds;
  if (noticeId === undefined) throw new Error('a message about nothing');
  const dueAt = nextDigest(house.clock(), settings.digestHour);
  await house.table.transact([
    {
      op: 'delete',
      key: sendKey(send.personId, send.sk),
      if: [{ attribute: 'version', is: 'eq', value: send.version }],
    },
    await intoDigest(house, send.personId, send.channel, noticeId, dueAt),
  ]);
}

/** How often a person was reached today, and the write that counts once more; it fails when another came between. */
async function usedToday(house: House, personId: string): Promise<{ count: number; write: Write }> {
  const now = house.clock();
  const key: Key = { pk: personKey(personId).pk, sk: `SENDSTODAY#${chinaDay(now)}` };
  const count = Number((await house.table.get(key, { consistent: true }))?.['used'] ?? 0);
  const expires = Math.floor((now + 2 * DAY_MS) / 1_000);
  const write: Write = { op: 'update', key, upsert: true, add: { used: 1 }, set: { type: 'count', expires } };
  return { count, write: within(write, 'used', count) };
}

function within(write: Extract<Write, { op: 'update' }> | Write, attribute: string, was: number): Write {
  if (write.op !== 'update') throw new Error('only an update counts');
  const unchanged: Condition = was === 0 ? { attribute, is: 'missing' } : { attribute, is: 'eq', value: was };
  return { ...write, if: [unchanged] };
}

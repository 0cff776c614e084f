import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import { deadLetterWrite } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import { movedMeanwhile, type Write } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';
import { type Claimed, claim, SEND_TRIES_COUNT } from './claim.ts';
import { dayWrite } from './days.ts';
import { hand } from './hand.ts';
import { hourOf, type Send, sendFromItem, sendKey, sendsPk, sendWrite } from './send-item.ts';
import { SENDS_AGAIN } from './sends.ts';

/** Hours looked back at: a minute's round sees the last few; the slow round catches what a long standstill left. */
const RECENT_HOURS = 2;
const LATE_HOURS = 72;
const PAGE_ITEMS = 20;
/** Messages that one run takes up: what is left is there for the next, a minute later. */
const RUN_LIMIT_SENDS = 600;
/** Pauses after the first, second and third try that failed. */
const PAUSES_MS = [MINUTE_MS, 5 * MINUTE_MS, 30 * MINUTE_MS] as const;

/** Sends what is due. Safe to repeat and to run twice at a time: each message is taken up by a condition. */
export async function runSends(house: House): Promise<void> {
  await sendSince(house, RECENT_HOURS);
}
/** The same, far enough back for what came due while nothing ran. */
export async function runLateSends(house: House): Promise<void> {
  await sendSince(house, LATE_HOURS);
}

async function sendSince(house: House, hours: number): Promise<void> {
  let left = RUN_LIMIT_SENDS;
  const now = house.clock();
  for (let hour = hourOf(now - (hours - 1) * HOUR_MS); hour <= hourOf(now); hour += 1) {
    let cursor: string | undefined;
    do {
      const { items, next } = await house.table.query({
        index: 'gsi2',
        pk: sendsPk(hour),
        sk: { lt: timeKey(now + 1) },
        limit: PAGE_ITEMS,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const keys = items.map((item) => item.card as { personId: string; sk: string });
      await sendPage(house, keys);
      left -= keys.length;
      cursor = next;
    } while (cursor !== undefined && left > 0);
  }
}

/** Taken up one after another, since they share counters; handed over together, since providers are slow. */
async function sendPage(house: House, keys: readonly { personId: string; sk: string }[]): Promise<void> {
  const claimed: Claimed[] = [];
  for (const { personId, sk } of keys) {
    const item = await house.table.get(sendKey(personId, sk), { consistent: true });
    const send = item && sendFromItem(item);
    if (send?.state !== 'waiting' || send.dueAt > house.clock()) continue;
    const one = await unlessRaced(send.tries >= SEND_TRIES_COUNT ? giveUp(house, send) : claim(house, send));
    if (one) claimed.push(one);
  }
  await Promise.all(claimed.map((one) => unlessRaced(settle(house, one))));
}

/** Someone else moved it at this moment, and has it now. */
async function unlessRaced<T>(doing: Promise<T>): Promise<T | undefined> {
  try {
    return await doing;
  } catch (error) {
    if (movedMeanwhile(error)) return undefined;
    throw error;
  }
}

async function settle(house: House, claimed: Claimed): Promise<void> {
  const { send } = claimed;
  const now = house.clock();
  let answer: Awaited<ReturnType<typeof hand>>;
  try {
    answer = await hand(house, claimed);
  } catch (error) {
    house.log.warn('message not taken', { channel: send.channel, tries: send.tries });
    const pause = PAUSES_MS[send.tries - 1];
    if (pause === undefined) await giveUp(house, send, error);
    else await house.table.transact([sendWrite(send, { dueAt: now + pause })]);
    return;
  }
  const done: Partial<Send> =
    answer.outcome === 'taken' ? { state: 'sent', at: now } : { state: 'dropped', why: 'unreachable', at: now };
  const dropped = answer.outcome === 'taken' ? [] : [dayWrite(now, { dropped_unreachable: 1 })];
  await house.table.transact([sendWrite(send, done), ...answer.writes, ...dropped]);
}

/** Tried in vain: it stands in the operator's list, from where it can be sent once more. */
async function giveUp(house: House, send: Send, error?: unknown): Promise<undefined> {
  const now = house.clock();
  const failed = sendWrite(send, { state: 'failed', at: now });
  const key = sendKey(send.personId, send.sk);
  const letter: Write = deadLetterWrite(house, SENDS_AGAIN.name, { id: house.newId('read'), at: now, key }, error);
  await house.table.transact([failed, letter, dayWrite(now, { failed: 1 })]);
}

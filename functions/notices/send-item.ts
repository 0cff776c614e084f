import type { DROPPED_WHY, SENDING_STATES } from '../../shared/notices/contract.ts';
import type { Channel, Topic } from '../../shared/notices/topics.ts';
import type { Item, Key, Write } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

export type SendState = (typeof SENDING_STATES)[number];
export type DroppedWhy = (typeof DROPPED_WHY)[number];

/**
 * One message on its way: for one notice, for a day's digest, or with the code that proves an address. `waiting` from
 * `dueAt` on; taking it up moves `dueAt` past the try, so that who falls silent half-way is followed by another.
 */
export type Send = {
  readonly personId: string;
  readonly sk: string;
  readonly channel: Channel;
  readonly what: Topic | 'digest' | 'code';
  /** The notices it tells of; of a long digest the first ones. */
  readonly noticeIds: readonly string[];
  readonly count: number;
  readonly state: SendState;
  readonly why?: DroppedWhy;
  readonly at: number;
  readonly dueAt: number;
  /** Of no use afterwards (an offer that runs out). */
  readonly until?: number;
  readonly tries: number;
  readonly version: number;
  /** Text and address of a code, sealed with field `code`. */
  readonly sealed?: string;
};

const KEPT_SECONDS = 180 * 86_400;
const HOUR_MS = 3_600_000;
export const SEND_PREFIX = 'SEND#';
export const DIGEST_PREFIX = 'DIGEST#';

export function sendSk(noticeId: string, channel: Channel): string {
  return `${SEND_PREFIX}${noticeId}#${channel}`;
}
export function digestSk(dueAt: number, channel: Channel): string {
  return `${DIGEST_PREFIX}${timeKey(dueAt)}#${channel}`;
}
export const CODE_SK = 'MAILCODE';
export function sendKey(personId: string, sk: string): Key {
  return { pk: `PERSON#${personId}`, sk };
}
/** gsi2: what is to be sent, by the hour it is due in. */
export function sendsPk(hour: number): string {
  return `SENDS#${hour}`;
}
export function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS);
}
/** Where a waiting send stands in the hour's list; as attributes, so that an update can set them too. */
export function duePlace({ personId, sk, dueAt }: Pick<Send, 'personId' | 'sk' | 'dueAt'>) {
  return { gsi2pk: sendsPk(hourOf(dueAt)), gsi2sk: `${timeKey(dueAt)}#${personId}#${sk}`, card: { personId, sk } };
}

export function sendToItem(send: Send): Item {
  return {
    pk: sendKey(send.personId, send.sk).pk,
    type: 'send',
    ...send,
    expires: Math.floor(send.at / 1_000) + KEPT_SECONDS,
    ...(send.state === 'waiting' ? duePlace(send) : {}),
  } as unknown as Item;
}
export function sendFromItem(item: Item): Send {
  const { pk: _pk, type: _type, card: _card, expires: _expires, gsi2pk: _a, gsi2sk: _b, ...send } = item;
  return send as unknown as Send;
}

/** The next version over the one that was read. */
export function sendWrite(before: Send, patch: Partial<Send>): Write {
  const item = sendToItem({ ...before, ...patch, version: before.version + 1 });
  return { op: 'replace', item, if: [{ attribute: 'version', is: 'eq', value: before.version }] };
}

/** Puts a notice into the digest of a channel that goes out at `dueAt`: a new one, or one more line. */
export function digestWrite(
  digest: Send | undefined,
  personId: string,
  channel: Channel,
  noticeId: string,
  dueAt: number,
  at: number,
): Write {
  const sk = digestSk(dueAt, channel);
  if (!digest) {
    const first = { personId, sk, channel, what: 'digest', noticeIds: [noticeId], count: 1 } as const;
    return { op: 'insert', item: sendToItem({ ...first, state: 'waiting', at, dueAt, tries: 0, version: 1 }) };
  }
  const listed = digest.noticeIds.length < LISTED_LIMIT_ITEMS ? [...digest.noticeIds, noticeId] : digest.noticeIds;
  return sendWrite(digest, { noticeIds: listed, count: digest.count + 1 });
}
const LISTED_LIMIT_ITEMS = 100;

import { createHmac, timingSafeEqual } from 'node:crypto';
import { AppError } from '../../shared/kernel/errors.ts';
import { chinaDay, DAY_MS, HOUR_MS } from '../../shared/kernel/time.ts';
import type { House } from '../platform/house.ts';
import { type Condition, type Key, TableError, type Write } from '../platform/table.ts';

/** One-time codes: six digits, ten minutes, five tries, ten an hour for each number and each address, a daily cap on texts. */
export const CODE_VALID_SECONDS = 600;
const TRIES_LIMIT_COUNT = 5;
const HOURLY_LIMIT_COUNT = 10;
const CODES_COUNT = 1_000_000;

/** What a code is for and whom it was sent to; keeps a sign-in code from confirming a wish. */
export type CodeSubject = { readonly purpose: 'sign_in' | 'step_up' | 'confirm' | 'mail'; readonly subject: string };
/** Where a code goes: its number or address, and by which way; each way has its own daily sum. */
export type CodeTarget = { readonly channel: 'sms' | 'email'; readonly to: string };

export const CODE_TEXT = {
  zh: '【暖心】验证码 {code}，10 分钟内有效。谁来要都不要给。',
  en: 'Nuanxin code {code}, valid for 10 minutes. Give it to no one.',
};

function codeKey({ purpose, subject }: CodeSubject): Key {
  return { pk: `CODE#${purpose}#${subject}`, sk: 'CODE' };
}

/** The write that counts one more of something whose key names its hour or day. Raises `refusal` at the limit. */
export async function countWithin(house: House, key: Key, limit: number, refusal: AppError): Promise<Write> {
  const item = await house.table.get(key, { consistent: true });
  const used = Number(item?.['used'] ?? 0);
  if (used >= limit) throw refusal;
  const unchanged: Condition = item
    ? { attribute: 'used', is: 'lt', value: limit }
    : { attribute: 'used', is: 'missing' };
  return {
    op: 'update',
    key,
    upsert: true,
    add: { used: 1 },
    set: { type: 'count', expires: Math.floor((house.clock() + 2 * DAY_MS) / 1_000) },
    if: [unchanged],
  };
}

/** Counts one text message against the day's spend. Raises `code_spend`. */
export function countText(house: House): Promise<Write> {
  const key = { pk: 'COUNT#texts', sk: chinaDay(house.clock()) };
  return countWithin(house, key, house.config.smsDailyLimit, new AppError('code_spend'));
}

/** A fresh code and the writes that remember it, counted against all limits. Raises `code_limit`, `code_spend`. */
export async function issueCode(
  house: House,
  subject: CodeSubject,
  { channel, to }: CodeTarget,
  address: string,
): Promise<{ code: string; writes: readonly Write[] }> {
  const now = house.clock();
  const code = String(Math.floor(uniform(house.secretBytes(6)) * CODES_COUNT)).padStart(6, '0');
  const hour = Math.floor(now / HOUR_MS);
  const counters: readonly [Key, number, AppError][] = [
    [
      {
        pk: `COUNT#${channel === 'sms' ? 'phone' : 'mail'}#${house.sealer.lookup(channel === 'sms' ? 'phone' : 'mail', to)}`,
        sk: String(hour),
      },
      HOURLY_LIMIT_COUNT,
      limitError(now),
    ],
    [
      { pk: `COUNT#address#${house.sealer.lookup('address', address)}`, sk: String(hour) },
      HOURLY_LIMIT_COUNT,
      limitError(now),
    ],
    [
      { pk: channel === 'sms' ? 'COUNT#texts' : 'COUNT#mails', sk: chinaDay(now) },
      channel === 'sms' ? house.config.smsDailyLimit : house.config.mailDailyLimit,
      new AppError('code_spend'),
    ],
  ];
  const writes: Write[] = [];
  for (const [key, limit, refusal] of counters) writes.push(await countWithin(house, key, limit, refusal));
  writes.push({
    op: 'replace',
    item: {
      ...codeKey(subject),
      type: 'code',
      hash: hashOf(house, subject, code),
      tries: 0,
      until: now + CODE_VALID_SECONDS * 1_000,
      expires: Math.floor(now / 1_000) + CODE_VALID_SECONDS,
    },
  });
  return { code, writes };
}

/**
 * Checks a code in constant time and gives the write that spends it. A wrong try is counted at once, in a commit of its
 * own: it must hold even though the call fails. Raises `code_expired`, `code_tries`, `code_wrong`.
 */
export async function spendCode(house: House, subject: CodeSubject, code: string): Promise<Write> {
  const key = codeKey(subject);
  const item = await house.table.get(key, { consistent: true });
  if (!item || Number(item['until']) <= house.clock()) throw new AppError('code_expired');
  const tries = Number(item['tries']);
  if (tries >= TRIES_LIMIT_COUNT) throw new AppError('code_tries');
  const same = timingSafeEqual(Buffer.from(hashOf(house, subject, code)), Buffer.from(String(item['hash'])));
  const unchanged: readonly Condition[] = [
    { attribute: 'hash', is: 'eq', value: String(item['hash']) },
    { attribute: 'tries', is: 'eq', value: tries },
  ];
  if (same) return { op: 'delete', key, if: unchanged };
  await countTry(house, key, unchanged);
  if (tries + 1 >= TRIES_LIMIT_COUNT) throw new AppError('code_tries');
  throw new AppError('code_wrong', { left: TRIES_LIMIT_COUNT - tries - 1 });
}

async function countTry(house: House, key: Key, unchanged: readonly Condition[]): Promise<void> {
  try {
    await house.table.transact([{ op: 'update', key, add: { tries: 1 }, if: unchanged }]);
  } catch (error) {
    // Someone else tried at the same moment: theirs was counted, and this one must not look at the code again for free.
    if (error instanceof TableError && error.kind === 'condition') throw new AppError('conflict');
    throw error;
  }
}

function hashOf(house: House, { purpose, subject }: CodeSubject, code: string): string {
  return createHmac('sha256', house.sealer.derive('one-time codes'))
    .update(`${purpose}|${subject}|${code}`)
    .digest('base64url');
}

function limitError(now: number): AppError {
  return new AppError('code_limit', { minutes: 60 - Math.floor((now % HOUR_MS) / 60_000) });
}

/** 48 random bits as a number in [0, 1). */
function uniform(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => sum * 256 + byte, 0) / 256 ** bytes.length;
}

/**
 * Sizes and capacity units by DynamoDB's published rules ("DynamoDB item sizes and formats", "DynamoDB read and write
 * operations", "Amazon DynamoDB Transactions: capacity management"), so that an action's cost is known without a cloud.
 */
import type { Value } from './table.ts';

const READ_UNIT_BYTES = 4 * 1024;
const WRITE_UNIT_BYTES = 1024;
const TRANSACTION_FACTOR = 2;

type Attributes = { readonly [name: string]: Value | undefined };

/** Names and values in bytes of UTF-8; a number takes about a byte per two significant digits and one more. */
export function attributesBytes(attributes: Attributes): number {
  let bytes = 0;
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value !== undefined) bytes += nameBytes(name) + valueBytes(value);
  }
  return bytes;
}

/** Names of attributes are words in the code, so there are few: each is measured once. */
const NAMES_LIMIT_COUNT = 2_000;
const measured = new Map<string, number>();

function nameBytes(name: string): number {
  const known = measured.get(name);
  if (known !== undefined) return known;
  const bytes = textBytes(name);
  if (measured.size < NAMES_LIMIT_COUNT) measured.set(name, bytes);
  return bytes;
}

/** Sizes of what is frozen, which a store in memory gives out and is given back: a log that grows weighs its new entry. */
const weighed = new WeakMap<object, number>();

function valueBytes(value: Value): number {
  if (typeof value === 'string') return textBytes(value);
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  const known = weighed.get(value);
  if (known !== undefined) return known;
  const bytes = insideBytes(value);
  if (Object.isFrozen(value)) weighed.set(value, bytes);
  return bytes;
}

/** Ids and words are short and mostly of ASCII: counting them here takes a third of what asking Buffer does. */
const SHORT_CHARS = 48;

function textBytes(text: string): number {
  const { length } = text;
  if (length > SHORT_CHARS) return Buffer.byteLength(text, 'utf8');
  for (let at = 0; at < length; at += 1) if (text.charCodeAt(at) > 0x7f) return Buffer.byteLength(text, 'utf8');
  return length;
}

/** A list or map takes 3 bytes, and 1 more for each element. */
function insideBytes(value: Value & object): number {
  if (Array.isArray(value)) {
    let bytes = 3;
    for (const element of value as readonly Value[]) bytes += 1 + valueBytes(element);
    return bytes;
  }
  const attributes = value as Attributes;
  return 3 + Object.keys(attributes).length + attributesBytes(attributes);
}

function numberBytes(value: number): number {
  if (value === 0) return 2;
  const digits = Number.isSafeInteger(value) ? integerDigits(Math.abs(value)) : fractionDigits(value);
  return Math.ceil(digits / 2) + 1 + (value < 0 ? 1 : 0);
}

/** Without the zeros at its end, which are in the exponent. */
function integerDigits(value: number): number {
  let left = value;
  while (left % 10 === 0) left /= 10;
  let digits = 1;
  for (let above = 10; left >= above; above *= 10) digits += 1;
  return digits;
}

function fractionDigits(value: number): number {
  return Math.abs(value).toExponential().split('e')[0]?.replace('.', '').length ?? 1;
}

/** Reading `bytes` at once: half a unit per 4 KB, a whole one when consistent; finding nothing costs as the smallest item. */
export function readUnits(bytes: number, consistent: boolean): number {
  return Math.max(1, Math.ceil(bytes / READ_UNIT_BYTES)) * (consistent ? 1 : 0.5);
}

const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / WRITE_UNIT_BYTES));

/** One write on the table itself: a unit per KB of the larger of the old and the new item. */
export function itemWriteUnits(beforeBytes: number, afterBytes: number): number {
  return writeUnits(Math.max(beforeBytes, afterBytes));
}

/** An index entry (0 bytes: none) that comes, goes or changes; one that moves to another key is deleted and put. */
export function entryWriteUnits(beforeBytes: number, afterBytes: number, moved: boolean): number {
  if (moved && beforeBytes > 0 && afterBytes > 0) return writeUnits(beforeBytes) + writeUnits(afterBytes);
  return writeUnits(Math.max(beforeBytes, afterBytes));
}

/** A transaction prepares and commits each write, so it costs twice. */
export const transactionUnits = (units: number): number => units * TRANSACTION_FACTOR;

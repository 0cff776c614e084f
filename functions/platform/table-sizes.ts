/**
 * Sizes and capacity units by DynamoDB's published rules ("DynamoDB item sizes and formats", "DynamoDB read and write
 * operations", "Amazon DynamoDB Transactions: capacity management"), so that an action's cost is known without a cloud.
 */
import type { Value } from './table.ts';

const READ_UNIT_BYTES = 4 * 1024;
const WRITE_UNIT_BYTES = 1024;
const TRANSACTION_FACTOR = 2;

/** Names and values in bytes of UTF-8; a number takes about a byte per two significant digits and one more. */
export function attributesBytes(attributes: { readonly [name: string]: Value | undefined }): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) bytes += Buffer.byteLength(name, 'utf8') + valueBytes(value);
  }
  return bytes;
}

function valueBytes(value: Value): number {
  if (typeof value === 'string') return Buffer.byteLength(value, 'utf8');
  if (typeof value === 'number') return numberBytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  // A list or map takes 3 bytes, and 1 more for each element.
  if (Array.isArray(value)) return value.reduce((bytes: number, element: Value) => bytes + 1 + valueBytes(element), 3);
  const attributes = value as { readonly [name: string]: Value | undefined };
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
  return String(left).length;
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

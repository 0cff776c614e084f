import { MINUTE_MS } from '../../kernel/time.ts';
import type { Cell } from './grid.ts';

/**
 * What a search asks of one task, packed into forty bytes that lie together: a search touches a few of many thousand rows, and
 * what it waits for is memory, one line of the cache a row instead of one for each of a dozen columns.
 *
 *     words 0, 1   latest moment to begin at    2, 3   published at    (epoch ms, f64)
 *     4   flags u8 | likes u8 | languages u8 | health u8       5   week u16 | year u16
 *     6   first start u8 | hours u8 | minutes u16              7   row u8 | column u8 in the tile | u8 | count of starts u8
 *     8   hash of the beneficiary                              9   rank of the id
 */
export type TaskRows = { readonly words: Int32Array; readonly moments: Float64Array };

/** One task, as `packRows` takes it. */
export type TaskRow = {
  readonly window: { readonly from: number; readonly to: number };
  readonly minutes: number;
  readonly publishedAt: number;
  /** Bits of HEALTH_LIMITS that the task does not respect. */
  readonly health: number;
  /** Bits of LANGUAGES: one of them must be shared (0 for no matter), and those that bring points. */
  readonly languages: number;
  readonly likes: number;
  readonly flags: number;
  /** Year in which it begins, and the week, counted from the first Monday of 1970. */
  readonly year: number;
  readonly week: number;
  /** Whole hours that the minutes take, and the hours of the week at which they may start. */
  readonly hours: number;
  readonly starts: { readonly first: number; readonly count: number };
  /** Row and column of its cell within its tile. */
  readonly place: Cell;
  readonly beneficiary: number;
  readonly rank: number;
};

const ROW_WORDS = 10;
const BYTE = 0xff;
const SHORT = 0xffff;

/** The words as they come out of a snapshot, where they lie at a multiple of eight bytes. */
export function rowsFrom(words: Int32Array): TaskRows {
  return { words, moments: new Float64Array(words.buffer, words.byteOffset, words.length / 2) };
}

export function packRows(tasks: readonly TaskRow[]): TaskRows {
  const rows = rowsFrom(new Int32Array(tasks.length * ROW_WORDS));
  for (const [at, task] of tasks.entries()) {
    const { words, moments } = rows;
    const base = rowAt(at);
    moments[base / 2] = task.window.to - task.minutes * MINUTE_MS;
    moments[base / 2 + 1] = task.publishedAt;
    words[base + 4] = (task.flags << 24) | (task.likes << 16) | (task.languages << 8) | task.health;
    words[base + 5] = (task.week << 16) | task.year;
    words[base + 6] = (task.starts.first << 24) | (task.hours << 16) | task.minutes;
    words[base + 7] = (task.place[0] << 24) | (task.place[1] << 16) | task.starts.count;
    words[base + 8] = task.beneficiary;
    words[base + 9] = task.rank;
  }
  return rows;
}

/** Where the words of a row begin: what all of the following take. */
export function rowAt(row: number): number {
  return row * ROW_WORDS;
}
export function latestBeginAt({ moments }: TaskRows, base: number): number {
  return moments[base >> 1] as number;
}
export function publishedAt({ moments }: TaskRows, base: number): number {
  return moments[(base >> 1) + 1] as number;
}
export function flagsAt({ words }: TaskRows, base: number): number {
  return (words[base + 4] as number) >>> 24;
}
export function likesAt({ words }: TaskRows, base: number): number {
  return ((words[base + 4] as number) >> 16) & BYTE;
}
export function languagesAt({ words }: TaskRows, base: number): number {
  return ((words[base + 4] as number) >> 8) & BYTE;
}
export function healthAt({ words }: TaskRows, base: number): number {
  return (words[base + 4] as number) & BYTE;
}
export function weekAt({ words }: TaskRows, base: number): number {
  return (words[base + 5] as number) >>> 16;
}
export function yearAt({ words }: TaskRows, base: number): number {
  return (words[base + 5] as number) & SHORT;
}
export function firstStartAt({ words }: TaskRows, base: number): number {
  return (words[base + 6] as number) >>> 24;
}
export function hoursAt({ words }: TaskRows, base: number): number {
  return ((words[base + 6] as number) >> 16) & BYTE;
}
export function minutesAt({ words }: TaskRows, base: number): number {
  return (words[base + 6] as number) & SHORT;
}
export function startCountAt({ words }: TaskRows, base: number): number {
  return (words[base + 7] as number) & BYTE;
}
export function placeRowAt({ words }: TaskRows, base: number): number {
  return (words[base + 7] as number) >>> 24;
}
export function placeColumnAt({ words }: TaskRows, base: number): number {
  return ((words[base + 7] as number) >> 16) & BYTE;
}
/** A whole number that may be negative, as `hashOf` gives it. */
export function beneficiaryAt({ words }: TaskRows, base: number): number {
  return words[base + 8] as number;
}
export function rankAt({ words }: TaskRows, base: number): number {
  return words[base + 9] as number;
}

import { MINUTE_MS } from '../../kernel/time.ts';
import type { Cell } from './grid.ts';

/**
 * What a search asks of one task, packed into thirty-two bytes that lie together: a search touches a few of many thousand rows,
 * and what it waits for is memory, a line of the cache for two rows instead of one for each of a dozen columns.
 *
 *     words 0, 1   published at (epoch ms, f64)      2   latest moment to begin at (minutes since 1970, rounded up)
 *     3   week u16 | flags, health, likes, languages u4 each
 *     4   first start u8 | hours u8 | minutes u16    5   row u8 | column u8 in the tile | year since 1970 u8 | count of starts u8
 *     6   hash of the beneficiary                    7   rank of the id
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

const ROW_WORDS = 8;
const FIRST_YEAR = 1970;
const HALF_BYTE = 0xf;
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
    moments[base / 2] = task.publishedAt;
    words[base + 2] = Math.ceil(task.window.to / MINUTE_MS) - task.minutes;
    words[base + 3] = (task.week << 16) | (task.flags << 12) | (task.health << 8) | (task.likes << 4) | task.languages;
    words[base + 4] = (task.starts.first << 24) | (task.hours << 16) | task.minutes;
    words[base + 5] =
      (task.place[0] << 24) | (task.place[1] << 16) | ((task.year - FIRST_YEAR) << 8) | task.starts.count;
    words[base + 6] = task.beneficiary;
    words[base + 7] = task.rank;
  }
  return rows;
}

/** Where the words of a row begin: what all of the following take. */
export function rowAt(row: number): number {
  return row * ROW_WORDS;
}
export function publishedAt({ moments }: TaskRows, base: number): number {
  return moments[base >> 1] as number;
}
/** Never too early, and less than a minute too late. */
export function latestBeginAt({ words }: TaskRows, base: number): number {
  return (words[base + 2] as number) * MINUTE_MS;
}
export function weekAt({ words }: TaskRows, base: number): number {
  return (words[base + 3] as number) >>> 16;
}
export function flagsAt({ words }: TaskRows, base: number): number {
  return ((words[base + 3] as number) >> 12) & HALF_BYTE;
}
export function healthAt({ words }: TaskRows, base: number): number {
  return ((words[base + 3] as number) >> 8) & HALF_BYTE;
}
export function likesAt({ words }: TaskRows, base: number): number {
  return ((words[base + 3] as number) >> 4) & HALF_BYTE;
}
export function languagesAt({ words }: TaskRows, base: number): number {
  return (words[base + 3] as number) & HALF_BYTE;
}
export function firstStartAt({ words }: TaskRows, base: number): number {
  return (words[base + 4] as number) >>> 24;
}
export function hoursAt({ words }: TaskRows, base: number): number {
  return ((words[base + 4] as number) >> 16) & BYTE;
}
export function minutesAt({ words }: TaskRows, base: number): number {
  return (words[base + 4] as number) & SHORT;
}
export function placeRowAt({ words }: TaskRows, base: number): number {
  return (words[base + 5] as number) >>> 24;
}
export function placeColumnAt({ words }: TaskRows, base: number): number {
  return ((words[base + 5] as number) >> 16) & BYTE;
}
export function yearAt({ words }: TaskRows, base: number): number {
  return FIRST_YEAR + (((words[base + 5] as number) >> 8) & BYTE);
}
export function startCountAt({ words }: TaskRows, base: number): number {
  return (words[base + 5] as number) & BYTE;
}
/** A whole number that may be negative, as `hashOf` gives it. */
export function beneficiaryAt({ words }: TaskRows, base: number): number {
  return words[base + 6] as number;
}
export function rankAt({ words }: TaskRows, base: number): number {
  return words[base + 7] as number;
}

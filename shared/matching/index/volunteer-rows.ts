import { MINUTE_MS, WEEK_HOURS } from '../../kernel/time.ts';

/**
 * What a search asks of one volunteer, packed into forty-eight bytes that lie together, as `TaskRows` are and for the same reason.
 *
 *     words 0 to 6   hours of the week that may be free, a bit each        7   radius in metres
 *     8   year of birth u16 | minutes a week u16     9   suggestions u8 | health, languages u4 each
 *     10   until when the check is good, 11 the guardian's consent (minutes since 1970, rounded up; 0 for none)
 */
export type VolunteerRows = { readonly words: Int32Array };

/** One volunteer, as `packVolunteerRows` takes it. */
export type VolunteerRow = {
  /** 1 for each hour of the week that may be free, Monday 0:00 first. */
  readonly hours: readonly number[];
  readonly radiusM: number;
  readonly birthYear: number;
  readonly capMinutes: number;
  readonly suggestions: boolean;
  /** Bits of HEALTH_LIMITS and of LANGUAGES. */
  readonly health: number;
  readonly languages: number;
  /** Epoch ms; 0 for none. */
  readonly checkUntil: number;
  readonly consentUntil: number;
};

export const WORD_BITS = 32;
/** The hours of a week, and again the first of them, so that from every hour on a word full lies in a row. */
const WEEK_WORDS = Math.ceil((WEEK_HOURS + WORD_BITS) / WORD_BITS);
const ROW_WORDS = WEEK_WORDS + 5;
const HALF_BYTE = 0xf;
const SHORT = 0xffff;

export function packVolunteerRows(volunteers: readonly VolunteerRow[]): VolunteerRows {
  const words = new Int32Array(volunteers.length * ROW_WORDS);
  for (const [at, volunteer] of volunteers.entries()) {
    const base = volunteerRowAt(at);
    for (let hour = 0; hour < WEEK_WORDS * WORD_BITS; hour += 1)
      if (volunteer.hours[hour % WEEK_HOURS] === 1) setBit(words, base, hour);
    words[base + 7] = volunteer.radiusM;
    words[base + 8] = (volunteer.birthYear << 16) | volunteer.capMinutes;
    words[base + 9] = (Number(volunteer.suggestions) << 8) | (volunteer.health << 4) | volunteer.languages;
    words[base + 10] = Math.ceil(volunteer.checkUntil / MINUTE_MS);
    words[base + 11] = Math.ceil(volunteer.consentUntil / MINUTE_MS);
  }
  return { words };
}

/** How many volunteers there are. */
export function volunteersIn({ words }: VolunteerRows): number {
  return words.length / ROW_WORDS;
}

/** Sets a bit of the words that begin at `base`. */
export function setBit(words: Int32Array, base: number, bit: number): void {
  const at = base + (bit >>> 5);
  words[at] = (words[at] as number) | (1 << (bit & (WORD_BITS - 1)));
}

/** Where the words of a row begin: what all of the following take. */
export function volunteerRowAt(row: number): number {
  return row * ROW_WORDS;
}
/** Thirty-two hours of the week from one on, a bit each, the first in the lowest. */
export function hoursFrom({ words }: VolunteerRows, base: number, hour: number): number {
  const at = base + (hour >>> 5);
  const shift = hour & (WORD_BITS - 1);
  const low = (words[at] as number) >>> shift;
  return shift === 0 ? low : low | ((words[at + 1] as number) << (WORD_BITS - shift));
}
export function radiusAt({ words }: VolunteerRows, base: number): number {
  return words[base + 7] as number;
}
export function birthYearAt({ words }: VolunteerRows, base: number): number {
  return (words[base + 8] as number) >>> 16;
}
export function capMinutesAt({ words }: VolunteerRows, base: number): number {
  return (words[base + 8] as number) & SHORT;
}
export function suggestionsAt({ words }: VolunteerRows, base: number): boolean {
  return (words[base + 9] as number) >> 8 === 1;
}
export function healthLimitsAt({ words }: VolunteerRows, base: number): number {
  return ((words[base + 9] as number) >> 4) & HALF_BYTE;
}
export function spokenAt({ words }: VolunteerRows, base: number): number {
  return (words[base + 9] as number) & HALF_BYTE;
}
/** Epoch ms, less than a minute too late and never too early. */
export function checkUntilAt({ words }: VolunteerRows, base: number): number {
  return (words[base + 10] as number) * MINUTE_MS;
}
export function consentUntilAt({ words }: VolunteerRows, base: number): number {
  return (words[base + 11] as number) * MINUTE_MS;
}

import { chinaDay, WEEK_HOURS } from '../../kernel/time.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { AGES, inTheEvening } from '../ages.ts';
import { unmetLimits } from '../demands.ts';
import type { MatchContext, MatchTask } from '../model.ts';
import { cellIn, metresTo, reachOf, visitWithin } from './grid.ts';
import { hoursFor, startsOf } from './hours.ts';
import { HEALTH_LIMITS, healthBits, languageBits } from './task-index.ts';
import type { VolunteerIndex } from './volunteer-index.ts';
import {
  birthYearAt,
  capMinutesAt,
  checkUntilAt,
  consentUntilAt,
  healthLimitsAt,
  hoursFrom,
  radiusAt,
  spokenAt,
  suggestionsAt,
  type VolunteerRows,
  volunteerRowAt,
  WORD_BITS,
} from './volunteer-rows.ts';

/**
 * Rows of the volunteers whom a task may suit, as far as an index can know, in no order. Everyone whom every gate of `fitOf`
 * passes is among them; some may be whom a gate refuses. Reads nothing but its arguments. `gone`: rows not to be found.
 */
export function searchVolunteers(
  index: VolunteerIndex,
  task: MatchTask,
  context: MatchContext,
  gone?: Uint8Array,
): readonly number[] {
  if (task.state !== 'open' || task.taken >= task.people || (task.minor && context.offered !== true)) return [];
  const wanted = wantedOf(index, task, context);
  if (wanted === undefined) return [];
  const found: number[] = [];
  const reach = reachOf(cellIn(task.cell), index.reachM);
  visitWithin(index.grid, reach, (first, end, gridRow) => {
    const { starts, columns } = index.grid;
    const to = starts[end] as number;
    let cell = first;
    for (let row = starts[first] as number; ; row += 1) {
      row = nextAble(index, wanted.skills, row, to);
      if (row === to) break;
      const base = volunteerRowAt(row);
      if ((gone !== undefined && gone[row] === 1) || !suits(index.rows, base, wanted)) continue;
      while ((starts[cell + 1] as number) <= row) cell += 1;
      const distanceM = metresTo(reach, gridRow, columns[cell] as number);
      if (distanceM <= radiusAt(index.rows, base)) found.push(row);
    }
  });
  return found;
}

/** The first from a row on, below `to`, who may stand in for every one of the skills; else `to`. Goes past the others by the word. */
function nextAble({ covers, coverWords }: VolunteerIndex, skills: readonly number[], from: number, to: number): number {
  if (skills.length === 0) return from;
  for (let row = from; row < to; row = (row | (WORD_BITS - 1)) + 1) {
    let bits = -1 << (row & (WORD_BITS - 1));
    for (const skill of skills) bits &= covers[skill * coverWords + (row >>> 5)] as number;
    // The lowest bit that is set.
    if (bits !== 0) return Math.min(to, (row & -WORD_BITS) + 31 - Math.clz32(bits & -bits));
  }
  return to;
}

type Wanted = {
  /** Ordinals. */
  readonly skills: readonly number[];
  /** Those too who want nothing suggested. */
  readonly searching: boolean;
  readonly languages: number;
  readonly health: number;
  readonly year: number;
  readonly adultsOnly: boolean;
  readonly to: number;
  readonly checkUntil: number;
  readonly minutes: number;
  readonly first: number;
  readonly count: number;
  readonly length: number;
};

/** What the task asks for, as the rows have it; undefined when nobody here can have a skill that it needs. */
function wantedOf(index: VolunteerIndex, task: MatchTask, { searching = false }: MatchContext): Wanted | undefined {
  const skills: number[] = [];
  for (const skill of task.skills) {
    const at = index.skills.get(skill);
    if (at === undefined) return undefined;
    skills.push(at);
  }
  return {
    skills,
    searching,
    languages: task.languages.includes('zh') ? 0 : languageBits(task.languages),
    health: healthBits(unmetLimits(HEALTH_LIMITS, task)),
    year: Number(chinaDay(task.window.from).slice(0, 4)),
    adultsOnly:
      task.minor ||
      task.lifting ||
      inTheEvening(task.window) ||
      !task.skills.every((skill) => SKILLS.get(skill)?.minor === true),
    to: task.window.to,
    checkUntil: task.minor ? task.window.to : 0,
    minutes: task.minutes,
    ...startsOf(task.window, task.minutes),
    length: hoursFor(task.minutes),
  };
}

function suits(rows: VolunteerRows, base: number, wanted: Wanted): boolean {
  const age = wanted.year - birthYearAt(rows, base) - 1;
  return (
    (wanted.searching || suggestionsAt(rows, base)) &&
    (age >= AGES.adultFrom ||
      (age >= AGES.volunteerFrom && !wanted.adultsOnly && consentUntilAt(rows, base) >= wanted.to)) &&
    checkUntilAt(rows, base) >= wanted.checkUntil &&
    (wanted.languages === 0 || (wanted.languages & spokenAt(rows, base)) !== 0) &&
    (wanted.health & healthLimitsAt(rows, base)) === 0 &&
    capMinutesAt(rows, base) >= wanted.minutes &&
    freeFor(rows, base, wanted)
  );
}

/** Whether from one of the possible starts on enough hours in a row may be free; a word full of starts at a time. */
function freeFor(rows: VolunteerRows, base: number, { first, count, length }: Wanted): boolean {
  // No wish asks for more than half a day in one go; somebody too many is for the reckoning to refuse.
  if (length > WORD_BITS) return count > 0;
  const atOnce = WORD_BITS - length + 1;
  for (let done = 0; done < count; done += atOnce) {
    let runs = hoursFrom(rows, base, (first + done) % WEEK_HOURS);
    // After each round a bit stands for one more free hour in a row.
    for (let more = 1; more < length; more += 1) runs &= runs >>> 1;
    if ((runs & (-1 >>> (WORD_BITS - Math.min(atOnce, count - done)))) !== 0) return true;
  }
  return false;
}

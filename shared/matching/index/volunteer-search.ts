import { chinaDay, WEEK_HOURS } from '../../kernel/time.ts';
import { SKILLS } from '../../volunteers/skills.ts';
import { AGES, inTheEvening } from '../ages.ts';
import { unmetLimits } from '../demands.ts';
import type { MatchContext, MatchTask } from '../model.ts';
import { cellIn, metresTo, reachOf, visitWithin } from './grid.ts';
import { hoursFor, startsOf } from './hours.ts';
import { HEALTH_LIMITS, healthBits, languageBits } from './task-index.ts';
import { bit, setBit, type VolunteerIndex, WEEK_WORDS } from './volunteer-index.ts';

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
  const wanted = wantedOf(index, task);
  if (wanted === undefined) return [];
  const found: number[] = [];
  const cell = cellIn(task.cell);
  const reach = reachOf(cell, index.reachM);
  visitWithin(index.grid, reach, (first, end, gridRow) => {
    for (let at = first; at < end; at += 1) {
      const to = index.grid.starts[at + 1] as number;
      let distanceM = -1;
      for (let row = index.grid.starts[at] as number; row < to; row += 1) {
        if (gone !== undefined && gone[row] === 1) continue;
        if (index.suggestions[row] === 0 && context.searching !== true) continue;
        if (!suits(index, row, task, wanted)) continue;
        if (distanceM < 0) distanceM = metresTo(reach, gridRow, index.grid.columns[at] as number);
        if (distanceM <= (index.radiusM[row] as number)) found.push(row);
      }
    }
  });
  return found;
}

type Wanted = {
  readonly skills: Uint32Array;
  readonly languages: number;
  readonly health: number;
  readonly year: number;
  readonly adultsOnly: boolean;
  readonly checkUntil: number;
  readonly first: number;
  readonly count: number;
  readonly length: number;
};

/** What the task asks for, as the columns have it; undefined when nobody here can have a skill that it needs. */
function wantedOf(index: VolunteerIndex, task: MatchTask): Wanted | undefined {
  const skills = new Uint32Array(index.coverWords);
  for (const skill of task.skills) {
    const at = index.skills.get(skill);
    if (at === undefined) return undefined;
    setBit(skills, 0, at);
  }
  return {
    skills,
    languages: task.languages.includes('zh') ? 0 : languageBits(task.languages),
    health: healthBits(unmetLimits(HEALTH_LIMITS, task)),
    year: Number(chinaDay(task.window.from).slice(0, 4)),
    adultsOnly:
      task.minor ||
      task.lifting ||
      inTheEvening(task.window) ||
      !task.skills.every((skill) => SKILLS.get(skill)?.minor === true),
    checkUntil: task.minor ? task.window.to : 0,
    ...startsOf(task.window, task.minutes),
    length: hoursFor(task.minutes),
  };
}

function suits(index: VolunteerIndex, row: number, task: MatchTask, wanted: Wanted): boolean {
  const age = wanted.year - (index.birthYear[row] as number) - 1;
  return (
    (age >= AGES.adultFrom || (age >= AGES.volunteerFrom && !wanted.adultsOnly)) &&
    (index.checkUntil[row] as number) >= wanted.checkUntil &&
    (wanted.languages === 0 || (wanted.languages & (index.languages[row] as number)) !== 0) &&
    (wanted.health & (index.health[row] as number)) === 0 &&
    (index.capMinutes[row] as number) >= task.minutes &&
    coversAll(index, row, wanted.skills) &&
    freeFor(index, row, wanted)
  );
}

function coversAll({ covers, coverWords }: VolunteerIndex, row: number, skills: Uint32Array): boolean {
  for (let word = 0; word < coverWords; word += 1)
    if (((skills[word] as number) & ~(covers[row * coverWords + word] as number)) !== 0) return false;
  return true;
}

/** Whether from one of the possible starts on enough hours in a row may be free. */
function freeFor({ hours }: VolunteerIndex, row: number, { first, count, length }: Wanted): boolean {
  let run = 0;
  const span = count === 0 ? 0 : count + length - 1;
  for (let step = 0; step < span; step += 1) {
    run = bit(hours, row * WEEK_WORDS, (first + step) % WEEK_HOURS) ? run + 1 : 0;
    if (run >= length) return true;
  }
  return false;
}

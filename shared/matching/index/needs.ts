import { SKILLS } from '../../volunteers/skills.ts';
import { SIBLING_LEVEL } from '../demands.ts';
import type { MatchVolunteer } from '../model.ts';
import { WEIGHTS } from '../weights.ts';

/**
 * The lists of skills that tasks ask for: each different list once, as ordinals of `skills`. A county knows a few hundred
 * lists, so a volunteer's points are reckoned once for each list and not for each task.
 */
export type Needs = {
  readonly skills: readonly string[];
  readonly starts: Uint32Array;
  /** Ordinals of each list, from one of `starts` to the next. */
  readonly listed: Uint16Array;
  readonly ordinals: ReadonlyMap<string, number>;
  /** Ordinals under each head that need no licence: where one skill may stand in for another. */
  readonly siblings: ReadonlyMap<string, readonly number[]>;
};

/** The needs of tasks, and which of them each task has. */
export function needsOf(lists: readonly (readonly string[])[]): { needs: Needs; ofEach: Uint16Array } {
  const skills = [...new Set(lists.flat())].sort();
  const ordinalOf = new Map(skills.map((skill, at) => [skill, at]));
  // By name, so that what one head of skills asks for lies together: who can do one of it can do most of it.
  const names = lists.map((list) => list.join(' '));
  const known = new Map([...new Set(names)].sort().map((name, at) => [name, at]));
  const ofEach = Uint16Array.from(names, (name) => known.get(name) ?? 0);
  const distinct = [...known.keys()].map((name) => (name === '' ? [] : name.split(' ')));
  const starts = new Uint32Array(distinct.length + 1);
  for (const [at, list] of distinct.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  const listed = Uint16Array.from(distinct.flat(), (skill) => ordinalOf.get(skill) ?? 0);
  return { needs: needsFrom(skills, starts, listed), ofEach };
}

/** Needs as they come out of a snapshot. */
export function needsFrom(skills: readonly string[], starts: Uint32Array, listed: Uint16Array): Needs {
  const siblings = new Map<string, number[]>();
  for (const [at, id] of skills.entries()) {
    const skill = SKILLS.get(id);
    if (skill === undefined || skill.licence === true) continue;
    siblings.set(skill.head, [...(siblings.get(skill.head) ?? []), at]);
  }
  return { skills, starts, listed, ordinals: new Map(skills.map((skill, at) => [skill, at])), siblings };
}

type Held = MatchVolunteer['skills'][number];
/** The volunteer cannot do it. */
export const REFUSED = -1;

function seen({ evidence }: Held): boolean {
  return evidence !== undefined && evidence !== '';
}

function points(byLevel: readonly number[], held: Held): number {
  return (byLevel[Math.min(3, held.level) - 1] ?? 0) + (seen(held) ? WEIGHTS.skill.evidence : 0);
}

/**
 * The points of one volunteer by list of needs, as the gates `skill` and `licence` and the reason `skill` would have it, or
 * REFUSED.
 */
export function needPoints(needs: Needs, held: readonly Held[]): Int16Array {
  const bySkill = skillPoints(needs, held);
  const points = new Int16Array(needs.starts.length - 1);
  for (let need = 0; need < points.length; need += 1) points[need] = listPoints(needs, bySkill, need);
  return points;
}

function listPoints({ starts, listed }: Needs, bySkill: Int16Array, need: number): number {
  const from = starts[need] as number;
  const to = starts[need + 1] as number;
  if (from === to) return WEIGHTS.skill.none;
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    const one = bySkill[listed[at] as number] as number;
    if (one === REFUSED) return REFUSED;
    sum += one;
  }
  return Math.floor(sum / (to - from));
}

/**
 * Points by ordinal: the skill itself, else the best under its head; with a licence only the skill itself, seen. Of several
 * the most points count: a higher level never brings less, nor does the skill itself less than another one under its head.
 */
function skillPoints(needs: Needs, held: readonly Held[]): Int16Array {
  const result = new Int16Array(needs.skills.length).fill(REFUSED);
  const raise = (at: number, to: number) => {
    if (to > (result[at] as number)) result[at] = to;
  };
  for (const one of held) {
    const skill = SKILLS.get(one.skill);
    if (skill !== undefined && one.level >= SIBLING_LEVEL)
      for (const sibling of needs.siblings.get(skill.head) ?? []) raise(sibling, points(WEIGHTS.skill.sibling, one));
    const at = needs.ordinals.get(one.skill);
    if (at === undefined) continue;
    if (skill?.licence === true && !held.some((other) => other.skill === one.skill && seen(other))) continue;
    raise(at, points(WEIGHTS.skill.exact, one));
  }
  return result;
}

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
  readonly ordinals: Uint16Array;
  /** Ordinals under each head that need no licence: where one skill may stand in for another. */
  readonly siblings: ReadonlyMap<string, readonly number[]>;
};

/** The needs of tasks, and which of them each task has. */
export function needsOf(lists: readonly (readonly string[])[]): { needs: Needs; ofEach: Uint16Array } {
  const skills = [...new Set(lists.flat())].sort();
  const ordinalOf = new Map(skills.map((skill, at) => [skill, at]));
  const known = new Map<string, number>();
  const distinct: (readonly string[])[] = [];
  const ofEach = Uint16Array.from(lists, (list) => {
    const name = list.join(' ');
    const at = known.get(name);
    if (at !== undefined) return at;
    known.set(name, distinct.length);
    return distinct.push(list) - 1;
  });
  const starts = new Uint32Array(distinct.length + 1);
  for (const [at, list] of distinct.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  const ordinals = Uint16Array.from(distinct.flat(), (skill) => ordinalOf.get(skill) ?? 0);
  return { needs: needsFrom(skills, starts, ordinals), ofEach };
}

/** Needs as they come out of a snapshot. */
export function needsFrom(skills: readonly string[], starts: Uint32Array, ordinals: Uint16Array): Needs {
  const siblings = new Map<string, number[]>();
  for (const [at, id] of skills.entries()) {
    const skill = SKILLS.get(id);
    if (skill === undefined || skill.licence === true) continue;
    siblings.set(skill.head, [...(siblings.get(skill.head) ?? []), at]);
  }
  return { skills, starts, ordinals, siblings };
}

type Held = MatchVolunteer['skills'][number];
const UNKNOWN = -2;
/** The volunteer cannot do it. */
export const REFUSED = -1;

function seen({ evidence }: Held): boolean {
  return evidence !== undefined && evidence !== '';
}

function better(one: Held, other: Held | undefined): boolean {
  return other === undefined || one.level > other.level || (one.level === other.level && seen(one) && !seen(other));
}

function points(byLevel: readonly number[], held: Held): number {
  return (byLevel[Math.min(3, held.level) - 1] ?? 0) + (seen(held) ? WEIGHTS.skill.evidence : 0);
}

/**
 * The points of one volunteer for every list of needs, as the gates `skill` and `licence` and the reason `skill` would have
 * it, or REFUSED. Each list is reckoned when it is first met.
 */
export function pointsFor(needs: Needs, held: readonly Held[]): (need: number) => number {
  const bySkill = skillPoints(needs, held);
  const known = new Int16Array(needs.starts.length - 1).fill(UNKNOWN);
  return (need) => {
    const before = known[need] as number;
    if (before !== UNKNOWN) return before;
    const reckoned = listPoints(needs, bySkill, need);
    known[need] = reckoned;
    return reckoned;
  };
}

function listPoints({ starts, ordinals }: Needs, bySkill: Int16Array, need: number): number {
  const from = starts[need] as number;
  const to = starts[need + 1] as number;
  if (from === to) return WEIGHTS.skill.none;
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    const one = bySkill[ordinals[at] as number] as number;
    if (one === REFUSED) return REFUSED;
    sum += one;
  }
  return Math.floor(sum / (to - from));
}

/** Points by ordinal: the skill itself, else the best under its head; with a licence only the skill itself, seen. */
function skillPoints(needs: Needs, held: readonly Held[]): Int16Array {
  const result = new Int16Array(needs.skills.length).fill(REFUSED);
  const own = new Map<string, Held>();
  const best = new Map<string, Held>();
  const licensed = new Set<string>();
  for (const one of held) {
    const skill = SKILLS.get(one.skill);
    if (better(one, own.get(one.skill))) own.set(one.skill, one);
    if (seen(one)) licensed.add(one.skill);
    if (skill !== undefined && one.level >= SIBLING_LEVEL && better(one, best.get(skill.head)))
      best.set(skill.head, one);
  }
  for (const [head, one] of best)
    for (const at of needs.siblings.get(head) ?? []) result[at] = points(WEIGHTS.skill.sibling, one);
  for (const [skill, one] of own) {
    const at = ordinalIn(needs.skills, skill);
    if (at === undefined) continue;
    const lacks = SKILLS.get(skill)?.licence === true && !licensed.has(skill);
    result[at] = lacks ? REFUSED : points(WEIGHTS.skill.exact, one);
  }
  return result;
}

/** Where a text stands in a sorted list; undefined when it does not. */
function ordinalIn(sorted: readonly string[], text: string): number | undefined {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) < text) from = middle + 1;
    else to = middle;
  }
  return sorted[from] === text ? from : undefined;
}

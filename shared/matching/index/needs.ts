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

function better(one: Held, other: Held): boolean {
  return one.level > other.level || (one.level === other.level && seen(one) && !seen(other));
}

function points(byLevel: readonly number[], held: Held): number {
  return (byLevel[Math.min(3, held.level) - 1] ?? 0) + (seen(held) ? WEIGHTS.skill.evidence : 0);
}

/**
 * The points of one volunteer for every list of needs, as the gates `skill` and `licence` and the reason `skill` would have
 * it, or REFUSED. Each list is reckoned when it is first met.
 */
export class NeedPoints {
  private readonly needs: Needs;
  private readonly bySkill: Int16Array;
  private readonly known: Int16Array;

  constructor(needs: Needs, held: readonly Held[]) {
    this.needs = needs;
    this.bySkill = skillPoints(needs, held);
    this.known = new Int16Array(needs.starts.length - 1).fill(UNKNOWN);
  }

  of(need: number): number {
    const before = this.known[need] as number;
    return before === UNKNOWN ? this.reckon(need) : before;
  }

  private reckon(need: number): number {
    const points = listPoints(this.needs, this.bySkill, need);
    this.known[need] = points;
    return points;
  }
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
  const heads = held.map((one) => (one.level >= SIBLING_LEVEL ? SKILLS.get(one.skill)?.head : undefined));
  for (const [at, one] of held.entries()) {
    const head = heads[at];
    if (head === undefined || held.some((other, i) => heads[i] === head && better(other, one))) continue;
    for (const sibling of needs.siblings.get(head) ?? []) result[sibling] = points(WEIGHTS.skill.sibling, one);
  }
  for (const one of held) {
    const at = ordinalIn(needs.skills, one.skill);
    if (at === undefined || held.some((other) => other.skill === one.skill && better(other, one))) continue;
    const lacks =
      SKILLS.get(one.skill)?.licence === true && !held.some((other) => other.skill === one.skill && seen(other));
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

import { closeTo } from '../../volunteers/close-skills.ts';
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
  /** The lists that begin with each ordinal, and those that ask for nothing: where a search for lists that can be met begins. */
  readonly byFirst: readonly (readonly number[])[];
  readonly free: readonly number[];
  /** Ordinals that each skill stands in for, by the skill that stands in. */
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
  const ordinals = new Map(skills.map((skill, at) => [skill, at]));
  const siblings = new Map(
    [...SKILLS.keys()].map((id) => [id, closeTo(id).flatMap((other) => ordinals.get(other) ?? [])]),
  );
  const byFirst = skills.map((): number[] => []);
  const free: number[] = [];
  for (let need = 0; need + 1 < starts.length; need += 1) {
    const from = starts[need] as number;
    if (from === starts[need + 1]) free.push(need);
    else byFirst[listed[from] as number]?.push(need);
  }
  return { skills, starts, listed, byFirst, free, ordinals, siblings };
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

/** A list of skills that somebody can meet, and the points that this brings, in one whole number: the more points the greater. */
export type Met = number;

const NEED_SPAN = 2 ** 16;

export function needIn(met: Met): number {
  return met % NEED_SPAN;
}
export function skillIn(met: Met): number {
  return met >> 16;
}

/**
 * The lists that a volunteer can meet as the gates `skill` and `licence` would have it, with the points of the reason `skill`,
 * those that bring most first.
 */
export function metNeeds(needs: Needs, held: readonly Held[]): readonly Met[] {
  const { bySkill, able } = skillPoints(needs, held);
  const met: Met[] = [];
  for (const need of needs.free) put(met, WEIGHTS.skill.none * NEED_SPAN + need);
  for (const at of able)
    for (const need of needs.byFirst[at] as readonly number[]) {
      const skill = listPoints(needs, bySkill, need);
      if (skill !== REFUSED) put(met, skill * NEED_SPAN + need);
    }
  return met;
}

/** Into a short list in order. */
function put(met: Met[], one: Met): void {
  let at = met.length;
  for (; at > 0 && (met[at - 1] as Met) < one; at -= 1) met[at] = met[at - 1] as Met;
  met[at] = one;
}

function listPoints({ starts, listed }: Needs, bySkill: readonly number[], need: number): number {
  const from = starts[need] as number;
  const to = starts[need + 1] as number;
  let sum = 0;
  for (let at = from; at < to; at += 1) {
    const one = bySkill[listed[at] as number] as number;
    if (one === REFUSED) return REFUSED;
    sum += one;
  }
  return Math.floor(sum / (to - from));
}

/**
 * Points by ordinal: the skill itself, else the best that stands in for it; with a licence only the skill itself, seen. Of
 * several the most points count: a higher level never brings less, nor does the skill itself less than a close one.
 * `able`: the ordinals that have any.
 */
function skillPoints(needs: Needs, held: readonly Held[]): { bySkill: readonly number[]; able: readonly number[] } {
  const bySkill = new Array<number>(needs.skills.length).fill(REFUSED);
  const able: number[] = [];
  const raise = (at: number, to: number) => {
    const before = bySkill[at] as number;
    if (before === REFUSED) able.push(at);
    if (to > before) bySkill[at] = to;
  };
  for (const one of held) {
    const skill = SKILLS.get(one.skill);
    if (skill !== undefined && one.level >= SIBLING_LEVEL) {
      const close = points(WEIGHTS.skill.sibling, one);
      for (const sibling of needs.siblings.get(one.skill) ?? []) raise(sibling, close);
    }
    const at = needs.ordinals.get(one.skill);
    if (at === undefined) continue;
    if (skill?.licence === true && !held.some((other) => other.skill === one.skill && seen(other))) continue;
    raise(at, points(WEIGHTS.skill.exact, one));
  }
  return { bySkill, able };
}

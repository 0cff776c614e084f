import { CHINA_OFFSET_MS } from '../kernel/time.ts';
import { closeTo } from '../volunteers/close-skills.ts';
import { SKILLS } from '../volunteers/skills.ts';
import type { HealthLimit, MatchTask } from './model.ts';

/** What a skill asks of the body, beside what the task itself says. */
const SKILL_DEMANDS: Readonly<Record<Exclude<HealthLimit, 'no_outdoor_cold'>, readonly string[]>> = {
  no_lifting: ['transport.carrying', 'care.bathing', 'field.hay', 'field.fuel', 'field.ger', 'repair.masonry'],
  no_stairs: ['transport.carrying'],
  no_dust: [
    'repair.kang-stove',
    'repair.masonry',
    'repair.carpentry',
    'repair.painting',
    'field.hay',
    'field.fuel',
    'field.shearing',
  ],
};
const OUTDOORS = [
  'field.snow',
  'field.fence',
  'field.hay',
  'field.lambing',
  'field.fuel',
  'field.ger',
  'field.harvest',
  'field.shearing',
];
/** November to March in Inner Mongolia. */
const COLD_MONTHS = [11, 12, 1, 2, 3];

function coldAt(at: number): boolean {
  return COLD_MONTHS.includes(new Date(at + CHINA_OFFSET_MS).getUTCMonth() + 1);
}

/** The volunteer's health limits that a task does not respect. */
export function unmetLimits(limits: readonly HealthLimit[], task: MatchTask): HealthLimit[] {
  return limits.filter((limit) => {
    if (limit === 'no_outdoor_cold')
      return (
        task.skills.some((skill) => OUTDOORS.includes(skill)) && (coldAt(task.window.from) || coldAt(task.window.to))
      );
    return (
      (limit === 'no_lifting' && task.lifting) || task.skills.some((skill) => SKILL_DEMANDS[limit].includes(skill))
    );
  });
}

export type SkillCover = {
  readonly needed: string;
  readonly held?: string;
  readonly level: number;
  readonly exact: boolean;
  readonly evidence: boolean;
};

/** From this level on a skill stands in for those that are close to it. */
export const SIBLING_LEVEL = 2;

/** How a volunteer covers one needed skill: the skill itself, else the best of those that stand in for it. */
export function coverOf(
  needed: string,
  held: readonly { readonly skill: string; readonly level: number; readonly evidence?: string | undefined }[],
): SkillCover {
  const best = (list: typeof held) =>
    [...list].sort(
      (a, b) => b.level - a.level || Number(hasEvidence(b)) - Number(hasEvidence(a)) || (a.skill < b.skill ? -1 : 1),
    )[0];
  const own = best(held.filter(({ skill }) => skill === needed));
  if (own !== undefined) return { needed, held: needed, level: own.level, exact: true, evidence: hasEvidence(own) };
  const near = best(held.filter(({ skill, level }) => level >= SIBLING_LEVEL && closeTo(skill).includes(needed)));
  return near === undefined
    ? { needed, level: 0, exact: false, evidence: false }
    : { needed, held: near.skill, level: near.level, exact: false, evidence: hasEvidence(near) };
}

function hasEvidence(skill: { readonly evidence?: string | undefined }): boolean {
  return skill.evidence !== undefined && skill.evidence !== '';
}

/** Whether the law asks for a certificate for this skill. */
export function needsLicence(skill: string): boolean {
  return SKILLS.get(skill)?.licence === true;
}

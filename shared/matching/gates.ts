import { cellDistanceM } from '../kernel/geo.ts';
import type { Locale } from '../kernel/schema.ts';
import type { GateName, GateVerdict } from '../tasks/fits.ts';
import { isYoung } from '../volunteers/age.ts';
import type { TimeWindow } from '../wishes/wish.ts';
import { AGES, ageRefusal } from './ages.ts';
import { freeSpans, freeWithin, slotBeside } from './availability.ts';
import { coverOf, needsLicence, unmetLimits } from './demands.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from './model.ts';
import type { Params } from './words.ts';

/** What a test found: undefined when nothing stands in the way, else what the sentence needs. */
type Refusal = Params | undefined;
export type Gate = {
  readonly gate: GateName;
  /** The rule behind it, shown beside every refusal. */
  readonly source: { readonly zh: string; readonly en: string };
  readonly refusal: (volunteer: MatchVolunteer, task: MatchTask, context: MatchContext) => Refusal;
};

const SUITED = { zh: '慈善法第六十七条、志愿服务条例第十五条', en: 'Charity Law 67, Volunteer Regulations 15' };
const CHILDREN = { zh: '未成年人保护法第六十二条', en: 'Law on the Protection of Minors 62' };
const VOLUNTARY = { zh: '志愿服务条例第三条（自愿）', en: 'Volunteer Regulations 3 (voluntary)' };
const CHOICE = { zh: '个人信息保护法第二十四条', en: 'Personal Information Protection Law 24' };
const OWN = { zh: '暖心的规矩', en: 'A rule of Nuanxin' };

/** The part of a task's window that still lies ahead. */
export function windowAhead(task: MatchTask, context: MatchContext): TimeWindow {
  return { from: Math.max(task.window.from, Math.min(context.now, task.window.to)), to: task.window.to };
}

/** When the volunteer could do it: free, and clear of what is accepted with the way between; undefined for never. */
export function slotFor(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): TimeWindow | undefined {
  const window = windowAhead(task, context);
  const target = { window, minutes: task.minutes, cell: task.cell, id: task.id };
  return slotBeside(volunteer.agenda, target, freeSpans(volunteer, window), volunteer.travel);
}

/** Not being free at all, or a window that is too short, is the window gate's to tell. */
function busyThen(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): boolean {
  // Nothing accepted is in nobody's way.
  if (volunteer.agenda.length === 0) return false;
  return (
    freeWithin(volunteer, windowAhead(task, context), task.minutes) && slotFor(volunteer, task, context) === undefined
  );
}

/** Questions of the planner to one volunteer in a week, at most (cfg); and one at a time. */
export const NUDGES_PER_WEEK_LIMIT_COUNT = 3;

function nudgedEnough({ asked }: MatchVolunteer, now: number): Refusal {
  if ((asked?.thisWeek ?? 0) >= NUDGES_PER_WEEK_LIMIT_COUNT) return { why: 'week', times: NUDGES_PER_WEEK_LIMIT_COUNT };
  return (asked?.until ?? 0) > now ? { why: 'open' } : undefined;
}

/**
 * Every gate, in the order in which refusals are told (the order of GATES; the words are in refusals.ts). Each looks at volunteer, task and context
 * alone, so their order changes nothing but the telling. One refusal is enough, no points make up for it.
 */
export const GATE_TABLE: readonly Gate[] = [
  {
    gate: 'age',
    source: SUITED,
    refusal: (volunteer, task) => {
      const why = ageRefusal(volunteer.birthYear, task);
      return why === undefined ? undefined : { why, from: why === 'too_young' ? AGES.volunteerFrom : AGES.adultFrom };
    },
  },
  {
    gate: 'consent',
    source: { zh: '志愿服务条例第七条、民法典第十九条', en: 'Volunteer Regulations 7, Civil Code 19' },
    refusal: ({ birthYear, consentUntil }, task) => {
      if (!isYoung(birthYear, task.window.from) || (consentUntil ?? 0) >= task.window.to) return undefined;
      return consentUntil === undefined ? { why: 'none' } : { why: 'ends', until: consentUntil };
    },
  },
  {
    gate: 'check',
    source: CHILDREN,
    refusal: (volunteer, task) => {
      if (!task.minor || (volunteer.checkUntil ?? 0) >= task.window.to) return undefined;
      return volunteer.checkUntil === undefined ? { why: 'none' } : { why: 'ends', until: volunteer.checkUntil };
    },
  },
  {
    gate: 'minor_offer',
    source: CHILDREN,
    refusal: (_, task, context) => (task.minor && context.offered !== true ? {} : undefined),
  },
  {
    gate: 'skill',
    source: SUITED,
    refusal: (volunteer, task) => {
      const open = task.skills.find((skill) => coverOf(skill, volunteer.skills).held === undefined);
      return open === undefined ? undefined : { skill: open };
    },
  },
  {
    gate: 'licence',
    source: { zh: '志愿服务条例第十六条', en: 'Volunteer Regulations 16' },
    refusal: (volunteer, task) => {
      const open = task.skills.filter(needsLicence).find((skill) => {
        const cover = coverOf(
          skill,
          volunteer.skills.filter((held) => held.evidence !== undefined && held.evidence !== ''),
        );
        return !cover.exact;
      });
      return open === undefined ? undefined : { skill: open };
    },
  },
  {
    gate: 'language',
    source: SUITED,
    refusal: (volunteer, task) => {
      // With Chinese in the list the others are a preference and bring points.
      if (task.languages.length === 0 || task.languages.includes('zh')) return undefined;
      return task.languages.some((language) => volunteer.languages.includes(language))
        ? undefined
        : { language: task.languages[0] ?? 'zh' };
    },
  },
  {
    gate: 'health',
    source: SUITED,
    refusal: (volunteer, task) => {
      const [limit] = unmetLimits(volunteer.health, task);
      return limit === undefined ? undefined : { limit };
    },
  },
  {
    gate: 'radius',
    source: VOLUNTARY,
    refusal: (volunteer, task) => {
      const distanceM = cellDistanceM(volunteer.homeCell, task.cell);
      return distanceM <= volunteer.radiusM ? undefined : { distanceM, radiusM: volunteer.radiusM };
    },
  },
  {
    gate: 'window',
    source: VOLUNTARY,
    refusal: (volunteer, task, context) =>
      freeWithin(volunteer, windowAhead(task, context), task.minutes)
        ? undefined
        : { from: task.window.from, minutes: task.minutes },
  },
  {
    gate: 'overlap',
    source: OWN,
    refusal: (volunteer, task, context) =>
      busyThen(volunteer, task, context) ? { from: task.window.from } : undefined,
  },
  {
    gate: 'cap',
    source: VOLUNTARY,
    refusal: (volunteer, task) => {
      const minutes = volunteer.weekMinutes + task.minutes;
      return minutes <= volunteer.weeklyCapMinutes ? undefined : { minutes, capMinutes: volunteer.weeklyCapMinutes };
    },
  },
  {
    gate: 'blocked',
    source: OWN,
    refusal: (volunteer, task) => (volunteer.blocked.includes(task.beneficiaryId) ? {} : undefined),
  },
  {
    gate: 'self',
    source: OWN,
    refusal: (volunteer, task) => (volunteer.personId === task.beneficiaryId ? {} : undefined),
  },
  {
    gate: 'full',
    source: OWN,
    refusal: (_, task) => {
      if (task.state !== 'open' || task.taken >= task.people) return { people: task.people };
      return task.rests === true ? { why: 'rests', people: task.people } : undefined;
    },
  },
  {
    gate: 'suggestions_off',
    source: CHOICE,
    refusal: (volunteer, _, context) => (volunteer.suggestions || context.searching === true ? undefined : {}),
  },
  {
    gate: 'offers_off',
    source: CHOICE,
    refusal: (volunteer, _, context) =>
      context.automatic === true && volunteer.automaticOffers === false ? {} : undefined,
  },
  {
    gate: 'nudged_enough',
    source: VOLUNTARY,
    refusal: (volunteer, _, context) => (context.automatic === true ? nudgedEnough(volunteer, context.now) : undefined),
  },
];

/** Whether no gate refuses: stops at the first that does. For plans of many pairs, where nobody reads the verdicts. */
export function passesGates(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): boolean {
  return GATE_TABLE.every(({ refusal }) => refusal(volunteer, task, context) === undefined);
}

/** The first gate that refuses, in the order of the table; undefined where none does. */
export function firstGate(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): GateName | undefined {
  return GATE_TABLE.find(({ refusal }) => refusal(volunteer, task, context) !== undefined)?.gate;
}

/** The gates that look at what the volunteer has accepted; all others may be asked without it. */
const WEEK_GATES = GATE_TABLE.filter(({ gate }) => gate === 'overlap' || gate === 'cap');

/** Whether what a volunteer has accepted leaves room, for a pair that passed all gates before it was read. */
export function passesWeek(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): boolean {
  return WEEK_GATES.every(({ refusal }) => refusal(volunteer, task, context) === undefined);
}

/** The verdict of every gate, in the order of the table. Parameters of a refusal hold nothing about anybody else. */
export function gatesOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): GateVerdict[] {
  return GATE_TABLE.map(({ gate, refusal }) => {
    const params = refusal(volunteer, task, context);
    return { gate, passes: params === undefined, params: { ...params } };
  });
}

/** Where a gate's rule comes from, in the reader's language. */
export function gateSource(gate: GateName, locale: Locale): string {
  return GATE_TABLE.find((each) => each.gate === gate)?.source[locale] ?? '';
}

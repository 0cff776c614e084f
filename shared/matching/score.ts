import { cellDistanceM } from '../kernel/geo.ts';
import { DAY_MS, hourOfWeek } from '../kernel/time.ts';
import { type Fit, REASONS, type Reason } from '../tasks/fits.ts';
import { yesPermille } from './acceptance.ts';
import { freeSlot } from './availability.ts';
import { coverOf, type SkillCover } from './demands.ts';
import { gatesOf, slotFor, windowAhead } from './gates.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from './model.ts';
import { packed, TIERS, type Tier, type Tiers } from './tiers.ts';
import { cellTravelMinutes } from './travel.ts';
import { tierOf, WEIGHTS } from './weights.ts';

type Found = Omit<Reason, 'reason'>;
type Rule = (volunteer: MatchVolunteer, task: MatchTask, context: MatchContext) => Found | undefined;

/** So much of the points as a yes is likely. */
function asLikely(points: number, volunteer: MatchVolunteer): number {
  return Math.floor((points * yesPermille(volunteer.answers)) / 1_000);
}

const first: Rule = (_, task) => ({ points: task.taken === 0 ? WEIGHTS.first : 0, params: {} });

const likely: Rule = (volunteer) => {
  const { yes, no } = volunteer.answers ?? { yes: 0, no: 0 };
  return { points: asLikely(WEIGHTS.need.always, volunteer), params: { yes, asked: yes + no } };
};

const urgent: Rule = (volunteer, task) => ({
  points: task.urgency === 'urgent' ? asLikely(WEIGHTS.need.urgent, volunteer) : 0,
  params: {},
});

const waitingLong: Rule = (volunteer, task, context) => {
  const days = Math.max(0, Math.floor((context.now - task.publishedAt) / DAY_MS));
  const { each, days: most } = WEIGHTS.need.waiting;
  return { points: asLikely(each * Math.min(days, most), volunteer), params: { days } };
};

function coverPoints(cover: SkillCover): number {
  if (cover.held === undefined) return 0;
  const byLevel = cover.exact ? WEIGHTS.skill.exact : WEIGHTS.skill.sibling;
  return (byLevel[Math.min(3, cover.level) - 1] ?? 0) + (cover.evidence ? WEIGHTS.skill.evidence : 0);
}

const skill: Rule = (volunteer, task) => {
  if (task.skills.length === 0) return { points: WEIGHTS.skill.none, params: {} };
  const covers = task.skills
    .map((needed) => coverOf(needed, volunteer.skills))
    .map((cover) => ({ cover, points: coverPoints(cover) }));
  const best = covers.reduce((a, b) => (b.points > a.points ? b : a));
  const points = Math.floor(covers.reduce((sum, each) => sum + each.points, 0) / covers.length);
  const { held, needed, level } = best.cover;
  return held === undefined ? undefined : { points, params: { skill: held, needed, level } };
};

const near: Rule = (volunteer, task) => {
  const minutes = cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel);
  const { each, minutes: most } = WEIGHTS.travel;
  return {
    points: -each * Math.min(minutes, most),
    params: { distanceM: cellDistanceM(volunteer.homeCell, task.cell), minutes },
  };
};

const free: Rule = (volunteer, task, context) => {
  const slot = slotFor(volunteer, task, context) ?? freeSlot(volunteer, windowAhead(task, context), task.minutes);
  return slot === undefined ? undefined : { points: 0, params: { hour: hourOfWeek(slot.from) } };
};

const language: Rule = (volunteer, task) => {
  const shared = task.languages.find((each) => each !== 'zh' && volunteer.languages.includes(each));
  return shared === undefined ? undefined : { points: WEIGHTS.language, params: { language: shared } };
};

const beenBefore: Rule = (volunteer, task) => {
  const visits = volunteer.visits[task.beneficiaryId] ?? 0;
  return { points: WEIGHTS.been_before.each * Math.min(visits, WEIGHTS.been_before.visits), params: { visits } };
};

const backlog: Rule = (_, task, context) => {
  const deficit = context.backlog?.[task.stationId] ?? 0;
  return { points: Math.max(0, Math.min(WEIGHTS.backlog, deficit)), params: {} };
};

const rested: Rule = (volunteer) => {
  const { each, perMinutes, times } = WEIGHTS.load;
  const minutes = volunteer.recentMinutes;
  return { points: -each * Math.min(times, Math.floor(minutes / perMinutes)), params: { minutes } };
};

const asked: Rule = (volunteer) => {
  const { each, times } = WEIGHTS.nudges;
  const nudges = volunteer.asked?.recent ?? 0;
  return { points: -each * Math.min(times, nudges), params: { times: nudges } };
};

const RULES: Readonly<Record<Reason['reason'], Rule>> = {
  first,
  likely,
  urgent,
  waiting_long: waitingLong,
  skill,
  near,
  free,
  language,
  been_before: beenBefore,
  backlog,
  rested,
  asked,
};

/** Reasons with their points, tier by tier, the weightiest first; what neither adds nor takes is left out, but for being free. */
function reasonsOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Reason[] {
  return REASONS.flatMap((reason) => {
    const found = RULES[reason](volunteer, task, context);
    // `+ 0`: minus nothing is nothing.
    return found === undefined || (found.points === 0 && reason !== 'free')
      ? []
      : [{ reason, ...found, points: found.points + 0 }];
  }).sort(
    (a, b) =>
      TIERS.indexOf(tierOf(a.reason)) - TIERS.indexOf(tierOf(b.reason)) ||
      b.points - a.points ||
      REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason),
  );
}

/** The points of reasons, tier by tier. */
function tiersOf(reasons: readonly Reason[]): Tiers {
  const sum = (tier: Tier) =>
    reasons.reduce((total, { reason, points }) => (tierOf(reason) === tier ? total + points : total), 0);
  return { coverage: sum('coverage'), merit: sum('merit'), ease: WEIGHTS.easeFrom + sum('ease') };
}

/** The tiers of one pair without the words: what a plan of thousands of pairs needs. The same numbers as `fitOf`. */
export function pairTiers(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Tiers {
  const points = (rule: Rule) => rule(volunteer, task, context)?.points ?? 0;
  const sum = (rules: readonly Rule[]) => rules.reduce((total, rule) => total + points(rule), 0);
  return {
    coverage: points(first),
    merit: sum([likely, urgent, waitingLong, skill]),
    ease: WEIGHTS.easeFrom + sum([near, language, beenBefore, backlog, rested, asked]),
  };
}

/**
 * The whole reckoning of one volunteer for one task: every gate's verdict, the reasons with their points, and the tiers packed
 * into one score. Points are reckoned also where a gate refuses, so that a coordinator sees what stands in the way of what.
 * Depends on its arguments alone.
 */
export function fitOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Fit {
  const reasons = reasonsOf(volunteer, task, context);
  const tiers = tiersOf(reasons);
  return {
    score: packed(tiers),
    tiers,
    reasons,
    gates: gatesOf(volunteer, task, context),
    travelMinutes: cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel),
    distanceM: cellDistanceM(volunteer.homeCell, task.cell),
  };
}

import { cellDistanceM } from '../kernel/geo.ts';
import { DAY_MS, hourOfWeek } from '../kernel/time.ts';
import { type Fit, REASONS, type Reason } from '../tasks/contract.ts';
import { freeSlot } from './availability.ts';
import { coverOf, type SkillCover } from './demands.ts';
import { gatesOf, slotFor, windowAhead } from './gates.ts';
import type { MatchContext, MatchTask, MatchVolunteer } from './model.ts';
import { cellTravelMinutes } from './travel.ts';
import { WEIGHTS } from './weights.ts';

type Rule = (volunteer: MatchVolunteer, task: MatchTask, context: MatchContext) => Omit<Reason, 'reason'> | undefined;

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
  const distanceM = cellDistanceM(volunteer.homeCell, task.cell);
  const points = WEIGHTS.near.find(({ withinM }) => distanceM <= withinM)?.points;
  return points === undefined ? undefined : { points, params: { distanceM } };
};

const free: Rule = (volunteer, task, context) => {
  const slot = slotFor(volunteer, task, context) ?? freeSlot(volunteer, windowAhead(task, context), task.minutes);
  return slot === undefined ? undefined : { points: WEIGHTS.free, params: { hour: hourOfWeek(slot.from) } };
};

const language: Rule = (volunteer, task) => {
  const shared = task.languages.find((each) => each !== 'zh' && volunteer.languages.includes(each));
  return shared === undefined ? undefined : { points: WEIGHTS.language, params: { language: shared } };
};

const beenBefore: Rule = (volunteer, task) => {
  const visits = volunteer.visits[task.beneficiaryId] ?? 0;
  return { points: WEIGHTS.been_before.each * Math.min(visits, WEIGHTS.been_before.visits), params: { visits } };
};

const urgent: Rule = (_, task) => ({ points: task.urgency === 'urgent' ? WEIGHTS.urgent : 0, params: {} });

const waitingLong: Rule = (_, task, context) => {
  const days = Math.max(0, Math.floor((context.now - task.publishedAt) / DAY_MS));
  return { points: WEIGHTS.waiting_long.each * Math.min(days, WEIGHTS.waiting_long.days), params: { days } };
};

const rested: Rule = (volunteer) => {
  const { most, perMinutes, least } = WEIGHTS.rested;
  const minutes = volunteer.recentMinutes;
  return { points: Math.max(least, most - Math.floor(minutes / perMinutes)), params: { minutes } };
};

const RULES: Readonly<Record<Reason['reason'], Rule>> = {
  skill,
  near,
  free,
  language,
  been_before: beenBefore,
  urgent,
  waiting_long: waitingLong,
  rested,
};

/** Reasons with their points, the weightiest first; what neither adds nor takes is left out. */
function reasonsOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Reason[] {
  return REASONS.flatMap((reason) => {
    const found = RULES[reason](volunteer, task, context);
    return found === undefined || found.points === 0 ? [] : [{ reason, ...found }];
  }).sort((a, b) => b.points - a.points || REASONS.indexOf(a.reason) - REASONS.indexOf(b.reason));
}

/**
 * The whole reckoning of one volunteer for one task: every gate's verdict, the reasons with their points and their sum.
 * Points are reckoned also where a gate refuses, so that a coordinator sees what stands in the way of what. Depends on
 * its arguments alone.
 */
export function fitOf(volunteer: MatchVolunteer, task: MatchTask, context: MatchContext): Fit {
  const reasons = reasonsOf(volunteer, task, context);
  return {
    score: reasons.reduce((sum, { points }) => sum + points, 0),
    reasons,
    gates: gatesOf(volunteer, task, context),
    travelMinutes: cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel),
    distanceM: cellDistanceM(volunteer.homeCell, task.cell),
  };
}

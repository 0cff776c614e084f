import { DAY_MS } from '../../kernel/time.ts';
import { yesPermille } from '../acceptance.ts';
import type { MatchVolunteer } from '../model.ts';
import { WEIGHTS } from '../weights.ts';
import { cellIn, type Reach, reachOf } from './grid.ts';
import { freeRuns } from './hours.ts';
import { hashOf, healthBits, languageBits, weekNumber } from './task-index.ts';

/** Who asks. `weekMinutes`: minutes already accepted, by the epoch ms of a week's Monday. */
export type TaskQuestion = {
  readonly volunteer: Omit<MatchVolunteer, 'agenda' | 'weekMinutes'>;
  readonly weekMinutes: ReadonlyMap<number, number>;
  readonly now: number;
};

/** All that does not depend on the task, worked out once. */
export type Asker = {
  readonly reach: Reach;
  readonly radiusM: number;
  readonly languages: number;
  readonly health: number;
  readonly birthYear: number;
  /** Until when a guardian lets somebody under age serve. */
  readonly consentUntil: number;
  readonly now: number;
  readonly runs: readonly number[];
  /** Minutes that may still be taken on in weeks that something is known of. */
  readonly left: ReadonlyMap<number, number>;
  readonly capMinutes: number;
  /** Hashes of those whose tasks are looked at closely: few. */
  readonly known: readonly number[];
  readonly volunteer: TaskQuestion['volunteer'];
  /** Points of the tier merit that every task brings, and that an urgent one adds. */
  readonly likely: number;
  readonly urgent: number;
  /** A thousand times the points that a day of waiting adds, before they are cut to whole ones; and the points of all days that count. */
  readonly eachDay: number;
  readonly longest: number;
  /** The most of these for one task. */
  readonly most: number;
  /** Points of the tier ease that no task changes. */
  readonly ease: number;
};

export function askerOf({ volunteer, weekMinutes, now }: TaskQuestion): Asker {
  const left = new Map<number, number>();
  for (const [week, minutes] of weekMinutes) left.set(weekNumber(week), volunteer.weeklyCapMinutes - minutes);
  const permille = yesPermille(volunteer.answers);
  const asLikely = (points: number) => Math.floor((points * permille) / 1_000);
  const { need } = WEIGHTS;
  const [likely, urgent] = [asLikely(need.always), asLikely(need.urgent)];
  const longest = asLikely(need.waiting.each * need.waiting.days);
  return {
    reach: reachOf(cellIn(volunteer.homeCell), volunteer.radiusM),
    radiusM: volunteer.radiusM,
    languages: languageBits(volunteer.languages),
    health: healthBits(volunteer.health),
    birthYear: volunteer.birthYear,
    consentUntil: volunteer.consentUntil ?? 0,
    now,
    runs: freeRuns(volunteer),
    left,
    capMinutes: volunteer.weeklyCapMinutes,
    known: knownTo(volunteer),
    volunteer,
    likely,
    urgent,
    eachDay: need.waiting.each * permille,
    longest,
    most: likely + urgent + longest,
    ease: easeOf(volunteer),
  };
}

function knownTo({ personId, blocked, visits }: TaskQuestion['volunteer']): readonly number[] {
  const known = [hashOf(personId)];
  for (const id of blocked) known.push(hashOf(id));
  for (const id in visits) known.push(hashOf(id));
  return known;
}

function easeOf({ recentMinutes, asked }: TaskQuestion['volunteer']): number {
  const { load, nudges, easeFrom } = WEIGHTS;
  const served = Math.min(load.times, Math.floor(recentMinutes / load.perMinutes));
  return easeFrom - load.each * served - nudges.each * Math.min(nudges.times, asked?.recent ?? 0);
}

/** The latest moment at which a task can have been published whose waiting brings so many points: any if it need bring none, and none if that many are never reached. */
export function publishedBy({ now, longest, eachDay }: Asker, points: number): number {
  if (points <= 0) return Number.POSITIVE_INFINITY;
  if (points > longest) return Number.NEGATIVE_INFINITY;
  return now - Math.ceil((points * 1_000) / eachDay) * DAY_MS;
}

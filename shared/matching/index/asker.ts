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
  readonly now: number;
  readonly runs: readonly number[];
  /** Minutes that may still be taken on in weeks that something is known of. */
  readonly left: ReadonlyMap<number, number>;
  readonly capMinutes: number;
  /** Hashes of those whose tasks are looked at closely: few. */
  readonly known: readonly number[];
  readonly volunteer: TaskQuestion['volunteer'];
  /** Points of the tier merit that every task brings, that an urgent one adds, and by whole days of waiting. */
  readonly likely: number;
  readonly urgent: number;
  readonly waiting: readonly number[];
  /** The most of these for one task. */
  readonly most: number;
  /** Points of the tier ease that no task changes. */
  readonly ease: number;
};

export function askerOf({ volunteer, weekMinutes, now }: TaskQuestion): Asker {
  const left = new Map<number, number>();
  for (const [week, minutes] of weekMinutes) left.set(weekNumber(week), volunteer.weeklyCapMinutes - minutes);
  return {
    reach: reachOf(cellIn(volunteer.homeCell), volunteer.radiusM),
    radiusM: volunteer.radiusM,
    languages: languageBits(volunteer.languages),
    health: healthBits(volunteer.health),
    birthYear: volunteer.birthYear,
    now,
    runs: freeRuns(volunteer),
    left,
    capMinutes: volunteer.weeklyCapMinutes,
    known: [volunteer.personId, ...volunteer.blocked, ...Object.keys(volunteer.visits)].map(hashOf),
    volunteer,
    ...ownPoints(volunteer),
  };
}

function ownPoints(
  volunteer: TaskQuestion['volunteer'],
): Pick<Asker, 'likely' | 'urgent' | 'waiting' | 'most' | 'ease'> {
  const permille = yesPermille(volunteer.answers);
  const asLikely = (points: number) => Math.floor((points * permille) / 1_000);
  const { need, load, nudges, easeFrom } = WEIGHTS;
  const waiting: number[] = [];
  for (let days = 0; days <= need.waiting.days; days += 1) waiting.push(asLikely(need.waiting.each * days));
  const [likely, urgent] = [asLikely(need.always), asLikely(need.urgent)];
  return {
    likely,
    urgent,
    waiting,
    most: likely + urgent + asLikely(need.waiting.each * need.waiting.days),
    ease:
      easeFrom -
      load.each * Math.min(load.times, Math.floor(volunteer.recentMinutes / load.perMinutes)) -
      nudges.each * Math.min(nudges.times, volunteer.asked?.recent ?? 0),
  };
}

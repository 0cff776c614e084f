import { cellCenter, type Point } from '../../kernel/geo.ts';
import { DAY_MS, MINUTE_MS } from '../../kernel/time.ts';
import { yesPermille } from '../acceptance.ts';
import { AGES } from '../ages.ts';
import type { MatchVolunteer } from '../model.ts';
import { packed, TIER_SIZES, unpacked } from '../tiers.ts';
import { SAME_CELL_M, travelMinutes } from '../travel.ts';
import { WEIGHTS } from '../weights.ts';
import { Best, type Ranked } from './best.ts';
import { type Cell, cellIn, gridDistanceM, visitWithin } from './grid.ts';
import { freeHours, freeRuns, mayStart } from './hours.ts';
import { needPoints, REFUSED } from './needs.ts';
import {
  ADULTS_ONLY,
  hashOf,
  healthBits,
  languageBits,
  type TaskIndex,
  taskAt,
  taskIdAt,
  UNCOVERED,
  URGENT,
  weekNumber,
} from './task-index.ts';

/** Who asks. `weekMinutes`: minutes already accepted, by the epoch ms of a week's Monday. */
export type TaskQuestion = {
  readonly volunteer: Omit<MatchVolunteer, 'agenda' | 'weekMinutes'>;
  readonly weekMinutes: ReadonlyMap<number, number>;
  readonly now: number;
};

/** A task that the index finds suitable: its row, and the score that the reckoning will come to if every gate passes. */
export type TaskHit = { readonly row: number; readonly id: string; readonly score: number; readonly distanceM: number };
export type Place = Pick<TaskHit, 'score' | 'distanceM' | 'id'>;

/** All that does not depend on the task, worked out once. */
type Asker = {
  readonly cell: Cell;
  readonly center: Point;
  readonly radiusM: number;
  /** Points of the skill by list of needs, or REFUSED. */
  readonly skill: Int16Array;
  readonly languages: number;
  readonly health: number;
  readonly birthYear: number;
  readonly now: number;
  readonly runs: Uint8Array;
  readonly minutesLeft: (week: number) => number;
  /** Hashes of those whose tasks are looked at closely: few. */
  readonly known: readonly number[];
  readonly volunteer: TaskQuestion['volunteer'];
  /** Points of the tier merit that every task brings, that an urgent one adds, and by whole days of waiting. */
  readonly likely: number;
  readonly urgent: number;
  readonly waiting: Int16Array;
  /** Points of the tier ease that no task changes. */
  readonly ease: number;
};

function askerOf(index: TaskIndex, { volunteer, weekMinutes, now }: TaskQuestion): Asker {
  const left = new Map<number, number>();
  for (const [week, minutes] of weekMinutes) left.set(weekNumber(week), volunteer.weeklyCapMinutes - minutes);
  return {
    cell: cellIn(volunteer.homeCell),
    center: cellCenter(volunteer.homeCell),
    radiusM: volunteer.radiusM,
    skill: needPoints(index.needs, volunteer.skills),
    languages: languageBits(volunteer.languages),
    health: healthBits(volunteer.health),
    birthYear: volunteer.birthYear,
    now,
    runs: freeRuns(freeHours(volunteer)),
    minutesLeft:
      left.size === 0 ? () => volunteer.weeklyCapMinutes : (week) => left.get(week) ?? volunteer.weeklyCapMinutes,
    known: [volunteer.personId, ...volunteer.blocked, ...Object.keys(volunteer.visits)].map(hashOf),
    volunteer,
    ...ownPoints(volunteer),
  };
}

function ownPoints(volunteer: TaskQuestion['volunteer']): Pick<Asker, 'likely' | 'urgent' | 'waiting' | 'ease'> {
  const permille = yesPermille(volunteer.answers);
  const asLikely = (points: number) => Math.floor((points * permille) / 1_000);
  const { need, load, nudges, easeFrom } = WEIGHTS;
  const waiting = new Int16Array(need.waiting.days + 1);
  for (let days = 0; days < waiting.length; days += 1) waiting[days] = asLikely(need.waiting.each * days);
  return {
    likely: asLikely(need.always),
    urgent: asLikely(need.urgent),
    waiting,
    ease:
      easeFrom -
      load.each * Math.min(load.times, Math.floor(volunteer.recentMinutes / load.perMinutes)) -
      nudges.each * Math.min(nudges.times, volunteer.asked?.recent ?? 0),
  };
}

/**
 * The tasks that suit a volunteer as far as an index can know, best first (score, then nearness, then id): at most `limit`,
 * those after `after`. Whatever every gate of `fitOf` would pass is among them, with the very score; some may be among them
 * that a gate refuses, since exceptions and accepted tasks are only reckoned there. Reads nothing but its arguments.
 * `gone`: rows that are not to be found any more.
 */
export function searchTasks(
  index: TaskIndex,
  question: TaskQuestion,
  limit: number,
  { after, gone }: { readonly after?: Place | undefined; readonly gone?: Uint8Array | undefined } = {},
): readonly TaskHit[] {
  if (index.count === 0) return [];
  const asker = askerOf(index, question);
  const best = new Best(limit, after === undefined ? FIRST : placeAfter(index, after));
  visitWithin(index.grid, asker.cell, asker.radiusM, (first, end, up, wide) => {
    for (let at = first; at < end; at += 1) searchCell(index, asker, best, gone, at, up, wide);
  });
  return best.drain((key, rank) => hitOf(index, key, rank));
}

const FIRST: Ranked = { key: 0, rank: 0 };

/**
 * The points of the upper tiers are the cheapest to know, then the gates, and the way is the dearest: a task that would not be
 * among the best anyway is not looked at further, and the way to a cell is worked out only where somebody could be of use.
 */
function searchCell(
  index: TaskIndex,
  asker: Asker,
  best: Best,
  gone: Uint8Array | undefined,
  at: number,
  up: number,
  wide: number,
): void {
  const { need, flags: allFlags, grid } = index;
  const { skill: points, radiusM } = asker;
  const to = grid.starts[at + 1] as number;
  let distanceM = -1;
  let ease = 0;
  for (let row = grid.starts[at] as number; row < to; row += 1) {
    const skill = points[need[row] as number] as number;
    if (skill === REFUSED || (gone !== undefined && gone[row] === 1)) continue;
    const flags = allFlags[row] as number;
    const coverage = (flags & UNCOVERED) === 0 ? 0 : WEIGHTS.first;
    const merit = skill + pointsOfNeed(index, asker, row, flags);
    if (!best.mayWant(leastKey(coverage, merit)) || !passes(index, asker, row)) continue;
    if (distanceM < 0) {
      distanceM = gridDistanceM(index.grid, at, asker.center, up, wide);
      if (distanceM > radiusM) return;
      ease = asker.ease + travelPoints(distanceM, asker);
    }
    const visited = visitPoints(index, asker, row);
    if (visited === REFUSED) continue;
    const key = keyOf(coverage, merit, ease + visited + languagePoints(index, asker, row), distanceM);
    const rank = index.rank[row] as number;
    if (best.wants(key, rank)) best.add(key, rank);
  }
}

function passes(index: TaskIndex, asker: Asker, row: number): boolean {
  const minutes = index.minutes[row] as number;
  const languages = index.languages[row] as number;
  const begin = Math.max(index.from[row] as number, asker.now);
  const age = (index.year[row] as number) - asker.birthYear - 1;
  return (
    ((index.health[row] as number) & asker.health) === 0 &&
    (languages === 0 || (languages & asker.languages) !== 0) &&
    (age >= AGES.adultFrom || (age >= AGES.volunteerFrom && ((index.flags[row] as number) & ADULTS_ONLY) === 0)) &&
    (index.to[row] as number) - begin >= minutes * MINUTE_MS &&
    minutes <= asker.minutesLeft(index.week[row] as number) &&
    mayStart(asker.runs, index.firstStart[row] as number, index.startCount[row] as number, index.hours[row] as number)
  );
}

/** Points for the same face, or REFUSED for one's own wish and for those kept apart. Hashes only say where to look. */
function visitPoints(index: TaskIndex, { known, volunteer }: Asker, row: number): number {
  if (!known.includes(index.beneficiary[row] as number)) return 0;
  const { beneficiaryId } = taskAt(index, row);
  if (beneficiaryId === volunteer.personId || volunteer.blocked.includes(beneficiaryId)) return REFUSED;
  return WEIGHTS.been_before.each * Math.min(volunteer.visits[beneficiaryId] ?? 0, WEIGHTS.been_before.visits);
}

/** The tier merit but for the skill: likely, urgent, waiting. */
function pointsOfNeed(index: TaskIndex, { now, likely, urgent, waiting }: Asker, row: number, flags: number): number {
  const days = Math.min(WEIGHTS.need.waiting.days, Math.max(0, (now - (index.publishedAt[row] as number)) / DAY_MS));
  // Whole days are over: the array's index is cut off, not rounded.
  return likely + ((flags & URGENT) === 0 ? 0 : urgent) + (waiting[days | 0] as number);
}

function languagePoints(index: TaskIndex, { languages }: Asker, row: number): number {
  return ((index.likes[row] as number) & languages) === 0 ? 0 : WEIGHTS.language;
}

/** As from a cell to another, where one's own cell is not no way at all. */
function travelPoints(distanceM: number, { volunteer }: Asker): number {
  const minutes = travelMinutes(Math.max(SAME_CELL_M, distanceM), volunteer.travel);
  return -WEIGHTS.travel.each * Math.min(minutes, WEIGHTS.travel.minutes);
}

/** Tiers and distance as one number, the better the smaller; radii lie below 2^17 metres. */
const DISTANCE_SPAN = 2 ** 17;

function keyOf(coverage: number, merit: number, ease: number, distanceM: number): number {
  return leastKey(coverage, merit) + (TIER_SIZES.ease - 1 - ease) * DISTANCE_SPAN + distanceM;
}

/** No key with these upper tiers is smaller. */
function leastKey(coverage: number, merit: number): number {
  const places = (TIER_SIZES.coverage - 1 - coverage) * TIER_SIZES.merit + (TIER_SIZES.merit - 1 - merit);
  return places * TIER_SIZES.ease * DISTANCE_SPAN;
}

function hitOf(index: TaskIndex, key: number, rank: number): TaskHit {
  const row = index.byRank[rank] as number;
  const places = Math.floor(key / DISTANCE_SPAN);
  const upper = Math.floor(places / TIER_SIZES.ease);
  const score = packed({
    coverage: TIER_SIZES.coverage - 1 - Math.floor(upper / TIER_SIZES.merit),
    merit: TIER_SIZES.merit - 1 - (upper % TIER_SIZES.merit),
    ease: TIER_SIZES.ease - 1 - (places % TIER_SIZES.ease),
  });
  return { row, id: taskIdAt(index, row), score, distanceM: key % DISTANCE_SPAN };
}

/** Where the order goes on after a hit, also when its task is not in this index. */
function placeAfter(index: TaskIndex, { score, distanceM, id }: Place): Ranked {
  let from = 0;
  let to = index.count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (taskIdAt(index, index.byRank[middle] as number) <= id) from = middle + 1;
    else to = middle;
  }
  const { coverage, merit, ease } = unpacked(score);
  return { key: keyOf(coverage, merit, ease, distanceM), rank: from };
}

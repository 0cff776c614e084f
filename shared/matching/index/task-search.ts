import { DAY_MS } from '../../kernel/time.ts';
import { AGES } from '../ages.ts';
import { packed, TIER_SIZES, unpacked } from '../tiers.ts';
import { SAME_CELL_M, travelMinutes } from '../travel.ts';
import { WEIGHTS } from '../weights.ts';
import { type Asker, askerOf, type TaskQuestion } from './asker.ts';
import { Best, type Ranked } from './best.ts';
import { distanceWithin, isWithin } from './grid.ts';
import { mayStart } from './hours.ts';
import { metNeeds, REFUSED } from './needs.ts';
import { ADULTS_ONLY, type TaskIndex, taskAt, taskIdOf, UNCOVERED, URGENT } from './task-index.ts';
import {
  beneficiaryAt,
  firstStartAt,
  flagsAt,
  healthAt,
  hoursAt,
  languagesAt,
  latestBeginAt,
  likesAt,
  minutesAt,
  placeColumnAt,
  placeRowAt,
  publishedAt,
  rankAt,
  rowAt,
  startCountAt,
  type TaskRows,
  weekAt,
  yearAt,
} from './task-rows.ts';
import { TILE_CELLS, tilesWithin } from './tiles.ts';

/** A task that the index finds suitable: its row, and the score that the reckoning will come to if every gate passes. */
export type TaskHit = { readonly row: number; readonly id: string; readonly score: number; readonly distanceM: number };
export type Place = Pick<TaskHit, 'score' | 'distanceM' | 'id'>;

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
  const asker = askerOf(question);
  const best = new Best(limit, after === undefined ? FIRST : placeAfter(index, after));
  const near = tilesWithin(index.tiles, asker.reach);
  for (const { need, skill } of metNeeds(index.needs, question.volunteer.skills)) {
    // Needs come in the order of their points: nothing that follows is among the best.
    if (!best.mayWant(leastKey(WEIGHTS.first, skill + asker.most))) break;
    searchNeed(index, asker, best, gone, { near, need, skill });
  }
  return best.drain((key, rank) => hitOf(index, key, rank));
}

const FIRST: Ranked = { key: 0, rank: 0 };

/** The tasks of near tiles that need the same, and the points that their skill brings. */
type Alike = { readonly near: readonly number[]; readonly need: number; readonly skill: number };

/**
 * The hours refuse most, and are cheap to look at; then come the points of the upper tiers, and the way is the dearest: a task
 * that would not be among the best anyway is not looked at further.
 */
function searchNeed(
  index: TaskIndex,
  asker: Asker,
  best: Best,
  gone: Uint8Array | undefined,
  { near, need, skill }: Alike,
): void {
  const { rows, tiles } = index;
  const own = skill + asker.likely;
  for (const tile of near) {
    const at = tile * tiles.kinds + need;
    const to = tiles.starts[at + 1] as number;
    const tileRow = (tiles.rows[tile] as number) * TILE_CELLS;
    const tileColumn = (tiles.columns[tile] as number) * TILE_CELLS;
    for (let row = tiles.starts[at] as number; row < to; row += 1) {
      const base = rowAt(row);
      const cellRow = tileRow + placeRowAt(rows, base);
      const cellColumn = tileColumn + placeColumnAt(rows, base);
      if (!isWithin(asker.reach, cellRow, cellColumn) || !mayDo(rows, asker, base)) continue;
      const coverage = (flagsAt(rows, base) & UNCOVERED) === 0 ? 0 : WEIGHTS.first;
      const waited = own + waitingPoints(rows, asker, base);
      // Those that nobody comes to lie first, and of these the oldest: what follows is worth no more, but for its urgency.
      if (!best.mayWant(leastKey(coverage, waited + asker.urgent))) break;
      const merit = waited + ((flagsAt(rows, base) & URGENT) === 0 ? 0 : asker.urgent);
      if (!best.mayWant(leastKey(coverage, merit)) || !passes(rows, asker, base)) continue;
      if (gone !== undefined && gone[row] === 1) continue;
      const distanceM = distanceWithin(asker.reach, cellRow, cellColumn);
      if (distanceM > asker.radiusM) continue;
      const visited = visitPoints(index, asker, row, base);
      if (visited === REFUSED) continue;
      const ease = asker.ease + travelPoints(distanceM, asker) + visited + languagePoints(rows, asker, base);
      const key = keyOf(coverage, merit, ease, distanceM);
      const rank = rankAt(rows, base);
      if (best.wants(key, rank)) best.add(key, rank);
    }
  }
}

function mayDo(rows: TaskRows, asker: Asker, base: number): boolean {
  const languages = languagesAt(rows, base);
  return (
    (healthAt(rows, base) & asker.health) === 0 &&
    (languages === 0 || (languages & asker.languages) !== 0) &&
    mayStart(asker.runs, firstStartAt(rows, base), startCountAt(rows, base), hoursAt(rows, base))
  );
}

function passes(rows: TaskRows, asker: Asker, base: number): boolean {
  const age = yearAt(rows, base) - asker.birthYear - 1;
  return (
    (age >= AGES.adultFrom || (age >= AGES.volunteerFrom && (flagsAt(rows, base) & ADULTS_ONLY) === 0)) &&
    asker.now <= latestBeginAt(rows, base) &&
    minutesAt(rows, base) <= minutesLeft(rows, asker, base)
  );
}

function minutesLeft(rows: TaskRows, { left, capMinutes }: Asker, base: number): number {
  return left.size === 0 ? capMinutes : (left.get(weekAt(rows, base)) ?? capMinutes);
}

/** Points for the same face, or REFUSED for one's own wish and for those kept apart. Hashes only say where to look. */
function visitPoints(index: TaskIndex, { known, volunteer }: Asker, row: number, base: number): number {
  if (!known.includes(beneficiaryAt(index.rows, base))) return 0;
  const { beneficiaryId } = taskAt(index, row);
  if (beneficiaryId === volunteer.personId || volunteer.blocked.includes(beneficiaryId)) return REFUSED;
  return WEIGHTS.been_before.each * Math.min(volunteer.visits[beneficiaryId] ?? 0, WEIGHTS.been_before.visits);
}

function waitingPoints(rows: TaskRows, { now, waiting }: Asker, base: number): number {
  const days = Math.min(WEIGHTS.need.waiting.days, Math.max(0, (now - publishedAt(rows, base)) / DAY_MS));
  // Whole days are over: the array's index is cut off, not rounded.
  return waiting[days | 0] as number;
}

function languagePoints(rows: TaskRows, { languages }: Asker, base: number): number {
  return (likesAt(rows, base) & languages) === 0 ? 0 : WEIGHTS.language;
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
  // Quotients and what is left of them: the remainder of such large numbers is a slow operation.
  const places = Math.floor(key / DISTANCE_SPAN);
  const upper = Math.floor(places / TIER_SIZES.ease);
  const coverage = Math.floor(upper / TIER_SIZES.merit);
  const score = packed({
    coverage: TIER_SIZES.coverage - 1 - coverage,
    merit: TIER_SIZES.merit - 1 - (upper - coverage * TIER_SIZES.merit),
    ease: TIER_SIZES.ease - 1 - (places - upper * TIER_SIZES.ease),
  });
  return { row, id: taskIdOf(index, rank), score, distanceM: key - places * DISTANCE_SPAN };
}

/** Where the order goes on after a hit, also when its task is not in this index. */
function placeAfter(index: TaskIndex, { score, distanceM, id }: Place): Ranked {
  let from = 0;
  let to = index.count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (taskIdOf(index, middle) <= id) from = middle + 1;
    else to = middle;
  }
  const { coverage, merit, ease } = unpacked(score);
  return { key: keyOf(coverage, merit, ease, distanceM), rank: from };
}

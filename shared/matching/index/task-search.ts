import { DAY_MS } from '../../kernel/time.ts';
import { AGES } from '../ages.ts';
import { packed, TIER_SIZES, unpacked } from '../tiers.ts';
import { SAME_CELL_M, travelMinutes } from '../travel.ts';
import { WEIGHTS } from '../weights.ts';
import { type Asker, askerOf, publishedBy, type TaskQuestion } from './asker.ts';
import { Best, type Ranked } from './best.ts';
import { metresTo } from './grid.ts';
import { mayStart } from './hours.ts';
import { metNeeds, needIn, REFUSED, skillIn } from './needs.ts';
import { ADULTS_ONLY, type TaskIndex, taskAt, taskIdAt, UNCOVERED, URGENT } from './task-index.ts';
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
import { type NearTile, TILE_CELLS, tilesWithin } from './tiles.ts';

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
  for (const met of metNeeds(index.needs, question.volunteer.skills)) {
    const [need, skill] = [needIn(met), skillIn(met)];
    // Needs come in the order of their points: nothing that follows is among the best.
    if (leastKey(WEIGHTS.first, skill + asker.most) > best.worst) break;
    searchNeed(index, asker, best, gone, { near, need, skill });
  }
  return best.map((key, row) => hitOf(index, key, row));
}

const FIRST: Ranked = { key: 0, rank: 0 };

/** The tasks of near tiles that need the same, and the points that their skill brings. */
type Alike = { readonly near: readonly NearTile[]; readonly need: number; readonly skill: number };

/**
 * Whether a task is within reach and presses enough is looked at first, since that costs a few comparisons; then the hours,
 * which refuse most, and the way last: a task that would not be among the best anyway is not looked at further.
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
  // Until when a task, or an urgent one, must have been published to be among the best, as they were at the last look.
  let [by, urgentBy, looked] = [0, 0, NEVER];
  for (const { tile, within } of near) {
    const at = tile * tiles.kinds + need;
    const to = tiles.starts[at + 1] as number;
    for (let row = tiles.starts[at] as number; row < to; row += 1) {
      const base = rowAt(row);
      if (((within[placeRowAt(rows, base)] as number) & (1 << placeColumnAt(rows, base))) === 0) continue;
      const flags = flagsAt(rows, base);
      const coverage = (flags & UNCOVERED) === 0 ? 0 : WEIGHTS.first;
      if (coverage !== looked) {
        const missing = placeOf(coverage, own) - Math.floor(best.worst / PLACE_SPAN);
        by = publishedBy(asker, missing);
        urgentBy = publishedBy(asker, missing - asker.urgent);
        looked = coverage;
      }
      const published = publishedAt(rows, base);
      const isUrgent = (flags & URGENT) !== 0;
      if (published > (isUrgent ? urgentBy : by)) {
        // In the order of `indexTasks` nothing that follows is worth more, but behind urgent ones come the others' oldest.
        if (isUrgent) continue;
        break;
      }
      if (!mayDo(rows, asker, base) || !passes(rows, asker, base)) continue;
      if (gone !== undefined && gone[row] === 1) continue;
      const distanceM = distanceTo(index, asker, tile, base);
      if (distanceM > asker.radiusM) continue;
      const visited = visitPoints(index, asker, row, base);
      if (visited === REFUSED) continue;
      const merit = own + waitingPoints(asker, published) + (isUrgent ? asker.urgent : 0);
      const ease = asker.ease + travelPoints(distanceM, asker) + visited + languagePoints(rows, asker, base);
      const key = keyOf(coverage, merit, ease, distanceM);
      const rank = rankAt(rows, base);
      if (!best.wants(key, rank)) continue;
      best.add(key, rank, row);
      looked = NEVER;
    }
  }
}

/** No coverage. */
const NEVER = -1;

function distanceTo({ rows, tiles }: TaskIndex, { reach }: Asker, tile: number, base: number): number {
  const row = (tiles.rows[tile] as number) * TILE_CELLS + placeRowAt(rows, base);
  return metresTo(reach, row, (tiles.columns[tile] as number) * TILE_CELLS + placeColumnAt(rows, base));
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
    (age >= AGES.adultFrom || mayYoung(rows, asker, base, age)) &&
    asker.now <= latestBeginAt(rows, base) &&
    minutesAt(rows, base) <= minutesLeft(rows, asker, base)
  );
}

/** Somebody under age: fit for it, and let by their guardian at least until it must have begun. */
function mayYoung(rows: TaskRows, { consentUntil }: Asker, base: number, age: number): boolean {
  return (
    age >= AGES.volunteerFrom && (flagsAt(rows, base) & ADULTS_ONLY) === 0 && consentUntil >= latestBeginAt(rows, base)
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

function waitingPoints({ now, eachDay }: Asker, published: number): number {
  const days = Math.floor(Math.max(0, now - published) / DAY_MS);
  return Math.floor((eachDay * Math.min(WEIGHTS.need.waiting.days, days)) / 1_000);
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

/** What lies between two places of the upper tiers. */
const PLACE_SPAN = TIER_SIZES.ease * DISTANCE_SPAN;

function keyOf(coverage: number, merit: number, ease: number, distanceM: number): number {
  return leastKey(coverage, merit) + (TIER_SIZES.ease - 1 - ease) * DISTANCE_SPAN + distanceM;
}

/** No key with these upper tiers is smaller. */
function leastKey(coverage: number, merit: number): number {
  return placeOf(coverage, merit) * PLACE_SPAN;
}

/** The upper tiers as one number, the better the smaller. */
function placeOf(coverage: number, merit: number): number {
  return (TIER_SIZES.coverage - 1 - coverage) * TIER_SIZES.merit + (TIER_SIZES.merit - 1 - merit);
}

function hitOf(index: TaskIndex, key: number, row: number): TaskHit {
  // Quotients and what is left of them: the remainder of such large numbers is a slow operation.
  const places = Math.floor(key / DISTANCE_SPAN);
  const upper = Math.floor(places / TIER_SIZES.ease);
  const coverage = Math.floor(upper / TIER_SIZES.merit);
  const score = packed({
    coverage: TIER_SIZES.coverage - 1 - coverage,
    merit: TIER_SIZES.merit - 1 - (upper - coverage * TIER_SIZES.merit),
    ease: TIER_SIZES.ease - 1 - (places - upper * TIER_SIZES.ease),
  });
  return { row, id: taskIdAt(index, row), score, distanceM: key - places * DISTANCE_SPAN };
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

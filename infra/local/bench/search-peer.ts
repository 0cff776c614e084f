import { around } from 'geokdbush';
import KDBush from 'kdbush';
import { cellCenter, cellDistanceM } from '../../../shared/kernel/geo.ts';
import { DAY_MS, MINUTE_MS } from '../../../shared/kernel/time.ts';
import { yesPermille } from '../../../shared/matching/acceptance.ts';
import { ageRefusal } from '../../../shared/matching/ages.ts';
import { unmetLimits } from '../../../shared/matching/demands.ts';
import { freeRuns, mayStart, startsOf } from '../../../shared/matching/index/hours.ts';
import type { Place } from '../../../shared/matching/index/task-search.ts';
import type { MatchTask, MatchVolunteer } from '../../../shared/matching/model.ts';
import { packed } from '../../../shared/matching/tiers.ts';
import { cellTravelMinutes } from '../../../shared/matching/travel.ts';
import { WEIGHTS } from '../../../shared/matching/weights.ts';
import { sureAge } from '../../../shared/volunteers/age.ts';
import { closeTo } from '../../../shared/volunteers/close-skills.ts';
import { SKILLS } from '../../../shared/volunteers/skills.ts';
import { WORLD_NOW } from './search-world.ts';

const LIMITS = ['no_lifting', 'no_stairs', 'no_dust', 'no_outdoor_cold'] as const;
/** geokdbush takes a slightly smaller earth; what it lets in beyond the radius falls to the exact distance. */
const SLACK = 1.001;

/** Whatever of a task can be known beforehand is, so that the filter does as little as it can. */
function prepared(task: MatchTask) {
  return {
    task,
    limits: new Set(unmetLimits(LIMITS, task)),
    adultsOnly: ageRefusal(sureYear(task) - AGE_BETWEEN, task) !== undefined,
    year: sureYear(task),
    starts: startsOf(task.window, task.minutes),
    hours: Math.ceil(task.minutes / 60),
    speaks: task.languages.includes('zh') ? [] : task.languages,
    likes: task.languages.filter((one) => one !== 'zh'),
  };
}
/** Old enough to serve, and not of age. */
const AGE_BETWEEN = 16 + 1;

function sureYear(task: MatchTask): number {
  return sureAge(0, task.window.from) + 1;
}

type Prepared = ReturnType<typeof prepared>;

/** The other question, who can do this: everybody within the widest radius whom a filter lets pass, in no order. */
export function geokdbushVolunteers(volunteers: readonly MatchVolunteer[]): (task: MatchTask) => readonly string[] {
  const people = volunteers.map((volunteer) => ({
    volunteer,
    runs: freeRuns(volunteer),
    skills: new Map<string, number>(),
  }));
  const index = new KDBush(people.length);
  for (const { volunteer } of people) {
    const { lat, lng } = cellCenter(volunteer.homeCell);
    index.add(lng, lat);
  }
  index.finish();
  const reachM = volunteers.reduce((most, { radiusM }) => Math.max(most, radiusM), 0);
  return (task) => {
    const { lat, lng } = cellCenter(task.cell);
    const row = prepared(task);
    const found = around(index, lng, lat, Number.POSITIVE_INFINITY, (reachM * SLACK) / 1_000, (at) => {
      const { volunteer, runs, skills } = people[at] as (typeof people)[number];
      return volunteer.suggestions && fits(volunteer, runs, skills, row);
    });
    return found
      .map((at) => volunteers[at] as MatchVolunteer)
      .filter(({ homeCell, radiusM }) => cellDistanceM(homeCell, task.cell) <= radiusM)
      .map(({ personId }) => personId);
  };
}

/** The same question to geokdbush: all tasks within the radius whom a filter lets pass, by distance; then scored and sorted. */
export function geokdbushSearch(
  tasks: readonly MatchTask[],
): (volunteer: MatchVolunteer, limit: number) => readonly Place[] {
  const rows = tasks.map(prepared);
  const index = new KDBush(rows.length);
  for (const { task } of rows) {
    const { lat, lng } = cellCenter(task.cell);
    index.add(lng, lat);
  }
  index.finish();
  return (volunteer, limit) => {
    const { lat, lng } = cellCenter(volunteer.homeCell);
    const fits = filterFor(volunteer);
    const found = around(index, lng, lat, Number.POSITIVE_INFINITY, (volunteer.radiusM * SLACK) / 1_000, (at) =>
      fits(rows[at] as Prepared),
    );
    return found
      .map((at) => scored(volunteer, rows[at] as Prepared))
      .filter(({ distanceM }) => distanceM <= volunteer.radiusM)
      .sort((a, b) => b.score - a.score || a.distanceM - b.distanceM || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  };
}

function filterFor(volunteer: MatchVolunteer): (row: Prepared) => boolean {
  const runs = freeRuns(volunteer);
  const skills = new Map<string, number>();
  return (row) =>
    row.task.window.to - Math.max(row.task.window.from, WORLD_NOW) >= row.task.minutes * MINUTE_MS &&
    fits(volunteer, runs, skills, row);
}

function fits(volunteer: MatchVolunteer, runs: readonly number[], skills: Map<string, number>, row: Prepared): boolean {
  const { task, limits, adultsOnly, year, starts, hours, speaks } = row;
  const age = year - volunteer.birthYear - 1;
  if (age < 14 || (age < 18 && (adultsOnly || (volunteer.consentUntil ?? 0) < task.window.to))) return false;
  if (task.minutes > volunteer.weeklyCapMinutes) return false;
  if (volunteer.health.some((limit) => limits.has(limit))) return false;
  if (speaks.length > 0 && !speaks.some((one) => volunteer.languages.includes(one))) return false;
  if (!mayStart(runs, starts.first, starts.count, hours)) return false;
  return task.skills.every((skill) => pointsOf(volunteer, skill, skills) >= 0);
}

function pointsOf({ skills }: MatchVolunteer, needed: string, known: Map<string, number>): number {
  const before = known.get(needed);
  if (before !== undefined) return before;
  const { licence } = SKILLS.get(needed) ?? {};
  const best = (list: typeof skills) =>
    list.reduce<(typeof skills)[number] | undefined>(
      (a, b) => (a && (a.level > b.level || (a.level === b.level && a.evidence)) ? a : b),
      undefined,
    );
  const own = best(skills.filter(({ skill }) => skill === needed));
  const near = licence
    ? undefined
    : best(skills.filter(({ skill, level }) => level > 1 && closeTo(skill).includes(needed)));
  const held = own ?? near;
  const points =
    held === undefined || (licence && !held.evidence)
      ? -1
      : ((own ? WEIGHTS.skill.exact : WEIGHTS.skill.sibling)[held.level - 1] ?? 0) +
        (held.evidence ? WEIGHTS.skill.evidence : 0);
  known.set(needed, points);
  return points;
}

function scored(volunteer: MatchVolunteer, { task, likes }: Prepared): Place {
  const permille = yesPermille(volunteer.answers);
  const likely = (points: number) => Math.floor((points * permille) / 1_000);
  const days = Math.max(0, Math.floor((WORLD_NOW - task.publishedAt) / DAY_MS));
  const { need, load, been_before: before } = WEIGHTS;
  const known = new Map<string, number>();
  const skill =
    task.skills.length === 0
      ? WEIGHTS.skill.none
      : Math.floor(task.skills.reduce((sum, one) => sum + pointsOf(volunteer, one, known), 0) / task.skills.length);
  const merit =
    likely(need.always) +
    (task.urgency === 'urgent' ? likely(need.urgent) : 0) +
    likely(need.waiting.each * Math.min(days, need.waiting.days)) +
    skill;
  const ease =
    WEIGHTS.easeFrom -
    Math.min(WEIGHTS.travel.minutes, cellTravelMinutes(volunteer.homeCell, task.cell, volunteer.travel)) -
    Math.min(load.times, Math.floor(volunteer.recentMinutes / load.perMinutes)) +
    (likes.some((one) => volunteer.languages.includes(one)) ? WEIGHTS.language : 0) +
    before.each * Math.min(before.visits, volunteer.visits[task.beneficiaryId] ?? 0);
  return {
    id: task.id,
    score: packed({ coverage: task.taken === 0 ? 1 : 0, merit, ease }),
    distanceM: cellDistanceM(volunteer.homeCell, task.cell),
  };
}

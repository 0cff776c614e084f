import { deepStrictEqual } from 'node:assert';
import { decodeSnapshot, encodeSnapshot } from '../../../shared/matching/index/snapshot.ts';
import { indexTasks } from '../../../shared/matching/index/task-index.ts';
import { type Place, searchTasks } from '../../../shared/matching/index/task-search.ts';
import { indexVolunteers } from '../../../shared/matching/index/volunteer-index.ts';
import type { MatchVolunteer } from '../../../shared/matching/model.ts';
import type { Row } from '../bench.ts';
import { geokdbushSearch } from './search-peer.ts';
import { searchWorld, WORLD_NOW } from './search-world.ts';

const SEED_NUMBER = 7;
const TASKS = 100_000;
const ASKERS = 1_000;
const RUNS = 11;
const SHOWN_ITEMS = 20;

type Search = (volunteer: MatchVolunteer) => readonly Place[];
type Run = { readonly median: number; readonly p99: number };

/**
 * The best twenty of 100,000 open tasks for each of 1,000 volunteers: the snapshot's search against geokdbush with a filter.
 * Both answer the same, which is asserted for every volunteer before anything is timed; then they take turns.
 */
export async function benchSearch(): Promise<readonly Row[]> {
  const { tasks, volunteers } = searchWorld(SEED_NUMBER, { tasks: TASKS, volunteers: ASKERS });
  const bytes = encodeSnapshot({ tasks: indexTasks(tasks), volunteers: indexVolunteers([]) });
  const index = decodeSnapshot(bytes).tasks;
  const peer = geokdbushSearch(tasks);
  const nothing = new Map<number, number>();
  const searches: Readonly<Record<string, Search>> = {
    snapshot: (volunteer) => searchTasks(index, { volunteer, weekMinutes: nothing, now: WORLD_NOW }, SHOWN_ITEMS),
    geokdbush: (volunteer) => peer(volunteer, SHOWN_ITEMS),
  };
  const found = volunteers.reduce((sum, volunteer) => sum + sameAnswer(searches, volunteer), 0);
  const runs = new Map<string, Run[]>(Object.keys(searches).map((name) => [name, []]));
  for (let run = 0; run < RUNS; run += 1)
    for (const [name, search] of Object.entries(searches)) runs.get(name)?.push(timed(search, volunteers));
  const base = middle((runs.get('snapshot') ?? []).map(({ median }) => median));
  return [...runs].map(([name, list]) => {
    const median = middle(list.map((run) => run.median));
    return {
      search: name,
      tasks: TASKS,
      askers: ASKERS,
      'found each': Math.round((found / ASKERS) * 10) / 10,
      runs: RUNS,
      'median us': round(median),
      'spread us': spread(list.map((run) => run.median)),
      'p99 us': round(middle(list.map((run) => run.p99))),
      'p99 spread us': spread(list.map((run) => run.p99)),
      times: round(median / base),
    };
  });
}

function sameAnswer(searches: Readonly<Record<string, Search>>, volunteer: MatchVolunteer): number {
  const [ours = [], theirs = []] = Object.values(searches).map((search) =>
    search(volunteer).map(({ id, score, distanceM }) => ({ id, score, distanceM })),
  );
  deepStrictEqual(ours, theirs, `not the same for ${volunteer.personId}`);
  return ours.length;
}

/** Microseconds of one search, over all who ask. */
function timed(search: Search, volunteers: readonly MatchVolunteer[]): Run {
  const times = new Float64Array(volunteers.length);
  for (const [at, volunteer] of volunteers.entries()) {
    const from = process.hrtime.bigint();
    search(volunteer);
    times[at] = Number(process.hrtime.bigint() - from) / 1_000;
  }
  times.sort();
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

function spread(numbers: readonly number[]): string {
  return `${round(Math.min(...numbers))}-${round(Math.max(...numbers))}`;
}

import { deepStrictEqual } from 'node:assert';
import { decodeSnapshot, encodeSnapshot } from '../../../shared/matching/index/snapshot.ts';
import { indexTasks } from '../../../shared/matching/index/task-index.ts';
import { type Place, searchTasks } from '../../../shared/matching/index/task-search.ts';
import { indexVolunteers, volunteerIdAt } from '../../../shared/matching/index/volunteer-index.ts';
import { searchVolunteers } from '../../../shared/matching/index/volunteer-search.ts';
import type { MatchTask, MatchVolunteer } from '../../../shared/matching/model.ts';
import type { Row } from '../bench.ts';
import { geokdbushSearch, geokdbushVolunteers } from './search-peer.ts';
import { searchWorld, WORLD_NOW } from './search-world.ts';

const SEED_NUMBER = 7;
const MANY = 100_000;
const ASKERS = 1_000;
const RUNS = 11;
const SHOWN_ITEMS = 20;

type Sides<Question, Answer> = Readonly<Record<'snapshot' | 'geokdbush', (question: Question) => Answer>>;

/**
 * The best twenty of 100,000 open tasks for each of 1,000 volunteers, and who of 100,000 volunteers could do each of 1,000
 * tasks: the snapshot's searches against geokdbush with a filter. Both answer the same, which is asserted for every question
 * before anything is timed; then they take turns.
 */
export async function benchSearch(): Promise<readonly Row[]> {
  return [...compare('for me', forMe()), ...compare('who can do this', whoCan())];
}

function forMe() {
  const { tasks, volunteers } = searchWorld(SEED_NUMBER, { tasks: MANY, volunteers: ASKERS });
  const bytes = encodeSnapshot({ tasks: indexTasks(tasks), volunteers: indexVolunteers([]) });
  const index = decodeSnapshot(bytes).tasks;
  const peer = geokdbushSearch(tasks);
  const nothing = new Map<number, number>();
  const sides: Sides<MatchVolunteer, readonly Place[]> = {
    snapshot: (volunteer) => searchTasks(index, { volunteer, weekMinutes: nothing, now: WORLD_NOW }, SHOWN_ITEMS),
    geokdbush: (volunteer) => peer(volunteer, SHOWN_ITEMS),
  };
  const told = (answer: readonly Place[]) => answer.map(({ id, score, distanceM }) => ({ id, score, distanceM }));
  return { questions: volunteers, sides, told };
}

function whoCan() {
  const { tasks, volunteers } = searchWorld(SEED_NUMBER, { tasks: ASKERS, volunteers: MANY });
  const rows = volunteers.map((volunteer) => ({ volunteer, card: volunteer.personId }));
  const bytes = encodeSnapshot({ tasks: indexTasks([]), volunteers: indexVolunteers(rows) });
  const index = decodeSnapshot(bytes).volunteers;
  const sides: Sides<MatchTask, readonly string[]> = {
    snapshot: (task) => searchVolunteers(index, task, { now: WORLD_NOW }).map((row) => volunteerIdAt(index, row)),
    geokdbush: geokdbushVolunteers(volunteers),
  };
  return { questions: tasks, sides, told: (answer: readonly string[]) => answer.toSorted() };
}

function compare<Question, Answer extends readonly unknown[]>(
  about: string,
  given: {
    readonly questions: readonly Question[];
    readonly sides: Sides<Question, Answer>;
    readonly told: (answer: Answer) => unknown;
  },
): readonly Row[] {
  const { questions, sides, told } = given;
  let found = 0;
  for (const [at, question] of questions.entries()) {
    const answer = sides.snapshot(question);
    deepStrictEqual(told(answer), told(sides.geokdbush(question)), `not the same for question ${at} of ${about}`);
    found += answer.length;
  }
  const names = ['snapshot', 'geokdbush'] as const;
  const times = { snapshot: [] as Float64Array[], geokdbush: [] as Float64Array[] };
  for (let run = 0; run < RUNS; run += 1) for (const name of names) times[name].push(timed(sides[name], questions));
  const base = middle(typical(times.snapshot));
  return names.map((name) => {
    const each = typical(times[name]);
    return {
      question: about,
      search: name,
      of: MANY,
      'found each': round(found / questions.length),
      runs: RUNS,
      'median us': round(middle(each)),
      'median spread us': spread(times[name].map((run) => share(run, 0.5))),
      'p99 us': round(share(each, 0.99)),
      'p99 of all us': round(middle(times[name].map((run) => share(run, 0.99)))),
      times: round(middle(each) / base),
    };
  });
}

/** What each question takes: the median of its runs, so that what else the machine did in some of them does not count. */
function typical(runs: readonly Float64Array[]): Float64Array {
  return Float64Array.from(runs[0] ?? [], (_, at) => middle(runs.map((run) => run[at] ?? 0)));
}

/** Microseconds of each question. */
function timed<Question>(search: (question: Question) => unknown, questions: readonly Question[]): Float64Array {
  const times = new Float64Array(questions.length);
  for (const [at, question] of questions.entries()) {
    const from = process.hrtime.bigint();
    search(question);
    times[at] = Number(process.hrtime.bigint() - from) / 1_000;
  }
  return times;
}

function share(numbers: Float64Array, part: number): number {
  return numbers.toSorted()[Math.floor(part * (numbers.length - 1))] ?? 0;
}

function middle(numbers: Iterable<number>): number {
  return share(Float64Array.from(numbers), 0.5);
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

function spread(numbers: readonly number[]): string {
  return `${round(Math.min(...numbers))}-${round(Math.max(...numbers))}`;
}

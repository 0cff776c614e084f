import { greedy } from './solver/greedy.ts';
import { compile, type Instance } from './solver/instance.ts';
import { type Assignment, type Duals, solve } from './solver/solve.ts';
import { PLAN_PAIRS_LIMIT_COUNT, packedInPlan, type Tiers } from './tiers.ts';
import type { Askable } from './wave.ts';
import { WEIGHTS } from './weights.ts';

/** A need of one task: places that nobody has and nobody is asked for, and the likelihoods of those who are asked. */
export type Need = {
  readonly taskId: string;
  /** The wish that the task is a part of; a task without is a wish of its own. */
  readonly wishId?: string;
  readonly places: number;
  /** Somebody is coming or asked already: a further helper is no first helper of the wish. */
  readonly covered: boolean;
  readonly asked: readonly Askable[];
  /** One is asked after the other, by a person or in the order of the line: nobody is kept ready beside the planned. */
  readonly inTurn?: true;
};
/** Somebody whom no gate refuses for a task, with the tiers of the pair as a first helper and its way in minutes. */
export type Option = Askable & {
  readonly taskId: string;
  readonly personId: string;
  readonly tiers: Tiers;
  readonly minutes: number;
};
/** What one more person, one more place is worth, by id: the solver's duals, kept for the next run and for explanations. */
export type Prices = {
  readonly people: Readonly<Record<string, number>>;
  readonly tasks: Readonly<Record<string, number>>;
};

/** So long may it take; `now` in epoch ms. */
export type Budget = { readonly ms: number; readonly now: () => number };

/** How pairs are compared: after coverage by merit, of which each minute on the way takes `minutePoints`. */
export type Order = { readonly minutePoints: number };
/** The published order: merit alone, then ease. */
export const PUBLISHED_ORDER: Order = { minutePoints: 0 };

export const NO_PRICES: Prices = { people: {}, tasks: {} };

export const wishOf = ({ wishId, taskId }: Pick<Need, 'wishId' | 'taskId'>) => wishId ?? taskId;

/** So often another part of a wish is tried as the one whose first helper counts. */
const OTHER_PARTS_LIMIT_COUNT = 3;

/**
 * A wish is covered once, by whichever of its parts: one part's first place counts as coverage, the first that somebody could
 * do; where that part then goes without, the next is tried, and the heavier plan stands.
 */
export function assignWishes(
  needs: readonly Need[],
  options: readonly Option[],
  start: Prices,
  budget: Budget | undefined,
  order: Order,
): ReturnType<typeof assign> {
  const parts = partsToCover(needs, options);
  const turns = new Map([...parts.keys()].map((wish) => [wish, 0]));
  let best = assign(coveringBy(needs, parts, turns), options, start, budget, order);
  let last = best;
  for (let round = 0; round < OTHER_PARTS_LIMIT_COUNT; round += 1) {
    const met = new Set(last.pairs.filter(({ tiers }) => tiers.coverage > 0).map(({ taskId }) => taskId));
    const missed = [...parts].filter(
      ([wish, own]) => (turns.get(wish) ?? 0) + 1 < own.length && !own.some(({ taskId }) => met.has(taskId)),
    );
    if (missed.length === 0) break;
    for (const [wish] of missed) turns.set(wish, (turns.get(wish) ?? 0) + 1);
    last = assign(coveringBy(needs, parts, turns), options, best.prices, budget, order);
    if (weightOf(last.pairs, options, order) > weightOf(best.pairs, options, order)) best = last;
  }
  return best;
}

/** The pair with the most points first, in the published order, for the same needs: what planning is measured against. */
export function heaviestFirst(needs: readonly Need[], options: readonly Option[]): readonly Option[] {
  const graph = graphOf(coveringBy(needs, partsToCover(needs, options), new Map()), options, PUBLISHED_ORDER);
  return pairsOf(greedy(graph.instance), graph);
}

type Parts = ReadonlyMap<string, readonly Need[]>;

/** Wishes that nobody covers, with those of their parts that somebody could do. */
function partsToCover(needs: readonly Need[], options: readonly Option[]): Parts {
  const able = new Set(options.map(({ taskId }) => taskId));
  return Map.groupBy(
    needs.filter(({ taskId, covered, places }) => !covered && places > 0 && able.has(taskId)),
    wishOf,
  );
}

/** Needs of which only the part whose turn it is, else the first, counts as coverage of its wish. */
function coveringBy(needs: readonly Need[], parts: Parts, turns: ReadonlyMap<string, number>): readonly Need[] {
  const counts = new Set([...parts].map(([wish, own]) => own[turns.get(wish) ?? 0]?.taskId));
  return needs.map((need) => ({ ...need, covered: need.covered || !counts.has(need.taskId) }));
}

function weightOf(pairs: readonly Option[], options: readonly Option[], order: Order): number {
  const weigh = weighing(options, order);
  return pairs.reduce((sum, pair) => sum + weigh(pair), 0);
}

/**
 * The weight of a pair in a plan. What the way takes is counted as what it spares against the longest way of all, so that no
 * pair is worth less than nothing and no place stays empty for a long way.
 */
function weighing(
  options: readonly Option[],
  { minutePoints }: Order,
): (option: Pick<Option, 'tiers' | 'minutes'>) => number {
  const most = WEIGHTS.travel.minutes;
  const counted = (minutes: number) => Math.min(most, minutes);
  const longest = options.reduce((max, { minutes }) => Math.max(max, counted(minutes)), 0);
  return ({ tiers, minutes }) => packedInPlan(tiers, minutePoints * Math.max(0, longest - counted(minutes)));
}

/** A need's first place and its further places: only the first counts as coverage. */
type Row = { readonly taskId: string; readonly name: string; readonly capacity: number; readonly first: boolean };

function rowsOf(needs: readonly Need[]): readonly Row[] {
  return needs.flatMap(({ taskId, places, covered }): Row[] => {
    const first = covered ? 0 : Math.min(1, places);
    return [
      ...(first > 0 ? [{ taskId, name: taskId, capacity: first, first: true }] : []),
      ...(places > first ? [{ taskId, name: `${taskId} more`, capacity: places - first, first: false }] : []),
    ];
  });
}

/** A plan holds no more pairs than the tiers are made for: of more places the first are planned, the others next time. */
function withinLimit(rows: readonly Row[]): readonly Row[] {
  let places = 0;
  return rows.filter(({ capacity }) => {
    places += capacity;
    return places <= PLAN_PAIRS_LIMIT_COUNT;
  });
}

type Graph = {
  readonly rows: readonly Row[];
  readonly people: readonly string[];
  readonly byTask: ReadonlyMap<string, readonly Option[]>;
  readonly instance: Instance;
};

function graphOf(needs: readonly Need[], options: readonly Option[], order: Order): Graph {
  const rows = withinLimit(rowsOf(needs));
  const people = [...new Set(options.map(({ personId }) => personId))];
  const columnAt = new Map(people.map((personId, at) => [personId, at]));
  const byTask = Map.groupBy(options, ({ taskId }) => taskId);
  const weigh = weighing(options, order);
  const edges = rows.flatMap((row, at) =>
    (byTask.get(row.taskId) ?? []).map((option) => ({
      row: at,
      option,
      weight: weigh({ ...option, tiers: { ...option.tiers, coverage: row.first ? 1 : 0 } }),
    })),
  );
  const instance = compile({
    rowCapacity: Int32Array.from(rows, ({ capacity }) => capacity),
    columnCapacity: Int32Array.from(people, () => 1),
    row: Int32Array.from(edges, ({ row }) => row),
    column: Int32Array.from(edges, ({ option }) => columnAt.get(option.personId) ?? 0),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  });
  return { rows, people, byTask, instance };
}

/** The heaviest assignment of needs as they are: the first place of each that nobody covers counts as coverage. */
export function assign(
  needs: readonly Need[],
  options: readonly Option[],
  start: Prices,
  budget: Budget | undefined,
  order: Order,
) {
  const graph = graphOf(needs, options, order);
  const { rows, people } = graph;
  const before: Duals = {
    row: Float64Array.from(rows, ({ name }) => start.tasks[name] ?? 0),
    column: Float64Array.from(people, (personId) => start.people[personId] ?? 0),
  };
  const assignment = solve(graph.instance, { start: before, ...(budget ? { budget } : {}) });
  return {
    pairs: pairsOf(assignment, graph),
    certified: assignment.certified,
    prices: {
      people: pricesOf(people, assignment.duals.column),
      tasks: pricesOf(
        rows.map(({ name }) => name),
        assignment.duals.row,
      ),
    },
  };
}

function pricesOf(names: readonly string[], duals: Float64Array): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, duals[at] ?? 0] as const).filter(([, price]) => price > 0));
}

function pairsOf({ pairs }: Pick<Assignment, 'pairs'>, { rows, people, byTask }: Graph): readonly Option[] {
  const found: Option[] = [];
  for (let at = 0; at < pairs.length; at += 2) {
    const row = rows[pairs[at] ?? 0];
    const personId = people[pairs[at + 1] ?? 0];
    const option = byTask.get(row?.taskId ?? '')?.find((one) => one.personId === personId);
    if (!row || !option) throw new Error('the solver paired what was not given to it');
    found.push({ ...option, tiers: { ...option.tiers, coverage: row.first ? 1 : 0 } });
  }
  return found;
}

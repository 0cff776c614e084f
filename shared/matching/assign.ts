import { compile } from './solver/instance.ts';
import { type Assignment, type Duals, solve } from './solver/solve.ts';
import { PLAN_PAIRS_LIMIT_COUNT, packed, type Tiers } from './tiers.ts';
import type { Askable } from './wave.ts';

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
): ReturnType<typeof assign> {
  const able = new Set(options.map(({ taskId }) => taskId));
  const parts = Map.groupBy(
    needs.filter(({ taskId, covered, places }) => !covered && places > 0 && able.has(taskId)),
    wishOf,
  );
  const turns = new Map([...parts.keys()].map((wish) => [wish, 0]));
  const firstParts = () => {
    const counts = new Set([...parts].map(([wish, own]) => own[turns.get(wish) ?? 0]?.taskId));
    return needs.map((need) => ({ ...need, covered: need.covered || !counts.has(need.taskId) }));
  };
  let best = assign(firstParts(), options, start, budget);
  let last = best;
  for (let round = 0; round < OTHER_PARTS_LIMIT_COUNT; round += 1) {
    const met = new Set(last.pairs.filter(({ tiers }) => tiers.coverage > 0).map(({ taskId }) => taskId));
    const missed = [...parts].filter(
      ([wish, own]) => (turns.get(wish) ?? 0) + 1 < own.length && !own.some(({ taskId }) => met.has(taskId)),
    );
    if (missed.length === 0) break;
    for (const [wish] of missed) turns.set(wish, (turns.get(wish) ?? 0) + 1);
    last = assign(firstParts(), options, best.prices, budget);
    if (weightOf(last.pairs) > weightOf(best.pairs)) best = last;
  }
  return best;
}

function weightOf(pairs: readonly Option[]): number {
  return pairs.reduce((sum, { tiers }) => sum + packed(tiers), 0);
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

/** The heaviest assignment of needs as they are: the first place of each that nobody covers counts as coverage. */
export function assign(needs: readonly Need[], options: readonly Option[], start: Prices, budget: Budget | undefined) {
  const rows = withinLimit(rowsOf(needs));
  const people = [...new Set(options.map(({ personId }) => personId))];
  const columnAt = new Map(people.map((personId, at) => [personId, at]));
  const byTask = Map.groupBy(options, ({ taskId }) => taskId);
  const edges = rows.flatMap((row, at) =>
    (byTask.get(row.taskId) ?? []).map((option) => ({
      row: at,
      option,
      weight: packed({ ...option.tiers, coverage: row.first ? 1 : 0 }),
    })),
  );
  const instance = compile({
    rowCapacity: Int32Array.from(rows, ({ capacity }) => capacity),
    columnCapacity: Int32Array.from(people, () => 1),
    row: Int32Array.from(edges, ({ row }) => row),
    column: Int32Array.from(edges, ({ option }) => columnAt.get(option.personId) ?? 0),
    weight: Float64Array.from(edges, ({ weight }) => weight),
  });
  const before: Duals = {
    row: Float64Array.from(rows, ({ name }) => start.tasks[name] ?? 0),
    column: Float64Array.from(people, (personId) => start.people[personId] ?? 0),
  };
  const assignment = solve(instance, { start: before, ...(budget ? { budget } : {}) });
  return {
    pairs: pairsOf(assignment, rows, people, byTask),
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

function pairsOf(
  { pairs }: Pick<Assignment, 'pairs'>,
  rows: readonly Row[],
  people: readonly string[],
  byTask: ReadonlyMap<string, readonly Option[]>,
): readonly Option[] {
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

import { compile } from './solver/instance.ts';
import { type Assignment, type Duals, solve } from './solver/solve.ts';
import { PLAN_PAIRS_LIMIT_COUNT, packed, type Tiers } from './tiers.ts';
import { type Askable, someYesPermille, WAVE, waveOf } from './wave.ts';

/** A need of one task: places that nobody has and nobody is asked for, and the likelihoods of those who are asked. */
export type Need = {
  readonly taskId: string;
  readonly places: number;
  /** Somebody is coming or asked already: a further helper is no first helper. */
  readonly covered: boolean;
  readonly asked: readonly Askable[];
  /** A person asks, one after the other: nobody is kept ready beside the planned. */
  readonly byPerson?: true;
};
/** Somebody whom no gate refuses for a task, with the tiers of the pair as a first helper and its way in minutes. */
export type Option = Askable & {
  readonly taskId: string;
  readonly personId: string;
  readonly tiers: Tiers;
  readonly minutes: number;
};
/** A person's word over the plan. */
export type Override = { readonly taskId: string; readonly personId: string; readonly what: 'pin' | 'forbid' };
/** What one more person, one more place is worth, by id: the solver's duals, kept for the next run and for explanations. */
export type Prices = {
  readonly people: Readonly<Record<string, number>>;
  readonly tasks: Readonly<Record<string, number>>;
};

export type Planned = Option & { readonly pinned: boolean };
export type Plan = {
  readonly pairs: readonly Planned[];
  /** Who is asked beside the planned ones, until it is likely enough that somebody comes; best ranked first. */
  readonly reserves: readonly Option[];
  /** The proof of an exact answer was there: no other plan is better. Else the greedy plan, for want of time. */
  readonly certified: boolean;
  readonly total: Total;
  readonly prices: Prices;
  /** Pins that cannot be kept: a gate refuses, the place is gone or the person is planned elsewhere by another pin. */
  readonly unkept: readonly Override[];
};
/** Needs that get somebody who had nobody, pairs in all, the sums of the tiers, and minutes on the way. */
export type Total = {
  readonly covered: number;
  readonly pairs: number;
  readonly tiers: Tiers;
  readonly minutes: number;
};

export type Planning = {
  readonly needs: readonly Need[];
  readonly options: readonly Option[];
  readonly overrides?: readonly Override[];
  readonly start?: Prices;
  readonly budget?: { readonly ms: number; readonly now: () => number };
};

const NO_PRICES: Prices = { people: {}, tasks: {} };

/**
 * The plan of a center: pins first, then the heaviest assignment of the rest, exact and with its certificate checked by the
 * caller's tests; then whom to ask beside. One task at most for each person: nobody has two questions open. The same input,
 * in whatever order, gives the same plan.
 */
export function planOf(planning: Planning): Plan {
  const needs = [...planning.needs].sort((a, b) => (a.taskId < b.taskId ? -1 : 1));
  const forbidden = new Set(planning.overrides?.filter(({ what }) => what === 'forbid').map(pairName));
  const options = [...planning.options]
    .filter((option) => !forbidden.has(pairName(option)))
    .sort((a, b) => (pairName(a) < pairName(b) ? -1 : 1));
  const pinned = pinnedPairs(needs, options, planning.overrides ?? []);
  const taken = new Set(pinned.pairs.map(({ personId }) => personId));
  const left = needs.map((need) => lessPinned(need, pinned.pairs));
  const solved = assign(left, withoutPeople(options, taken), planning.start ?? NO_PRICES, planning.budget);
  const pairs = [...pinned.pairs, ...solved.pairs.map((option) => ({ ...option, pinned: false }))];
  const free = withoutPeople(options, new Set(pairs.map(({ personId }) => personId)));
  return {
    pairs,
    reserves: reservesOf(needs, pairs, free, planning.budget),
    certified: solved.certified,
    total: totalOf(needs, pairs),
    prices: solved.prices,
    unkept: pinned.unkept,
  };
}

/** What a plan costs against another: how many needs, pairs and minutes one has more than the other. */
export function differenceOf(than: Total, plan: Total): Total {
  return {
    covered: plan.covered - than.covered,
    pairs: plan.pairs - than.pairs,
    minutes: plan.minutes - than.minutes,
    tiers: {
      coverage: plan.tiers.coverage - than.tiers.coverage,
      merit: plan.tiers.merit - than.tiers.merit,
      ease: plan.tiers.ease - than.tiers.ease,
    },
  };
}

function pairName({ taskId, personId }: Pick<Option, 'taskId' | 'personId'>): string {
  return `${taskId} ${personId}`;
}

function withoutPeople(options: readonly Option[], gone: ReadonlySet<string>): readonly Option[] {
  return options.filter(({ personId }) => !gone.has(personId));
}

function pinnedPairs(needs: readonly Need[], options: readonly Option[], overrides: readonly Override[]) {
  const room = new Map(needs.map(({ taskId, places }) => [taskId, places]));
  const busy = new Set<string>();
  const pairs: Planned[] = [];
  const unkept: Override[] = [];
  for (const pin of [...overrides].sort((a, b) => (pairName(a) < pairName(b) ? -1 : 1))) {
    if (pin.what !== 'pin') continue;
    const option = options.find((one) => pairName(one) === pairName(pin));
    const places = room.get(pin.taskId) ?? 0;
    if (!option || places === 0 || busy.has(pin.personId)) {
      unkept.push(pin);
      continue;
    }
    const covered = needs.some(({ taskId, covered: had }) => had && taskId === pin.taskId);
    const first = !covered && !pairs.some(({ taskId }) => taskId === pin.taskId);
    room.set(pin.taskId, places - 1);
    busy.add(pin.personId);
    pairs.push({ ...option, tiers: { ...option.tiers, coverage: first ? 1 : 0 }, pinned: true });
  }
  return { pairs, unkept };
}

function lessPinned(need: Need, pinned: readonly Planned[]): Need {
  const count = pinned.filter(({ taskId }) => taskId === need.taskId).length;
  return { ...need, places: need.places - count, covered: need.covered || count > 0 };
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

function assign(needs: readonly Need[], options: readonly Option[], start: Prices, budget: Planning['budget']) {
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

/**
 * Layer by layer one more person for each need whose planned people are not likely enough to come, each layer the best
 * assignment of those still free; then each need keeps no more of them than it takes.
 */
function reservesOf(
  needs: readonly Need[],
  pairs: readonly Planned[],
  options: readonly Option[],
  budget: Planning['budget'],
): readonly Option[] {
  const wave = new Map(needs.map((need) => [need.taskId, { sure: surely(need, pairs), extra: [] as Option[] }]));
  let free = options;
  for (let layer = 0; layer < WAVE.people; layer += 1) {
    const open = needs.filter(({ taskId }) => isUnsure(wave.get(taskId)));
    if (open.length === 0 || free.length === 0) break;
    const one = open.map((need): Need => ({ ...need, places: 1, covered: true }));
    const next = assign(one, free, NO_PRICES, budget).pairs;
    if (next.length === 0) break;
    for (const option of next) wave.get(option.taskId)?.extra.push(option);
    const gone = new Set(next.map(({ personId }) => personId));
    free = withoutPeople(free, gone);
  }
  return [...wave.values()].flatMap(({ sure, extra }) => (sure === undefined ? [] : waveOf(extra, sure)));
}

type Wave = { readonly sure: readonly Askable[] | undefined; readonly extra: readonly Option[] };
function isUnsure(wave: Wave | undefined): boolean {
  if (wave?.sure === undefined) return false;
  const people = [...wave.sure, ...wave.extra];
  return people.length < WAVE.people && someYesPermille(people) < WAVE.surePermille;
}

/** Those who are asked or planned already; undefined for a need for which nobody else is asked. A pin is a person's choice: nobody is asked beside it. */
function surely({ taskId, asked, byPerson }: Need, pairs: readonly Planned[]): readonly Askable[] | undefined {
  const planned = pairs.filter((pair) => pair.taskId === taskId);
  if (byPerson || planned.some(({ pinned }) => pinned)) return undefined;
  // Nobody asked and nobody planned: there is no room, or nobody is left to ask.
  return asked.length + planned.length === 0 ? undefined : [...asked, ...planned];
}

function totalOf(needs: readonly Need[], pairs: readonly Planned[]): Total {
  const sum = (of: (pair: Planned) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return {
    covered: needs.filter(({ taskId, covered }) => !covered && pairs.some((pair) => pair.taskId === taskId)).length,
    pairs: pairs.length,
    minutes: sum(({ minutes }) => minutes),
    tiers: {
      coverage: sum(({ tiers }) => tiers.coverage),
      merit: sum(({ tiers }) => tiers.merit),
      ease: sum(({ tiers }) => tiers.ease),
    },
  };
}

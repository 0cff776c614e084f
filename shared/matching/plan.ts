import {
  assign,
  assignWishes,
  type Budget,
  type Need,
  NO_PRICES,
  type Option,
  type Order,
  type Prices,
  wishOf,
} from './assign.ts';
import type { Tiers } from './tiers.ts';
import { type Askable, someYesPermille, WAVE, waveOf } from './wave.ts';
import { assignWithinWay } from './way-guard.ts';

/** A person's word over the plan. */
export type Override = { readonly taskId: string; readonly personId: string; readonly what: 'pin' | 'forbid' };
export type Planned = Option & { readonly pinned: boolean };
/** `minutePoints`: what each minute on the way takes of merit in this plan; 0 where the published order stands as it is. */
export type Plan = Order & {
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
/** Wishes that get somebody who had nobody, pairs in all, the sums of the tiers, and minutes on the way. */
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
  readonly budget?: Budget;
  /** Of another plan that this one is compared with; without, the one with which nobody pays for coverage by walking. */
  readonly order?: Order;
};

/**
 * The plan of a center: pins first, then the heaviest assignment of the rest, exact and with its certificate checked by the
 * caller's tests, its ways no longer than need be (`way-guard.ts`); then whom to ask beside. One task at most for each person: nobody has two questions open. The same input,
 * in whatever order, gives the same plan.
 */
export function planOf(planning: Planning): Plan {
  const needs = [...planning.needs].sort((a, b) => (a.taskId < b.taskId ? -1 : 1));
  const forbidden = new Set(planning.overrides?.filter(({ what }) => what === 'forbid').map(pairName));
  const options = planning.options
    .map((option) => ({ option, name: pairName(option) }))
    .filter(({ name }) => !forbidden.has(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ option }) => option);
  const pinned = pinnedPairs(needs, options, planning.overrides ?? []);
  const taken = new Set(pinned.pairs.map(({ personId }) => personId));
  const left = needs.map((need) => lessPinned(need, needs, pinned.pairs));
  const [rest, start] = [withoutPeople(options, taken), planning.start ?? NO_PRICES];
  const { budget, order } = planning;
  const solved =
    order === undefined
      ? assignWithinWay(left, rest, start, budget)
      : { ...assignWishes(left, rest, start, budget, order), minutePoints: order.minutePoints };
  const { minutePoints } = solved;
  const pairs = [...pinned.pairs, ...solved.pairs.map((option) => ({ ...option, pinned: false }))];
  const free = withoutPeople(options, new Set(pairs.map(({ personId }) => personId)));
  return {
    pairs,
    reserves: reservesOf(needs, pairs, free, budget, { minutePoints }),
    minutePoints,
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
    const same = partsOf(needs, pin.taskId);
    const first = !same.some(({ covered }) => covered) && !hasPair(same, pairs);
    room.set(pin.taskId, places - 1);
    busy.add(pin.personId);
    pairs.push({ ...option, tiers: { ...option.tiers, coverage: first ? 1 : 0 }, pinned: true });
  }
  return { pairs, unkept };
}

/** The needs of the wish that a task is a part of. */
function partsOf(needs: readonly Need[], taskId: string): readonly Need[] {
  const own = needs.find((need) => need.taskId === taskId);
  return own === undefined ? [] : needs.filter((need) => wishOf(need) === wishOf(own));
}

function hasPair(parts: readonly Need[], pairs: readonly Pick<Option, 'taskId'>[]): boolean {
  return pairs.some((pair) => parts.some(({ taskId }) => taskId === pair.taskId));
}

function lessPinned(need: Need, needs: readonly Need[], pinned: readonly Planned[]): Need {
  const count = pinned.filter(({ taskId }) => taskId === need.taskId).length;
  const parts = partsOf(needs, need.taskId);
  const covered = parts.some((part) => part.covered) || hasPair(parts, pinned);
  return { ...need, places: need.places - count, covered };
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
  order: Order,
): readonly Option[] {
  const wave = new Map(needs.map((need) => [need.taskId, { sure: surely(need, pairs), extra: [] as Option[] }]));
  let free = options;
  for (let layer = 0; layer < WAVE.people; layer += 1) {
    const open = needs.filter(({ taskId }) => isUnsure(wave.get(taskId)));
    if (open.length === 0 || free.length === 0) break;
    const one = open.map((need): Need => ({ ...need, places: 1, covered: true }));
    const next = assign(one, free, NO_PRICES, budget, order).pairs;
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
function surely({ taskId, asked, inTurn }: Need, pairs: readonly Planned[]): readonly Askable[] | undefined {
  const planned = pairs.filter((pair) => pair.taskId === taskId);
  if (inTurn || planned.some(({ pinned }) => pinned)) return undefined;
  // Nobody asked and nobody planned: there is no room, or nobody is left to ask.
  return asked.length + planned.length === 0 ? undefined : [...asked, ...planned];
}

function totalOf(needs: readonly Need[], pairs: readonly Planned[]): Total {
  const sum = (of: (pair: Planned) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return {
    covered: [...Map.groupBy(needs, wishOf).values()].filter(
      (parts) => !parts.some(({ covered }) => covered) && hasPair(parts, pairs),
    ).length,
    pairs: pairs.length,
    minutes: sum(({ minutes }) => minutes),
    tiers: {
      coverage: sum(({ tiers }) => tiers.coverage),
      merit: sum(({ tiers }) => tiers.merit),
      ease: sum(({ tiers }) => tiers.ease),
    },
  };
}

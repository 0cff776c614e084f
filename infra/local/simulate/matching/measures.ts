import { DAY_MS } from '../../../../shared/kernel/time.ts';
import type { City } from './city.ts';
import { type Lived, live } from './days.ts';
import { withForesight } from './foresight.ts';
import { WAY_NAMES, WAYS, type WayName } from './ways.ts';

/** What a way of matching did to a city. */
export type Measures = {
  /** Percent of wishes that somebody came for. */
  readonly coverage: number;
  /** Percent of a Monday's wishes that have somebody in its first plan, before anybody has answered. */
  readonly planned: number;
  /** Minutes on the way of who is planned there, mean. */
  readonly plannedMinutes: number;
  /** Days from publishing to a yes, mean of the tenth that waited longest; to the end of its time where nobody came. */
  readonly worstTenthDays: number;
  /** Minutes on the way, mean of the wishes that somebody came for. */
  readonly travelMinutes: number;
  /** Percent of all minutes served that the busiest tenth of the volunteers served: 10 where all do the same. */
  readonly busiestTenth: number;
  /** Percent of volunteers that stay from one week to the next. */
  readonly retention: number;
  /** Questions for each wish that somebody came for. */
  readonly questions: number;
};

/**
 * Minutes on the way of ours against greedy: for the wishes that both met, and for those that only ours did; and of the nearest
 * in ours' plans of Mondays, as many as greedy has in its own (`sameCount`).
 */
export type Pairwise = {
  readonly bothGreedy: number;
  readonly bothOurs: number;
  readonly onlyOurs: number;
  readonly sameCountGreedy: number;
  readonly sameCountOurs: number;
};
/**
 * `candidates`: for a wish, how many people no gate refuses before anybody is asked, on average. `foresight`: the percent of
 * wishes that no way can exceed.
 */
export type Comparison = {
  readonly candidates: number;
  readonly foresight: number;
  readonly travel: Pairwise;
  readonly ways: Readonly<Record<WayName, Measures>>;
};

/** Lives the same weeks of the same city each way. */
export function compare(city: City): Comparison {
  const lived = WAY_NAMES.map((name) => [name, live(city, WAYS[name])] as const);
  const outcomes = lived[0]?.[1].outcomes ?? [];
  const livedAs = (wanted: WayName) => lived.find(([name]) => name === wanted)?.[1] ?? { outcomes: [], mondays: [] };
  return {
    candidates: mean(outcomes.map(({ candidates }) => candidates)),
    foresight: withForesight(city),
    travel: pairwise(livedAs('greedy'), livedAs('ours')),
    ways: Object.fromEntries(lived.map(([name, one]) => [name, measuresOf(one)])) as Record<WayName, Measures>,
  };
}

function pairwise(greedy: Pick<Lived, 'outcomes' | 'mondays'>, ours: Pick<Lived, 'outcomes' | 'mondays'>): Pairwise {
  const pairs = ours.outcomes.map(({ help }, at) => ({
    ours: help?.travelMinutes,
    greedy: greedy.outcomes[at]?.help?.travelMinutes,
  }));
  const both = pairs.filter((pair) => pair.ours !== undefined && pair.greedy !== undefined);
  const only = pairs.filter((pair) => pair.ours !== undefined && pair.greedy === undefined);
  return {
    bothGreedy: mean(both.map((pair) => pair.greedy ?? 0)),
    bothOurs: mean(both.map((pair) => pair.ours ?? 0)),
    onlyOurs: mean(only.map((pair) => pair.ours ?? 0)),
    sameCountGreedy: mean(greedy.mondays.flat()),
    sameCountOurs: mean(
      ours.mondays.flatMap((minutes, week) =>
        minutes.toSorted((a, b) => a - b).slice(0, greedy.mondays[week]?.length ?? 0),
      ),
    ),
  };
}

/** How far ours is ahead of greedy, in points of coverage: the mean of some cities, the smallest and the largest. */
export function leadOf(several: readonly Comparison[]): {
  readonly mean: number;
  readonly from: number;
  readonly to: number;
} {
  const leads = several.map(({ ways }) => ways.ours.coverage - ways.greedy.coverage);
  return { mean: mean(leads), from: Math.min(...leads), to: Math.max(...leads) };
}

function measuresOf({ outcomes, minutes, questions, mondays, active }: Lived): Measures {
  const helped = outcomes.flatMap(({ help }) => help ?? []);
  const waits = outcomes.map(({ task, help }) => ((help?.at ?? task.window.to) - task.publishedAt) / DAY_MS);
  const stays = active.slice(1).map((now, week) => now / (active[week] ?? now));
  return {
    coverage: (100 * helped.length) / outcomes.length,
    planned: (100 * mondays.flat().length) / outcomes.length,
    plannedMinutes: mean(mondays.flat()),
    worstTenthDays: mean(mostTenth(waits)),
    travelMinutes: mean(helped.map(({ travelMinutes }) => travelMinutes)),
    busiestTenth: (100 * sum(mostTenth(minutes))) / sum(minutes),
    retention: 100 * mean(stays),
    questions: questions / helped.length,
  };
}

/** The mean of several cities, measure by measure. */
export function meanOf(several: readonly Comparison[]): Comparison {
  const ofWay = (name: WayName): Measures => {
    const all = several.map(({ ways }) => ways[name]);
    const keys = Object.keys(all[0] ?? {}) as (keyof Measures)[];
    return Object.fromEntries(keys.map((key) => [key, mean(all.map((one) => one[key]))])) as Measures;
  };
  const travel = (of: keyof Pairwise) => mean(several.map((one) => one.travel[of]));
  return {
    candidates: mean(several.map(({ candidates }) => candidates)),
    foresight: mean(several.map(({ foresight }) => foresight)),
    travel: {
      bothGreedy: travel('bothGreedy'),
      bothOurs: travel('bothOurs'),
      onlyOurs: travel('onlyOurs'),
      sameCountGreedy: travel('sameCountGreedy'),
      sameCountOurs: travel('sameCountOurs'),
    },
    ways: Object.fromEntries(WAY_NAMES.map((name) => [name, ofWay(name)])) as Record<WayName, Measures>,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const mostTenth = (values: readonly number[]) =>
  values.toSorted((a, b) => b - a).slice(0, Math.max(1, Math.round(values.length / 10)));

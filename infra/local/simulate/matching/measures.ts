import { DAY_MS } from '../../../../shared/kernel/time.ts';
import type { City } from './city.ts';
import { type Lived, live } from './days.ts';
import { WAY_NAMES, WAYS, type WayName } from './ways.ts';

/** What a way of matching did to a city. */
export type Measures = {
  /** Percent of wishes that somebody came for. */
  readonly coverage: number;
  /** Percent of a Monday's wishes that have somebody in its first plan, before anybody has answered. */
  readonly planned: number;
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

/** `candidates`: for a wish, how many people no gate refuses before anybody is asked, on average. */
export type Comparison = { readonly candidates: number; readonly ways: Readonly<Record<WayName, Measures>> };

/** Lives the same weeks of the same city each way. */
export function compare(city: City): Comparison {
  const lived = WAY_NAMES.map((name) => [name, live(city, WAYS[name])] as const);
  const outcomes = lived[0]?.[1].outcomes ?? [];
  return {
    candidates: mean(outcomes.map(({ candidates }) => candidates)),
    ways: Object.fromEntries(lived.map(([name, one]) => [name, measuresOf(one)])) as Record<WayName, Measures>,
  };
}

function measuresOf({ outcomes, minutes, questions, planned, active }: Lived): Measures {
  const helped = outcomes.flatMap(({ help }) => help ?? []);
  const waits = outcomes.map(({ task, help }) => ((help?.at ?? task.window.to) - task.publishedAt) / DAY_MS);
  const stays = active.slice(1).map((now, week) => now / (active[week] ?? now));
  return {
    coverage: (100 * helped.length) / outcomes.length,
    planned: 100 * planned,
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
  return {
    candidates: mean(several.map(({ candidates }) => candidates)),
    ways: Object.fromEntries(WAY_NAMES.map((name) => [name, ofWay(name)])) as Record<WayName, Measures>,
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const mostTenth = (values: readonly number[]) =>
  values.toSorted((a, b) => b - a).slice(0, Math.max(1, Math.round(values.length / 10)));

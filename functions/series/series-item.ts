import type { Words } from '../../shared/kernel/schema.ts';
import type { SERIES_STATES } from '../../shared/series/contract.ts';
import type { Plan } from '../../shared/series/plan.ts';
import type { Component, Group, WishKind } from '../../shared/wishes/wish.ts';
import { storedThing } from '../platform/item.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

export type Stretch = { readonly from: number; readonly to: number };

/** A wish that comes again: what comes, by which rhythm, and who is the same face. */
export type Series = Plan & {
  readonly id: string;
  readonly version: number;
  readonly state: (typeof SERIES_STATES)[number];
  /** The verified wish that it came from: its words, its home, its consent. */
  readonly wishId: string;
  readonly stationId: string;
  readonly centerId: string;
  readonly station: Words;
  readonly beneficiaryId: string;
  readonly minor: boolean;
  readonly guardianId?: string;
  readonly posterId: string;
  readonly group: Group;
  readonly kind: WishKind;
  readonly title: Words;
  readonly story: Words;
  readonly component: Component;
  readonly cell: string;
  readonly consent: { readonly way: string; readonly at: number };
  /** Dates left out one by one (EXDATE), and stretches left out whole. */
  readonly skips: readonly number[];
  readonly pauses: readonly Stretch[];
  /** Every date before this moment was raised or left out. */
  readonly raisedBefore: number;
  readonly keeperId?: string;
  readonly keeperSince?: number;
  /** Who is asked to be the same face, by whom, until when. */
  readonly invited?: { readonly personId: string; readonly by: string; readonly until: number };
  /** Who did it last: asked first when nobody keeps it, or the keeper is away. */
  readonly lastBy?: string;
  readonly times: number;
  readonly setBy: string;
  readonly setLabel: Words;
  readonly setAt: number;
  readonly endedBy?: string;
  readonly endedAt?: number;
  /** Why it ended; sealed under the beneficiary's key with field `series:<id>`. */
  readonly reasonSealed?: string;
  readonly demo?: boolean;
};

export function seriesKey(seriesId: string): Key {
  return { pk: `SERIES#${seriesId}`, sk: 'SERIES' };
}
/** gsi1: series of a station, newest first by id. */
export function stationSeriesPk(stationId: string): string {
  return `ORG#${stationId}#SERIES`;
}
/** gsi2: series by the day on which their next date has to be raised. */
const DAY_MS = 86_400_000;
export function raisePk(at: number): string {
  return `RAISE#${Math.floor(at / DAY_MS)}`;
}
/** gsi3: series that somebody keeps or is asked to keep. */
export function keptSeriesPk(personId: string): string {
  return `PERSON#${personId}#SERIES`;
}

/** `raiseAt`: when the next date has to be raised; absent when none is left. */
export function seriesToItem(series: Series, raiseAt: number | undefined): Item {
  const face = series.keeperId ?? series.invited?.personId;
  return {
    ...seriesKey(series.id),
    type: 'series',
    ...series,
    card: { id: series.id },
    gsi1pk: stationSeriesPk(series.stationId),
    gsi1sk: series.id,
    ...(raiseAt === undefined || series.state !== 'active'
      ? {}
      : { gsi2pk: raisePk(raiseAt), gsi2sk: `${timeKey(raiseAt)}#${series.id}` }),
    ...(face === undefined || series.state !== 'active' ? {} : { gsi3pk: keptSeriesPk(face), gsi3sk: series.id }),
  } as unknown as Item;
}

export function seriesFromItem(item: Item): Series {
  return storedThing(item) as Series;
}

/** Whose series it is: for their own list. */
export function ownSeriesKey(personId: string, seriesId: string): Key {
  return { pk: `PERSON#${personId}`, sk: `SERIES#${seriesId}` };
}

/** A date that was raised: the key makes it one for each moment. `face` and `state` follow the task for the page of the series. */
export type Occurrence = {
  readonly seriesId: string;
  readonly at: number;
  readonly to: number;
  readonly wishId: string;
  readonly taskId: string;
};
export const OCCURRENCE_PREFIX = 'OCCURRENCE#';
export function occurrenceKey(seriesId: string, at: number): Key {
  return { pk: `SERIES#${seriesId}`, sk: `${OCCURRENCE_PREFIX}${timeKey(at)}` };
}
export function occurrenceFromItem(item: Item): Occurrence {
  return storedThing(item) as Occurrence;
}

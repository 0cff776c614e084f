import { computed } from '@preact/signals';
import type { TimeWindow } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { LONG_WINDOW_MS } from '../main/format.ts';
import { createLoad } from './load.ts';

export type BoardView = ReplyTo<'GET /api/orgs/:orgId/board'>;
export type Measure = 'posted' | 'published' | 'fulfilled' | 'minutes';
export const MEASURES: readonly Measure[] = ['posted', 'published', 'fulfilled', 'minutes'];
/** Whose day it is: a station's own, its stations' together, or only what was carried up to a league. */
export type Place = 'station' | 'center' | 'region';
export function placeOf(kind: string): Place {
  return kind === 'center' || kind === 'region' ? kind : 'station';
}
/** One small drawing: twelve weeks, the running one last. */
export type Series = {
  readonly measure: Measure;
  readonly values: readonly number[];
  readonly weeks: readonly number[];
  readonly now: number;
  readonly before: number;
  readonly total: number;
};

/** The weeks of a board as one row of numbers for each measure. */
export function seriesOf(weeks: BoardView['weeks']): readonly Series[] {
  return MEASURES.map((measure) => {
    const values = weeks.map((week) => week[measure]);
    return {
      measure,
      values,
      weeks: weeks.map((week) => week.week),
      now: values.at(-1) ?? 0,
      before: values.at(-2) ?? 0,
      total: values.reduce((sum, value) => sum + value, 0),
    };
  });
}

/** A station's day, week and numbers. */
export function createBoard(app: Pick<App, 'client'>, orgId: string) {
  const board = createLoad<BoardView>(() => app.client.read('GET /api/orgs/:orgId/board', { params: { orgId } }));
  return {
    board,
    series: computed(() => seriesOf(board.data.value?.weeks ?? [])),
    start: (): void => void board.load(),
  };
}

/** Whether the hour of a task has come. A long window is a time by which: there one may still be asked. */
export function hasBegun({ from, to }: TimeWindow, now: number): boolean {
  return from <= now && to - from < LONG_WINDOW_MS;
}

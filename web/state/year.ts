import { computed, type ReadonlySignal } from '@preact/signals';
import { CHINA_OFFSET_MS, DAY_MS } from '../../shared/kernel/time.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Year = ReplyTo<'GET /api/my/year'>;
type MySeries = ReplyTo<'GET /api/my/series'>;
/** Weeks in one line of the drawing: a year of 53 is four lines, the first a little shorter. */
export const LINE_WEEKS = 14;
export type Cell = Year['weeks'][number] & { /** 0 for nothing to 4 for a full week. */ readonly shade: number };

/** Minutes of service in a week from which a cell is darker. */
const SHADES_MINUTES = [1, 60, 120, 240] as const;

export type YearScreen = {
  readonly year: Load<Year>;
  readonly series: Load<MySeries>;
  /** The weeks in lines, the oldest first; the last line ends with this week. */
  readonly lines: ReadonlySignal<readonly (readonly Cell[])[]>;
  readonly addAway: Submit<[from: string, to: string], unknown>;
  readonly endAway: Submit<[from: number], unknown>;
  /** Gives back one visit that was accepted. */
  readonly giveBack: Submit<[taskId: string], unknown>;
  /** Visits that were accepted within some days: regular ones are offered to others by themselves. */
  within(from: string, to: string): Affected;
  start(): void;
};

type Affected = { readonly regular: Year['coming']; readonly others: Year['coming'] };

/** Midnight in China at the beginning of a day such as `2026-12-01`. */
function dayStart(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) - CHINA_OFFSET_MS;
}

/** Lines of weeks; the first may be shorter, so that the last week stands at the end. */
export function linesOf(weeks: Year['weeks']): readonly (readonly Cell[])[] {
  const cells = weeks.map((week) => ({ ...week, shade: SHADES_MINUTES.filter((from) => week.minutes >= from).length }));
  const first = cells.length % LINE_WEEKS;
  const rest = Array.from({ length: Math.floor(cells.length / LINE_WEEKS) }, (_none, line) =>
    cells.slice(first + line * LINE_WEEKS, first + (line + 1) * LINE_WEEKS),
  );
  return first === 0 ? rest : [cells.slice(0, first), ...rest];
}

/**
 * In which cells a month begins: each whose Monday lies in another month than the one before. The first of all has one too, unless
 * the next begins beside it: two names would not fit.
 */
export function monthsBegin(cells: readonly Pick<Cell, 'week'>[]): ReadonlySet<number> {
  const month = (at: number) => new Date(at + CHINA_OFFSET_MS).getUTCMonth();
  const weeks = cells.map(({ week }) => week);
  const begin = weeks.filter((week, at) => at > 0 && month(week) !== month(weeks[at - 1] ?? week));
  return new Set(begin[0] === weeks[1] ? begin : [...weeks.slice(0, 1), ...begin]);
}

/** A volunteer's year: what was, what comes, whom they visit, when they are away. */
export function createYear(app: Pick<App, 'client' | 'newKey'>): YearScreen {
  const { client, newKey } = app;
  const year = createLoad<Year>(() => client.read('GET /api/my/year', {}));
  const series = createLoad<MySeries>(() => client.read('GET /api/my/series', {}));
  return {
    year,
    series,
    lines: computed(() => linesOf(year.data.value?.weeks ?? [])),
    addAway: createSubmit(newKey, async (key, from: string, to: string) => {
      const body = { from: dayStart(from), to: dayStart(to) + DAY_MS };
      const answer = await client.send('POST /api/my/absences', { body }, key);
      await year.load();
      return answer;
    }),
    endAway: createSubmit(newKey, async (key, from: number) => {
      const answer = await client.send('DELETE /api/my/absences/:from', { params: { from: String(from) } }, key);
      await year.load();
      return answer;
    }),
    giveBack: createSubmit(newKey, async (key, taskId: string) => {
      const sent = { params: { taskId }, body: { reason: 'away' } } as const;
      const answer = await client.send('POST /api/tasks/:taskId/hand-over', sent, key);
      await year.load();
      return answer;
    }),
    within(from, to) {
      const [start, end] = [dayStart(from), dayStart(to) + DAY_MS];
      const all = (year.data.value?.coming ?? []).filter((visit) => visit.from < end && visit.to > start);
      return {
        regular: all.filter(({ seriesId }) => seriesId !== undefined),
        others: all.filter(({ seriesId }) => seriesId === undefined),
      };
    },
    start() {
      void year.load();
      void series.load();
    },
  };
}

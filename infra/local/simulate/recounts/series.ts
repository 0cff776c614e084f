import type { Occurrence, Series } from '../../../../functions/series/series-item.ts';
import type { Task } from '../../../../functions/tasks/task-item.ts';
import type { Wish } from '../../../../functions/wishes/wish-item.ts';
import type { WishState } from '../../../../shared/wishes/wish.ts';
import type { County } from '../county.ts';
import { must } from '../must.ts';

/** Not taken back, run out, given back to the station or in dispute; archived once it came true. */
const STOOD: readonly WishState[] = [
  'published',
  'reserved',
  'claimed',
  'in_progress',
  'delivered',
  'partially_fulfilled',
  'fulfilled',
];

/** Whether the wish stood on the wall, or had come true, at a moment at which several things may have happened. */
function stoodAt(wish: Wish | undefined, at: number): boolean {
  const states = wish?.steps.flatMap((step) => (step.to === undefined ? [] : [{ at: step.at, to: step.to }])) ?? [];
  const before = states.findLast((state) => state.at < at);
  const then = [...(before ? [before] : []), ...states.filter((state) => state.at === at)];
  return then.some(({ to }) => STOOD.includes(to)) || (wish?.fulfilledAt ?? at) < at;
}

/** Every date of a series was raised once, as one wish with one task of its own; what was left out or ended is nobody's work. */
export function recountSeries(county: County, now: number): void {
  const raised = Map.groupBy(county.all<Occurrence>('occurrence'), ({ seriesId }) => seriesId);
  const wishes = Map.groupBy(
    county.all<Wish>('wish').filter(({ seriesId }) => seriesId !== undefined),
    ({ seriesId }) => seriesId,
  );
  for (const series of county.all<Series>('series')) {
    const dates = raised.get(series.id) ?? [];
    const say = () => series.id;
    must(new Set(dates.map(({ at }) => at)).size === dates.length, 'a date of a series is raised once', say);
    must(
      new Set(dates.map(({ wishId }) => wishId)).size === dates.length,
      'each date of a series is a wish of its own',
      say,
    );
    must((wishes.get(series.id) ?? []).length === dates.length, 'no wish of a series is without its date', say);
    for (const date of dates) {
      const task = county.item<Task>(`TASK#${date.taskId}`, 'TASK');
      must(
        task?.window.from === date.at,
        'a date of a series has its task at its hour',
        () => `${series.id} ${date.at}`,
      );
      const out =
        series.skips.includes(date.at) || series.pauses.some(({ from, to }) => date.at >= from && date.at < to);
      const over = series.state === 'ended' && date.at > (series.endedAt ?? now);
      const idle = date.at <= now || !['open', 'filled'].includes(task.state);
      must(
        idle || !(out || over),
        'nobody is asked for a date that was left out',
        () => `${series.id} ${date.at} ${task.state}`,
      );
    }
    must(
      ![series.beneficiaryId, series.guardianId, series.posterId].includes(series.setBy),
      'nobody sets up a series of their own or of what they wrote down',
      say,
    );
    must(
      stoodAt(county.item<Wish>(`WISH#${series.wishId}`, 'WISH'), series.setAt),
      'a series comes from a wish that stood',
      say,
    );
    must(
      series.keeperId === undefined || ![series.beneficiaryId, series.guardianId].includes(series.keeperId),
      'nobody keeps their own series',
      say,
    );
  }
}

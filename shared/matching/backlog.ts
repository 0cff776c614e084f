import { WEIGHTS } from './weights.ts';

type Waiting = { readonly stationId: string; readonly taken: number };

/**
 * How far each station lags behind its center, 0 to WEIGHTS.backlog: by how many points of a hundred the share of its tasks for
 * which nobody is coming is above that of the center as a whole.
 */
export function backlogOf(tasks: readonly Waiting[]): Readonly<Record<string, number>> {
  const share = (list: readonly Waiting[]) => list.filter(({ taken }) => taken === 0).length / Math.max(1, list.length);
  const whole = share(tasks);
  const stations = Map.groupBy(tasks, ({ stationId }) => stationId);
  return Object.fromEntries(
    [...stations].map(([stationId, own]) => [
      stationId,
      Math.min(WEIGHTS.backlog, Math.max(0, Math.floor(100 * (share(own) - whole) + 1e-9))),
    ]),
  );
}

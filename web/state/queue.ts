import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';

export type QueueRow = ReplyTo<'GET /api/orgs/:orgId/queue'>['items'][number];
export const FILTERS = ['all', 'today', 'proxy', 'similar'] as const;
export type Filter = (typeof FILTERS)[number];
export type Clock = { readonly part: number; readonly late: boolean; readonly leftMs: number };
export type Queue = ReturnType<typeof createQueue>;

/** Rows that one desk works through in a day; more than this are found by the filters. */
const ROWS_SHOWN_ITEMS = 100;
/** From here on a clock is shown as running out. */
const LATE_MS = 3 * HOUR_MS;

/** How much of the time to answer is left, from 1 to 0. */
export function clockOf(row: Pick<QueueRow, 'submittedAt' | 'dueAt'>, now: number): Clock {
  const leftMs = row.dueAt - now;
  return {
    part: Math.max(0, Math.min(1, leftMs / Math.max(1, row.dueAt - row.submittedAt))),
    late: leftMs < LATE_MS,
    leftMs,
  };
}

function fits(row: QueueRow, filter: Filter, endOfToday: number): boolean {
  if (filter === 'today') return row.dueAt < endOfToday;
  if (filter === 'proxy') return row.source !== 'self';
  return filter !== 'similar' || row.similar > 0;
}

/** The wishes of a station that wait for verification, first due first. */
export function createQueue(app: Pick<App, 'client' | 'now'>, orgId: string, endOfToday: () => number) {
  const filter = signal<Filter>('all');
  const seek = signal('');
  const more = signal(false);
  const rows = createLoad<readonly QueueRow[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/queue', {
      params: { orgId },
      query: { limit: ROWS_SHOWN_ITEMS },
    });
    more.value = value.next !== undefined;
    return { value: value.items, keptAt };
  });
  const shown = computed(() => {
    const wanted = seek.value.trim().toLowerCase();
    const found = (rows.data.value ?? []).filter(
      (row) =>
        fits(row, filter.value, endOfToday()) &&
        (wanted === '' || `${row.title.zh} ${row.title.en ?? ''}`.toLowerCase().includes(wanted)),
    );
    // What a colleague has to verify comes last, however soon it is due: nobody works on it here.
    return [...found.filter((row) => row.own !== true), ...found.filter((row) => row.own === true)];
  });
  return {
    rows,
    shown,
    /** Of what waits, how many are this worker's to verify. */
    mine: computed(() => rows.data.value?.filter((row) => row.own !== true).length),
    filter: filter as ReadonlySignal<Filter>,
    seek: seek as ReadonlySignal<string>,
    /** More wait than are shown. */
    more: more as ReadonlySignal<boolean>,
    counts: computed(
      () =>
        Object.fromEntries(
          FILTERS.map((one) => [one, (rows.data.value ?? []).filter((row) => fits(row, one, endOfToday())).length]),
        ) as Readonly<Record<Filter, number>>,
    ),
    start: (): void => void rows.load(),
    setFilter(next: Filter): void {
      filter.value = next;
    },
    setSeek(next: string): void {
      seek.value = next;
    },
    /** The row `by` places after this one, within the list. */
    step(wishId: string | undefined, by: 1 | -1): string | undefined {
      const at = shown.value.findIndex((row) => row.id === wishId);
      const next = at === -1 ? 0 : Math.min(shown.value.length - 1, Math.max(0, at + by));
      return shown.value[next]?.id;
    },
    /** Takes a wish that was decided from the list and says which opens now: the one that moves into its place. */
    leave(wishId: string): string | undefined {
      const at = shown.value.findIndex((row) => row.id === wishId);
      const after = shown.value[at + 1]?.id ?? shown.value[at - 1]?.id;
      rows.set((rows.data.value ?? []).filter((row) => row.id !== wishId));
      return at === -1 ? shown.value[0]?.id : after;
    },
  };
}

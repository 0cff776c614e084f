import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { CHINA_OFFSET_MS } from '../../shared/kernel/time.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Hours = ReplyTo<'GET /api/my/hours'>;
export type HoursEntry = Hours['items'][number];
/** The entries of one month in China, newest first, with what they add up to. `at`: a moment in that month. */
export type Month = {
  readonly name: string;
  readonly at: number;
  readonly minutes: number;
  readonly entries: readonly HoursEntry[];
};
const PAGE_ITEMS = 30;

export type MyHours = {
  readonly hours: Load<Hours>;
  readonly months: ReadonlySignal<readonly Month[]>;
  readonly more: ReadonlySignal<boolean>;
  readonly busy: ReadonlySignal<boolean>;
  readonly dispute: Submit<[hoursId: string, minutes: number, reason: string], unknown>;
  /** Takes back what was said of an entry. */
  readonly withdraw: Submit<[hoursId: string], unknown>;
  readMore(): Promise<void>;
  start(): void;
};

/** Entries by month, in the order in which they came. */
export function byMonth(entries: readonly HoursEntry[]): Month[] {
  const months = new Map<string, HoursEntry[]>();
  for (const entry of entries) {
    const name = new Date(entry.at + CHINA_OFFSET_MS).toISOString().slice(0, 7);
    months.set(name, [...(months.get(name) ?? []), entry]);
  }
  return [...months].map(([name, list]) => ({
    name,
    at: list[0]?.at ?? 0,
    entries: list,
    minutes: list.reduce((sum, { minutes }) => sum + minutes, 0),
  }));
}

/** My confirmed minutes, down to each entry. */
export function createMyHours(app: Pick<App, 'client' | 'newKey'>): MyHours {
  const hours = createLoad<Hours>(() => app.client.read('GET /api/my/hours', { query: { limit: PAGE_ITEMS } }));
  const rest = createLoad<Hours>(() =>
    app.client.read('GET /api/my/hours', { query: { limit: PAGE_ITEMS, cursor: next.value } }),
  );
  const older = signal<readonly HoursEntry[]>([]);
  const next = signal<string | undefined>(undefined);
  /** What was said changed an entry: the list is read anew from its beginning. */
  async function reread(): Promise<void> {
    await hours.load();
    older.value = [];
    next.value = hours.data.value?.next;
  }
  return {
    hours,
    busy: rest.busy,
    dispute: createSubmit(app.newKey, async (key, hoursId: string, minutes: number, reason: string) => {
      const sent = { params: { hoursId }, body: { minutes, reason } };
      const answer = await app.client.send('POST /api/my/hours/:hoursId/dispute', sent, key);
      await reread();
      return answer;
    }),
    withdraw: createSubmit(app.newKey, async (key, hoursId: string) => {
      const answer = await app.client.send('DELETE /api/my/hours/:hoursId/dispute', { params: { hoursId } }, key);
      await reread();
      return answer;
    }),
    months: computed(() => byMonth([...(hours.data.value?.items ?? []), ...older.value])),
    more: computed(() => next.value !== undefined),
    async readMore() {
      await rest.load();
      const page = rest.data.value;
      if (page === undefined || rest.problem.value !== undefined) return;
      older.value = [...older.value, ...page.items];
      next.value = page.next;
    },
    start() {
      void reread();
    },
  };
}

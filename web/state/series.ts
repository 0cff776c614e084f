import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type SeriesView = ReplyTo<'GET /api/series/:seriesId'>;
export type SeriesDate = SeriesView['coming'][number];
export type SeriesRow = ReplyTo<'GET /api/orgs/:orgId/series'>['items'][number];
type Candidates = ReplyTo<'GET /api/tasks/:taskId/candidates'>;
type Outcome = { readonly id: string };

export type SeriesScreen = {
  readonly series: Load<SeriesView>;
  /** Who suits the next date, for the coordinator who looks for the same face. */
  readonly candidates: Load<Candidates>;
  /** The date that can be looked at for candidates: the next one that was raised. */
  readonly nextTask: ReadonlySignal<string | undefined>;
  readonly accept: Submit<[], Outcome>;
  readonly decline: Submit<[], Outcome>;
  readonly handBack: Submit<[], Outcome>;
  readonly skip: Submit<[at: number], Outcome>;
  readonly pause: Submit<[from: number, to: number], Outcome>;
  readonly end: Submit<[reason: string], Outcome>;
  readonly invite: Submit<[personId: string], Outcome>;
  /** Whether what was sent is still being carried out: the dates follow a moment later. */
  readonly settling: ReadonlySignal<boolean>;
  start(): void;
};

/** One series: its rhythm, its dates, and what this person may do. */
export function createSeries(app: Pick<App, 'client' | 'newKey'>, seriesId: string): SeriesScreen {
  const { client, newKey } = app;
  const params = { seriesId };
  const series = createLoad<SeriesView>(() => client.read('GET /api/series/:seriesId', { params }));
  const nextTask = computed(
    () => series.data.value?.coming.find(({ taskId, state }) => taskId !== undefined && state === 'open')?.taskId,
  );
  const candidates = createLoad<Candidates>(() =>
    client.read('GET /api/tasks/:taskId/candidates', {
      params: { taskId: nextTask.value ?? '' },
      query: { limit: 20 },
    }),
  );
  const settling = signal(false);
  const act = <A extends readonly unknown[]>(run: (key: string, ...given: A) => Promise<Outcome>) =>
    createSubmit(newKey, async (key, ...given: A) => {
      const answer = await run(key, ...given);
      settling.value = true;
      await series.load();
      return answer;
    });
  return {
    series,
    candidates,
    nextTask,
    settling,
    accept: act((key) => client.send('POST /api/series/:seriesId/acceptance', { params }, key)),
    decline: act((key) => client.send('POST /api/series/:seriesId/decline', { params }, key)),
    handBack: act((key) => client.send('POST /api/series/:seriesId/hand-back', { params }, key)),
    skip: act((key, at: number) => client.send('POST /api/series/:seriesId/skips', { params, body: { at } }, key)),
    pause: act((key, from: number, to: number) =>
      client.send('POST /api/series/:seriesId/pauses', { params, body: { from, to } }, key),
    ),
    end: act((key, reason: string) =>
      client.send('POST /api/series/:seriesId/end', { params, body: reason === '' ? {} : { reason } }, key),
    ),
    invite: act((key, personId: string) =>
      client.send('POST /api/series/:seriesId/invitations', { params, body: { personId } }, key),
    ),
    start: () => void series.load(),
  };
}

export type SeriesList = {
  readonly list: Load<{ readonly items: readonly SeriesRow[] }>;
  /** Without a face first: those are the ones to do something about. */
  readonly open: ReadonlySignal<readonly SeriesRow[]>;
  readonly kept: ReadonlySignal<readonly SeriesRow[]>;
  readonly ended: ReadonlySignal<readonly SeriesRow[]>;
  start(): void;
};

/** Series of a station. */
export function createSeriesList(app: Pick<App, 'client'>, orgId: string): SeriesList {
  const list = createLoad(() =>
    app.client.read('GET /api/orgs/:orgId/series', { params: { orgId }, query: { limit: 100 } }),
  );
  const items = computed(() => list.data.value?.items ?? []);
  const live = computed(() => items.value.filter(({ state }) => state === 'active'));
  return {
    list,
    open: computed(() => live.value.filter(({ keeper }) => keeper === undefined)),
    kept: computed(() => live.value.filter(({ keeper }) => keeper !== undefined)),
    ended: computed(() => items.value.filter(({ state }) => state === 'ended')),
    start: () => void list.load(),
  };
}

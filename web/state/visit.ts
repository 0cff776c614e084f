import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Went = 'well' | 'hard' | 'worried';
type List = ReplyTo<'GET /api/orgs/:orgId/follow-ups'>;
export type FollowUpRow = List['items'][number];
const PAGE_ITEMS = 50;

export type Visit = {
  readonly tell: Submit<[went: Went, note: string], { readonly followUp: boolean }>;
};

/** A volunteer says how it went; only the station reads it. */
export function createVisit(app: Pick<App, 'client' | 'newKey'>, taskId: string): Visit {
  return {
    tell: createSubmit(app.newKey, (key, went: Went, note: string) =>
      app.client.send(
        'POST /api/tasks/:taskId/feedback',
        { params: { taskId }, body: { went, ...(note === '' ? {} : { note }) } },
        key,
      ),
    ),
  };
}

export type FollowUps = {
  readonly list: Load<List>;
  /** Those that are done, newest first. */
  readonly done: Load<List>;
  readonly close: Submit<[id: string, note: string], unknown>;
  start(): void;
};

/** Visits of a station that worried somebody or went badly. */
export function createFollowUps(app: Pick<App, 'client' | 'newKey'>, orgId: string): FollowUps {
  const list = createLoad<List>(() =>
    app.client.read('GET /api/orgs/:orgId/follow-ups', { params: { orgId }, query: { limit: PAGE_ITEMS } }),
  );
  const done = createLoad<List>(() =>
    app.client.read('GET /api/orgs/:orgId/follow-ups', {
      params: { orgId },
      query: { limit: PAGE_ITEMS, done: 'true' },
    }),
  );
  return {
    list,
    done,
    close: createSubmit(app.newKey, async (key, followUpId: string, note: string) => {
      const sent = { params: { followUpId }, body: { note } };
      const answer = await app.client.send('POST /api/follow-ups/:followUpId/closing', sent, key);
      await Promise.all([list.load(), done.load()]);
      return answer;
    }),
    start: () => {
      void list.load();
      void done.load();
    },
  };
}

import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';

type Reply = ReplyTo<'GET /api/my/notices'>;
export type Notice = Reply['items'][number];
export type Inbox = {
  readonly list: Load<Reply>;
  readonly more: Submit<[], void>;
  start(): void;
};

/** What I was told, newest first. Opening the inbox is reading it; what was new stays marked until the screen is left. */
export function createInbox(app: Pick<App, 'client' | 'newKey'>, session: Pick<Session, 'note'>): Inbox {
  const { client, newKey } = app;
  const list = createLoad(() => client.read('GET /api/my/notices', { query: {} }));
  const markRead = createSubmit(newKey, async (key, upTo: string) => {
    const { unread } = await client.send('POST /api/my/notices/reads', { body: { upTo } }, key);
    session.note({ unread });
  });
  return {
    list,
    more: createSubmit(newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return;
      const { value } = await client.read('GET /api/my/notices', { query: { cursor: before.next } });
      list.set({ ...value, items: [...before.items, ...value.items] });
    }),
    start() {
      void list.load().then(() => {
        const newest = list.data.value?.items[0];
        if (newest !== undefined && list.keptAt.value === undefined && (list.data.value?.unread ?? 0) > 0)
          void markRead.send(newest.id);
      });
    },
  };
}

import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

type Reply = ReplyTo<'GET /api/orgs/:orgId/disputed-wishes'>;
export type DisputedRow = Reply['items'][number];

/** What waits for somebody to mediate at a place, the oldest first. */
export function createMediation({ client, newKey }: Pick<App, 'client' | 'newKey'>, orgId: string) {
  const params = { orgId };
  const read = (query: { cursor?: string }) => client.read('GET /api/orgs/:orgId/disputed-wishes', { params, query });
  const list = createLoad(() => read({}));
  return {
    list,
    more: createSubmit(newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return true;
      const { value } = await read({ cursor: before.next });
      list.set({ ...value, items: [...before.items, ...value.items] });
      return true;
    }),
    start: (): void => void list.load(),
  };
}

import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Reply = ReplyTo<'GET /api/orgs/:orgId/beneficiaries'>;
export type Resident = Reply['items'][number];
export type Residents = {
  readonly list: Load<Reply>;
  readonly more: Submit<[], unknown>;
  readonly setElder: Submit<[personId: string, on: boolean], unknown>;
  start(): void;
};

/** The people a station knows, and what a worker sets up for them at a home visit. */
export function createResidents({ client, newKey }: Pick<App, 'client' | 'newKey'>, orgId: string): Residents {
  const params = { orgId };
  const list = createLoad(() => client.read('GET /api/orgs/:orgId/beneficiaries', { params, query: {} }));
  return {
    list,
    more: createSubmit(newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return true;
      const { value } = await client.read('GET /api/orgs/:orgId/beneficiaries', {
        params,
        query: { cursor: before.next },
      });
      list.set({ ...value, items: [...before.items, ...value.items] });
      return true;
    }),
    setElder: createSubmit(newKey, async (key, personId: string, on: boolean) => {
      await client.send('PUT /api/people/:personId/elder-mode', { params: { personId }, body: { on } }, key);
      const now = list.data.value;
      if (now)
        list.set({ ...now, items: now.items.map((one) => (one.personId === personId ? { ...one, elder: on } : one)) });
      return true;
    }),
    start: () => void list.load(),
  };
}

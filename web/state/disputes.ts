import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type List = ReplyTo<'GET /api/orgs/:orgId/hours-disputes'>;
export type DisputeRow = List['items'][number];
const PAGE_ITEMS = 50;

export type Disputes = {
  readonly list: Load<List>;
  readonly answer: Submit<[row: DisputeRow, minutes: number, note: string], unknown>;
  start(): void;
};

/** What volunteers say of their hours at a station, to be answered by somebody who had no hand in them. */
export function createDisputes(app: Pick<App, 'client' | 'newKey'>, orgId: string): Disputes {
  const { client, newKey } = app;
  const list = createLoad<List>(() =>
    client.read('GET /api/orgs/:orgId/hours-disputes', { params: { orgId }, query: { limit: PAGE_ITEMS } }),
  );
  return {
    list,
    answer: createSubmit(newKey, async (key, row: DisputeRow, minutes: number, note: string) => {
      const { personId, hoursId } = row;
      const params = { personId, hoursId };
      const body = { minutes, note };
      const answer = await client.send('POST /api/volunteers/:personId/hours/:hoursId/answer', { params, body }, key);
      await list.load();
      return answer;
    }),
    start: () => void list.load(),
  };
}

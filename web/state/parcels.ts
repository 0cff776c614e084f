import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Parcels = {
  readonly parcels: Load<ReplyTo<'GET /api/wishes/:wishId/parcels'>>;
  readonly pickUp: Submit<[at: string], unknown>;
  readonly returned: Submit<[], unknown>;
  start(): void;
};

/** What lies at the station for a wish, for who goes there. */
export function createParcels(app: Pick<App, 'client' | 'newKey'>, wishId: string): Parcels {
  const { client, newKey } = app;
  const params = { wishId };
  const parcels = createLoad(() => client.read('GET /api/wishes/:wishId/parcels', { params }));
  return {
    parcels,
    pickUp: createSubmit(newKey, async (key, at: string) => {
      const reply = await client.send('POST /api/wishes/:wishId/pick-up', { params, query: { at } }, key);
      await parcels.load();
      return reply;
    }),
    returned: createSubmit(newKey, async (key) => {
      const reply = await client.send('POST /api/wishes/:wishId/pick-up-return', { params }, key);
      await parcels.load();
      return reply;
    }),
    start: () => void parcels.load(),
  };
}

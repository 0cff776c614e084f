import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Parcels = {
  readonly parcels: Load<ReplyTo<'GET /api/wishes/:wishId/parcels'>>;
  readonly pickUp: Submit<[], unknown>;
  readonly returned: Submit<[], unknown>;
  start(): void;
};

/** What lies at the station for a wish, for who goes there. */
export function createParcels(app: Pick<App, 'client' | 'newKey'>, wishId: string): Parcels {
  const { client, newKey } = app;
  const params = { wishId };
  const parcels = createLoad(() => client.read('GET /api/wishes/:wishId/parcels', { params }));
  const command = (line: 'POST /api/wishes/:wishId/pick-up' | 'POST /api/wishes/:wishId/pick-up-return') =>
    createSubmit<[], unknown>(newKey, async (key) => {
      const reply = await client.send(line, { params }, key);
      await parcels.load();
      return reply;
    });
  return {
    parcels,
    pickUp: command('POST /api/wishes/:wishId/pick-up'),
    returned: command('POST /api/wishes/:wishId/pick-up-return'),
    start: () => void parcels.load(),
  };
}

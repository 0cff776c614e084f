import type { App } from '../main/app.ts';
import { createGivePhotos } from './give-photos.ts';
import type { PhotoHands } from './photos.ts';

/** Photos of goods that changed hands: taken after it was said that they did, so that no picture holds a delivery up. */
export function createHandover(app: Pick<App, 'client' | 'newKey'>, wishId: string, hands: PhotoHands) {
  return createGivePhotos(app, wishId, 'handover', hands, (photoIds, key) =>
    app.client.send('POST /api/wishes/:wishId/handover-photos', { params: { wishId }, body: { photoIds } }, key),
  );
}

import type { App } from '../main/app.ts';
import { createTakePhotos, type PhotoHands } from './photos.ts';
import { createSubmit } from './submit.ts';

/** Photos of goods that changed hands: taken after it was said that they did, so that no picture holds a delivery up. */
export function createHandover(app: Pick<App, 'client' | 'newKey'>, wishId: string, hands: PhotoHands) {
  const photos = createTakePhotos(app, wishId, 'handover', hands);
  return {
    photos,
    give: createSubmit(app.newKey, (key) =>
      app.client.send(
        'POST /api/wishes/:wishId/handover-photos',
        { params: { wishId }, body: { photoIds: [...photos.ids.value] } },
        key,
      ),
    ),
    start: (): void => undefined,
    stop: photos.stop,
  };
}

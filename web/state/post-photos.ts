import type { App } from '../main/app.ts';
import { createTakePhotos, type PhotoHands } from './photos.ts';
import { createSubmit } from './submit.ts';

/**
 * Photos of the thing for a wish that was just handed in: the worker who verifies sees them, and nobody else. They need the
 * wish to be there, so they follow it.
 */
export function createPostPhotos(app: Pick<App, 'client' | 'newKey'>, wishId: string, hands: PhotoHands, note: string) {
  const photos = createTakePhotos(app, wishId, 'evidence', hands);
  return {
    photos,
    give: createSubmit(app.newKey, (key) =>
      app.client.send(
        'POST /api/wishes/:wishId/evidence',
        { params: { wishId }, body: { kind: 'document', note, photoIds: [...photos.ids.value] } },
        key,
      ),
    ),
    start: (): void => undefined,
    stop: photos.stop,
  };
}

import type { App } from '../main/app.ts';
import { createGivePhotos } from './give-photos.ts';
import type { PhotoHands } from './photos.ts';

/**
 * Photos of the thing for a wish that was just handed in: the worker who verifies sees them, and nobody else. They need the
 * wish to be there, so they follow it.
 */
export function createPostPhotos(app: Pick<App, 'client' | 'newKey'>, wishId: string, hands: PhotoHands, note: string) {
  return createGivePhotos(app, wishId, 'evidence', hands, (photoIds, key) =>
    app.client.send(
      'POST /api/wishes/:wishId/evidence',
      { params: { wishId }, body: { kind: 'document', note, photoIds } },
      key,
    ),
  );
}

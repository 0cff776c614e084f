import type { App } from '../../main/app.ts';
import { createPostPhotos } from '../../state/post-photos.ts';
import { GivePhotos } from '../../ui/give-photos.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

/** What leaks, what is worn out: a picture of the thing helps the worker who verifies. */
export function PostPhotos({ app, wishId }: { app: App; wishId: string }) {
  const say = words();
  const state = useScreen(() => createPostPhotos(app, wishId, PHOTO_HANDS, say.photoNote), [app, wishId]);
  return <GivePhotos of={state} text={say.photosText} press={say.photosGive} given={say.photosGiven} />;
}

import type { App } from '../../main/app.ts';
import { createPostPhotos } from '../../state/post-photos.ts';
import { Button } from '../../ui/button.tsx';
import { PhotoField } from '../../ui/photo-field.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

/** What leaks, what is worn out: a picture of the thing helps the worker who verifies. */
export function PostPhotos({ app, wishId }: { app: App; wishId: string }) {
  const say = words();
  const state = useScreen(() => createPostPhotos(app, wishId, PHOTO_HANDS, say.photoNote), [app, wishId]);
  const given = state.give.done.value !== undefined;
  if (given)
    return (
      <p class="note" role="status">
        {say.photosGiven}
      </p>
    );
  return (
    <section class="post-photos">
      <p class="mid quiet">{say.photosText}</p>
      <PhotoField of={state.photos} />
      {state.give.problem.value !== undefined && (
        <p class="fault-note" role="alert">
          {state.give.problem.value.title}
        </p>
      )}
      {state.photos.ids.value.length > 0 && (
        <Button
          look="pine"
          wide
          busy={state.give.busy.value || state.photos.busy.value}
          onClick={() => void state.give.send()}
        >
          {say.photosGive}
        </Button>
      )}
    </section>
  );
}

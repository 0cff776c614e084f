import './handover.css';
import type { App } from '../../main/app.ts';
import { pageWords } from '../../main/i18n.ts';
import { createHandover } from '../../state/handover.ts';
import { Button } from '../../ui/button.tsx';
import { PhotoField } from '../../ui/photo-field.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { useScreen } from '../../ui/use-screen.ts';

const words = pageWords(
  {
    text: '拍一张东西的照片，送的人就知道到了。只拍东西，绝不拍脸，孩子更不行。',
    give: '附上照片',
    given: '照片附上了，看过没有问题，送的人就看得到。',
  },
  {
    text: 'A picture of the thing tells the donor that it is there. Only the thing, never a face, and a child’s least of all.',
    give: 'Add the photo',
    given: 'The photo is there. Once it was looked at, the donor sees it.',
  },
);

/** A picture of goods as they changed hands, at the counter or at the door. */
export function HandoverPhotos({ app, wishId }: { app: Pick<App, 'client' | 'newKey'>; wishId: string }) {
  const state = useScreen(() => createHandover(app, wishId, PHOTO_HANDS), [app, wishId]);
  const say = words();
  if (state.give.done.value !== undefined)
    return (
      <p class="note" role="status">
        {say.given}
      </p>
    );
  return (
    <section class="handover">
      <p class="mid quiet">{say.text}</p>
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
          {say.give}
        </Button>
      )}
    </section>
  );
}

import type { App } from '../../main/app.ts';
import { pageWords } from '../../main/i18n.ts';
import { createHandover } from '../../state/handover.ts';
import { GivePhotos } from '../../ui/give-photos.tsx';
import { PHOTO_HANDS } from '../../ui/photo-hands.ts';
import { useScreen } from '../../ui/use-screen.ts';

const words = pageWords(
  {
    text: '拍一张东西的照片，送的人就知道到了。孩子的脸绝不能拍进去。',
    give: '附上照片',
    given: '照片附上了，看过没有问题，送的人就看得到。',
  },
  {
    text: 'A picture of the thing tells the donor that it is there. A child’s face must never be in it.',
    give: 'Add the photo',
    given: 'The photo is there. Once it was looked at, the donor sees it.',
  },
);

/** A picture of goods as they changed hands, at the counter or at the door. */
export function HandoverPhotos({ app, wishId }: { app: Pick<App, 'client' | 'newKey'>; wishId: string }) {
  const state = useScreen(() => createHandover(app, wishId, PHOTO_HANDS), [app, wishId]);
  const say = words();
  return <GivePhotos of={state} text={say.text} press={say.give} given={say.given} />;
}

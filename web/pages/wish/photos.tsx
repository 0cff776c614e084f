import type { WishView } from '../../../shared/wishes/contract.ts';
import type { WishState } from '../../../shared/wishes/wish.ts';
import type { App } from '../../main/app.ts';
import { createPhotos } from '../../state/photos.ts';
import { PhotoGrid } from '../../ui/photo-grid.tsx';
import { useScreen } from '../../ui/use-screen.ts';
import { words } from './words.ts';

/** States in which somebody may have taken one that others see. */
const PICTURED: readonly WishState[] = [
  'in_progress',
  'delivered',
  'partially_fulfilled',
  'fulfilled',
  'archived',
  'disputed',
];

/** How it turned out, in pictures: those that this viewer may see. Asked for only where there can be any. */
export function WishPhotos({ app, wish }: { app: App; wish: WishView }) {
  const photos = useScreen(() => {
    const made = createPhotos(app, wish.id);
    return { ...made, start: () => void (PICTURED.includes(wish.state) && made.list.load()) };
  }, [app, wish.id, wish.state]);
  const seen = photos.list.data.value ?? [];
  if (seen.length === 0) return null;
  return (
    <section class="wish-photos">
      <h2>{words().photos}</h2>
      <PhotoGrid items={seen} acts={photos} />
    </section>
  );
}

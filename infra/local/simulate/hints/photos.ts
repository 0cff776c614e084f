import type { Claim } from '../../../../functions/goods/claim-item.ts';
import type { Photo } from '../../../../functions/photos/photo-item.ts';
import type { Hint, Hints, Known } from './hint.ts';
import { wishIn } from './wishes.ts';

const HIDDEN_FACES_CHANCE = 0.9;
const HANDOVER_CHANCE = 0.3;

const photoOf = ({ county, random }: Known, fits: (photo: Photo) => boolean) =>
  county.pick<Photo>('photo', random, fits);
const paramsOf = ({ wishId, id }: Photo) => ({ wishId, photoId: id });
const onPhoto =
  (fits: (photo: Photo) => boolean): Hint =>
  (known) => {
    const photo = photoOf(known, fits);
    return photo && { params: paramsOf(photo) };
  };

export const PHOTO_HINTS: Hints = {
  startPhoto: (known) => {
    const { county, random } = known;
    const noFace = random.chance(HIDDEN_FACES_CHANCE) ? { noFace: true } : {};
    const photo = { type: 'image/jpeg', bytes: 500, ...noFace } as const;
    // What changes hands has been here: a batch number says so.
    const gift = random.chance(HANDOVER_CHANCE)
      ? county.pick<Claim>('claim', random, ({ batch }) => batch !== undefined)
      : undefined;
    if (gift) return { params: { wishId: gift.wishId }, body: { purpose: 'handover', ...photo } };
    const wish = wishIn(['submitted', 'verifying', 'claimed', 'in_progress', 'delivered', 'fulfilled'], known);
    if (!wish) return undefined;
    const purpose = random.pick(['evidence', 'handover', 'confirmation', 'confirmation']);
    return { params: { wishId: wish.id }, body: { purpose, ...photo } };
  },
  showHandover: (known) => {
    const came = known.county.all<Claim>('claim').filter(({ batch }) => batch !== undefined);
    const here = new Set(came.map(({ wishId }) => wishId));
    const photo = photoOf(
      known,
      ({ wishId, purpose, state, noFace, attachedAt }) =>
        here.has(wishId) && purpose === 'handover' && state === 'ready' && noFace && attachedAt === undefined,
    );
    return photo && { params: { wishId: photo.wishId }, body: { photoIds: [photo.id] }, as: photo.by };
  },
  finishPhoto: (known) => {
    const photo = photoOf(known, ({ state, id }) => state === 'started' && known.county.sent.has(id));
    return photo && { params: paramsOf(photo), as: photo.by };
  },
  publishPhoto: onPhoto(
    ({ state, shown, purpose }) => state === 'ready' && shown === undefined && purpose !== 'evidence',
  ),
  hidePhoto: onPhoto(({ shown, state }) => shown !== undefined && state !== 'removed'),
  removePhoto: (known) => {
    const photo = photoOf(known, ({ state }) => state !== 'removed');
    return photo && { params: paramsOf(photo), as: photo.by };
  },
};

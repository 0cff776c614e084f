import { AppError } from '../../shared/kernel/errors.ts';
import {
  finishPhoto,
  hidePhoto,
  listPhotos,
  publishPhoto,
  removePhoto,
  startPhoto,
} from '../../shared/photos/contract.ts';
import { PHOTOS_PER_THING_LIMIT_ITEMS } from '../../shared/photos/limits.ts';
import { aboutGoods } from '../goods/about.ts';
import { donorNow } from '../goods/claims.ts';
import type { Actor, PersonActor } from '../platform/actor.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { mustNotBeTheirs } from '../wishes/eyes.ts';
import { logRead } from '../wishes/reads.ts';
import { aboutWish } from '../wishes/standing.ts';
import { maySee, viewerOf } from '../wishes/view.ts';
import type { Wish } from '../wishes/wish-item.ts';
import { wishOf } from '../wishes/wishes.ts';
import type { Photo } from './photo-item.ts';
import { finishWrites, photoOf, photosOf, photoWrite, startWrites } from './photos.ts';
import { isLoose, mayRemove, maySeePhoto, mayTake, mustBeShowable, photoViewOf } from './shown.ts';

/** A photo of goods that somebody stands by as what changed hands. */
function isHandover({ purpose, state, attachedAt }: Photo): boolean {
  return purpose === 'handover' && state === 'ready' && attachedAt !== undefined;
}
/** Who gave goods sees them arrive; what came to a child is for those around the child. */
async function isDonorOf(house: House, actor: Actor, wish: Wish, photos: readonly Photo[]): Promise<boolean> {
  if (wish.minor || !photos.some(isHandover)) return false;
  return (await donorNow(house, actor, wish.id)).length > 0;
}

function outcome(photo: Pick<Photo, 'id' | 'state'>) {
  return { photoId: photo.id, state: photo.state };
}

export const PHOTO_ROUTES: readonly Route[] = [
  route(startPhoto, {
    about: aboutGoods('guardian', 'assignee'),
    act: async ({ actor, house, input: { body }, thing: wish }) => {
      if (!mayTake(body.purpose, await viewerOf(house, actor, wish))) throw new AppError('forbidden');
      const { photo, form, until, write } = await startWrites(house, actor, wish, body);
      return { reply: { photoId: photo.id, form, until }, writes: [write] };
    },
  }),
  route(finishPhoto, {
    act: async ({ actor, house, input: { params } }) => {
      const { photo, writes } = await finishWrites(house, actor, params.wishId, params.photoId);
      return { reply: outcome(photo), writes };
    },
  }),
  route(listPhotos, {
    act: async ({ actor, house, input }) => {
      const wish = await wishOf(house, input.params.wishId);
      const viewer = await viewerOf(house, actor, wish);
      if (!maySee(wish, viewer)) throw new AppError('not_found');
      const all = await photosOf(house, wish.id);
      const gave = await isDonorOf(house, actor, wish, all);
      const seen = all
        .filter((photo) => maySeePhoto(photo, wish, viewer) || (gave && isHandover(photo)))
        .slice(0, PHOTOS_PER_THING_LIMIT_ITEMS);
      if (seen.length > 0 && wish.minor && viewer.inCharge && viewer.mine === undefined)
        await logRead(house, actor as PersonActor, wish, viewer.standing.orgPath, 'photos');
      return { reply: { items: await Promise.all(seen.map((photo) => photoViewOf(house, photo, wish, viewer))) } };
    },
  }),
  route(publishPhoto, {
    about: aboutWish(),
    act: async ({ actor, house, input: { params }, thing: wish }) => {
      const photo = await photoOf(house, params.wishId, params.photoId);
      mustBeShowable(photo, wish, actor);
      return { reply: outcome(photo), writes: [shownWrite(house, photo, actor.personId)] };
    },
  }),
  route(hidePhoto, {
    about: aboutWish(),
    act: async ({ house, input: { params } }) => {
      const { shown, ...hidden } = await photoOf(house, params.wishId, params.photoId);
      if (shown === undefined) throw new AppError('wrong_state');
      return { reply: outcome(hidden), writes: [photoWrite(hidden, {})] };
    },
  }),
  route(removePhoto, {
    about: aboutWish(),
    act: async ({ actor, house, input: { params }, thing: wish, orgPath }) => {
      const photo = await photoOf(house, params.wishId, params.photoId);
      if (!mayRemove(photo, actor, orgPath)) throw new AppError('forbidden');
      if (photo.purpose === 'evidence' && !isLoose(photo, actor)) await mustNotBeTheirs(house, actor, wish);
      const removed = { by: actor.personId, at: house.clock() };
      return {
        reply: outcome({ id: photo.id, state: 'removed' }),
        writes: [photoWrite(photo, { state: 'removed', removed })],
      };
    },
  }),
];

function shownWrite(house: House, photo: Photo, by: string) {
  return photoWrite(photo, { shown: photo.shown ?? { by, at: house.clock() } });
}

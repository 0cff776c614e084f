import { DAY_MS } from '../../shared/kernel/time.ts';
import type { PhotoPurpose, PhotoState, PhotoType } from '../../shared/photos/photo.ts';
import type { Item, Key } from '../platform/table.ts';
import { timeKey } from '../wishes/wish-item.ts';

/** A photo of a wish as stored; its bytes lie in the file store. */
export type Photo = {
  readonly id: string;
  readonly wishId: string;
  readonly version: number;
  readonly purpose: PhotoPurpose;
  readonly type: PhotoType;
  readonly state: PhotoState;
  /** Who took it. */
  readonly by: string;
  readonly at: number;
  /** What its taker said: nobody can be recognised. */
  readonly noFace: boolean;
  /** When it goes by itself: soon while nothing points to it, late once something does. */
  readonly dueAt: number;
  readonly width?: number;
  readonly height?: number;
  /** Why it was refused. */
  readonly fault?: string;
  /** A command said something with it. */
  readonly attachedAt?: number;
  readonly shown?: { readonly by: string; readonly at: number };
  readonly removed?: { readonly by: string; readonly at: number };
};

export function photoKey(wishId: string, photoId: string): Key {
  return { pk: `WISH#${wishId}`, sk: `PHOTO#${photoId}` };
}
/** gsi2: photos by the day on which they go by themselves. */
export function photosDuePk(at: number): string {
  return `PHOTOSDUE#${Math.floor(at / DAY_MS)}`;
}

/** Where a form puts the file; whoever has the form may put another there, so nothing is shown from here. */
export function incomingKey(photo: Pick<Photo, 'id' | 'wishId'>): string {
  return `incoming/${photo.wishId}/${photo.id}`;
}
/** Where the bytes lie that were looked at. No form leads here. */
export function lookedAtKey(photo: Pick<Photo, 'id' | 'wishId'>): string {
  return `photos/${photo.wishId}/${photo.id}`;
}

export function photoToItem(photo: Photo): Item {
  return {
    ...photoKey(photo.wishId, photo.id),
    ...photo,
    type: 'photo',
    // A refused file goes at once, a removed one is gone; only the record stays.
    ...(photo.state === 'removed'
      ? {}
      : { gsi2pk: photosDuePk(photo.dueAt), gsi2sk: `${timeKey(photo.dueAt)}#${photo.id}` }),
    card: { id: photo.id, wishId: photo.wishId, dueAt: photo.dueAt },
    // `type` is the item's kind; the picture's own stands beside it.
    picture: photo.type,
  } as unknown as Item;
}

export function photoFromItem(item: Item): Photo {
  const { pk: _pk, sk: _sk, type: _type, card: _card, gsi2pk: _a, gsi2sk: _b, picture, ...photo } = item;
  return { ...photo, type: picture } as unknown as Photo;
}

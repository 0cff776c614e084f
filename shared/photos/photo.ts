import * as z from 'zod/mini';
import { idSchema } from '../kernel/ids.ts';
import { whole } from '../kernel/schema.ts';
import { PHOTO_LIMIT_BYTES, PHOTOS_AT_ONCE_LIMIT_ITEMS } from './limits.ts';

/**
 * Why a photo was taken, which decides who may ever see it. evidence: what a verifier was shown, never public. handover: goods
 * that changed hands. confirmation: how it turned out.
 */
export const PHOTO_PURPOSES = ['evidence', 'handover', 'confirmation'] as const;
export const photoPurpose = z.enum(PHOTO_PURPOSES);
export type PhotoPurpose = z.infer<typeof photoPurpose>;

/** What a browser can write by itself. */
export const PHOTO_TYPES = ['image/jpeg', 'image/webp'] as const;
export const photoType = z.enum(PHOTO_TYPES);
export type PhotoType = z.infer<typeof photoType>;

/**
 * started: its form is out. arrived: the file is there, nobody has looked at it. ready: looked at, may be seen. refused: no
 * picture, or one with data about whoever took it. removed: the file is gone, the record says who did it.
 */
export const PHOTO_STATES = ['started', 'arrived', 'ready', 'refused', 'removed'] as const;
export const photoState = z.enum(PHOTO_STATES);
export type PhotoState = z.infer<typeof photoState>;

export const photoBytes = whole(100, PHOTO_LIMIT_BYTES);
/** For commands that say something with photos. */
export const photoIds = z.array(idSchema('photo')).check(z.maxLength(PHOTOS_AT_ONCE_LIMIT_ITEMS));

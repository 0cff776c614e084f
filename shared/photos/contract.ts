import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';
import { STATION_STAFF, VERIFIERS } from '../orgs/roles.ts';
import { wishParams } from '../wishes/wish.ts';
import { photoBytes, photoPurpose, photoState, photoType } from './photo.ts';

const photoParams = z.strictObject({ wishId: idSchema('wish'), photoId: idSchema('photo') });
const outcome = z.strictObject({ photoId: idSchema('photo'), state: photoState });

/**
 * A photo's way: start gives a form, the page sends the file straight to the store with it, finish says that it is there, a
 * consumer looks at it, and then those who may see the wish may see it. Other commands take photos by id (`photoIds`).
 */
export const startPhoto = endpoint({
  name: 'startPhoto',
  method: 'POST',
  path: '/api/wishes/:wishId/photos',
  summary: 'Get a form to send one photo with: this type, at most this size, for some minutes',
  params: wishParams,
  body: z.strictObject({
    purpose: photoPurpose,
    type: photoType,
    bytes: photoBytes,
    /** Whoever takes it says that no person can be recognised. Must be said for a child's wish. */
    noFace: z.optional(z.boolean()),
  }),
  reply: z.strictObject({
    photoId: idSchema('photo'),
    /** A multipart form: these fields first, then `file`. */
    form: z.strictObject({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    until: z.number(),
  }),
  errors: ['forbidden', 'photo_faces', 'photo_limit', 'wrong_state', 'not_found'],
  who: { roles: [...STATION_STAFF, 'supervisor'], relations: ['poster', 'beneficiary', 'guardian', 'assignee'] },
});
export const finishPhoto = endpoint({
  name: 'finishPhoto',
  method: 'POST',
  path: '/api/wishes/:wishId/photos/:photoId/arrival',
  summary: 'The file has been sent; it is looked at before anybody sees it',
  params: photoParams,
  reply: outcome,
  errors: ['unauthenticated', 'photo_missing', 'wrong_state', 'not_found'],
  who: 'signed_in',
});
export const photoView = z.strictObject({
  photoId: idSchema('photo'),
  purpose: photoPurpose,
  state: photoState,
  at: z.number(),
  width: z.optional(z.number()),
  height: z.optional(z.number()),
  /** Shows the picture to whoever has it, until then. Only in state `ready`. */
  url: z.optional(z.string()),
  until: z.optional(z.number()),
  /** Everybody who sees the wish sees it. */
  public: z.boolean(),
  mine: z.boolean(),
  /** Names of the endpoints that the reader may call on it now. */
  can: z.array(z.string()),
});
export type PhotoView = z.infer<typeof photoView>;
export const listPhotos = endpoint({
  name: 'listPhotos',
  method: 'GET',
  path: '/api/wishes/:wishId/photos',
  summary: 'The photos of a wish that the reader may see, newest first',
  params: wishParams,
  reply: z.strictObject({ items: z.array(photoView) }),
  errors: ['not_found'],
  who: 'anyone',
});
export const publishPhoto = endpoint({
  name: 'publishPhoto',
  method: 'POST',
  path: '/api/wishes/:wishId/photos/:photoId/publication',
  summary: 'Show a photo to everybody; other eyes than those that took it have looked for faces',
  params: photoParams,
  body: z.strictObject({ noFace: z.literal(true) }),
  reply: outcome,
  errors: ['forbidden', 'four_eyes', 'photo_private', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});
export const hidePhoto = endpoint({
  name: 'hidePhoto',
  method: 'DELETE',
  path: '/api/wishes/:wishId/photos/:photoId/publication',
  summary: 'Show a photo to those concerned only',
  params: photoParams,
  reply: outcome,
  errors: ['forbidden', 'wrong_state', 'not_found'],
  who: { roles: VERIFIERS },
});
export const removePhoto = endpoint({
  name: 'removePhoto',
  method: 'DELETE',
  path: '/api/wishes/:wishId/photos/:photoId',
  summary:
    'Delete a photo: its own taker until it is tied to something, verifiers always, but for evidence on their own side',
  params: photoParams,
  reply: outcome,
  errors: ['unauthenticated', 'forbidden', 'four_eyes', 'not_found'],
  who: 'signed_in',
});

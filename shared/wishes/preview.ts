import * as z from 'zod/mini';
import { endpoint } from '../kernel/endpoint.ts';
import { idSchema } from '../kernel/ids.ts';

/**
 * What a messenger shows of a link to a wish: a page of a kilobyte or two with title, description and picture, for programs
 * that run no script. Public words only; who is signed in makes no difference.
 */
export const previewWish = endpoint({
  name: 'previewWish',
  method: 'GET',
  path: '/api/wishes/:wishId/preview',
  summary: 'A public wish as a small HTML page for link previews (Open Graph)',
  params: z.strictObject({ wishId: idSchema('wish') }),
  reply: z.string(),
  errors: ['not_found'],
  who: 'anyone',
  cacheSeconds: 300,
  media: 'text/html',
});

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { FRESH_CACHE, HASHED_CACHE, HASHED_FOLDER } from '../headers.ts';

/**
 * The built site as CloudFront serves it: compressed files, hashed ones for ever, everything else asked for anew, and
 * a path without an extension is a screen, hence index.html (infra/constructs/distribution.ts does the same).
 */
export function createSite(root: string): Hono {
  const app = new Hono();
  app.use('*', async (context, next) => {
    const hashed = context.req.path.startsWith(`/${HASHED_FOLDER}/`);
    context.header('Cache-Control', hashed ? HASHED_CACHE : FRESH_CACHE);
    await next();
    if (context.res.status === 404) context.res.headers.set('Cache-Control', 'no-store');
  });
  app.get(
    '*',
    serveStatic({ root, precompressed: true, rewriteRequestPath: (path) => (isScreen(path) ? '/index.html' : path) }),
  );
  app.notFound((context) => context.text('Not found', 404));
  return app;
}

function isScreen(path: string): boolean {
  return !(path.split('/').at(-1) ?? '').includes('.');
}

import { createHash } from 'node:crypto';
import type { Context } from 'hono';

/** ETag and If-None-Match of RFC 9110: calendar apps ask every few minutes, and nearly always nothing has changed. */
export function answerText(context: Context, media: string, cache: string, text: string): Response {
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;
  context.header('ETag', tag);
  context.header('Cache-Control', cache);
  if (sentTags(context).includes(tag)) return context.body(null, 304);
  context.header('Content-Type', `${media}; charset=utf-8`);
  return context.body(text);
}

/** Weak comparison, as If-None-Match asks for: a tag that a proxy weakened is the same tag. */
function sentTags(context: Context): readonly string[] {
  const sent = context.req.header('If-None-Match') ?? '';
  return sent.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}

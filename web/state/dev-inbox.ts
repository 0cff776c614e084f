import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';

/** Texts that would have been sent, newest first. */
export function createDevInbox(app: Pick<App, 'client'>): {
  readonly texts: Load<ReplyTo<'GET /api/dev/inbox'>['items']>;
  start(): void;
} {
  const texts = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/dev/inbox', { query: {} });
    return { value: value.items, keptAt };
  });
  return { texts, start: () => void texts.load() };
}

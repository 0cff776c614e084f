import { signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

export type ReadEntry = ReplyTo<'GET /api/wishes/:wishId/reads'>['items'][number];
export type DeadLetter = ReplyTo<'GET /api/dead-letters'>['items'][number];
const SHOWN_ITEMS = 100;

/** Who among staff looked at a child's wish, newest first. */
export function createReads(app: Pick<App, 'client'>, wishId: string) {
  const reads = createLoad<readonly ReadEntry[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/wishes/:wishId/reads', {
      params: { wishId },
      query: { limit: SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  return { reads, start: (): void => void reads.load() };
}

/** Changes that a consumer could not take, each with a way to give it once more. */
export function createDeadLetters(app: Pick<App, 'client' | 'newKey'>) {
  const letters = createLoad<readonly DeadLetter[]>(async () => {
    const { value, keptAt } = await app.client.read('GET /api/dead-letters', { query: { limit: SHOWN_ITEMS } });
    return { value: value.items, keptAt };
  });
  const replaying = createSubmit(app.newKey, (key, deadId: string) =>
    app.client.send('POST /api/dead-letters/:deadId/replay', { params: { deadId } }, key),
  );
  const refused = signal<readonly string[]>([]);
  return {
    letters,
    replaying,
    /** Those that were given again and not taken. */
    refused,
    start: (): void => void letters.load(),
    async replay(deadId: string): Promise<boolean> {
      const answer = await replaying.send(deadId);
      if (answer === undefined) return false;
      if (answer.taken) letters.set((letters.data.value ?? []).filter((letter) => letter.id !== deadId));
      else refused.value = [...new Set([...refused.value, deadId])];
      return answer.taken;
    },
  };
}

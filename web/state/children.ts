import { signal } from '@preact/signals';
import type { Purpose } from '../../shared/guardians/purposes.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import { createSubmit } from './submit.ts';

export type ChildView = ReplyTo<'GET /api/children/:personId'>;

/** Children I answer for. */
export function createChildren(app: Pick<App, 'client'>) {
  const children = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/my/children', {});
    return { value: value.items, keptAt };
  });
  return { children, start: (): void => void children.load() };
}

/** One child: what I consented to, and who has looked at the record. */
export function createChild(app: Pick<App, 'client' | 'newKey'>, personId: string) {
  const { client, newKey } = app;
  const params = { personId };
  const child = createLoad(() => client.read('GET /api/children/:personId', { params }));
  const reads = createLoad(async () => {
    const { value, keptAt } = await client.read('GET /api/children/:personId/reads', { params, query: {} });
    return { value: value.items, keptAt };
  });
  /** A withdrawal that waits for a second word: what it stops is said first. */
  const asked = signal<Purpose | undefined>(undefined);
  const change = createSubmit(newKey, async (key, purpose: Purpose, given: boolean) => {
    const answer = await client.send('PUT /api/children/:personId/consents', { params, body: { purpose, given } }, key);
    child.set(answer);
    return answer;
  });
  return {
    child,
    reads,
    change,
    asked,
    start(): void {
      void child.load();
      void reads.load();
    },
    /** Giving is done at once; taking back is asked about first. */
    async press(purpose: Purpose, given: boolean): Promise<boolean> {
      if (!given) {
        change.clear();
        asked.value = purpose;
        return false;
      }
      return (await change.send(purpose, true)) !== undefined;
    },
    async withdraw(): Promise<boolean> {
      if (asked.value === undefined || (await change.send(asked.value, false)) === undefined) return false;
      asked.value = undefined;
      return true;
    },
    leave(): void {
      asked.value = undefined;
    },
  };
}

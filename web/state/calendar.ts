import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Standing = ReplyTo<'GET /api/my/calendar'>;

export type CalendarAddress = {
  readonly standing: Load<Standing>;
  /** The whole secret address, from the moment it was made until the screen is left: it is told once. */
  readonly address: ReadonlySignal<string | undefined>;
  /** The same for a phone's own calendar, which asks whether to subscribe. */
  readonly subscribe: ReadonlySignal<string | undefined>;
  readonly make: Submit<[], string>;
  readonly end: Submit<[], Standing>;
  start(): void;
};

/** The secret address of one's calendar. `origin`: of this site, as the person reached it. */
export function createCalendarAddress(app: Pick<App, 'client' | 'newKey'>, origin: string): CalendarAddress {
  const { client, newKey } = app;
  const standing = createLoad<Standing>(() => client.read('GET /api/my/calendar', {}));
  const address = signal<string | undefined>(undefined);
  return {
    standing,
    address,
    subscribe: computed(() => address.value?.replace(/^https?:/, 'webcal:')),
    make: createSubmit(newKey, async (key) => {
      const { path, since } = await client.send('POST /api/my/calendar', {}, key);
      address.value = `${origin}${path}`;
      standing.set({ active: true, since });
      return path;
    }),
    end: createSubmit(newKey, async (key) => {
      const after = await client.send('DELETE /api/my/calendar', {}, key);
      address.value = undefined;
      standing.set(after);
      return after;
    }),
    start: () => void standing.load(),
  };
}

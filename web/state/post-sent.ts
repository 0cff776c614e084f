import { computed } from '@preact/signals';
import type { App } from '../main/app.ts';
import { createLoad } from './load.ts';
import type { Sent } from './post.ts';

/** Where a wish is after it was handed in: `there` at the station, `waiting` on this device, `back` refused when it was sent. */
export type Whereabouts = 'there' | 'waiting' | 'back';
export type PostSent = ReturnType<typeof createPostSent>;

/** What became of a wish that was handed in: what waited goes when there is a network, and the station says until when it answers. */
export function createPostSent({ client, outbox }: Pick<App, 'client' | 'outbox'>, sent: Sent) {
  const { load, data } = createLoad(() =>
    client.read('GET /api/wishes/:wishId', { params: { wishId: sent.how === 'sent' ? sent.id : '' } }),
  );
  return {
    whereabouts: computed((): Whereabouts => {
      if (sent.how === 'sent') return 'there';
      const item = outbox.waiting.value.find(({ key }) => key === sent.key);
      if (item === undefined) return 'there';
      return item.refused === undefined ? 'waiting' : 'back';
    }),
    /** Until when the station answers, epoch ms; only the server knows, since it goes by what is left of the wish's own time. */
    dueAt: computed(() => data.value?.dueAt),
    start: () => void (sent.how === 'sent' ? load() : undefined),
  };
}

import { computed, type ReadonlySignal } from '@preact/signals';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Reply = ReplyTo<'GET /api/my/wishes'>;
export type MyWish = Reply['items'][number];
export type MyWishes = {
  readonly list: Load<Reply>;
  readonly more: Submit<[], void>;
  /** Those that wait for the person itself, those on their way, those that ended. */
  readonly groups: ReadonlySignal<{
    readonly yours: readonly MyWish[];
    readonly open: readonly MyWish[];
    readonly ended: readonly MyWish[];
  }>;
  start(): void;
};

const YOURS: readonly WishState[] = ['draft', 'returned'];
const ENDED: readonly WishState[] = ['fulfilled', 'rejected', 'escalated', 'withdrawn', 'expired', 'archived'];

/** Whether something was done that nobody has said yes to; another part may still be missing. */
export function waitsForYes({ state, waitsForYes: waits }: Pick<MyWish, 'state' | 'waitsForYes'>): boolean {
  return state === 'delivered' || waits === true;
}

/** Wishes that I wrote or that are mine, those that need me first. */
export function createMyWishes(app: Pick<App, 'client' | 'newKey'>): MyWishes {
  const { client, newKey } = app;
  const list = createLoad(() => client.read('GET /api/my/wishes', { query: {} }));
  return {
    list,
    groups: computed(() => {
      const items = list.data.value?.items ?? [];
      const isYours = (item: MyWish) => YOURS.includes(item.state) || waitsForYes(item) || item.unheard === true;
      return {
        yours: items.filter(isYours),
        open: items.filter((item) => !isYours(item) && !ENDED.includes(item.state)),
        ended: items.filter((item) => ENDED.includes(item.state)),
      };
    }),
    more: createSubmit(newKey, async () => {
      const before = list.data.value;
      if (before?.next === undefined) return;
      const { value } = await client.read('GET /api/my/wishes', { query: { cursor: before.next } });
      list.set({ ...value, items: [...before.items, ...value.items] });
    }),
    start: () => void list.load(),
  };
}

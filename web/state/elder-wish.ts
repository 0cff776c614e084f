import { computed, type ReadonlySignal } from '@preact/signals';
import { chinaDayStart } from '../../shared/kernel/time.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import type { Visits } from './elder.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';
import { mainActionOf, openComponents } from './wish-actions.ts';

export type Coming = Visits['coming'][number];
export type ElderWish = {
  readonly wish: Load<WishView>;
  /** Who comes for this wish next, or is there now. */
  readonly coming: ReadonlySignal<Coming | undefined>;
  /** All who come for it or are there: each is shown digits of their own. */
  readonly allComing: ReadonlySignal<readonly Coming[]>;
  /** Something was done that waits for the person's yes. */
  readonly asks: ReadonlySignal<boolean>;
  /** Where it is changed and handed in again, when it waits for that. */
  readonly change: ReadonlySignal<string | undefined>;
  /** What nobody brings or comes for yet. */
  readonly lacking: ReadonlySignal<readonly WishView['components'][number]['text'][]>;
  start(): void;
};

/** Who is shown the digits today: whoever is there, or comes on this day. */
export function isShown({ taskId, there, window }: Coming, now: number): boolean {
  return taskId !== undefined && (there === true || chinaDayStart(window.from) === chinaDayStart(now));
}

/** One of the person's own wishes, in large letters: who comes, what is asked of them, what is missing. */
export function createElderWish({ client }: Pick<App, 'client'>, wishId: string): ElderWish {
  const wish = createLoad<WishView>(() => client.read('GET /api/wishes/:wishId', { params: { wishId } }));
  const visits = createLoad(() => client.read('GET /api/my/visits', {}));
  const view = wish.data;
  const allComing = computed(() => visits.data.value?.coming.filter((one) => one.wishId === wishId) ?? []);
  const main = computed(() => view.value && mainActionOf(view.value, true));
  return {
    wish,
    coming: computed(() => allComing.value[0]),
    allComing,
    asks: computed(() => main.value?.what === 'confirm'),
    change: computed(() => (main.value?.what === 'change' ? main.value.to : undefined)),
    lacking: computed(() => (view.value === undefined ? [] : openComponents(view.value).map(({ text }) => text))),
    start() {
      void wish.load();
      void visits.load();
    },
  };
}

/** A word of thanks by one press, said once. */
export function createThanks(
  { client, newKey }: Pick<App, 'client' | 'newKey'>,
  wishId: string,
): Submit<[thanks: SentTo<'POST /api/wishes/:wishId/thanks'>['body']], unknown> {
  return createSubmit(newKey, (key, body) =>
    client.send('POST /api/wishes/:wishId/thanks', { params: { wishId }, body }, key),
  );
}

import type { GiftView } from '../../shared/goods/contract.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Gifts = { readonly items: readonly GiftView[]; readonly next?: string | undefined };
export type MyGifts = {
  readonly gifts: Load<Gifts>;
  /** Gives a promise up, or asks back what is still on the shelf. */
  readonly release: Submit<[gift: GiftView], unknown>;
  readonly name: Submit<[gift: GiftView, named: boolean], unknown>;
  readonly more: Submit<[], void>;
  start(): void;
};

/** A gift that may still be let go by who gave it. */
export function mayLetGo({ state }: Pick<GiftView, 'state'>): boolean {
  return state === 'promised' || state === 'on_shelf';
}

/** What I gave and promised, and what is next for each. */
export function createMyGifts(app: Pick<App, 'client' | 'newKey'>): MyGifts {
  const { client, newKey } = app;
  const gifts = createLoad<Gifts>(() => client.read('GET /api/my/gifts', { query: {} }));
  const paramsOf = (gift: GiftView) => ({ wishId: gift.wishId, claimId: gift.id });
  return {
    gifts,
    release: createSubmit(newKey, async (key, gift: GiftView) => {
      const reply = await client.send(
        'POST /api/wishes/:wishId/claims/:claimId/release',
        { params: paramsOf(gift) },
        key,
      );
      await gifts.load();
      return reply;
    }),
    name: createSubmit(newKey, async (key, gift: GiftView, named: boolean) => {
      const reply = await client.send(
        'PATCH /api/wishes/:wishId/claims/:claimId',
        { params: paramsOf(gift), body: { named } },
        key,
      );
      await gifts.load();
      return reply;
    }),
    more: createSubmit(newKey, async () => {
      const before = gifts.data.value;
      if (before?.next === undefined) return;
      const { value } = await client.read('GET /api/my/gifts', { query: { cursor: before.next } });
      gifts.set({ ...value, items: [...before.items, ...value.items] });
    }),
    start: () => void gifts.load(),
  };
}

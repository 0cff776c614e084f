import type { GiftView } from '../../shared/goods/contract.ts';
import type { GivingView, OrgGiftView } from '../../shared/goods/giving.ts';
import type { App } from '../main/app.ts';
import type { Read } from '../main/client.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Page<G> = { readonly items: readonly G[]; readonly next?: string | undefined };
export type GiftList<G> = {
  readonly gifts: Load<Page<G>>;
  readonly more: Submit<[], void>;
  start(): void;
};
/** What whoever speaks for a gift may do with it. */
export type GiftActs = {
  /** Gives a promise up, or asks back what is still on the shelf. */
  readonly release: Submit<[gift: GiftView], unknown>;
  readonly name: Submit<[gift: GiftView, named: boolean], unknown>;
};
export type MyGifts = GiftList<GiftView> & GiftActs;
export type Giving = GiftList<GivingView> & GiftActs;

/** Gifts of an organisation that are read at a time. */
const SHOWN_ITEMS = 20;

/** A gift that may still be let go by who speaks for it. */
export function mayLetGo({ state, mine }: Pick<GiftView, 'state' | 'mine'>): boolean {
  return mine && (state === 'promised' || state === 'on_shelf');
}

type Parts = Pick<App, 'client' | 'newKey'>;

/** What I gave and promised, and what is next for each. */
export function createMyGifts(app: Parts): MyGifts {
  const list = createList<GiftView>(app, (cursor) => app.client.read('GET /api/my/gifts', { query: { cursor } }));
  return { ...list, ...createActs(app, list.gifts) };
}

/** Everything that an organisation gave and promised, for who manages it. */
export function createGiving(app: Parts, orgId: string): Giving {
  const list = createList<GivingView>(app, (cursor) =>
    app.client.read('GET /api/orgs/:orgId/giving', { params: { orgId }, query: { cursor, limit: SHOWN_ITEMS } }),
  );
  return { ...list, ...createActs(app, list.gifts) };
}

/** What an organisation agreed to be named for: anyone may read it. */
export function createOrgGifts(app: Parts, orgId: string): GiftList<OrgGiftView> {
  return createList<OrgGiftView>(app, (cursor) =>
    app.client.read('GET /api/orgs/:orgId/gifts', { params: { orgId }, query: { cursor, limit: SHOWN_ITEMS } }),
  );
}

function createList<G>(
  { newKey }: Pick<App, 'newKey'>,
  read: (cursor: string | undefined) => Promise<Read<Page<G>>>,
): GiftList<G> {
  const gifts = createLoad<Page<G>>(() => read(undefined));
  return {
    gifts,
    more: createSubmit(newKey, async () => {
      const before = gifts.data.value;
      if (before?.next === undefined) return;
      const { value } = await read(before.next);
      gifts.set({ ...value, items: [...before.items, ...value.items] });
    }),
    start: () => void gifts.load(),
  };
}

function createActs({ client, newKey }: Parts, gifts: Pick<Load<unknown>, 'load'>): GiftActs {
  const paramsOf = (gift: GiftView) => ({ wishId: gift.wishId, claimId: gift.id });
  return {
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
  };
}

const GROUPS = {
  promised: ['promised'],
  fetch: ['to_give_back'],
  underWay: ['on_shelf', 'on_the_way', 'delivered'],
  arrived: ['confirmed'],
  over: ['released', 'given_back'],
} as const satisfies Record<string, readonly GiftView['state'][]>;
export type GiftGroup = keyof typeof GROUPS;

/** Gifts by what is next for them: what has to be done first, then what is on its way, then what is over. Empty groups are left out. */
export function groupedGifts<G extends Pick<GiftView, 'state'>>(
  gifts: readonly G[],
): readonly (readonly [GiftGroup, readonly G[]])[] {
  return (Object.keys(GROUPS) as GiftGroup[])
    .map((group) => [group, gifts.filter(({ state }) => GROUPS[group].some((one) => one === state))] as const)
    .filter(([, items]) => items.length > 0);
}

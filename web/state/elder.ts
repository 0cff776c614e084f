import { computed, type ReadonlySignal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { type MyWish, waitsForYes } from './my-wishes.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Visits = ReplyTo<'GET /api/my/visits'>;
export type Elder = {
  readonly visits: Load<Visits>;
  readonly wishes: Load<readonly MyWish[]>;
  /** The station of the person's own neighbourhood, whose telephone is the big button. */
  readonly station: Load<OrgView | undefined>;
  /** Wishes that are still alive, and of them how many lack neither people nor goods any more. */
  readonly counts: ReadonlySignal<{ readonly open: number; readonly taken: number }>;
  /** The first of those of which something was done that waits for the person's own yes. */
  readonly toNod: ReadonlySignal<MyWish | undefined>;
  readonly off: Submit<[], unknown>;
  start(): void;
};

const ENDED: readonly WishState[] = ['fulfilled', 'rejected', 'escalated', 'withdrawn', 'expired', 'archived'];
const ARRANGED: readonly WishState[] = ['reserved', 'claimed', 'in_progress', 'delivered'];
/** What waits for the person comes first: three are seen at a time. */
const YOURS: readonly WishState[] = ['returned', 'draft'];
const WISHES_SHOWN_ITEMS = 30;

/** Whether all that a wish needs is promised, there or done: where somebody gave up on it, or was not heard of, it is not. */
export function isArranged({ state, missing, unheard }: MyWish): boolean {
  return !unheard && ARRANGED.includes(state) && missing.people + missing.goods === 0;
}

/** What the large screens show: who comes, what one asked for, whom to call. */
export function createElder(app: Pick<App, 'client' | 'newKey'>, session: Pick<Session, 'me' | 'load'>): Elder {
  const { client, newKey } = app;
  const wishes = createLoad(async () => {
    const { value, keptAt } = await client.read('GET /api/my/wishes', { query: { limit: WISHES_SHOWN_ITEMS } });
    const rank = (wish: MyWish) =>
      waitsForYes(wish) || wish.unheard || YOURS.includes(wish.state)
        ? 0
        : ENDED.includes(wish.state)
          ? 3
          : wish.comes
            ? 1
            : 2;
    return { value: value.items.toSorted((a, b) => rank(a) - rank(b)) as readonly MyWish[], keptAt };
  });
  const visits = createLoad(() => client.read('GET /api/my/visits', {}));
  const station = createLoad<OrgView | undefined>(async () => {
    const orgId = session.me.value?.homeStation;
    if (orgId === undefined) return { value: undefined, keptAt: undefined };
    const { value, keptAt } = await client.read('GET /api/orgs/:orgId', { params: { orgId } });
    return { value: value.org, keptAt };
  });
  return {
    visits,
    wishes,
    station,
    counts: computed(() => {
      const open = (wishes.data.value ?? []).filter(({ state }) => !ENDED.includes(state));
      return { open: open.length, taken: open.filter(isArranged).length };
    }),
    toNod: computed(() => wishes.data.value?.find(waitsForYes)),
    off: createSubmit(newKey, async (key) => {
      const personId = session.me.value?.personId ?? '';
      await client.send('PUT /api/people/:personId/elder-mode', { params: { personId }, body: { on: false } }, key);
      await session.load();
      return true;
    }),
    start() {
      void visits.load();
      void wishes.load();
      void station.load();
    },
  };
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ClaimView } from '../../shared/goods/contract.ts';
import type { Words } from '../../shared/kernel/schema.ts';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { DisputeSide } from '../../shared/wishes/mediation.ts';
import type { SentTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import type { Waiting } from '../main/outbox.ts';
import { readJson } from '../main/store.ts';
import type { Giving } from './give.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';
import { type MainAction, mainActionOf, type QuietAction, quietActionsOf } from './wish-actions.ts';

const ACCEPT = 'POST /api/tasks/:taskId/acceptance';
const CELEBRATED_NAME = 'celebrated';
const CELEBRATED_LIMIT_ITEMS = 50;

type Supply = { readonly component: number; readonly quantity: number; readonly from: string };
export type Settlement = { readonly to: 'delivered' | 'released' | 'withdrawn'; readonly note: string };
export type Thanks = SentTo<'POST /api/wishes/:wishId/thanks'>['body'];
export type Rating = SentTo<'POST /api/wishes/:wishId/feedback'>['body'];

export type WishScreen = {
  readonly wish: Load<WishView>;
  /** The wish's station and what stands above it. */
  readonly station: Load<{ readonly org: OrgView; readonly ancestors: readonly OrgView[] }>;
  /** Community organisations around the station that could carry the wish. */
  readonly carriers: Load<readonly OrgView[]>;
  /** The organisation that this viewer runs and acts for now, which may carry the wish itself. */
  readonly ownOrg: ReadonlySignal<{ readonly orgId: string; readonly orgName: Words } | undefined>;
  /** What this viewer gave for it without a network: it waits in this phone, or came back refused. */
  readonly kept: ReadonlySignal<Waiting | undefined>;
  readonly main: ReadonlySignal<MainAction>;
  readonly quiet: ReadonlySignal<readonly QuietAction[]>;
  /** `label`: what it is, in words, where it has to wait for a network. */
  readonly accept: Submit<[taskId: string, label: string], unknown>;
  readonly wait: Submit<[taskId: string], unknown>;
  readonly submit: Submit<[], unknown>;
  readonly withdraw: Submit<[reason: string, label: string], unknown>;
  readonly dispute: Submit<[reason: string], unknown>;
  /** For whoever settles it: both sides, read when they are asked for, since each look is noted. */
  readonly sides: Load<readonly DisputeSide[]>;
  readonly answer: Submit<[words: string], unknown>;
  readonly settle: Submit<[settlement: Settlement], unknown>;
  readonly supply: Submit<[supply: Supply], unknown>;
  /** Goods promised to the wish; refused, the wish is read anew, since somebody may have been ahead. */
  readonly give: Submit<[giving: Giving], { readonly until: number }>;
  /** Stations of the county, the wish's own first: where a gift may be brought. */
  readonly dropOffs: Load<readonly OrgView[]>;
  /** The way of every gift for it. */
  readonly gifts: Load<readonly ClaimView[]>;
  readonly carry: Submit<[orgId: string], unknown>;
  readonly thank: Submit<[said: Thanks], unknown>;
  readonly rate: Submit<[said: Rating], { readonly followUp: boolean }>;
  readonly sendCode: Submit<[], { validSeconds: number }>;
  /** Whether the ribbon ties itself into the ring now: once for each wish on this device. */
  readonly closing: ReadonlySignal<boolean>;
  /** Takes back what waits, or lets go of what was refused. */
  dismiss(): void;
  start(): void;
  stop(): void;
};

/** One wish, and what this viewer may do about it. */
export function createWish(
  app: Pick<App, 'client' | 'store' | 'newKey' | 'outbox' | 'now'>,
  session: Pick<Session, 'me'>,
  wishId: string,
): WishScreen {
  const { client, newKey, outbox } = app;
  const params = { wishId };
  const closing = signal(false);
  const wish = createLoad(() => client.read('GET /api/wishes/:wishId', { params }));
  const station = createLoad(() =>
    client.read('GET /api/orgs/:orgId', { params: { orgId: wish.data.value?.place.stationId ?? '' } }),
  );
  const gifts = createLoad<readonly ClaimView[]>(async () => {
    const { value, keptAt } = await client.read('GET /api/wishes/:wishId/claims', { params });
    return { value: value.items, keptAt };
  });
  const dropOffs = createLoad<readonly OrgView[]>(async () => {
    if (station.data.value === undefined) await station.load();
    const own = station.data.value?.org;
    if (own?.parent === undefined) return { value: [], keptAt: undefined };
    const query = { parent: own.parent, kind: 'station', limit: 100 } as const;
    const { value, keptAt } = await client.read('GET /api/orgs', { query });
    return { value: [own, ...value.items.filter(({ id }) => id !== own.id)], keptAt };
  });
  const ownOrg = computed(() => {
    const me = session.me.value;
    return me?.acting?.role === 'organisation_manager'
      ? me.roles.find(({ role, orgId }) => role === 'organisation_manager' && orgId === me.acting?.orgId)
      : undefined;
  });
  const carriers = createLoad(async () => {
    const around = station.data.value === undefined ? [] : [station.data.value.org, ...station.data.value.ancestors];
    const lists = await Promise.all(
      around.map((org) =>
        client.read('GET /api/orgs', { query: { parent: org.id, kind: 'organisation', limit: 100 } }),
      ),
    );
    const all = lists.flatMap((list) => list.value.items);
    // Who manages one of them takes the wish on for that one, and asks no other.
    const own = all.filter(({ id }) => id === ownOrg.value?.orgId);
    return { value: own.length > 0 ? own : all, keptAt: undefined };
  });

  async function refresh(): Promise<void> {
    await wish.load();
    if (wish.data.value?.components.some(({ kind }) => kind === 'goods')) void gifts.load();
    // The drawing of the place is better with its station; without it the wish is whole all the same.
    if (wish.data.value !== undefined && station.data.value === undefined) void station.load();
    const seen = readJson<readonly string[]>(app.store, CELEBRATED_NAME) ?? [];
    if (wish.data.value?.state !== 'fulfilled' || seen.includes(wishId)) return;
    closing.value = true;
    app.store.set(CELEBRATED_NAME, JSON.stringify([...seen, wishId].slice(-CELEBRATED_LIMIT_ITEMS)));
  }
  /** A command, and then how the wish stands, as the server sees it. */
  function command<A extends readonly unknown[], R>(run: (key: string, ...given: A) => Promise<R>): Submit<A, R> {
    return createSubmit(newKey, async (key, ...given: A) => {
      const reply = await run(key, ...given);
      await refresh();
      return reply;
    });
  }

  const ofThis = computed(() => {
    const things = [wishId, ...(wish.data.value?.components ?? []).flatMap(({ taskId }) => taskId ?? [])];
    return outbox.waiting.value.filter(({ thing }) => things.includes(thing));
  });
  // What came back is to be looked at first.
  const kept = computed(() => ofThis.value.find(({ refused }) => refused !== undefined) ?? ofThis.value.at(-1));
  const waits = computed(() => ofThis.value.some(({ line, refused }) => line === ACCEPT && refused === undefined));
  const main = computed(() =>
    wish.data.value === undefined || waits.value
      ? undefined
      : mainActionOf(wish.data.value, session.me.value !== undefined, session.me.value?.volunteer === true, app.now()),
  );
  let watch: (() => void) | undefined;
  return {
    wish,
    station,
    carriers,
    ownOrg,
    kept,
    main,
    quiet: computed(() => (wish.data.value === undefined ? [] : quietActionsOf(wish.data.value, main.value))),
    closing,
    accept: command((key, taskId: string, label: string) =>
      outbox.sendOrKeep(ACCEPT, { params: { taskId } }, label, key),
    ),
    wait: command((key, taskId: string) =>
      client.send('POST /api/tasks/:taskId/waitlist', { params: { taskId } }, key),
    ),
    submit: command((key) => client.send('POST /api/wishes/:wishId/submission', { params }, key)),
    withdraw: command((key, reason: string, label: string) =>
      outbox.sendOrKeep(
        'POST /api/wishes/:wishId/withdrawal',
        { params, body: reason === '' ? {} : { reason } },
        label,
        key,
      ),
    ),
    dispute: command((key, reason: string) =>
      client.send('POST /api/wishes/:wishId/dispute', { params, body: { reason } }, key),
    ),
    sides: createLoad<readonly DisputeSide[]>(async () => {
      const { value, keptAt } = await client.read('GET /api/wishes/:wishId/dispute', { params });
      return { value: value.sides, keptAt };
    }),
    answer: command((key, said: string) =>
      client.send('POST /api/wishes/:wishId/dispute-answers', { params, body: { words: said } }, key),
    ),
    settle: command((key, body: Settlement) =>
      client.send('POST /api/wishes/:wishId/settlement', { params, body }, key),
    ),
    supply: command((key, { component, quantity, from }: Supply) =>
      client.send(
        'POST /api/wishes/:wishId/supplies',
        { params, body: { component, quantity, ...(from === '' ? {} : { from: { zh: from } }) } },
        key,
      ),
    ),
    thank: command((key, body: Thanks) => client.send('POST /api/wishes/:wishId/thanks', { params, body }, key)),
    rate: command((key, body: Rating) => client.send('POST /api/wishes/:wishId/feedback', { params, body }, key)),
    gifts,
    dropOffs,
    give: createSubmit(newKey, async (key, giving: Giving) => {
      try {
        return await client.send('POST /api/wishes/:wishId/claims', { params, body: giving }, key);
      } finally {
        await refresh();
      }
    }),
    carry: command((key, orgId: string) =>
      client.send('POST /api/wishes/:wishId/carrier', { params, body: { orgId } }, key),
    ),
    sendCode: createSubmit(newKey, (key) =>
      client.send('POST /api/wishes/:wishId/confirmation-codes', { params }, key),
    ),
    dismiss() {
      if (kept.value !== undefined) void outbox.drop(kept.value.key);
    },
    start() {
      void refresh();
      let before = ofThis.value;
      watch = ofThis.subscribe((list) => {
        // Answered, whatever the answer: the house knows more now than this screen does.
        const open = (items: readonly Waiting[]) => items.filter(({ refused }) => refused === undefined).length;
        if (open(list) < open(before)) void refresh();
        before = list;
      });
    },
    stop: () => watch?.(),
  };
}

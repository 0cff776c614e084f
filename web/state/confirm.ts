import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Words } from '../../shared/kernel/schema.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { PublicStep } from '../../shared/wishes/wish.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type Outcome = ReplyTo<'POST /api/wishes/:wishId/confirmation'>;
/** Whose hand is on the screen: the one whose wish it was, the volunteer, or a worker at a visit. */
export type Side = 'own' | 'code' | 'visit';
type Given = {
  readonly thanks?: string;
  readonly code?: string;
  readonly note?: string;
  /** Photos that were taken for this and have arrived. */
  readonly photoIds?: readonly string[];
};

export type Confirm = {
  readonly wish: Load<WishView>;
  /** Who gave what was brought, as they agreed to be called: each once. */
  readonly givers: ReadonlySignal<readonly Words[]>;
  /** undefined: this viewer has nothing to confirm now. */
  readonly side: ReadonlySignal<Side | undefined>;
  /** `label`: what it is, in words, where it has to wait for a network; a code of the moment cannot wait. */
  readonly confirm: Submit<[given: Given, label: string], Outcome | 'kept'>;
  readonly dispute: Submit<[reason: string], unknown>;
  readonly text: Submit<[], { validSeconds: number }>;
  start(): void;
};

/** What there is to nod at: things that were brought, as long as nobody has finished a visit. */
export function broughtOf({ ribbon }: Pick<WishView, 'ribbon'>): readonly PublicStep[] {
  const steps = ribbon.flatMap((segment) => segment.steps).toSorted((a, b) => a.at - b.at);
  const nodded = steps.findLastIndex(({ what }) => what === 'partly_confirmed');
  const since = steps.slice(nodded + 1);
  return since.some(({ what }) => what === 'checked_out') ? [] : since.filter(({ what }) => what === 'goods_delivered');
}

/**
 * Who came, by the names that the public reads: of those who said yes, since the latest part was confirmed. Where a worker
 * entered that they came, that step names the worker.
 */
export function whoCame({ ribbon }: Pick<WishView, 'ribbon'>): readonly Words[] {
  const steps = ribbon.flatMap((segment) => segment.steps).toSorted((a, b) => a.at - b.at);
  const nodded = steps.findLastIndex(({ what }) => what === 'partly_confirmed');
  const since = steps.slice(nodded + 1);
  const named = (what: PublicStep['what'], list: readonly PublicStep[]) =>
    new Map(list.flatMap((step) => (step.what === what && step.by !== undefined ? [[step.by.zh, step.by]] : [])));
  const said = named('accepted', steps);
  const came = [...named('checked_in', since).values()];
  const own = came.filter(({ zh }) => said.has(zh));
  return came.length > 0 && own.length === 0 ? [...said.values()] : own;
}

/** The nod at the end. `staff`: the viewer works at a station, so what they enter is what was said to them. */
export function createConfirm(app: Pick<App, 'client' | 'newKey' | 'outbox'>, wishId: string, staff: boolean): Confirm {
  const { client, newKey, outbox } = app;
  const params = { wishId };
  const wish = createLoad<WishView>(() => client.read('GET /api/wishes/:wishId', { params }));
  const gifts = createLoad(() => client.read('GET /api/wishes/:wishId/claims', { params }));
  const givers = computed(() => {
    const brought = gifts.data.value?.items.filter(({ state }) => state === 'delivered') ?? [];
    return [...new Map(brought.map(({ giver }) => [giver.zh, giver])).values()];
  });
  const settled = signal(false);
  const side = computed<Side | undefined>(() => {
    const view = wish.data.value;
    if (view === undefined || settled.value || !view.can.includes('confirmWish')) return undefined;
    if (view.mine === 'beneficiary' || view.mine === 'guardian' || view.speaksFor === true) return 'own';
    return staff ? 'visit' : 'code';
  });
  return {
    wish,
    givers,
    side,
    confirm: createSubmit(newKey, (key, given: Given, label: string) => {
      const line = 'POST /api/wishes/:wishId/confirmation';
      const more = {
        ...(given.thanks === undefined ? {} : { thanks: { zh: given.thanks } }),
        ...(given.photoIds === undefined || given.photoIds.length === 0 ? {} : { photoIds: [...given.photoIds] }),
      };
      if (side.value === 'own') return outbox.sendOrKeep(line, { params, body: { how: 'own', ...more } }, label, key);
      if (side.value === 'visit')
        return outbox.sendOrKeep(line, { params, body: { how: 'visit', note: given.note ?? '', ...more } }, label, key);
      return client.send(line, { params, body: { how: 'code', code: given.code ?? '' } }, key);
    }),
    dispute: createSubmit(newKey, async (key, reason: string) => {
      const answer = await client.send('POST /api/wishes/:wishId/dispute', { params, body: { reason } }, key);
      settled.value = true;
      return answer;
    }),
    text: createSubmit(newKey, (key) => client.send('POST /api/wishes/:wishId/confirmation-codes', { params }, key)),
    start: () =>
      void wish.load().then(() => {
        if (wish.data.value !== undefined && broughtOf(wish.data.value).length > 0) void gifts.load();
      }),
  };
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import type { WishView } from '../../shared/wishes/contract.ts';
import type { WishState } from '../../shared/wishes/wish.ts';
import type { App } from '../main/app.ts';
import { readJson } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';
import type { Session } from './session.ts';

type Component = WishView['components'][number];
/** The one thing this person can do next; everything else is quiet. `to` leads to another screen. */
export type MainAction =
  | { readonly what: 'accept' | 'wait'; readonly taskId: string; readonly component: Component }
  | { readonly what: 'sign_in' | 'confirm' | 'verify' | 'change' | 'show_code' | 'candidates'; readonly to: string }
  | { readonly what: 'submit' | 'carry_on' }
  | undefined;
export type QuietAction = 'withdraw' | 'dispute' | 'supply' | 'send_code' | 'candidates' | 'show_code' | 'change' | 'verify' | 'confirm';

/** States in which the wish still looks for somebody. Kept here because the list in shared comes with zod's types only. */
const WAITING: readonly WishState[] = ['published', 'reserved', 'released', 'partially_fulfilled'];
const CELEBRATED_NAME = 'celebrated';
const CELEBRATED_LIMIT_ITEMS = 50;

/** Components in the order of need: those still missing first. */
export function openComponents(wish: WishView): readonly Component[] {
  return wish.components.filter((component) => component.have < component.quantity);
}
/** The task that a volunteer would take: the first one that still needs people. */
function openTask(wish: WishView): { taskId: string; component: Component } | undefined {
  for (const component of openComponents(wish)) if (component.taskId !== undefined) return { taskId: component.taskId, component };
  const filled = wish.components.find((component) => component.taskId !== undefined);
  return filled?.taskId === undefined ? undefined : { taskId: filled.taskId, component: filled };
}

/** What the big button does, from what the reply says this viewer may do. */
export function mainActionOf(wish: WishView, signedIn: boolean): MainAction {
  const can = (name: string) => wish.can.includes(name);
  const task = openTask(wish);
  if (can('confirmWish') && wish.state === 'delivered') return { what: 'confirm', to: `/wishes/${wish.id}/confirm` };
  if (can('readVerification') && (wish.state === 'submitted' || wish.state === 'verifying')) return { what: 'verify', to: `/queue/${wish.id}` };
  if (can('changeWish') && wish.state === 'returned') return { what: 'change', to: `/post/${wish.id}` };
  if (can('submitWish') && wish.state === 'draft') return { what: 'submit' };
  if (task !== undefined && can('acceptTask')) return { what: 'accept', ...task };
  if (task !== undefined && can('waitForTask')) return { what: 'wait', ...task };
  if (task !== undefined && can('readShowCode')) return { what: 'show_code', to: `/tasks/${task.taskId}/show` };
  if (task !== undefined && can('listCandidates') && WAITING.includes(wish.state)) return { what: 'candidates', to: `/tasks/${task.taskId}/candidates` };
  if (!signedIn && WAITING.includes(wish.state) && openComponents(wish).some((component) => component.taskId !== undefined)) {
    return { what: 'sign_in', to: `/sign-in?to=${encodeURIComponent(`/wishes/${wish.id}`)}` };
  }
  return undefined;
}

/** What else this viewer may do, as quiet words below. */
export function quietActionsOf(wish: WishView, main: MainAction): readonly QuietAction[] {
  const can = (name: string) => wish.can.includes(name);
  const task = openTask(wish);
  const all: readonly (readonly [boolean, QuietAction])[] = [
    [can('readVerification') && main?.what !== 'verify', 'verify'],
    [can('listCandidates') && task !== undefined && main?.what !== 'candidates', 'candidates'],
    [can('readShowCode') && task !== undefined && main?.what !== 'show_code', 'show_code'],
    [can('supplyWish'), 'supply'],
    [can('confirmWish') && main?.what !== 'confirm', 'confirm'],
    [can('sendConfirmationCode') && wish.state === 'delivered', 'send_code'],
    [can('changeWish') && main?.what !== 'change', 'change'],
    [can('disputeWish'), 'dispute'],
    [can('withdrawWish'), 'withdraw'],
  ];
  return all.filter(([may]) => may).map(([, action]) => action);
}

/** Where a quiet word leads, when it leads to another screen. */
export function addressOfQuiet(wish: WishView, action: QuietAction): string | undefined {
  const task = openTask(wish)?.taskId ?? '';
  const addresses: Partial<Record<QuietAction, string>> = {
    verify: `/queue/${wish.id}`, candidates: `/tasks/${task}/candidates`, show_code: `/tasks/${task}/show`, confirm: `/wishes/${wish.id}/confirm`, change: `/post/${wish.id}`,
  };
  return addresses[action];
}

export type WishScreen = {
  readonly wish: Load<WishView>;
  readonly station: Load<OrgView>;
  readonly main: ReadonlySignal<MainAction>;
  readonly quiet: ReadonlySignal<readonly QuietAction[]>;
  readonly accept: Submit<[taskId: string], unknown>;
  readonly wait: Submit<[taskId: string], unknown>;
  readonly submit: Submit<[], unknown>;
  readonly withdraw: Submit<[reason: string], unknown>;
  readonly dispute: Submit<[reason: string], unknown>;
  readonly supply: Submit<[given: { component: number; quantity: number; from: string }], unknown>;
  readonly sendCode: Submit<[], { validSeconds: number }>;
  /** Whether the ribbon ties itself into the ring now: once for each wish on this device. */
  readonly closing: ReadonlySignal<boolean>;
  start(): void;
};

/** One wish, and what this viewer may do about it. */
export function createWish(app: Pick<App, 'client' | 'store' | 'newKey'>, session: Pick<Session, 'me'>, wishId: string): WishScreen {
  const params = { wishId };
  const closing = signal(false);
  const wish = createLoad(() => app.client.read('GET /api/wishes/:wishId', { params }));
  const station = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId', { params: { orgId: wish.data.value?.place.stationId ?? '' } });
    return { value: value.org, keptAt };
  });

  /** After a command: how it stands now, as the server sees it. */
  async function again<T>(answer: Promise<T>): Promise<T> {
    const reply = await answer;
    await refresh();
    return reply;
  }
  async function refresh(): Promise<void> {
    await wish.load();
    // The drawing of the place is better with its station; without it the wish is whole all the same.
    if (wish.data.value !== undefined && station.data.value === undefined) void station.load();
    const fulfilled = wish.data.value?.state === 'fulfilled';
    const seen = readJson<readonly string[]>(app.store, CELEBRATED_NAME) ?? [];
    if (!fulfilled || seen.includes(wishId)) return;
    closing.value = true;
    app.store.set(CELEBRATED_NAME, JSON.stringify([...seen, wishId].slice(-CELEBRATED_LIMIT_ITEMS)));
  }
  const main = computed(() => (wish.data.value === undefined ? undefined : mainActionOf(wish.data.value, session.me.value !== undefined)));
  const { client, newKey } = app;
  return {
    wish,
    station,
    main,
    closing,
    quiet: computed(() => (wish.data.value === undefined ? [] : quietActionsOf(wish.data.value, main.value))),
    accept: createSubmit(newKey, (key, taskId: string) => again(client.send('POST /api/tasks/:taskId/acceptance', { params: { taskId } }, key))),
    wait: createSubmit(newKey, (key, taskId: string) => again(client.send('POST /api/tasks/:taskId/waitlist', { params: { taskId } }, key))),
    submit: createSubmit(newKey, (key) => again(client.send('POST /api/wishes/:wishId/submission', { params }, key))),
    withdraw: createSubmit(newKey, (key, reason: string) => again(client.send('POST /api/wishes/:wishId/withdrawal', { params, body: reason === '' ? {} : { reason } }, key))),
    dispute: createSubmit(newKey, (key, reason: string) => again(client.send('POST /api/wishes/:wishId/dispute', { params, body: { reason } }, key))),
    supply: createSubmit(newKey, (key, given: { component: number; quantity: number; from: string }) => {
      const { component, quantity, from } = given;
      return again(client.send('POST /api/wishes/:wishId/supplies', { params, body: { component, quantity, ...(from === '' ? {} : { from: { zh: from } }) } }, key));
    }),
    sendCode: createSubmit(newKey, (key) => client.send('POST /api/wishes/:wishId/confirmation-codes', { params }, key)),
    start: () => void refresh(),
  };
}

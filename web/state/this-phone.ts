import { type ReadonlySignal, signal } from '@preact/signals';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import type { PushPort, PushState } from '../main/push.ts';
import { createSubmit, type Submit } from './submit.ts';

const DEVICE_NAME = 'push-device';
const LATER_NAME = 'push-later';

export type ThisPhone = {
  /** Undefined until the browser has answered. */
  readonly state: ReadonlySignal<PushState | undefined>;
  /** Whether to offer it unasked: it can be had, and nobody has said "not now" on this phone. */
  readonly offered: ReadonlySignal<boolean>;
  /** The browser said yes, but its push service did not answer. */
  readonly unreached: ReadonlySignal<boolean>;
  readonly turnOn: Submit<[], boolean>;
  readonly turnOff: Submit<[], boolean>;
  later(): void;
  start(): void;
};

/** Notices on the phone in hand. */
export function createThisPhone(app: Pick<App, 'client' | 'newKey' | 'store'>, push: PushPort): ThisPhone {
  const { client, newKey, store } = app;
  const state = signal<PushState | undefined>(undefined);
  const unreached = signal(false);
  const later = signal(store.get(LATER_NAME) !== undefined);
  const offered = signal(false);
  const look = async () => {
    state.value = await push.state();
    offered.value = state.value === 'off' && !later.value;
  };
  return {
    state,
    offered,
    unreached,
    turnOn: createSubmit(newKey, async (key) => {
      const { value } = await client.read('GET /api/my/notice-settings', {});
      const body = await push.subscribe(value.pushKey);
      await look();
      unreached.value = body === undefined && state.value === 'off';
      if (body === undefined) return false;
      const { id } = await client.send('POST /api/my/push-devices', { body }, key);
      store.set(DEVICE_NAME, id);
      await look();
      return true;
    }),
    turnOff: createSubmit(newKey, async (key) => {
      await forgetThisPhone({ client, store }, push, key);
      await look();
      return true;
    }),
    later() {
      store.set(LATER_NAME, 'yes');
      later.value = true;
      offered.value = false;
    },
    start: () => void look(),
  };
}

/** Ends notices on this phone, also before its person signs out: the next one who holds it is told nothing of theirs. */
export async function forgetThisPhone(
  { client, store }: Pick<App, 'client' | 'store'>,
  push: PushPort,
  key: string,
): Promise<void> {
  const deviceId = store.get(DEVICE_NAME);
  store.set(DEVICE_NAME, undefined);
  await push.unsubscribe().catch(() => undefined);
  if (deviceId === undefined) return;
  try {
    await client.send('DELETE /api/my/push-devices/:deviceId', { params: { deviceId } }, key);
  } catch (error) {
    // Gone already, or no network: the subscription has ended, and the house notices at its next try.
    if (!(error instanceof Problem)) throw error;
  }
}

/** Whoever signs out everywhere has lost a phone: none of them is to be told any more. */
export async function forgetOtherPhones({ client, newKey }: Pick<App, 'client' | 'newKey'>): Promise<void> {
  const { value } = await client.read('GET /api/my/notice-settings', {});
  for (const { id } of value.devices)
    await client.send('DELETE /api/my/push-devices/:deviceId', { params: { deviceId: id } }, newKey());
}

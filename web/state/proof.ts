import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { passkeysHere, showPasskey } from '../main/passkey.ts';
import { readJson } from '../main/store.ts';
import { createLoad } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type Proof = {
  readonly ask: Submit<[], ReplyTo<'POST /api/my/step-up-codes'>>;
  readonly prove: Submit<[code: string], ReplyTo<'POST /api/my/step-ups'>>;
  readonly passkey: Submit<[], ReplyTo<'POST /api/my/passkey-step-ups'>>;
  readonly code: ReadonlySignal<string>;
  /** Nothing is real here: where to find the text that was not sent. */
  readonly demo: boolean;
  /** Whether this person has a passkey; until that is known, no. */
  readonly hasPasskey: ReadonlySignal<boolean>;
  start(): void;
  showPasskey(): Promise<void>;
  setCode(digits: string): void;
  send(): Promise<void>;
};

/** Showing once more who one is, so that the call that asked for it can go on. */
export function createProof(app: Pick<App, 'client' | 'newKey' | 'store'>, onProved: () => void): Proof {
  const code = signal('');
  const prove = createSubmit(app.newKey, (key, given: string) =>
    app.client.send('POST /api/my/step-ups', { body: { code: given } }, key),
  );
  const passkeys = createLoad(() => app.client.read('GET /api/my/passkeys', {}));
  const passkey = createSubmit(app.newKey, async (key) => {
    const assertion = await showPasskey(await app.client.send('POST /api/passkey-challenges', {}, app.newKey()));
    return app.client.send('POST /api/my/passkey-step-ups', { body: { assertion } }, key);
  });
  async function send(): Promise<void> {
    if (code.value.length === 6 && (await prove.send(code.value)) !== undefined) onProved();
  }
  return {
    ask: createSubmit(app.newKey, (key) => app.client.send('POST /api/my/step-up-codes', {}, key)),
    prove,
    passkey,
    hasPasskey: computed(() => (passkeys.data.value?.items.length ?? 0) > 0),
    start() {
      if (passkeysHere()) void passkeys.load();
    },
    async showPasskey() {
      if ((await passkey.send()) !== undefined) onProved();
    },
    code,
    demo: readJson<{ demo?: boolean }>(app.store, 'me')?.demo === true,
    setCode(digits) {
      code.value = digits;
      // The sixth digit is the answer; nobody has to look for the button.
      void send();
    },
    send,
  };
}

import { type ReadonlySignal, signal } from '@preact/signals';
import type { MeView } from '../../shared/people/contract.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { deviceOf } from '../main/device.ts';
import { codeDigits, isPhone, phoneDigits } from '../main/digits.ts';
import type { Language } from '../main/i18n.ts';
import { passkeysInField, showPasskey } from '../main/passkey.ts';
import { Problem } from '../main/problem.ts';
import { memoryStore, readJson, type Store } from '../main/store.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';

const CODE = /^\d{6}$/;
/** Before another code may be asked for: a text message takes its time. */
const AGAIN_AFTER_MS = 60_000;

export type SignIn = {
  readonly phone: ReadonlySignal<string>;
  readonly code: ReadonlySignal<string>;
  /** Epoch ms from when another code may be asked for; undefined while none was. */
  readonly againAt: ReadonlySignal<number | undefined>;
  readonly demos: Load<ReplyTo<'GET /api/dev/accounts'>['items']>;
  readonly ask: Submit<[phone: string], { validSeconds: number }>;
  readonly enter: Submit<[phone: string, code: string], MeView>;
  readonly enterDemo: Submit<[slug: string], MeView>;
  /** With a passkey of this device: nothing to type. */
  readonly enterPasskey: Submit<[], MeView>;
  setPhone(text: string): void;
  setCode(text: string): void;
  phoneFits(): boolean;
  codeFits(): boolean;
  askCode(): Promise<void>;
  /** Back to the number. */
  other(): void;
  start(): void;
  /** Lets the browser offer passkeys in the phone field, where it can; calls back when one was chosen there. */
  offerInField(entered: () => void): Promise<void>;
};

/** A number to which a code was sent, and until when that is good. */
type Asked = { readonly phone: string; readonly againAt: number; readonly until: number };
const ASKED_NAME = 'sign-in.asked';

/**
 * Signing in with a number and a code; where nothing is real, with one tap. `tab`: what lives as long as this tab does. Whoever
 * went to read the message, and whose phone had no room for both, comes back to where the code is typed.
 */
export function createSignIn(
  app: Pick<App, 'client' | 'newKey' | 'now'>,
  session: Pick<Session, 'enter'>,
  language: () => Language,
  tab: Store = memoryStore(),
): SignIn {
  const kept = readJson<Asked>(tab, ASKED_NAME);
  const asked = kept !== undefined && kept.until > app.now() ? kept : undefined;
  const phone = signal(asked?.phone ?? '');
  const code = signal('');
  const againAt = signal<number | undefined>(asked?.againAt);
  const { client, newKey } = app;
  const device = () => deviceOf(navigator.userAgent);
  async function byPasskey(key: string, inField: boolean): Promise<MeView> {
    const assertion = await showPasskey(await client.send('POST /api/passkey-challenges', {}, newKey()), inField);
    const body = { assertion, locale: language(), device: device() };
    return entered(client.send('POST /api/passkey-sessions', { body }, key));
  }

  async function entered(answer: Promise<MeView>): Promise<MeView> {
    const me = await answer;
    tab.set(ASKED_NAME, undefined);
    await session.enter(me);
    return me;
  }
  const ask = createSubmit(newKey, (key, to: string) =>
    client.send('POST /api/sign-in-codes', { body: { phone: to } }, key),
  );
  return {
    phone,
    code,
    againAt,
    ask,
    demos: createLoad(async () => {
      const { value, keptAt } = await client.read('GET /api/dev/accounts', {});
      return { value: value.items, keptAt };
    }),
    enter: createSubmit(newKey, (key, number: string, given: string) =>
      entered(
        client.send(
          'POST /api/sessions',
          { body: { phone: number, code: given, locale: language(), device: device() } },
          key,
        ),
      ),
    ),
    enterDemo: createSubmit(newKey, (key, slug: string) =>
      entered(client.send('POST /api/dev/sessions', { body: { slug, device: device() } }, key)),
    ),
    enterPasskey: createSubmit(newKey, (key) => byPasskey(key, false)),
    async offerInField(then) {
      try {
        if (!(await passkeysInField())) return;
        await byPasskey(newKey(), true);
        then();
      } catch (error) {
        // Nobody chose one: the number and the button are still there.
        if (!(error instanceof Problem)) throw error;
      }
    },
    setPhone(text) {
      phone.value = phoneDigits(text);
    },
    setCode(text) {
      code.value = codeDigits(text);
    },
    phoneFits: () => isPhone(phone.value),
    codeFits: () => CODE.test(code.value),
    async askCode() {
      if (!isPhone(phone.value) || (againAt.value ?? 0) > app.now()) return;
      const sent = await ask.send(phone.value);
      if (sent === undefined) return;
      againAt.value = app.now() + AGAIN_AFTER_MS;
      const until = app.now() + sent.validSeconds * 1_000;
      tab.set(ASKED_NAME, JSON.stringify({ phone: phone.value, againAt: againAt.value, until } satisfies Asked));
    },
    other() {
      tab.set(ASKED_NAME, undefined);
      againAt.value = undefined;
      code.value = '';
    },
    start() {
      void this.demos.load();
    },
  };
}

import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { makePasskey } from '../main/passkey.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

export type SignInAt = ReplyTo<'GET /api/my/sessions'>['items'][number];
export type Passkey = ReplyTo<'GET /api/my/passkeys'>['items'][number];
export type SignIns = {
  readonly sessions: Load<readonly SignInAt[]>;
  readonly passkeys: Load<readonly Passkey[]>;
  readonly end: Submit<[sessionId: string], unknown>;
  readonly make: Submit<[name: string], unknown>;
  readonly rename: Submit<[passkeyId: string, name: string], unknown>;
  readonly remove: Submit<[passkeyId: string], unknown>;
  start(): void;
};

/** Where one is signed in, and with what one can sign in. */
export function createSignIns({ client, newKey }: Pick<App, 'client' | 'newKey'>): SignIns {
  const sessions = createLoad(async () => {
    const { value, keptAt } = await client.read('GET /api/my/sessions', {});
    return { value: value.items as readonly SignInAt[], keptAt };
  });
  const passkeys = createLoad(async () => {
    const { value, keptAt } = await client.read('GET /api/my/passkeys', {});
    return { value: value.items as readonly Passkey[], keptAt };
  });
  /** What was changed is read again before the screen is told that it is done. */
  async function then<T>(answer: Promise<T>, list: Load<unknown>): Promise<T> {
    const reply = await answer;
    await list.load();
    return reply;
  }
  return {
    sessions,
    passkeys,
    end: createSubmit(newKey, (key, sessionId: string) =>
      then(client.send('DELETE /api/my/sessions/:sessionId', { params: { sessionId } }, key), sessions),
    ),
    make: createSubmit(newKey, async (key, name: string) => {
      const options = await client.send('POST /api/my/passkey-challenges', {}, newKey());
      const made = await makePasskey(options);
      return then(client.send('POST /api/my/passkeys', { body: { name, ...made } }, key), passkeys);
    }),
    rename: createSubmit(newKey, (key, passkeyId: string, name: string) =>
      then(
        client.send('PATCH /api/my/passkeys/:passkeyId', { params: { passkeyId }, body: { name: name.trim() } }, key),
        passkeys,
      ),
    ),
    remove: createSubmit(newKey, (key, passkeyId: string) =>
      then(client.send('DELETE /api/my/passkeys/:passkeyId', { params: { passkeyId } }, key), passkeys),
    ),
    start() {
      void sessions.load();
      void passkeys.load();
    },
  };
}

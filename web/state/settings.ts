import { type ReadonlySignal, signal } from '@preact/signals';
import type { OrgView } from '../../shared/orgs/contract.ts';
import { tellsName } from '../../shared/people/called.ts';
import type { MeView } from '../../shared/people/contract.ts';
import type { App } from '../main/app.ts';
import type { Language } from '../main/i18n.ts';
import type { PushPort } from '../main/push.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit, type Submit } from './submit.ts';
import { forgetOtherPhones, forgetThisPhone } from './this-phone.ts';

type Change = {
  readonly name?: string;
  readonly pseudonym?: string;
  readonly locale?: Language;
  readonly homeStation?: string;
};
export type Settings = {
  readonly home: Load<OrgView | undefined>;
  readonly change: Submit<[change: Change], MeView>;
  readonly setElder: Submit<[on: boolean], unknown>;
  readonly signOut: Submit<[], unknown>;
  readonly signOutEverywhere: Submit<[], unknown>;
  readonly name: ReadonlySignal<string>;
  readonly pseudonym: ReadonlySignal<string>;
  setName(text: string): void;
  setPseudonym(text: string): void;
  /** Puts the fields back to what is stored. */
  reset(): void;
  saveNames(): Promise<boolean>;
  setHome(org: OrgView): Promise<void>;
  start(): void;
};

/** One's own name, place and sign-ins. */
export function createSettings(
  app: Pick<App, 'client' | 'newKey' | 'store'>,
  session: Pick<Session, 'me' | 'enter' | 'end'>,
  push: PushPort,
): Settings {
  const { client, newKey } = app;
  const name = signal(session.me.value?.name ?? '');
  const pseudonym = signal(session.me.value?.pseudonym ?? '');
  const home = createLoad<OrgView | undefined>(async () => {
    const orgId = session.me.value?.homeStation;
    if (orgId === undefined) return { value: undefined, keptAt: undefined };
    const { value, keptAt } = await client.read('GET /api/orgs/:orgId', { params: { orgId } });
    return { value: value.org, keptAt };
  });
  const change = createSubmit(newKey, async (key, body: Change) => {
    const me = await client.send('PATCH /api/me', { body }, key);
    await session.enter(me);
    return me;
  });
  async function ended(answer: Promise<unknown>): Promise<unknown> {
    const reply = await answer;
    // Who signs out leaves nothing behind: a draft holds somebody's name and address.
    app.store.clear('draft.');
    // Nor the key that opens a task's codes.
    app.store.clear('show-key.');
    await session.end();
    return reply;
  }
  return {
    home,
    change,
    name,
    pseudonym,
    signOut: createSubmit(newKey, async (key) => {
      await forgetThisPhone(app, push, newKey());
      return ended(client.send('DELETE /api/sessions/current', {}, key));
    }),
    signOutEverywhere: createSubmit(newKey, async (key) => {
      await forgetThisPhone(app, push, newKey());
      await forgetOtherPhones(app);
      return ended(client.send('DELETE /api/sessions', {}, key));
    }),
    setElder: createSubmit(newKey, async (key, on: boolean) => {
      const personId = session.me.value?.personId ?? '';
      const { on: now } = await client.send(
        'PUT /api/people/:personId/elder-mode',
        { params: { personId }, body: { on } },
        key,
      );
      if (session.me.value) await session.enter({ ...session.me.value, elder: now });
      return now;
    }),
    setName: (text) => {
      name.value = text;
    },
    setPseudonym: (text) => {
      pseudonym.value = text;
    },
    reset() {
      name.value = session.me.value?.name ?? '';
      pseudonym.value = session.me.value?.pseudonym ?? '';
      change.clear();
    },
    async saveNames() {
      if (name.value.trim() === '' || pseudonym.value.trim() === '') return false;
      if (tellsName(pseudonym.value, name.value)) return false;
      return (await change.send({ name: name.value.trim(), pseudonym: pseudonym.value.trim() })) !== undefined;
    },
    async setHome(org) {
      if ((await change.send({ homeStation: org.id })) !== undefined) home.set(org);
    },
    start: () => void home.load(),
  };
}

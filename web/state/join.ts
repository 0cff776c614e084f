import { computed, signal } from '@preact/signals';
import { isUnnamed } from '../../shared/people/newcomer.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { createLoad, type Load } from './load.ts';
import type { Session } from './session.ts';
import { createSubmit } from './submit.ts';

export type MyInvitation = ReplyTo<'GET /api/my/invitations'>['items'][number];

const CODE_SIGNS = 8;

/** What somebody types or a link carries, as the eight signs of a code: O is read as 0, I and L as 1 (Crockford's base 32). */
export function codeFrom(text: string): string {
  const signs = text.toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
  return signs.replace(/[^0-9A-HJKMNP-TV-Z]/g, '').slice(0, CODE_SIGNS);
}

/** Duties that wait for me, one at a time: with the code it is mine, or I say no. `given`: from the link. */
export function createJoin(app: Pick<App, 'client' | 'newKey'>, session: Pick<Session, 'me' | 'load'>, given: string) {
  const code = signal(codeFrom(given));
  const name = signal('');
  const chosen = signal<string | undefined>(undefined);
  const taken = signal<MyInvitation | undefined>(undefined);
  const list: Load<readonly MyInvitation[]> = createLoad(async () => {
    const { value, keptAt } = await app.client.read('GET /api/my/invitations', {});
    return { value: value.items, keptAt };
  });
  const asksName = computed(() => session.me.value !== undefined && isUnnamed(session.me.value));
  const gone = (id: string) => list.set((list.data.value ?? []).filter((one) => one.id !== id));
  const accept = createSubmit(app.newKey, async (key, invitation: MyInvitation, typed: string) => {
    const params = { invitationId: invitation.id };
    const body = { code: typed, ...(asksName.value ? { name: name.value.trim() } : {}) };
    await app.client.send('POST /api/my/invitations/:invitationId/acceptance', { params, body }, key);
    taken.value = invitation;
    gone(invitation.id);
    await session.load();
    return true;
  });
  const decline = createSubmit(app.newKey, async (key, id: string) => {
    await app.client.send('POST /api/my/invitations/:invitationId/refusal', { params: { invitationId: id } }, key);
    gone(id);
    return true;
  });
  return {
    list,
    code,
    taken,
    accept,
    decline,
    /** The one on the screen: as chosen, else the newest. */
    shown: computed(() => {
      const items = list.data.value ?? [];
      return items.find(({ id }) => id === chosen.value) ?? [...items].sort((a, b) => b.at - a.at)[0];
    }),
    /** Whoever has never said their name says it before a duty starts. */
    asksName,
    name,
    setName: (text: string) => {
      name.value = text;
    },
    /** What is still to be filled in, the first of it. */
    lacks: computed((): 'name' | 'code' | undefined => {
      if (asksName.value && (name.value.trim() === '' || isUnnamed({ name: name.value.trim() }))) return 'name';
      return code.value.length === CODE_SIGNS ? undefined : 'code';
    }),
    setCode: (text: string) => {
      code.value = codeFrom(text);
    },
    choose: (id: string) => {
      chosen.value = id;
      accept.clear();
      code.value = '';
    },
    start(): void {
      if (session.me.value !== undefined) void list.load();
    },
  };
}
export type JoinState = ReturnType<typeof createJoin>;

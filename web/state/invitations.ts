import { signal } from '@preact/signals';
import type { Duty, Post } from '../../shared/orgs/roles.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { isPhone } from '../main/digits.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit } from './submit.ts';

export type Invitation = ReplyTo<'GET /api/orgs/:orgId/invitations'>['items'][number];
export type Invited = {
  readonly phone: string;
  readonly role: Duty;
  readonly post: Post;
  readonly way: 'text' | 'shown';
};

const SHOWN_ITEMS = 30;

/** Invitations to duties at one org, and the code of the newest while it can be seen. */
export function createInvitations(app: Pick<App, 'client' | 'newKey'>, orgId: string) {
  const params = { orgId };
  const list: Load<readonly Invitation[]> = createLoad(async () => {
    const query = { limit: SHOWN_ITEMS };
    const { value, keptAt } = await app.client.read('GET /api/orgs/:orgId/invitations', { params, query });
    return { value: value.items, keptAt };
  });
  const code = signal<string | undefined>(undefined);
  const invite = createSubmit(app.newKey, async (key, { phone, role, post, way }: Invited) => {
    const body = { phone, role, way, ...(role === 'social_worker' ? { post } : {}) };
    const answer = await app.client.send('POST /api/orgs/:orgId/invitations', { params, body }, key);
    code.value = answer.code;
    void list.load();
    return answer;
  });
  const revoke = createSubmit(app.newKey, async (key, invitationId: string) => {
    const path = { orgId, invitationId };
    await app.client.send('DELETE /api/orgs/:orgId/invitations/:invitationId', { params: path }, key);
    await list.load();
    return true;
  });
  return {
    list,
    invite,
    revoke,
    /** Eight signs, told once: gone when the sheet is closed. */
    code,
    fits: isPhone,
    open(): void {
      invite.clear();
      code.value = undefined;
    },
  };
}
export type InvitationsState = ReturnType<typeof createInvitations>;

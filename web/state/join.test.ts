import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { MeView } from '../../shared/people/contract.ts';
import { Problem } from '../main/problem.ts';
import { createInvitations } from './invitations.ts';
import { codeFrom, createJoin } from './join.ts';
import { appAnswering } from './testing.ts';

const invitation = (id: string, at: number) => ({
  id,
  role: 'social_worker' as const,
  org: { id: 'org_1', name: { zh: '东河站' }, kind: 'station' as const },
  by: '高卫东',
  at,
  until: at + 1,
});
const session = { me: signal({ name: '陈立' } as MeView), load: async () => undefined };

describe('a code', () => {
  it('is read as it is written down by hand: small letters, gaps, and signs that look alike', () => {
    expect(codeFrom(' abcd-o1il ')).toBe('ABCD0111');
    expect(codeFrom('ABCD 2345 and more')).toBe('ABCD2345');
    expect(codeFrom('请填 ABCD')).toBe('ABCD');
  });
});

describe('duties that wait for me', () => {
  it('come one at a time, the newest first, and go when they are taken up', async () => {
    const app = appAnswering({
      'GET /api/my/invitations': () => ({ items: [invitation('inv_1', 1), invitation('inv_2', 2)] }),
      'POST /api/my/invitations/:invitationId/acceptance': () => ({ orgId: 'org_1', role: 'social_worker' }),
    });
    const state = createJoin(app, session, 'abcd2345');
    await state.list.load();
    expect([state.shown.value?.id, state.asksName.value, state.lacks.value]).toEqual(['inv_2', false, undefined]);
    const shown = state.shown.value;
    if (shown === undefined) throw new Error('nothing shown');
    await state.accept.send(shown, state.code.value);
    expect(app.calls.at(-1)?.sent).toEqual({ params: { invitationId: 'inv_2' }, body: { code: 'ABCD2345' } });
    expect([state.taken.value?.id, state.shown.value?.id]).toEqual(['inv_2', 'inv_1']);
    state.choose('inv_1');
    expect(state.lacks.value).toBe('code');
  });
  it('start with the name of whoever has not said it', async () => {
    const app = appAnswering({
      'GET /api/my/invitations': () => ({ items: [invitation('inv_1', 1)] }),
      'POST /api/my/invitations/:invitationId/acceptance': () => ({ orgId: 'org_1', role: 'social_worker' }),
    });
    const me = signal({ name: '邻居' } as MeView);
    const state = createJoin(app, { ...session, me }, 'abcd2345');
    await state.list.load();
    expect([state.asksName.value, state.lacks.value]).toEqual([true, 'name']);
    state.setName(' 邻居 ');
    expect(state.lacks.value).toBe('name');
    state.setName(' 乌日娜 ');
    expect(state.lacks.value).toBeUndefined();
    await state.accept.send(invitation('inv_1', 1), state.code.value);
    expect(app.calls.at(-1)?.sent.body).toEqual({ code: 'ABCD2345', name: '乌日娜' });
  });
  it('stay, with the sentence, when the code is wrong', async () => {
    const app = appAnswering({
      'GET /api/my/invitations': () => ({ items: [invitation('inv_1', 1)] }),
      'POST /api/my/invitations/:invitationId/acceptance': () => {
        throw new Problem('code_wrong', '验证码不对，还可以试 4 次。', 400);
      },
    });
    const state = createJoin(app, session, '');
    await state.list.load();
    await state.accept.send(invitation('inv_1', 1), 'AAAA2222');
    expect([state.accept.problem.value?.title, state.shown.value?.id]).toEqual([
      '验证码不对，还可以试 4 次。',
      'inv_1',
    ]);
  });
});

describe('invitations of an org', () => {
  it('show a code once and name a post only with the role that has posts', async () => {
    const app = appAnswering({
      'POST /api/orgs/:orgId/invitations': () => ({ id: 'inv_1', until: 5, code: 'ABCD2345' }),
      'GET /api/orgs/:orgId/invitations': () => ({ items: [] }),
    });
    const state = createInvitations(app, 'org_1');
    await state.invite.send({ phone: '16012340021', role: 'accountant', post: 'grid_worker', way: 'shown' });
    expect(app.calls[0]?.sent.body).toEqual({ phone: '16012340021', role: 'accountant', way: 'shown' });
    expect(state.code.value).toBe('ABCD2345');
    state.open();
    expect([state.code.value, state.fits('1601234002'), state.fits('16012340021')]).toEqual([undefined, false, true]);
  });
});

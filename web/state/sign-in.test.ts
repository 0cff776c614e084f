import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import type { PushPort } from '../main/push.ts';
import { memoryStore } from '../main/store.ts';
import { createSession, signedInHere } from './session.ts';
import { createSettings } from './settings.ts';
import { createSignIn } from './sign-in.ts';
import { appAnswering } from './testing.ts';

const ME = { personId: 'per_1', name: '赵海', pseudonym: '小赵', locale: 'zh', roles: [], volunteer: true, unread: 2 };

const NO_PUSH: PushPort = {
  state: async () => 'unable',
  subscribe: async () => undefined,
  unsubscribe: async () => undefined,
};

describe('signing in', () => {
  it('takes a number as people paste it and asks only for one that fits', async () => {
    const app = appAnswering({ 'POST /api/sign-in-codes': () => ({ validSeconds: 300 }) });
    const screen = createSignIn(app, createSession(app), () => 'zh');
    screen.setPhone('+86 138-0000-0003');
    expect(screen.phone.value).toBe('13800000003');
    await screen.askCode();
    screen.setPhone('12345');
    await screen.askCode();
    expect(app.calls.map((call) => call.sent.body)).toEqual([{ phone: '13800000003' }]);
  });

  it('does not ask for a second code before a minute has passed', async () => {
    const app = appAnswering({ 'POST /api/sign-in-codes': () => ({ validSeconds: 300 }) });
    const screen = createSignIn(app, createSession(app), () => 'zh');
    screen.setPhone('13800000003');
    await screen.askCode();
    await screen.askCode();
    expect(app.calls).toHaveLength(1);
    expect(screen.againAt.value).toBe(app.now() + 60_000);
  });

  it('is where the code is typed after a reload, as long as the code is good, and with another number not', async () => {
    const app = appAnswering({
      'POST /api/sign-in-codes': () => ({ validSeconds: 300 }),
      'POST /api/sessions': () => ME,
    });
    const tab = memoryStore();
    const open = (now = app.now()) => createSignIn({ ...app, now: () => now }, createSession(app), () => 'zh', tab);
    const screen = open();
    screen.setPhone('13800000003');
    await screen.askCode();
    const again = open();
    expect([again.phone.value, again.againAt.value]).toEqual(['13800000003', app.now() + 60_000]);
    expect(open(app.now() + 300_000).againAt.value).toBeUndefined();
    again.other();
    expect(open().againAt.value).toBeUndefined();
    again.setPhone('13800000004');
    await again.askCode();
    await again.enter.send('13800000004', '471902');
    expect(open().phone.value).toBe('');
  });

  it('knows the person afterwards, on this device too, and forgets them on leaving', async () => {
    const app = appAnswering({ 'POST /api/sessions': () => ME, 'DELETE /api/sessions/current': () => ({ ended: 1 }) });
    const session = createSession(app);
    await createSignIn(app, session, () => 'en').enter.send('13800000003', '471902');
    expect(app.calls.at(-1)?.sent.body).toEqual({
      phone: '13800000003',
      code: '471902',
      locale: 'en',
      device: { form: 'desk', system: 'other', browser: 'other' },
    });
    expect(createSession(app).me.value?.pseudonym).toBe('小赵');
    await app.kept.keep('/api/me', ME, 1);
    await createSettings(app, session, NO_PUSH).signOut.send();
    expect([session.me.value, signedInHere(app.store), await app.kept.last('/api/me')]).toEqual([
      undefined,
      false,
      undefined,
    ]);
  });

  it('does not take a person away for a missing network, only for an ended sign-in', async () => {
    let problem = new Problem('offline', '', 0);
    const app = appAnswering({
      'POST /api/sessions': () => ME,
      'GET /api/me': () => {
        throw problem;
      },
    });
    const session = createSession(app);
    await session.enter(ME as never);
    await session.load();
    expect(session.me.value?.personId).toBe('per_1');
    problem = new Problem('session_ended', '', 401);
    await session.load();
    expect(session.me.value).toBeUndefined();
  });

  it('finds the desk of somebody who works at a station', async () => {
    const app = appAnswering({});
    const session = createSession(app);
    const role = (name: string, orgId: string) => ({ role: name, orgId, orgName: { zh: orgId }, orgKind: 'station' });
    const roles = [role('volunteer', 'a'), role('social_worker', 'b'), role('auditor', 'c')];
    await session.enter({ ...ME, roles, acting: { role: 'social_worker', orgId: 'b' } } as never);
    expect(session.desk.value?.orgId).toBe('b');
    await session.enter({ ...ME, roles, acting: { role: 'auditor', orgId: 'c' } } as never);
    expect([session.acting.value?.orgId, session.desk.value]).toEqual(['c', undefined]);
    await session.enter({ ...ME, roles } as never);
    expect(session.acting.value).toBeUndefined();
  });

  it('chooses a duty on this device, which the next call says, and forgets it with the person', async () => {
    const held = { role: 'head', orgId: 'org_1', orgName: { zh: '站' }, orgKind: 'station' } as const;
    const app = appAnswering({ 'GET /api/me': () => ({ ...ME, roles: [held], acting: held }) });
    const session = createSession(app);
    await session.enter(ME as never);
    await app.kept.keep('/api/me', {}, 1);
    await session.actAs(held);
    expect([session.duty(), session.acting.value?.role]).toEqual(['head@org_1', 'head']);
    expect(await app.kept.last('/api/me')).toBeUndefined();
    await session.actAs('self');
    expect(session.duty()).toBe('self');
    await session.end();
    expect(session.duty()).toBeUndefined();
  });

  it('acts in the duty that the screen shows, and follows another tab to the one that was chosen there', async () => {
    const held = (role: 'deputy' | 'volunteer_coordinator') =>
      ({ role, orgId: 'org_1', orgName: { zh: '站' }, orgKind: 'station' }) as const;
    const roles = [held('deputy'), held('volunteer_coordinator')];
    let offline = false;
    const app = appAnswering({
      'GET /api/me': () => {
        if (offline) throw new Problem('offline', '', 0);
        return { ...ME, roles, acting: app.store.get('acting')?.startsWith('volunteer') ? roles[1] : roles[0] };
      },
    });
    const [here, there] = [createSession(app), createSession(app)];
    for (const session of [here, there]) await session.enter({ ...ME, roles, acting: roles[0] } as never);
    const shown = () => [here.duty(), here.acting.value?.role];
    await here.actAs(held('deputy'));
    await there.actAs(held('volunteer_coordinator'));
    expect(shown()).toEqual(['deputy@org_1', 'deputy']);
    // Who it is cannot be read now, so nothing changes here.
    offline = true;
    await here.load();
    expect(shown()).toEqual(['deputy@org_1', 'deputy']);
    offline = false;
    // While it is read, what is pressed here is still done as what stands here.
    const reading = here.load();
    expect([here.duty('POST /api/wishes'), here.duty('GET /api/me')]).toEqual([
      'deputy@org_1',
      'volunteer_coordinator@org_1',
    ]);
    await reading;
    expect(shown()).toEqual(['volunteer_coordinator@org_1', 'volunteer_coordinator']);
  });
});

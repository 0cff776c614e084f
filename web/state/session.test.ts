import { describe, expect, it } from 'vitest';
import type { Post, Role } from '../../shared/orgs/roles.ts';
import type { MeView } from '../../shared/people/contract.ts';
import { createSession } from './session.ts';
import { appAnswering } from './testing.ts';

/** The session of somebody at a station's desk in one duty. */
async function at(role: Role, post?: Post) {
  const held = { role, orgId: 'org_1', orgKind: 'station', orgName: { zh: '站' }, ...(post && { post }) };
  const session = createSession(appAnswering({}));
  await session.enter({ personId: 'per_1', roles: [held], acting: held } as unknown as MeView);
  return session;
}

describe('what opens at a desk', () => {
  it.each([
    ['head', undefined],
    ['supervisor', undefined],
    ['social_worker', undefined],
    ['social_worker', 'agency_worker'],
    ['social_worker', 'child_director'],
  ] as const)('children, to a %s (%s)', async (role, post) => {
    expect((await at(role, post)).caresForChildren.value).toBe(true);
  });
  it.each([
    ['social_worker', 'grid_worker', true],
    ['social_worker', 'assistance_aide', true],
    ['volunteer_coordinator', undefined, false],
  ] as const)('no children to a %s (%s), who may verify: %s', async (role, post, verifies) => {
    const session = await at(role, post);
    expect(session.caresForChildren.value).toBe(false);
    expect(session.verifies.value).toBe(verifies);
  });
});

describe('what waits for somebody', () => {
  it('is as the last screen saw it, also after the app is opened anew, and nobody’s who is not signed in', async () => {
    const app = appAnswering({});
    const session = createSession(app);
    session.note({ toVerify: 3 });
    expect(session.me.value).toBeUndefined();
    await session.enter({ personId: 'per_1', roles: [], unread: 2, toVerify: 4 } as unknown as MeView);
    const before = session.me.value;
    session.note({ toVerify: 4 });
    // The same again draws nothing anew.
    expect(session.me.value).toBe(before);
    session.note({ toVerify: 3 });
    session.note({ unread: 0 });
    for (const one of [session, createSession(app)])
      expect(one.me.value).toMatchObject({ personId: 'per_1', unread: 0, toVerify: 3 });
  });
});

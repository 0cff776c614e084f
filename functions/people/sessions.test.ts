import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { endRole, listRoles } from '../../shared/orgs/contract.ts';
import { inviteToRole } from '../../shared/orgs/invitations.ts';
import { dutyWord } from '../../shared/orgs/roles.ts';
import { listBeneficiaries, listDevTexts, readMe, renewSession, signInAsDemo } from '../../shared/people/contract.ts';
import { askStepUpCode, endSession, listSessions, stepUp } from '../../shared/people/sessions.ts';
import { takeVerification } from '../../shared/wishes/verification.ts';
import { aWish, openScene, type Scene } from '../testing/things.ts';
import { openWorld, type Someone, unproved, type World } from '../testing/world.ts';
import { wishKey } from '../wishes/wish-item.ts';
import { DEMO_ACCOUNTS_KEY } from './demo-accounts.ts';

const PHONE = '16012345678';
const DEVICE = { form: 'phone', system: 'android', browser: 'wechat' } as const;
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function demo(): Promise<Someone> {
  const { personId } = await world.person({ phone: PHONE });
  const account = { slug: 'chen-li', personId, phone: PHONE, name: { zh: '陈', en: 'C' }, blurb: { zh: '', en: '' } };
  await world.house.table.transact([
    { op: 'replace', item: { ...DEMO_ACCOUNTS_KEY, type: 'demo_accounts', accounts: [account] } },
  ]);
  world.pass(1);
  const { headers } = await world.call(signInAsDemo, undefined, { body: { slug: 'chen-li', device: DEVICE } });
  const cookie = headers.getSetCookie().map((line) => line.split(';')[0]);
  return { personId, cookie: cookie.join('; ') };
}

describe('the list of sign-ins', () => {
  it('tells each device, how and since when, and which one asks', async () => {
    const here = await demo();
    const { reply } = await world.call(listSessions, here, {});
    expect(reply.items).toMatchObject([{ how: 'demo', device: DEVICE, here: true }, { here: false }]);
  });
  it('signs one device out at once, and no one else’s', async () => {
    const here = await demo();
    const other = (await world.call(listSessions, here, {})).reply.items.find((one) => !one.here)?.id ?? '';
    const stranger = await world.person();
    expect((await world.call(endSession, stranger, { params: { sessionId: other } })).code).toBe('not_found');
    expect((await world.call(endSession, here, { params: { sessionId: other } })).status).toBe(200);
    expect((await world.call(listSessions, here, {})).reply.items).toHaveLength(1);
    const own = (await world.call(listSessions, here, {})).reply.items[0]?.id ?? '';
    await world.call(endSession, here, { params: { sessionId: own } });
    expect((await world.call(readMe, here, {})).code).toBe('session_ended');
    expect((await world.call(renewSession, here, {})).code).toBe('session_ended');
  });
});

describe('a fresh proof', () => {
  it('is asked for before a role is ended, and the same command goes on with it', async () => {
    const station = await world.org('station', await world.org('center', await world.org('region')));
    const head = await unproved(world, await world.person({ phone: PHONE }, [station, 'head']));
    const li = await world.person({}, [station, 'social_worker']);
    const sent = { params: { orgId: station.id, personId: li.personId, role: 'social_worker' as const } };
    const refused = await world.call(endRole, head, sent, { key: 'end-li-1' });
    expect([refused.status, refused.code, refused.problem['params']]).toEqual([403, 'step_up_needed', { minutes: 10 }]);

    await world.call(askStepUpCode, head, {});
    const text = (await world.call(listDevTexts, undefined, {})).reply.items[0];
    expect(text?.to).toBe(PHONE);
    const code = /\d{6}/.exec(text?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await world.call(stepUp, head, { body: { code: wrong } })).code).toBe('code_wrong');
    expect((await world.call(endRole, head, sent, { key: 'end-li-1' })).code).toBe('step_up_needed');
    expect((await world.call(stepUp, head, { body: { code } })).status).toBe(200);
    expect((await world.call(endRole, head, sent, { key: 'end-li-1' })).status).toBe(200);
    expect((await world.call(stepUp, head, { body: { code } })).code).toBe('code_expired');
  });
  it('lasts as long as the act allows: ten minutes for a role, a working day for names', async () => {
    const station = await world.org('station', await world.org('center', await world.org('region')));
    const head = await world.person({}, [station, 'head']);
    const renewed = async (): Promise<Someone> => {
      const { headers } = await world.call(renewSession, head, {});
      return {
        ...head,
        cookie: headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; '),
      };
    };
    world.pass(11 * MINUTE_MS);
    const later = await renewed();
    const body = { phone: '16012340011', role: 'social_worker', way: 'shown' } as const;
    expect((await world.call(inviteToRole, later, { params: { orgId: station.id }, body })).code).toBe(
      'step_up_needed',
    );
    expect((await world.call(listBeneficiaries, later, { params: { orgId: station.id } })).status).toBe(200);
    await unproved(world, head);
    expect((await world.call(listBeneficiaries, later, { params: { orgId: station.id } })).code).toBe('step_up_needed');
  });
  it('cannot be had without a phone number on record', async () => {
    expect((await world.call(askStepUpCode, await world.person(), {})).code).toBe('phone_missing');
  });
});

describe('acting as', () => {
  it('is the first duty unless another is chosen, and never two at once', async () => {
    const [a, b] = [await world.org('region'), await world.org('region')];
    const one = await world.person({}, [a, 'resident'], [a, 'head'], [b, 'auditor']);
    const acting = async (headers?: Record<string, string>) =>
      (await world.call(readMe, one, {}, headers ? { headers } : {})).reply.acting;
    expect(await acting()).toEqual({ role: 'head', orgId: a.id });
    expect(await acting({ 'X-Acting-As': dutyWord({ role: 'auditor', orgId: b.id }) })).toEqual({
      role: 'auditor',
      orgId: b.id,
    });
    expect(await acting({ 'X-Acting-As': 'self' })).toBeUndefined();
    const roles = (orgId: string, word: string) =>
      world.call(listRoles, one, { params: { orgId } }, { headers: { 'X-Acting-As': word } });
    expect((await roles(a.id, `head@${a.id}`)).status).toBe(200);
    expect((await roles(b.id, `head@${a.id}`)).code).toBe('forbidden');
    expect((await roles(a.id, `operator@${a.id}`)).code).toBe('acting_as_ended');
  });
  it('stands under every step that is taken', async () => {
    const scene: Scene = await openScene();
    const { wish } = await aWish(scene, { state: 'submitted', poster: scene.stranger });
    scene.world.pass(1);
    expect((await scene.call(takeVerification, scene.worker, { params: { wishId: wish.id } })).status).toBe(200);
    const item = await scene.world.house.table.get(wishKey(wish.id));
    const steps = item?.['steps'] as unknown as { what: string; as?: string }[];
    expect(steps.map(({ what, as }) => [what, as])).toEqual([
      ['submitted', undefined],
      ['published', undefined],
      ['verifying', `social_worker@${scene.station.id}`],
    ]);
    await scene.world.close();
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '../../shared/kernel/time.ts';
import { listNotices } from '../../shared/notices/contract.ts';
import { endRole, listRoles } from '../../shared/orgs/contract.ts';
import {
  acceptInvitation,
  declineInvitation,
  INVITATION_VALID_DAYS,
  INVITATIONS_DAILY_LIMIT_COUNT,
  inviteToRole,
  listInvitations,
  listMyInvitations,
  revokeInvitation,
} from '../../shared/orgs/invitations.ts';
import type { Duty } from '../../shared/orgs/roles.ts';
import { askCode, changeMe, listDevTexts, readMe, signIn } from '../../shared/people/contract.ts';
import { openWorld, type Someone, unproved, type World } from '../testing/world.ts';
import type { Org } from './org-item.ts';

const PHONE = '16012340021';
let world: World;
let region: Org;
let station: Org;
let operator: Someone;
let head: Someone;
let li: Someone;
beforeEach(async () => {
  world = await openWorld();
  region = await world.org('region');
  station = await world.org('station', await world.org('center', region), { name: { zh: '东河站' } });
  operator = await world.person({}, [region, 'operator']);
  head = await world.person({ name: '高卫东', phone: '16012340020' }, [station, 'head']);
  li = await world.person({ name: '李敏', phone: PHONE });
});
afterEach(() => world.close());

const invite = (by: Someone, role: Duty = 'social_worker', phone = PHONE, orgId = station.id) =>
  world.call(inviteToRole, by, { params: { orgId }, body: { phone, role, way: 'shown' } });
const accept = (who: Someone, id: string, code: string) =>
  world.call(acceptInvitation, who, { params: { invitationId: id }, body: { code } });
const sentTo = async (phone: string) =>
  (await world.call(listDevTexts, undefined, {})).reply.items.filter(({ to }) => to === phone);
const toldTo = async (who: Someone) => (await world.call(listNotices, who, {})).reply.items.map(({ kind }) => kind);
const states = async () =>
  (await world.call(listInvitations, head, { params: { orgId: station.id } })).reply.items.map(({ state }) => state);
const otherThan = (code: string) => (code === 'AAAAAAAA' ? 'BBBBBBBB' : 'AAAAAAAA');

describe('a duty', () => {
  it('starts when its person takes it up, and not before', async () => {
    const { reply } = await invite(head);
    expect((await world.call(listRoles, li, { params: { orgId: station.id } })).code).toBe('forbidden');
    const mine = (await world.call(listMyInvitations, li, {})).reply.items;
    expect(mine).toMatchObject([
      { id: reply.id, role: 'social_worker', org: { name: { zh: '东河站' } }, by: '高卫东' },
    ]);
    expect((await accept(li, reply.id, reply.code ?? '')).reply).toEqual({ orgId: station.id, role: 'social_worker' });
    expect((await world.call(listRoles, li, { params: { orgId: station.id } })).status).toBe(200);
    expect((await world.call(listMyInvitations, li, {})).reply.items).toEqual([]);
    expect(await states()).toEqual(['accepted']);
  });
  it('is asked for in the language of who is invited, and in both where nobody knows it', async () => {
    const textFor = async (locale: 'zh' | 'en' | undefined, phone: string) => {
      if (locale !== undefined) await world.person({ phone, locale });
      const body = { phone, role: 'social_worker', post: 'grid_worker', way: 'text' } as const;
      await world.call(inviteToRole, head, { params: { orgId: station.id }, body });
      return (await sentTo(phone))[0]?.text ?? '';
    };
    const [zh, en] = [
      /请您担任驻站社工（网格员）.*邀请码 [0-9A-Z]{8}/,
      /asks you to be: Social worker \(Grid worker\).*code [0-9A-Z]{8}/i,
    ];
    const [toZh, toEn, toBoth] = [
      await textFor('zh', '16012340071'),
      await textFor('en', '16012340072'),
      await textFor(undefined, '16012340073'),
    ];
    expect([zh.test(toZh), en.test(toZh)]).toEqual([true, false]);
    expect([zh.test(toEn), en.test(toEn)]).toEqual([false, true]);
    expect([zh.test(toBoth), en.test(toBoth)]).toEqual([true, true]);
  });
  it('reaches somebody who was never here: by text, with the code, to be taken up after signing in', async () => {
    const phone = '16012340033';
    const body = { phone, role: 'social_worker', post: 'grid_worker', way: 'text' } as const;
    const { reply } = await world.call(inviteToRole, head, { params: { orgId: station.id }, body });
    expect(reply.code).toBeUndefined();
    const text = (await sentTo(phone))[0]?.text ?? '';
    expect(text).toContain('东河站');
    const code = /邀请码 ([0-9A-Z]{8})/.exec(text)?.[1] ?? '';
    await world.call(askCode, undefined, { body: { phone } });
    world.pass(1_000);
    const digits = /\d{6}/.exec((await sentTo(phone))[0]?.text ?? '')?.[0] ?? '';
    const entered = await world.call(signIn, undefined, { body: { phone, code: digits } });
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const chen = { personId: entered.reply.personId, cookie };
    // Nobody holds a duty whom the station could not name, and asking for a name is no try of the code.
    const named = (name?: string) =>
      world.call(acceptInvitation, chen, {
        params: { invitationId: reply.id },
        body: { code, ...(name === undefined ? {} : { name }) },
      });
    for (let tries = 0; tries < 6; tries += 1) expect((await named()).code).toBe('name_needed');
    expect((await named('邻居')).code).toBe('name_needed');
    expect((await world.call(readMe, chen, {})).reply.roles).toEqual([]);
    await world.call(changeMe, chen, { body: { pseudonym: '欧阳文' } });
    expect((await named('欧阳文')).problem['fields']).toEqual([{ path: 'body.name', rule: 'tells_name' }]);
    await world.call(changeMe, chen, { body: { pseudonym: '小陈' } });
    expect((await named('陈立')).status).toBe(200);
    expect((await world.call(readMe, chen, {})).reply).toMatchObject({
      name: '陈立',
      roles: [{ post: 'grid_worker' }],
    });
    const { reply: roles } = await world.call(listRoles, head, { params: { orgId: station.id } });
    expect(JSON.stringify(roles.items)).toContain('陈立');
    expect(JSON.stringify(world.changes())).not.toContain('陈立');
  });
  it('leaves the name that somebody has given before as it is', async () => {
    const { reply } = await invite(head);
    const body = { code: reply.code ?? '', name: '别人' };
    const params = { invitationId: reply.id };
    expect((await world.call(acceptInvitation, li, { params, body })).status).toBe(200);
    expect((await world.call(readMe, li, {})).reply.name).toBe('李敏');
  });
  it('is taken up once, also when it is pressed three times at once', async () => {
    const { reply } = await invite(head);
    const answers = await Promise.all([1, 2, 3].map(() => accept(li, reply.id, reply.code ?? '')));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect((await world.call(readMe, li, {})).reply.roles).toHaveLength(1);
    expect((await accept(li, reply.id, reply.code ?? '')).code).toBe('invitation_over');
  });
  it('is bound to the number: nobody else finds it, even with the code', async () => {
    const { reply } = await invite(head);
    const other = await world.person({ phone: '16012340099' });
    expect((await world.call(listMyInvitations, other, {})).reply.items).toEqual([]);
    expect((await accept(other, reply.id, reply.code ?? '')).code).toBe('not_found');
    expect((await accept(await world.person(), reply.id, reply.code ?? '')).code).toBe('not_found');
  });
  it('asks who takes it up for a fresh proof', async () => {
    const { reply } = await invite(head);
    expect((await accept(await unproved(world, li), reply.id, reply.code ?? '')).code).toBe('step_up_needed');
  });
  it('can be refused, and both sides are told', async () => {
    const { reply } = await invite(head);
    await world.settle();
    expect((await world.call(listNotices, li, {})).reply.items).toMatchObject([
      { kind: 'role_invited', params: { role: 'social_worker' }, to: '/join' },
    ]);
    const params = { invitationId: reply.id };
    expect((await world.call(declineInvitation, li, { params })).reply.state).toBe('declined');
    expect((await world.call(declineInvitation, li, { params })).code).toBe('invitation_over');
    expect((await accept(li, reply.id, reply.code ?? '')).code).toBe('invitation_over');
    await world.settle();
    expect(await toldTo(head)).toContain('invitation_declined');
    expect(await states()).toEqual(['declined']);
  });
  it('that was taken up is told to who invited and to its person', async () => {
    const { reply } = await invite(head);
    await accept(li, reply.id, reply.code ?? '');
    await world.settle();
    expect(await toldTo(head)).toContain('invitation_accepted');
    expect((await toldTo(li)).sort()).toEqual(['role_granted', 'role_invited']);
  });
});

describe('an invitation', () => {
  it('stores neither code nor number, and shows the last four digits to who may invite', async () => {
    const { reply } = await invite(head);
    const stored = JSON.stringify(world.changes().filter(({ after }) => after?.type === 'invitation'));
    for (const secret of [reply.code ?? '', PHONE, PHONE.slice(-4)]) expect(stored).not.toContain(`"${secret}`);
    const listed = await world.call(listInvitations, head, { params: { orgId: station.id } });
    expect(listed.reply.items).toMatchObject([{ tail: '0021', state: 'waiting', by: '高卫东', way: 'shown' }]);
    expect(JSON.stringify(listed.reply)).not.toContain(PHONE);
  });
  it('ends with its time, when it is taken back, and when the code was wrong five times', async () => {
    const first = (await invite(head)).reply;
    expect(
      (await world.call(revokeInvitation, head, { params: { orgId: station.id, invitationId: first.id } })).status,
    ).toBe(200);
    expect((await accept(li, first.id, first.code ?? '')).code).toBe('invitation_over');
    expect(
      (await world.call(revokeInvitation, head, { params: { orgId: station.id, invitationId: first.id } })).code,
    ).toBe('invitation_over');

    world.pass(1);
    const second = (await invite(head, 'volunteer_coordinator')).reply;
    const code = second.code ?? '';
    for (const left of [4, 3, 2, 1])
      expect((await accept(li, second.id, otherThan(code))).problem['params']).toEqual({ left });
    expect((await accept(li, second.id, otherThan(code))).code).toBe('code_tries');
    expect((await accept(li, second.id, code)).code).toBe('invitation_over');

    world.pass(1);
    const third = (await invite(head, 'accountant')).reply;
    expect(await states()).toEqual(['waiting', 'void', 'revoked']);
    world.pass(INVITATION_VALID_DAYS * DAY_MS);
    const now = await world.person({ phone: '16012340055' }, [station, 'head']);
    const seen = await world.call(listInvitations, now, { params: { orgId: station.id } });
    expect(seen.reply.items.map(({ state }) => state)).toEqual(['lapsed', 'void', 'revoked']);
    expect(third.until).toBeLessThanOrEqual(world.house.clock());
  });
  it('sent again to the same duty has a new code, and the old one is void', async () => {
    const first = (await invite(head)).reply;
    const second = (await invite(head)).reply;
    expect((await accept(li, first.id, first.code ?? '')).code).toBe('not_found');
    expect(await states()).toEqual(['waiting']);
    expect((await accept(li, second.id, second.code ?? '')).status).toBe(200);
  });
  it('cannot be sent to oneself, to who holds the duty, nor for what one may not give', async () => {
    expect((await invite(head, 'deputy', '16012340020')).code).toBe('four_eyes');
    expect((await invite(head, 'operator')).code).toBe('role_not_grantable');
    expect((await invite(head, 'head')).code).toBe('role_not_grantable');
    expect((await invite(operator, 'operator')).code).toBe('role_not_grantable');
    expect((await invite(operator, 'operator', PHONE, region.id)).status).toBe(200);
    expect((await invite(operator, 'head')).status).toBe(200);
    const { reply } = await invite(head);
    await accept(li, reply.id, reply.code ?? '');
    expect((await invite(head)).code).toBe('role_exists');
  });
  it('does not outlive the right of who sent it', async () => {
    const { reply } = await invite(head);
    const params = { orgId: station.id, personId: head.personId, role: 'head' } as const;
    await world.call(endRole, operator, { params });
    expect((await accept(li, reply.id, reply.code ?? '')).code).toBe('invitation_over');
    expect((await world.call(readMe, li, {})).reply.roles).toEqual([]);
  });
  it('counts against the day’s number of its org', async () => {
    const phone = (at: number) => `1601235${String(at).padStart(4, '0')}`;
    for (let at = 0; at < INVITATIONS_DAILY_LIMIT_COUNT; at += 1)
      expect((await invite(head, 'social_worker', phone(at))).status).toBe(200);
    expect((await invite(head, 'social_worker', phone(99))).code).toBe('invitations_full');
  });
  it('does not go past the roles that one can hold', async () => {
    const rooms = await Promise.all(Array.from({ length: 20 }, () => world.org('room', station)));
    const full = await world.person(
      { phone: '16012340077' },
      ...rooms.map((room): [Org, Duty] => [room, 'accountant']),
    );
    const { reply } = await invite(head, 'accountant', '16012340077');
    expect((await accept(full, reply.id, reply.code ?? '')).code).toBe('role_limit');
  });
});

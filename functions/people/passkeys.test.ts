import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../shared/kernel/time.ts';
import { readMe } from '../../shared/people/contract.ts';
import {
  addPasskey,
  askPasskey,
  listPasskeys,
  removePasskey,
  renamePasskey,
  signInWithPasskey,
  startPasskey,
  stepUpWithPasskey,
} from '../../shared/people/passkeys.ts';
import { listSessions } from '../../shared/people/sessions.ts';
import { type Authenticator, authenticator } from '../testing/authenticator.ts';
import { openWorld, type Someone, unproved, type World } from '../testing/world.ts';

const ORIGIN = 'http://localhost';
let world: World;
let li: Someone;
beforeEach(async () => {
  world = await openWorld();
  li = await world.person({ name: '李敏' });
});
afterEach(() => world.close());

async function keyOf(someone: Someone, phone: Authenticator, name = '我的手机'): Promise<string> {
  const { reply } = await world.call(startPasskey, someone, {});
  const made = await world.call(addPasskey, someone, { body: { name, ...phone.make(reply.challenge) } });
  expect(made.code).toBeUndefined();
  return made.reply.id;
}
async function challenge(): Promise<string> {
  return (await world.call(askPasskey, undefined, {})).reply.challenge;
}
const signIn = async (phone: Authenticator, asked?: string) =>
  world.call(signInWithPasskey, undefined, { body: { assertion: phone.show(asked ?? (await challenge())) } });

describe('a passkey', () => {
  it('signs in whose it is, without a number or a name', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    await keyOf(li, phone);
    world.pass(1);
    const entered = await signIn(phone);
    expect(entered.reply.personId).toBe(li.personId);
    const cookie = entered.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const here = { personId: li.personId, cookie };
    expect((await world.call(readMe, here, {})).reply.personId).toBe(li.personId);
    expect((await world.call(listSessions, here, {})).reply.items[0]).toMatchObject({ how: 'passkey', here: true });
  });
  it('is named, listed with its last use, and opens nothing once removed', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    const passkeyId = await keyOf(li, phone);
    world.pass(MINUTE_MS);
    await signIn(phone);
    await world.call(renamePasskey, li, { params: { passkeyId }, body: { name: '红色那台' } });
    expect((await world.call(listPasskeys, li, {})).reply.items).toEqual([
      {
        id: passkeyId,
        name: '红色那台',
        since: world.house.clock() - MINUTE_MS,
        usedAt: world.house.clock(),
        synced: false,
      },
    ]);
    const stranger = await world.person();
    for (const call of [
      () => world.call(renamePasskey, stranger, { params: { passkeyId }, body: { name: '我的了' } }),
      () => world.call(removePasskey, stranger, { params: { passkeyId } }),
    ])
      expect((await call()).code).toBe('not_found');
    expect((await world.call(removePasskey, li, { params: { passkeyId } })).status).toBe(200);
    expect((await signIn(phone)).code).toBe('passkey_unknown');
  });
  it('is made only by somebody who has just shown who they are', async () => {
    expect((await world.call(startPasskey, await unproved(world, li), {})).code).toBe('step_up_needed');
  });
  it('is refused for a challenge that is another’s, old, spent, or for another purpose', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    const add = (asked: string, someone = li) =>
      world.call(addPasskey, someone, { body: { name: '手机', ...phone.make(asked) } });
    const { challenge: mine } = (await world.call(startPasskey, li, {})).reply;
    expect((await add(mine, await world.person())).code).toBe('passkey_refused');
    expect((await add(await challenge())).code).toBe('passkey_refused');
    world.pass(5 * MINUTE_MS);
    expect((await add(mine)).code).toBe('passkey_refused');
    const fresh = (await world.call(startPasskey, li, {})).reply.challenge;
    expect((await add(fresh)).status).toBe(200);
    expect((await add(fresh)).code).toBe('passkey_refused');

    const asked = await challenge();
    expect((await signIn(phone, asked)).status).toBe(200);
    expect((await signIn(phone, asked)).code).toBe('passkey_refused');
    expect((await signIn(phone, (await world.call(startPasskey, li, {})).reply.challenge)).code).toBe(
      'passkey_refused',
    );
    expect((await signIn(phone, 'A'.repeat(43))).code).toBe('passkey_refused');
  });
  it('is refused from another page, under another name, unchecked by its device, or signed by another key', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    await keyOf(li, phone);
    for (const [what, other] of [
      ['page', authenticator('a', { origin: 'https://nuanxin.example', rpId: 'localhost' })],
      ['name', authenticator('a', { origin: ORIGIN, rpId: 'example' })],
      ['unchecked', authenticator('a', { origin: ORIGIN, verified: false })],
      ['key', authenticator('a', { origin: ORIGIN })],
    ] as const) {
      const answer = await signIn(other);
      expect([what, answer.status, answer.code]).toEqual([what, 422, 'passkey_refused']);
      const { reply } = await world.call(startPasskey, li, {});
      const made = await world.call(addPasskey, li, { body: { name: '手机', ...other.make(reply.challenge) } });
      if (what !== 'key') expect([what, made.code]).toEqual([what, 'passkey_refused']);
    }
  });
  it('whose counter goes back is a copy, and refused', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    await keyOf(li, phone);
    const [first, second] = [await challenge(), await challenge()];
    const early = phone.show(first);
    expect((await signIn(phone, second)).status).toBe(200);
    expect((await world.call(signInWithPasskey, undefined, { body: { assertion: early } })).code).toBe(
      'passkey_refused',
    );
  });
  it('belongs to one person: the same key cannot be kept by two', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    await keyOf(li, phone);
    const other = await world.person();
    const { reply } = await world.call(startPasskey, other, {});
    const again = await world.call(addPasskey, other, { body: { name: '手机', ...phone.make(reply.challenge) } });
    expect(again.code).toBe('conflict');
    expect((await signIn(phone)).reply.personId).toBe(li.personId);
  });
  it('has a limit for each person', async () => {
    for (let i = 0; i < 10; i += 1) await keyOf(li, authenticator(`phone ${i}`, { origin: ORIGIN }));
    expect((await world.call(startPasskey, li, {})).code).toBe('passkey_limit');
  });
  it('is as good as a code where a fresh proof is asked for, and only for its own person', async () => {
    const phone = authenticator('a', { origin: ORIGIN });
    await keyOf(li, phone);
    await unproved(world, li);
    const prove = async (someone: Someone) =>
      world.call(stepUpWithPasskey, someone, { body: { assertion: phone.show(await challenge()) } });
    expect((await prove(await world.person())).code).toBe('passkey_refused');
    expect((await prove(li)).status).toBe(200);
    expect((await world.call(startPasskey, li, {})).status).toBe(200);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../shared/kernel/time.ts';
import {
  askCode,
  changeMe,
  listDevTexts,
  readMe,
  renewSession,
  signIn,
  signOut,
  signOutEverywhere,
} from '../../shared/people/contract.ts';
import { openWorld, type Someone, type World } from '../testing/world.ts';

const PHONE = '16012345678';
let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function codeFor(phone: string): Promise<string> {
  world.pass(1);
  const asked = await world.call(askCode, undefined, { body: { phone } });
  expect(asked.status).toBe(200);
  const { reply } = await world.call(listDevTexts, undefined, {});
  return /\d{6}/.exec(reply.items[0]?.text ?? '')?.[0] ?? '';
}
function cookiesOf(headers: Headers): Map<string, string> {
  return new Map(headers.getSetCookie().map((line) => line.split(';')[0]?.split(/=(.*)/s) as [string, string]));
}
async function signedIn(phone = PHONE): Promise<Someone & { cookies: Map<string, string> }> {
  const answer = await world.call(signIn, undefined, { body: { phone, code: await codeFor(phone) } });
  expect(answer.status).toBe(200);
  const cookies = cookiesOf(answer.headers);
  return { personId: answer.reply.personId, cookie: [...cookies].map((pair) => pair.join('=')).join('; '), cookies };
}

describe('a one-time code', () => {
  it('signs a new number in as a person, and the same number as the same person', async () => {
    const first = await signedIn();
    const second = await signedIn();
    expect(second.personId).toBe(first.personId);
    expect((await world.call(readMe, first, {})).reply.personId).toBe(first.personId);
  });
  it('is refused when wrong, void after five tries, gone after ten minutes', async () => {
    const code = await codeFor(PHONE);
    const wrong = code === '000000' ? '111111' : '000000';
    for (const left of [4, 3, 2, 1]) {
      const answer = await world.call(signIn, undefined, { body: { phone: PHONE, code: wrong } });
      expect([answer.status, answer.code, (answer.problem['params'] as { left: number }).left]).toEqual([
        400,
        'code_wrong',
        left,
      ]);
    }
    expect((await world.call(signIn, undefined, { body: { phone: PHONE, code: wrong } })).code).toBe('code_tries');
    expect((await world.call(signIn, undefined, { body: { phone: PHONE, code } })).code).toBe('code_tries');
    const late = await codeFor(PHONE);
    world.pass(10 * MINUTE_MS);
    expect((await world.call(signIn, undefined, { body: { phone: PHONE, code: late } })).code).toBe('code_expired');
  });
  it('is used once', async () => {
    const code = await codeFor(PHONE);
    expect((await world.call(signIn, undefined, { body: { phone: PHONE, code } })).status).toBe(200);
    expect((await world.call(signIn, undefined, { body: { phone: PHONE, code } })).code).toBe('code_expired');
  });
  it('is asked for at most ten times an hour by one number, and by one address', async () => {
    for (let i = 0; i < 10; i += 1)
      expect(
        (
          await world.call(
            askCode,
            undefined,
            { body: { phone: PHONE } },
            { headers: { 'X-Test-Address': `198.51.100.${i}` } },
          )
        ).status,
      ).toBe(200);
    expect(
      (
        await world.call(
          askCode,
          undefined,
          { body: { phone: PHONE } },
          { headers: { 'X-Test-Address': '198.51.100.99' } },
        )
      ).code,
    ).toBe('code_limit');
    for (let i = 0; i < 10; i += 1)
      expect((await world.call(askCode, undefined, { body: { phone: `1601234560${i}` } })).status).toBe(200);
    expect((await world.call(askCode, undefined, { body: { phone: '16012345699' } })).code).toBe('code_limit');
    world.pass(HOUR_MS);
    expect((await world.call(askCode, undefined, { body: { phone: PHONE } })).status).toBe(200);
  });
  it('stops at the daily spend cap', async () => {
    const capped = await openWorld({ env: { SMS_DAILY_LIMIT: '1' } });
    expect((await capped.call(askCode, undefined, { body: { phone: PHONE } })).status).toBe(200);
    expect((await capped.call(askCode, undefined, { body: { phone: '16012345670' } })).code).toBe('code_spend');
    await capped.close();
  });
  it('that its provider does not take is an answer to try again, and no error of ours', async () => {
    const silent = await openWorld({ messages: () => ({ send: () => Promise.reject(new Error('no answer')) }) });
    const asked = await silent.call(askCode, undefined, { body: { phone: PHONE } });
    expect([asked.status, asked.code]).toEqual([503, 'unavailable']);
    await silent.close();
  });
  it('is sent once for one idempotency key', async () => {
    await world.call(askCode, undefined, { body: { phone: PHONE } }, { key: 'same-key-1' });
    await world.call(askCode, undefined, { body: { phone: PHONE } }, { key: 'same-key-1' });
    expect((await world.call(listDevTexts, undefined, {})).reply.items).toHaveLength(1);
  });
});

describe('a session', () => {
  it('renews with its refresh token, and the spent one ends every session', async () => {
    const here = await signedIn();
    const there = await signedIn();
    const renewed = await world.call(renewSession, here, {});
    expect(renewed.status).toBe(200);
    world.pass(MINUTE_MS);
    expect((await world.call(renewSession, here, {})).code).toBe('session_reused');
    expect((await world.call(readMe, there, {})).code).toBe('session_ended');
  });
  it('renews again when the phone lost the answer a moment ago', async () => {
    const here = await signedIn();
    await world.call(renewSession, here, {});
    expect((await world.call(renewSession, here, {})).status).toBe(200);
  });
  it('renews into the same cookies for a page and its worker that ask at once, in whatever order they hear', async () => {
    const here = await signedIn();
    const both = await Promise.all([1, 2].map(() => world.call(renewSession, here, {})));
    expect(both.map(({ code }) => code).sort()).toEqual(['conflict', undefined]);
    const again = await world.call(renewSession, here, {});
    const [first, second] = [...both, again]
      .filter(({ status }) => status === 200)
      .map(({ headers }) => cookiesOf(headers).get('nx_refresh'));
    expect(second).toBe(first);
    expect(first).not.toBe(
      new Map([here.cookie.split('; ').map((pair) => pair.split('=')) as never]).get('nx_refresh'),
    );
    world.pass(MINUTE_MS);
    const on = { ...here, cookie: `nx_refresh=${first}` };
    expect((await world.call(renewSession, on, {})).status).toBe(200);
  });
  it('needs renewing after ten minutes', async () => {
    const here = await signedIn();
    world.pass(11 * MINUTE_MS);
    expect((await world.call(readMe, here, {})).code).toBe('session_ended');
    const cookies = cookiesOf((await world.call(renewSession, here, {})).headers);
    expect(
      (await world.call(readMe, { personId: here.personId, cookie: `nx_access=${cookies.get('nx_access')}` }, {}))
        .status,
    ).toBe(200);
  });
  it('ends here or everywhere at once', async () => {
    const [a, b] = [await signedIn(), await signedIn()];
    expect((await world.call(signOut, a, {})).status).toBe(200);
    expect((await world.call(readMe, a, {})).code).toBe('session_ended');
    expect((await world.call(readMe, b, {})).status).toBe(200);
    expect((await world.call(signOutEverywhere, b, {})).reply.ended).toBe(1);
    expect((await world.call(readMe, b, {})).code).toBe('session_ended');
  });
  it('refuses a tampered token and a command from a foreign page', async () => {
    const here = await signedIn();
    expect(
      (await world.call(readMe, { ...here, cookie: here.cookie.replace('nx_access=ey', 'nx_access=eX') }, {})).code,
    ).toBe('session_ended');
    const foreign = await world.call(
      changeMe,
      here,
      { body: { pseudonym: '乙' } },
      { headers: { Origin: 'https://example.org' } },
    );
    expect([foreign.status, foreign.code]).toEqual([403, 'origin_refused']);
  });
  it('keeps tokens out of reach of scripts', async () => {
    const answer = await world.call(signIn, undefined, { body: { phone: PHONE, code: await codeFor(PHONE) } });
    for (const line of answer.headers.getSetCookie()) expect(line).toMatch(/HttpOnly.*SameSite=Strict/);
  });
});

describe('personal data', () => {
  it('is in no log line', async () => {
    const here = await signedIn();
    await world.call(changeMe, here, { body: { name: '额尔德尼巴特尔' } });
    const everything = world.log.join('\n');
    for (const secret of [PHONE, '额尔德尼巴特尔', here.personId]) expect(everything).not.toContain(secret);
  });
});

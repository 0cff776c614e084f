import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readQr, signedText } from '../../shared/tasks/signed-code.ts';
import { Problem } from '../main/problem.ts';
import { createShowCode, type ShowCode, type StepPurpose } from './show-code.ts';
import { type Answers, appAnswering } from './testing.ts';

const TASK = 'tsk_00000000000000000000000011';
const NOON = 1_700_000_000_000 - (1_700_000_000_000 % 30_000);
const KEY = { handle: '0123456789ab', key: Buffer.alloc(32, 7).toString('base64url') };

beforeEach(() => {
  vi.useFakeTimers({ now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

function showing(answers: Answers, store = appAnswering({}).store) {
  const app = { ...appAnswering(answers), store, now: () => Date.now() };
  return { app, state: createShowCode(app, TASK, 'per_1') };
}
/** Web Crypto signs on a thread of its own, which the timers set here do not move: a busy machine may take a while. */
const signedFor = (state: ShowCode, purpose: StepPurpose) =>
  vi.waitFor(() => expect(readQr(state.signed.value ?? '')?.code.purpose).toBe(purpose), { timeout: 10_000 });
const offline = () => {
  throw new Problem('offline', 'no network');
};
const key = (aheadMs = 0) => ({ ...KEY, from: NOON - 60_000, until: NOON + 120_000, now: NOON + aheadMs });

describe('the code to show', () => {
  it('turns to the code of leaving within seconds of the arrival, and then rests at the nod', async () => {
    let purpose = 'check_in';
    let reads = 0;
    const { state } = showing({
      'POST /api/tasks/:taskId/show-keys': () => key(),
      'GET /api/tasks/:taskId/show-code': () => {
        reads += 1;
        return { text: purpose, digits: '471902', validUntil: NOON + 30_000, purpose };
      },
    });
    state.start();
    await vi.advanceTimersByTimeAsync(5_000);
    await signedFor(state, 'check_in');
    purpose = 'check_out';
    await vi.advanceTimersByTimeAsync(4_000);
    expect([state.purpose.value, state.code.data.value?.text]).toEqual(['check_out', 'check_out']);
    await signedFor(state, 'check_out');
    purpose = 'confirm';
    await vi.advanceTimersByTimeAsync(4_000);
    expect(state.purpose.value).toBe('confirm');
    const before = reads;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(reads).toBe(before);
    state.stop();
  });

  it('is not asked for in between while there is no network: what is shown stays until it is old', async () => {
    let reads = 0;
    const { state } = showing({
      'POST /api/tasks/:taskId/show-keys': offline,
      'GET /api/tasks/:taskId/show-code': () => {
        reads += 1;
        if (reads > 1) offline();
        return { text: 'first', digits: '471902', validUntil: NOON + 30_000, purpose: 'check_in' };
      },
    });
    state.start();
    await vi.advanceTimersByTimeAsync(25_000);
    expect([reads, state.code.data.value?.text]).toEqual([2, 'first']);
    state.stop();
  });

  it('counts down and is read anew when its half minute is over', async () => {
    let reads = 0;
    const { state } = showing({
      'POST /api/tasks/:taskId/show-keys': offline,
      'GET /api/tasks/:taskId/show-code': () => {
        reads += 1;
        return { text: `code ${reads}`, digits: '471902', validUntil: Date.now() + 30_000, purpose: 'confirm' };
      },
    });
    state.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([state.secondsLeft.value, reads]).toEqual([20, 1]);
    await vi.advanceTimersByTimeAsync(21_000);
    expect([state.code.data.value?.text, reads]).toEqual(['code 2', 2]);
    state.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reads).toBe(2);
  });
});

describe('without a network', () => {
  it('the phone signs the QR itself, by the house’s clock, with the key that it took before', async () => {
    const before = showing({ 'POST /api/tasks/:taskId/show-keys': () => key(45_000) });
    before.state.start();
    await vi.advanceTimersByTimeAsync(0);
    before.state.stop();

    const { state } = showing(
      { 'POST /api/tasks/:taskId/show-keys': offline, 'GET /api/tasks/:taskId/show-code': offline },
      before.app.store,
    );
    state.start();
    await vi.waitFor(() => expect(state.signed.value).toBeDefined());
    const shown = readQr(state.signed.value ?? '');
    const step = (NOON + 30_000) / 30_000;
    const hash = createHmac('sha256', Buffer.alloc(32, 7)).update(signedText({ ...KEY, purpose: 'check_in', step }));
    expect(shown).toEqual({
      taskId: TASK,
      code: { purpose: 'check_in', handle: KEY.handle, step, tag: hash.digest().subarray(0, 16).toString('base64url') },
    });
    expect(state.signedLeft.value).toBe(15);

    state.choose('check_out');
    await signedFor(state, 'check_out');
    await vi.advanceTimersByTimeAsync(15_000);
    await vi.waitFor(() => expect(readQr(state.signed.value ?? '')?.code.step).toBe(step + 1));
    await vi.advanceTimersByTimeAsync(120_000);
    await vi.waitFor(() => expect(state.signed.value).toBeUndefined());
    state.stop();
  });
  it('nothing is shown with another person’s key, or with one that was refused since', async () => {
    const before = showing({ 'POST /api/tasks/:taskId/show-keys': () => key() });
    before.state.start();
    await vi.advanceTimersByTimeAsync(0);
    before.state.stop();
    const other = createShowCode({ ...showing({}, before.app.store).app }, TASK, 'per_2');
    other.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(other.signed.value).toBeUndefined();
    other.stop();
    const refused = showing(
      {
        'POST /api/tasks/:taskId/show-keys': () => {
          throw new Problem('forbidden', 'not yours', 403);
        },
      },
      before.app.store,
    );
    refused.state.start();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(refused.state.signed.value).toBeUndefined();
    refused.state.stop();
  });
});

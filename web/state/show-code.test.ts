import { afterEach, describe, expect, it, vi } from 'vitest';
import { createShowCode } from './show-code.ts';
import { appAnswering } from './testing.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the code to show', () => {
  it('counts down and is read anew when its half minute is over', async () => {
    vi.useFakeTimers({ now: 1_000_000 });
    let reads = 0;
    const app = appAnswering({
      'GET /api/tasks/:taskId/show-code': () => {
        reads += 1;
        return { text: `code ${reads}`, digits: '471902', validUntil: Date.now() + 30_000, purpose: 'check_in' };
      },
    });
    const state = createShowCode({ client: app.client, now: () => Date.now() }, 'tsk_1');
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

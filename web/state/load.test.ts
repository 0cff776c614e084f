import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createLoad } from './load.ts';

describe('a load', () => {
  it('drops an answer that a later call has overtaken', async () => {
    const waiting: ((value: string) => void)[] = [];
    const load = createLoad(
      () =>
        new Promise<{ value: string; keptAt: undefined }>((resolve) =>
          waiting.push((value) => resolve({ value, keptAt: undefined })),
        ),
    );
    const [first, second] = [load.load(), load.load()];
    waiting[1]?.('new');
    await second;
    waiting[0]?.('old');
    await first;
    expect(load.data.value).toBe('new');
    expect(load.busy.value).toBe(false);
  });

  it('keeps what is shown when reading it again fails, and says why', async () => {
    let fail = false;
    const load = createLoad(async () => {
      if (fail) throw new Problem('unavailable', 'busy', 503);
      return { value: 1, keptAt: 5 };
    });
    await load.load();
    fail = true;
    await load.load();
    expect([load.data.value, load.problem.value?.title, load.keptAt.value]).toEqual([1, 'busy', 5]);
    load.set(2);
    expect([load.data.value, load.problem.value, load.keptAt.value]).toEqual([2, undefined, undefined]);
  });
});

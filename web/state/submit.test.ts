import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createSubmit } from './submit.ts';

function keys(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `key-${count}`;
  };
}

describe('a submission', () => {
  it('keeps its key while nobody knows whether it arrived, so a second press counts once', async () => {
    const seen: string[] = [];
    const submit = createSubmit(keys(), async (key: string, text: string) => {
      seen.push(key);
      if (seen.length < 3)
        throw new Problem(seen.length === 1 ? 'offline' : 'unavailable', 'no answer', seen.length === 1 ? 0 : 503);
      return text;
    });
    expect(await submit.send('a')).toBeUndefined();
    expect(submit.problem.value?.code).toBe('offline');
    await submit.send('a');
    expect(await submit.send('a')).toBe('a');
    expect(seen).toEqual(['key-1', 'key-1', 'key-1']);
    expect(submit.problem.value).toBeUndefined();
  });

  it('takes a new key for other input, after an answer, and after a decided refusal', async () => {
    const seen: string[] = [];
    const submit = createSubmit(keys(), async (key: string, text: string) => {
      seen.push(key);
      if (text === 'lost') throw new Problem('offline', '', 0);
      if (text === 'wrong') throw new Problem('wrong_state', '', 409);
    });
    for (const text of ['lost', 'wrong', 'wrong', 'fine', 'fine']) await submit.send(text);
    expect(new Set(seen).size).toBe(5);
  });

  it('does not send twice at once and is free again after a failure', async () => {
    let runs = 0;
    const submit = createSubmit(keys(), async () => {
      runs += 1;
      throw new Problem('internal', '', 500);
    });
    await Promise.all([submit.send(), submit.send()]);
    expect(runs).toBe(1);
    expect(submit.busy.value).toBe(false);
  });

  it('lets a bug through: only a Problem is something to tell a person', async () => {
    const submit = createSubmit(keys(), async () => {
      throw new TypeError('bug');
    });
    await expect(submit.send()).rejects.toThrow(TypeError);
    expect(submit.busy.value).toBe(false);
  });
});

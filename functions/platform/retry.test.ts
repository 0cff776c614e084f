import { describe, expect, it } from 'vitest';
import { withRetry } from './retry.ts';
import { TableError, type TableErrorKind } from './table.ts';

function failingFirst(errors: readonly unknown[]): { calls: () => number; fn: () => Promise<string> } {
  let calls = 0;
  const fn = async () => {
    const error = errors[calls];
    calls += 1;
    if (error !== undefined) throw error;
    return 'done';
  };
  return { calls: () => calls, fn };
}

const errorsOf = (kind: TableErrorKind, count: number) =>
  Array.from({ length: count }, () => new TableError(kind, kind));

function recorded(random: number, attempts: number) {
  const pauses: number[] = [];
  const sleep = async (ms: number) => void pauses.push(ms);
  return { pauses, retry: { attempts, random: () => random, sleep } };
}

describe('withRetry', () => {
  it.each<TableErrorKind>(['conflict', 'throttled', 'timeout'])('tries again after %s', async (kind) => {
    const { fn, calls } = failingFirst(errorsOf(kind, 2));
    expect(await withRetry(fn, recorded(0, 3).retry)).toBe('done');
    expect(calls()).toBe(3);
  });

  it.each<TableErrorKind>(['condition', 'cursor', 'limit'])('does not try again after %s', async (kind) => {
    const { fn, calls } = failingFirst(errorsOf(kind, 1));
    await expect(withRetry(fn, recorded(0, 3).retry)).rejects.toMatchObject({ kind });
    expect(calls()).toBe(1);
  });

  it("does not try again after an error that is not the table's", async () => {
    const { fn, calls } = failingFirst([new Error('a bug')]);
    await expect(withRetry(fn, recorded(0, 3).retry)).rejects.toThrow('a bug');
    expect(calls()).toBe(1);
  });

  it('gives up after its attempts with the last error', async () => {
    const { fn, calls } = failingFirst(errorsOf('conflict', 10));
    await expect(withRetry(fn, recorded(0, 4).retry)).rejects.toMatchObject({ kind: 'conflict' });
    expect(calls()).toBe(4);
  });

  it('pauses at random up to a bound that doubles and ends at a second', async () => {
    const { pauses, retry } = recorded(0.5, 9);
    await withRetry(failingFirst(errorsOf('throttled', 8)).fn, retry);
    expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 500, 500]);
  });
});

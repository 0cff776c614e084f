/** Sends a call again when the table says that this may help: bounded exponential backoff with full jitter. */
import { TableError, type TableErrorKind } from './table.ts';

const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1_000;
const RETRIED: ReadonlySet<TableErrorKind> = new Set(['conflict', 'throttled', 'timeout']);

export type Retry = {
  /** Calls in all, the first included; at least 1. */
  readonly attempts: number;
  /** In [0, 1). */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
};

/**
 * The answer of `fn`, called at most `attempts` times; raises the last error. After a `timeout` nobody knows whether
 * the write happened, so `fn` must send the same writes with the same token each time, or be harmless twice.
 * The pause before attempt n is random in [0, 20 ms * 2^(n-1)], at most 1 s ("Exponential Backoff And Jitter", AWS, 2015).
 */
export async function withRetry<T>(fn: () => Promise<T>, { attempts, random, sleep }: Retry): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fn();
    } catch (error) {
      if (!(error instanceof TableError) || !RETRIED.has(error.kind) || attempt >= attempts) throw error;
    }
    await sleep(random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
  }
}

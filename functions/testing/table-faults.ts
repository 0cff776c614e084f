/** A table that fails as a cloud's does, for tests and simulation: DynamoDB Local and SQLite never do these things. */
import { type Table, TableError } from '../platform/table.ts';

/** Probabilities in [0, 1] for each call, drawn in this order; a missing one is 0. */
export type FaultRates = {
  /** Another transaction was on the same item; nothing was written. */
  readonly conflict?: number;
  readonly throttle?: number;
  /** The request was lost: nothing was written, and the caller cannot know. */
  readonly timeoutBefore?: number;
  /** The answer was lost: it was done, and the caller cannot know. */
  readonly timeoutAfter?: number;
};

/** The same table with faults; reads are only throttled or time out. */
export function withFaults(table: Table, { random, rates }: { random: () => number; rates: FaultRates }): Table {
  const strikes = (rate: number | undefined): boolean => rate !== undefined && random() < rate;
  const read = async <T>(call: () => Promise<T>): Promise<T> => {
    if (strikes(rates.throttle)) throw new TableError('throttled', 'injected: throttled');
    if (strikes(rates.timeoutBefore)) throw new TableError('timeout', 'injected: the request was lost');
    return call();
  };
  return {
    get: (key, options) => read(() => table.get(key, options)),
    batchGet: (keys) => read(() => table.batchGet(keys)),
    query: (query) => read(() => table.query(query)),
    transact: async (writes, token) => {
      if (strikes(rates.conflict)) {
        throw new TableError(
          'conflict',
          'injected: conflict',
          writes.map(() => 'conflict' as const),
        );
      }
      await read(async () => undefined);
      const answerLost = strikes(rates.timeoutAfter);
      try {
        await table.transact(writes, token);
      } catch (cause) {
        if (!answerLost || !(cause instanceof TableError)) throw cause;
      }
      if (answerLost) throw new TableError('timeout', 'injected: the answer was lost');
    },
    consumed: () => table.consumed(),
    close: () => table.close(),
  };
}

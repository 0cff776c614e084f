import { setTimeout as pause } from 'node:timers/promises';
import { CONSUMER_TRIES_COUNT, type Consumer, deliver, park } from '../../functions/platform/changes.ts';
import type { Change } from '../../functions/platform/table.ts';
import type { EmbeddedHouse } from './house.ts';

const CHECKPOINT = 'stream';
const BATCH_LIMIT_CHANGES = 200;
/** A commit wakes the loop; the timer is for changes written by another process, such as a seed. */
const POLL_MS = 1_000;
const RETRY_MS = 50;
const TROUBLE_MS = 1_000;
/** Delivered changes that stay readable, for a look back. */
const KEPT_CHANGES = 10_000;

export type ConsumerLoop = {
  /** Says that there may be something new. */
  wake(): void;
  /** Resolves when every change committed before the call has been taken or parked. */
  settled(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The embedded stream: what the event source mapping is on AWS. At least once, in order; a change that fails
 * CONSUMER_TRIES_COUNT times is parked as a dead letter. The checkpoint follows the work, so a kill repeats, never skips.
 */
export function startConsumerLoop(house: EmbeddedHouse, consumers: readonly Consumer[]): ConsumerLoop {
  const stopping = new AbortController();
  let wakeUp = Promise.withResolvers<void>();
  let done = house.changes.checkpoint(CHECKPOINT);

  const step = async (): Promise<boolean> => {
    const batch = house.changes.read(done, BATCH_LIMIT_CHANGES);
    for (const { seq, change } of batch) {
      if (stopping.signal.aborted) break;
      await take(house, consumers, change);
      done = seq;
      await house.breathe();
    }
    if (batch.length === 0) return false;
    house.changes.saveCheckpoint(CHECKPOINT, done);
    house.changes.trim(done - KEPT_CHANGES);
    return true;
  };

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        while (await step()) if (stopping.signal.aborted) return;
        await Promise.race([wakeUp.promise, rest(POLL_MS, stopping.signal)]);
        wakeUp = Promise.withResolvers<void>();
      } catch (error) {
        // Not even parking worked: the store is in trouble. The same change comes again.
        house.log.error('the consumer loop rests', {}, error);
        await rest(TROUBLE_MS, stopping.signal);
      }
    }
  };
  const running = run();

  return {
    wake: () => wakeUp.resolve(),
    settled: async () => {
      while (house.changes.read(done, 1).length > 0) await pause(5);
    },
    stop: async () => {
      stopping.abort();
      wakeUp.resolve();
      await running;
      house.changes.saveCheckpoint(CHECKPOINT, done);
    },
  };
}

async function take(house: EmbeddedHouse, consumers: readonly Consumer[], change: Change): Promise<void> {
  for (let tries = 1; tries <= CONSUMER_TRIES_COUNT; tries += 1) {
    try {
      return await deliver(house, consumers, change);
    } catch {
      // `deliver` has logged it. The last try is followed by the dead letter, not by another wait.
      if (tries < CONSUMER_TRIES_COUNT) await pause(RETRY_MS * tries);
    }
  }
  await park(house, consumers, change);
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

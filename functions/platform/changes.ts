import type { House } from './house.ts';
import { type Change, ITEM_LIMIT_BYTES, type Item, TableError, type Write } from './table.ts';

/**
 * A consumer of the change stream. Delivery is at least once, ordered per key; transactions may arrive split. `take` must
 * be safe to repeat: it replaces by key, or commits through `once`. It throws to have the change brought again.
 */
export type Consumer = {
  readonly name: string;
  readonly wants: (change: Change) => boolean;
  readonly take: (house: House, change: Change) => Promise<void>;
};

/** Tries before a change counts as poison: the same number on the stream's event source mapping and in the embedded loop. */
export const CONSUMER_TRIES_COUNT = 3;
const SEEN_KEPT_SECONDS = 7 * 86_400;

/** Gives a change to every consumer that wants it. Throws the first failure after all were tried. */
export async function deliver(house: House, consumers: readonly Consumer[], change: Change): Promise<void> {
  let failure: unknown;
  const failed = (consumer: Consumer, error: unknown) => {
    house.log.warn('consumer failed', { consumer: consumer.name, change: change.id });
    failure ??= error;
  };
  // Most want nothing of most changes: who does not is not waited for.
  const wanting = consumers.filter((consumer) => {
    try {
      return consumer.wants(change);
    } catch (error) {
      failed(consumer, error);
      return false;
    }
  });
  for (const consumer of wanting) {
    try {
      await consumer.take(house, change);
    } catch (error) {
      failed(consumer, error);
    }
  }
  if (failure !== undefined) throw failure;
}

/** Brings a change to one consumer. Looking whether it is wanted reads it already: poison may show there, and counts the same. */
export async function bring(house: House, consumer: Consumer, change: Change): Promise<void> {
  if (consumer.wants(change)) await consumer.take(house, change);
}

/** Commits a consumer's writes for one change exactly once, however often the change is delivered. */
export async function once(house: House, consumer: string, change: Change, writes: readonly Write[]): Promise<void> {
  if (writes.length === 0) return;
  const seen: Write = {
    op: 'insert',
    item: {
      pk: `SEEN#${consumer}`,
      sk: change.id,
      type: 'seen',
      expires: Math.floor(house.clock() / 1_000) + SEEN_KEPT_SECONDS,
    },
  };
  try {
    await house.table.transact([seen, ...writes]);
  } catch (error) {
    if (error instanceof TableError && error.kind === 'condition' && error.reasons[0] === 'condition') return;
    throw error;
  }
}

/** Takes a poisonous change out of the stream's way: one dead letter for each consumer that still cannot take it. */
export async function park(house: House, consumers: readonly Consumer[], change: Change): Promise<void> {
  for (const consumer of consumers) {
    try {
      await bring(house, consumer, change);
    } catch (error) {
      await insertDeadLetter(house, consumer.name, change, error);
    }
  }
}

export const DEAD_LETTERS_PK = 'DEADLETTERS';
/** A letter keeps both images; together they must fit one item. */
const IMAGE_LIMIT_BYTES = ITEM_LIMIT_BYTES / 2;

async function insertDeadLetter(house: House, consumer: string, change: Change, error: unknown): Promise<void> {
  await house.table.transact([deadLetterWrite(house, consumer, change, error)]);
}

/** The write that leaves a change, or a thing that failed for good, to a person: `consumer` takes it once more when they say so. */
export function deadLetterWrite(house: House, consumer: string, change: Change, error: unknown): Write {
  const small = (image: Item | undefined) =>
    image && JSON.stringify(image).length < IMAGE_LIMIT_BYTES - 1_024 ? image : undefined;
  const before = small(change.before);
  const after = small(change.after);
  house.log.error('change parked as dead letter', { consumer, change: change.id }, error);
  return {
    op: 'insert',
    item: {
      pk: DEAD_LETTERS_PK,
      sk: house.newId('dead'),
      type: 'dead_letter',
      consumer,
      tries: CONSUMER_TRIES_COUNT,
      parkedAt: house.clock(),
      error: error instanceof Error ? `${error.name}${'kind' in error ? ` ${String(error.kind)}` : ''}` : 'unknown',
      change: {
        id: change.id,
        at: change.at,
        key: change.key,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
      },
    },
  };
}

import type { House } from '../../../functions/platform/house.ts';
import { withRetry } from '../../../functions/platform/retry.ts';
import { type Item, type Table, TRANSACT_LIMIT_WRITES } from '../../../functions/platform/table.ts';

/** DynamoDB Local and SQLite write one after another: more at once would only wait for each other until they time out. */
const AT_ONCE_COUNT = 2;
const TRIES_COUNT = 8;
/** A transaction's bytes are limited; wishes are a few kilobytes each. */
const PER_TRANSACTION_COUNT = Math.min(TRANSACT_LIMIT_WRITES, 40);

/** Inserts many items, some transactions at a time. The items' keys are all different. */
export async function insertAll(
  house: Pick<House, 'random' | 'sleep'> & { readonly table: Table },
  items: readonly Item[],
): Promise<void> {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += PER_TRANSACTION_COUNT)
    batches.push(items.slice(from, from + PER_TRANSACTION_COUNT));
  const workers = Array.from({ length: AT_ONCE_COUNT }, async () => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const writes = batch.map((item) => ({ op: 'insert', item }) as const);
      const token = house.random().toString(36);
      await withRetry(() => house.table.transact(writes, token), {
        attempts: TRIES_COUNT,
        random: house.random,
        sleep: house.sleep,
      });
    }
  });
  await Promise.all(workers);
}

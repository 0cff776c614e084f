import { AppError } from '../../shared/kernel/errors.ts';
import { listDeadLetters, replayDeadLetter } from '../../shared/kernel/operations.ts';
import { bring, type Consumer, DEAD_LETTERS_PK } from '../platform/changes.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import type { Change, Item } from '../platform/table.ts';

type DeadLetter = { id: string; consumer: string; parkedAt: number; error: string; tries: number; change: Change };

function fromItem(item: Item): DeadLetter {
  return {
    id: item.sk,
    consumer: item['consumer'],
    parkedAt: item['parkedAt'],
    error: item['error'],
    tries: item['tries'],
    change: item['change'],
  } as unknown as DeadLetter;
}

/** The operator's routes: see what a consumer could not take, and give it back once the cause is mended. */
export function deadLetterRoutes(consumers: readonly Consumer[]): readonly Route[] {
  const about = async () => ({ thing: undefined, anyOrg: true }) as const;
  return [
    route(listDeadLetters, {
      about,
      act: async ({ house, input }) => {
        const page = await house.table.query({
          pk: DEAD_LETTERS_PK,
          limit: input.query.limit,
          descending: true,
          ...(input.query.cursor === undefined ? {} : { cursor: input.query.cursor }),
        });
        const items = page.items.map(fromItem).map((letter) => ({
          id: letter.id,
          consumer: letter.consumer,
          at: letter.parkedAt,
          key: `${letter.change.key.pk} ${letter.change.key.sk}`,
          error: letter.error,
          tries: letter.tries,
        }));
        return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
      },
    }),
    route(replayDeadLetter, {
      about,
      act: async ({ house, input }) => {
        const key = { pk: DEAD_LETTERS_PK, sk: input.params.deadId };
        const item = await house.table.get(key, { consistent: true });
        if (!item) throw new AppError('not_found');
        const letter = fromItem(item);
        const consumer = consumers.find((one) => one.name === letter.consumer);
        const taken = consumer !== undefined && (await takes(house, consumer, letter.change));
        return {
          reply: { id: letter.id, taken },
          writes: taken ? [{ op: 'delete', key }] : [{ op: 'update', key, add: { tries: 1 } }],
        };
      },
    }),
  ];
}

async function takes(house: House, consumer: Consumer, change: Change): Promise<boolean> {
  try {
    await bring(house, consumer, change);
    return true;
  } catch (error) {
    house.log.warn('replay failed', { consumer: consumer.name, change: change.id });
    if (error instanceof AppError || error instanceof Error) return false;
    throw error;
  }
}

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StockRow } from '../../shared/goods/counter.ts';
import { ARMFUL_LIMIT_COUNT } from '../../shared/goods/life.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

type StockView = ReplyTo<'GET /api/orgs/:orgId/stock'>;
type Movements = ReplyTo<'GET /api/orgs/:orgId/movements'>['items'];
type Window = { readonly from: number; readonly to: number };
export type Stock = {
  readonly stock: Load<StockView>;
  readonly movements: Load<Movements>;
  /** Where the last gift was put: most of a day's goods go to one shelf. */
  readonly shelf: ReadonlySignal<string>;
  readonly receive: Submit<[row: StockRow, quantity: number, shelf: string], { batch: string }>;
  readonly reverse: Submit<[row: StockRow], unknown>;
  readonly giveBack: Submit<[row: StockRow], unknown>;
  readonly letGo: Submit<[row: StockRow], unknown>;
  /** Batches of one wish, those that were ticked: one at least. */
  readonly pickUp: Submit<[rows: readonly StockRow[]], unknown>;
  readonly returned: Submit<[rows: readonly StockRow[]], unknown>;
  readonly deliver: Submit<[rows: readonly StockRow[]], unknown>;
  readonly ask: Submit<[row: StockRow, window: Window], { id: string }>;
  /** Whatever was refused last, in words. */
  readonly problem: ReadonlySignal<string | undefined>;
  start(): void;
};

/** What was booked within so long of each other left in one go. */
const ONE_GO_MS = 60_000;

/**
 * The batches that stand where one stands and are for the same wish, that one first: what a worker may move together with it.
 */
export function besideOf({ shelf, out }: Pick<StockView, 'shelf' | 'out'>, row: StockRow): readonly StockRow[] {
  const here = (row.state === 'on_the_way' ? out : shelf).filter(({ wishId }) => wishId === row.wishId);
  const first = here.filter(({ id }) => id === row.id);
  return [...first, ...here.filter(({ id }) => id !== row.id)].slice(0, ARMFUL_LIMIT_COUNT);
}

/**
 * Which of them are ticked when the sheet opens. On the shelf all of them: they go to one door. Under way those that left
 * together in the same hands: what somebody else took days ago does not come back with them.
 */
export function tickedAtFirst(row: StockRow, beside: readonly StockRow[]): ReadonlySet<string> {
  const together = (one: StockRow) =>
    row.state !== 'on_the_way' || (one.mine === row.mine && Math.abs(one.since - row.since) < ONE_GO_MS);
  return new Set(beside.filter(together).map(({ id }) => id));
}

const SHELF_NAME = 'shelf';
const FIRST_SHELF = 'A-1';
const MOVEMENTS_SHOWN_ITEMS = 30;

/** A station's goods: who comes, what is here, what is out; every command reads it anew. */
export function createStock(app: Pick<App, 'client' | 'newKey' | 'store'>, orgId: string): Stock {
  const { client, newKey, store } = app;
  const params = { orgId };
  const shelf = signal(store.get(SHELF_NAME) ?? FIRST_SHELF);
  const stock = createLoad<StockView>(() => client.read('GET /api/orgs/:orgId/stock', { params }));
  const movements = createLoad<Movements>(async () => {
    const { value, keptAt } = await client.read('GET /api/orgs/:orgId/movements', {
      params,
      query: { limit: MOVEMENTS_SHOWN_ITEMS },
    });
    return { value: value.items, keptAt };
  });
  async function refresh(): Promise<void> {
    await Promise.all([stock.load(), movements.load()]);
  }
  function command<A extends readonly unknown[], R>(run: (key: string, ...given: A) => Promise<R>): Submit<A, R> {
    return createSubmit(newKey, async (key, ...given: A) => {
      try {
        const reply = await run(key, ...given);
        await refresh();
        return reply;
      } catch (error) {
        // Refused because things moved meanwhile: what is shown shows it.
        if (error instanceof Problem && !error.open) await refresh();
        throw error;
      }
    });
  }
  const wishOf = (row: StockRow) => ({ params: { wishId: row.wishId } });
  const giftOf = (row: StockRow) => ({ params: { wishId: row.wishId, claimId: row.id } });
  const batchesOf = (rows: readonly StockRow[]) => ({
    params: { wishId: rows[0]?.wishId ?? '' },
    body: { claimIds: rows.map(({ id }) => id) },
  });
  const commands = {
    receive: command((key, row: StockRow, quantity: number, at: string) => {
      store.set(SHELF_NAME, at);
      shelf.value = at;
      return client.send(
        'POST /api/wishes/:wishId/claims/:claimId/receipt',
        { ...giftOf(row), body: { quantity, shelf: at } },
        key,
      );
    }),
    reverse: command((key, row: StockRow) =>
      client.send('POST /api/wishes/:wishId/claims/:claimId/receipt-reversal', giftOf(row), key),
    ),
    giveBack: command((key, row: StockRow) =>
      client.send('POST /api/wishes/:wishId/claims/:claimId/give-back', giftOf(row), key),
    ),
    letGo: command((key, row: StockRow) =>
      client.send('POST /api/wishes/:wishId/claims/:claimId/release', giftOf(row), key),
    ),
    pickUp: command((key, rows: readonly StockRow[]) =>
      client.send('POST /api/wishes/:wishId/pick-up', { ...batchesOf(rows), query: { at: orgId } }, key),
    ),
    returned: command((key, rows: readonly StockRow[]) =>
      client.send('POST /api/wishes/:wishId/pick-up-return', batchesOf(rows), key),
    ),
    deliver: command((key, rows: readonly StockRow[]) =>
      client.send('POST /api/wishes/:wishId/delivery', batchesOf(rows), key),
    ),
    ask: command((key, row: StockRow, window: Window) =>
      client.send('POST /api/wishes/:wishId/delivery-tasks', { ...wishOf(row), body: { window } }, key),
    ),
  };
  return {
    stock,
    movements,
    shelf,
    ...commands,
    problem: computed(
      () => Object.values(commands).find(({ problem }) => problem.value !== undefined)?.problem.value?.title,
    ),
    start: () => void refresh(),
  };
}

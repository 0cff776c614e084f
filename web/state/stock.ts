import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { StockRow } from '../../shared/goods/counter.ts';
import type { ReplyTo } from '../main/api.ts';
import type { App } from '../main/app.ts';
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
  readonly pickUp: Submit<[row: StockRow], unknown>;
  readonly returned: Submit<[row: StockRow], unknown>;
  readonly deliver: Submit<[row: StockRow], unknown>;
  readonly ask: Submit<[row: StockRow, window: Window], { id: string }>;
  /** Whatever was refused last, in words. */
  readonly problem: ReadonlySignal<string | undefined>;
  start(): void;
};

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
      const reply = await run(key, ...given);
      await refresh();
      return reply;
    });
  }
  const wishOf = (row: StockRow) => ({ params: { wishId: row.wishId } });
  const giftOf = (row: StockRow) => ({ params: { wishId: row.wishId, claimId: row.id } });
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
    pickUp: command((key, row: StockRow) =>
      client.send('POST /api/wishes/:wishId/pick-up', { ...wishOf(row), query: { at: orgId } }, key),
    ),
    returned: command((key, row: StockRow) => client.send('POST /api/wishes/:wishId/pick-up-return', wishOf(row), key)),
    deliver: command((key, row: StockRow) => client.send('POST /api/wishes/:wishId/delivery', wishOf(row), key)),
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

import { listMovements, readStock, type StockRow } from '../../shared/goods/counter.ts';
import { STOCK_LIMIT_ITEMS } from '../../shared/goods/life.ts';
import type { Reply } from '../../shared/kernel/endpoint.ts';
import { AppError } from '../../shared/kernel/errors.ts';
import { aboutOrg } from '../orgs/routes.ts';
import type { House } from '../platform/house.ts';
import { type Route, route } from '../platform/route.ts';
import { BATCH_GET_LIMIT_ITEMS } from '../platform/table.ts';
import { tasksOf } from '../tasks/assignments.ts';
import { isLive } from '../tasks/seat.ts';
import { wishFromItem, wishKey } from '../wishes/wish-item.ts';
import { MOVEMENT_PREFIX, movementFromItem, type StockCard, stockPk } from './claim-item.ts';

export const STOCK_ROUTES: readonly Route[] = [
  route(readStock, {
    about: aboutOrg,
    act: async ({ actor, house, thing: org }) => {
      if (org.kind !== 'station') throw new AppError('not_found');
      return { reply: await stockOf(house, org.id, actor.personId) };
    },
  }),
  route(listMovements, {
    about: aboutOrg,
    act: async ({ house, thing: org, input: { query } }) => {
      if (org.kind !== 'station') throw new AppError('not_found');
      const page = await house.table.query({
        pk: stockPk(org.id),
        sk: { beginsWith: MOVEMENT_PREFIX },
        limit: query.limit,
        descending: true,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      });
      const items = page.items
        .map(movementFromItem)
        .map(({ id, at, from, to, quantity, text, unit, batch, by, reverses }) => ({
          id,
          at,
          from,
          to,
          quantity,
          text,
          batch,
          by,
          ...(unit === undefined ? {} : { unit }),
          ...(reverses === undefined ? {} : { reverses }),
        }));
      return { reply: { items, ...(page.next === undefined ? {} : { next: page.next }) } };
    },
  }),
];

/** What a station expects and has in hand, each part in the order in which it wants attention. */
async function stockOf(house: House, stationId: string, readerId: string): Promise<Reply<typeof readStock>> {
  const page = await house.table.query({ index: 'gsi2', pk: stockPk(stationId), limit: STOCK_LIMIT_ITEMS });
  const rows = page.items.map((item): StockRow => {
    const { carrierId, ...row } = item.card as unknown as StockCard;
    return carrierId === undefined ? row : { ...row, mine: carrierId === readerId };
  });
  const of = (state: StockRow['state']) => rows.filter((row) => row.state === state);
  return {
    expected: of('promised'),
    shelf: await withAsked(house, of('on_shelf')),
    out: of('on_the_way'),
    giveBack: of('to_give_back'),
  };
}

/** What lies on the shelf, with the volunteer who is asked to bring it: of those that wait longest. */
async function withAsked(house: House, rows: readonly StockRow[]): Promise<StockRow[]> {
  const ids = [...new Set(rows.map(({ wishId }) => wishId))].slice(0, BATCH_GET_LIMIT_ITEMS);
  const wishes = ids.length === 0 ? [] : (await house.table.batchGet(ids.map(wishKey))).map(wishFromItem);
  const carried = new Map(
    wishes.flatMap(({ id, components }) => {
      const taskId = components.find((component) => component.kind === 'goods' && component.taskId)?.taskId;
      return taskId === undefined ? [] : [[id, taskId] as const];
    }),
  );
  const tasks = await tasksOf(house, [...carried.values()]);
  return rows.map((row) => {
    const task = tasks.get(carried.get(row.wishId) ?? '');
    return task && isLive(task) ? { ...row, asked: { taskId: task.id, taken: task.taken > 0 } } : row;
  });
}

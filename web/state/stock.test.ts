import { expect, it } from 'vitest';
import type { StockRow } from '../../shared/goods/counter.ts';
import { besideOf, createStock, tickedAtFirst } from './stock.ts';
import { appAnswering } from './testing.ts';

const NOW = 1_700_000_000_000;
const DAY = 86_400_000;
let made = 0;
const row = (given: Partial<StockRow>): StockRow => {
  made += 1;
  return {
    id: `clm_${made}`,
    wishId: 'wsh_1',
    state: 'on_shelf',
    title: { zh: '护理垫' },
    text: { zh: '护理垫' },
    quantity: 1,
    giver: { zh: '小宋' },
    since: NOW,
    ...given,
  };
};
const ids = (rows: Iterable<StockRow>) => [...rows].map(({ id }) => id);

it('a sheet shows the batches of its wish that stand in the same place, its own first, all ticked on the shelf', () => {
  const [two, one, other] = [row({}), row({ since: NOW - DAY }), row({ wishId: 'wsh_2' })];
  const beside = besideOf({ shelf: [one, two, other], out: [row({ state: 'on_the_way' })] }, two);
  expect(ids(beside)).toEqual([two.id, one.id]);
  expect(tickedAtFirst(two, beside)).toEqual(new Set([two.id, one.id]));
});

it('of what is under way only what left together in the same hands is ticked at first', () => {
  const out = { state: 'on_the_way' } as const;
  const mine = row({ ...out, mine: true });
  const together = row({ ...out, mine: true, since: NOW + 3 });
  const others = [row({ ...out, mine: true, since: NOW - 2 * DAY }), row({ ...out, mine: false })];
  const beside = besideOf({ shelf: [], out: [...others, mine, together] }, mine);
  expect(beside).toHaveLength(4);
  expect(tickedAtFirst(mine, beside)).toEqual(new Set([mine.id, together.id]));
});

it('a command names the batches that were ticked, and one that is refused reads the stock anew', async () => {
  const [first, second] = [row({}), row({})];
  const app = appAnswering({
    'GET /api/orgs/:orgId/stock': () => ({ expected: [], shelf: [first, second], out: [], giveBack: [] }),
    'GET /api/orgs/:orgId/movements': () => ({ items: [] }),
    'POST /api/wishes/:wishId/pick-up': () => ({ id: 'wsh_1', state: 'on_the_way' }),
  });
  const state = createStock(app, 'org_1');
  await state.pickUp.send([second]);
  expect(app.calls[0]?.sent).toEqual({
    params: { wishId: 'wsh_1' },
    query: { at: 'org_1' },
    body: { claimIds: [second.id] },
  });
  const reads = () => app.calls.filter(({ line }) => line === 'GET /api/orgs/:orgId/stock').length;
  const before = reads();
  expect(await state.returned.send([second])).toBeUndefined();
  expect([state.problem.value, reads()]).toEqual([expect.any(String), before + 1]);
});

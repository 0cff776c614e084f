import { describe, expect, it } from 'vitest';
import { createStationSheet, mayHang, SHEET_LIMIT_ITEMS } from './sheet.ts';
import { appAnswering } from './testing.ts';

describe('a sheet for the notice board', () => {
  it('shows no wish that the public does not see, whoever prints it', () => {
    expect(mayHang({ state: 'published', publishedAt: 1 })).toBe(true);
    expect(mayHang({ state: 'draft' })).toBe(false);
    expect(mayHang({ state: 'withdrawn', publishedAt: 1 })).toBe(false);
  });

  it('of a station holds its own wishes only, and no more than it has room for', async () => {
    const items = Array.from({ length: 40 }, (_none, at) => ({
      id: `w${at}`,
      stationId: at % 2 === 0 ? 'org_1' : 'org_2',
    }));
    const app = appAnswering({
      'GET /api/wishes': () => ({ place: { id: 'org_1' }, items, fulfilled: [], waiting: 40 }),
    });
    const { sheet } = createStationSheet(app, 'org_1');
    await sheet.load();
    expect(sheet.data.value?.items).toHaveLength(SHEET_LIMIT_ITEMS);
    expect(new Set(sheet.data.value?.items.map(({ stationId }) => stationId))).toEqual(new Set(['org_1']));
  });
});

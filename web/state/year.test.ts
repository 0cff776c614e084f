import { describe, expect, it } from 'vitest';
import { WEEK_MS } from '../../shared/kernel/time.ts';
import { appAnswering } from './testing.ts';
import { createYear, linesOf, monthsBegin } from './year.ts';

const WEEKS = Array.from({ length: 53 }, (_none, index) => ({ week: index, minutes: index * 5, visits: 1 }));

describe('the year as it is drawn', () => {
  it('has its weeks in lines that end with this week, darker the more was done', () => {
    const lines = linesOf(WEEKS);
    expect(lines.map((line) => line.length)).toEqual([11, 14, 14, 14]);
    expect(lines.flat().map(({ week }) => week)).toEqual(WEEKS.map(({ week }) => week));
    expect(lines[0]?.[0]?.shade).toBe(0);
    expect(
      [1, 59, 60, 119, 120, 239, 240].map((minutes) => linesOf([{ week: 0, minutes, visits: 1 }])[0]?.[0]?.shade),
    ).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });
});

describe('the months along the weeks', () => {
  it('begin where the Monday is in another month, in China', () => {
    const monday = Date.UTC(2026, 9, 25, 16);
    const cells = Array.from({ length: 7 }, (_none, index) => ({ week: monday + index * WEEK_MS }));
    // 26 October; 2, 9, 16, 23, 30 November; 7 December.
    expect([...monthsBegin(cells)].map((week) => (week - monday) / WEEK_MS)).toEqual([1, 6]);
    expect(monthsBegin(cells.slice(1)).has(monday + WEEK_MS)).toBe(true);
  });
});

describe('days away', () => {
  const visit = { title: { zh: '念报' }, from: Date.UTC(2026, 11, 1, 7), to: Date.UTC(2026, 11, 1, 8) };
  it('are whole days in China, the last one included, and name the visits within, regular or not, each to be given back', async () => {
    const app = appAnswering({
      'GET /api/my/year': () => ({
        weeks: WEEKS,
        coming: [
          { ...visit, taskId: 'regular', seriesId: 'srs_1' },
          { ...visit, taskId: 'once' },
        ],
      }),
      'POST /api/tasks/:taskId/hand-over': () => ({ state: 'declined' }),
      'POST /api/my/absences': () => ({ exceptions: [] }),
    });
    const state = createYear(app);
    await state.year.load();
    const { regular, others } = state.within('2026-12-01', '2026-12-01');
    expect([regular.map(({ taskId }) => taskId), others.map(({ taskId }) => taskId)]).toEqual([['regular'], ['once']]);
    expect(state.within('2026-12-02', '2026-12-09')).toEqual({ regular: [], others: [] });
    await state.giveBack.send('once');
    expect(app.calls.find(({ line }) => line === 'POST /api/tasks/:taskId/hand-over')?.sent).toEqual({
      params: { taskId: 'once' },
      body: { reason: 'away' },
    });
    await state.addAway.send('2026-12-01', '2026-12-03');
    expect(app.calls.find(({ line }) => line === 'POST /api/my/absences')?.sent.body).toEqual({
      from: Date.UTC(2026, 10, 30, 16),
      to: Date.UTC(2026, 11, 3, 16),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { appAnswering } from './testing.ts';
import { createYear, linesOf } from './year.ts';

const WEEKS = Array.from({ length: 53 }, (_none, index) => ({ week: index, minutes: index * 5, visits: 1 }));

describe('the year as it is drawn', () => {
  it('has its weeks in quarters that end with this week, darker the more was done', () => {
    const lines = linesOf(WEEKS);
    expect(lines.map((line) => line.length)).toEqual([1, 13, 13, 13, 13]);
    expect(lines.flat().map(({ week }) => week)).toEqual(WEEKS.map(({ week }) => week));
    expect(lines[0]?.[0]?.shade).toBe(0);
    expect(
      [1, 59, 60, 119, 120, 239, 240].map((minutes) => linesOf([{ week: 0, minutes, visits: 1 }])[0]?.[0]?.shade),
    ).toEqual([1, 1, 2, 2, 3, 3, 4]);
  });
});

describe('days away', () => {
  const visit = { title: { zh: '念报' }, from: Date.UTC(2026, 11, 1, 7), to: Date.UTC(2026, 11, 1, 8) };
  it('are whole days in China, the last one included, and name the regular visits within', async () => {
    const app = appAnswering({
      'GET /api/my/year': () => ({
        weeks: WEEKS,
        coming: [
          { ...visit, taskId: 'regular', seriesId: 'srs_1' },
          { ...visit, taskId: 'once' },
        ],
      }),
      'POST /api/my/absences': () => ({ exceptions: [] }),
    });
    const state = createYear(app);
    await state.year.load();
    expect(state.within('2026-12-01', '2026-12-01').map(({ taskId }) => taskId)).toEqual(['regular']);
    expect(state.within('2026-12-02', '2026-12-09')).toEqual([]);
    await state.addAway.send('2026-12-01', '2026-12-03');
    expect(app.calls.find(({ line }) => line === 'POST /api/my/absences')?.sent.body).toEqual({
      from: Date.UTC(2026, 10, 30, 16),
      to: Date.UTC(2026, 11, 3, 16),
    });
  });
});

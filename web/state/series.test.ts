import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createSeries, createSeriesList } from './series.ts';
import { createSeriesSetup, planOf } from './series-setup.ts';
import { appAnswering } from './testing.ts';

const NOW = Date.UTC(2026, 10, 26, 1);
const WISH = {
  title: { zh: '陈爷爷想有人念报' },
  window: { from: Date.UTC(2026, 11, 1, 7), to: Date.UTC(2026, 11, 1, 8) },
  components: [
    { kind: 'goods', quantity: 3 },
    { kind: 'companionship', quantity: 1, minutes: 45 },
  ],
};

describe('setting a series up', () => {
  it('begins as the wish was, shows its dates at once, and sends what was chosen', async () => {
    const app = appAnswering(
      {
        'GET /api/wishes/:wishId': () => WISH,
        'POST /api/series-previews': () => ({ dates: [1, 2], count: 12 }),
        'POST /api/wishes/:wishId/series': () => ({ id: 'srs_1', dates: [] }),
      },
      NOW,
    );
    const state = createSeriesSetup(app, 'wsh_1');
    state.start();
    await new Promise((done) => setTimeout(done));
    expect(state.sketch.value).toMatchObject({ title: '陈爷爷想有人念报', weekdays: [1], time: '15:00', minutes: 60 });
    expect([state.preview.data.value?.count, state.open.value]).toEqual([12, 'way']);
    state.toggleDay(3);
    state.change({ way: 'spoken', title: '每周二念报' });
    expect(state.open.value).toBeUndefined();
    await state.begin.send();
    expect(app.calls.at(-1)?.sent.body).toMatchObject({
      component: 1,
      rhythm: { every: 'week', interval: 1, weekdays: [1, 3] },
      title: { zh: '每周二念报' },
      consent: { way: 'spoken', at: NOW },
    });
  });
  it('knows no plan while a day or a date is missing', () => {
    const state = createSeriesSetup(appAnswering({}, NOW), 'wsh_1');
    expect(planOf(state.sketch.value)).toBeUndefined();
    expect(planOf({ ...state.sketch.value, weekdays: [1], first: '' })).toBeUndefined();
    const plan = planOf({ ...state.sketch.value, weekdays: [1], every: 'month', week: -1 });
    expect([plan?.rhythm.week, plan && plan.until - plan.from]).toEqual([-1, 90 * 86_400_000]);
  });
});

describe('one series', () => {
  const view = {
    coming: [
      { at: 5, state: 'filled', taskId: 'tsk_1' },
      { at: 9, state: 'open', taskId: 'tsk_2' },
    ],
  };
  it('is read again after each answer, and looks for people on its next open date', async () => {
    const app = appAnswering({
      'GET /api/series/:seriesId': () => view,
      'POST /api/series/:seriesId/acceptance': () => ({ id: 'srs_1' }),
    });
    const state = createSeries(app, 'srs_1');
    await state.series.load();
    expect(state.nextTask.value).toBe('tsk_2');
    await state.accept.send();
    expect(app.calls.map(({ line }) => line)).toEqual([
      'GET /api/series/:seriesId',
      'POST /api/series/:seriesId/acceptance',
      'GET /api/series/:seriesId',
    ]);
  });
  it('keeps what is shown when an answer is refused, with the reason', async () => {
    const app = appAnswering({
      'GET /api/series/:seriesId': () => view,
      'POST /api/series/:seriesId/acceptance': () => {
        throw new Problem('taken', '有人了', 409);
      },
    });
    const state = createSeries(app, 'srs_1');
    await state.series.load();
    expect([await state.accept.send(), state.accept.problem.value?.title]).toEqual([undefined, '有人了']);
    expect(state.series.data.value).toBe(view);
  });
});

describe('series of a station', () => {
  it('come apart into those without a face, those with one, and the ended', async () => {
    const items = [
      { id: 'a', state: 'active' },
      { id: 'b', state: 'active', keeper: '小赵' },
      { id: 'c', state: 'ended' },
    ];
    const state = createSeriesList(appAnswering({ 'GET /api/orgs/:orgId/series': () => ({ items }) }), 'org_1');
    await state.list.load();
    expect([state.open, state.kept, state.ended].map((part) => part.value.map(({ id }) => id))).toEqual([
      ['a'],
      ['b'],
      ['c'],
    ]);
  });
});

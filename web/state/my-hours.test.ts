import { describe, expect, it } from 'vitest';
import { byMonth, createMyHours, type HoursEntry } from './my-hours.ts';
import { appAnswering } from './testing.ts';

const entry = (id: string, at: string, minutes: number) =>
  ({
    id,
    at: Date.parse(at),
    minutes,
    title: { zh: id },
    wishId: 'wsh_1',
    taskId: 'tsk_1',
    how: 'own',
    reversed: false,
  }) as HoursEntry;

describe('my hours', () => {
  it('counts by the month in China, reversals taken off', () => {
    const months = byMonth([
      entry('a', '2026-11-02T02:00:00+08:00', -60),
      entry('b', '2026-11-01T00:30:00+08:00', 90),
      entry('c', '2026-10-31T23:30:00+08:00', 45),
    ]);
    expect(months.map(({ name, minutes, entries }) => [name, minutes, entries.length])).toEqual([
      ['2026-11', 30, 2],
      ['2026-10', 45, 1],
    ]);
  });

  it('reads on from where the last page ended, until there is no more', async () => {
    const app = appAnswering({
      'GET /api/my/hours': (sent) =>
        sent.query?.['cursor'] === undefined
          ? { items: [entry('a', '2026-11-02T02:00:00+08:00', 60)], next: 'page-2', minutes: 105, stars: 0 }
          : { items: [entry('b', '2026-10-02T02:00:00+08:00', 45)], minutes: 105, stars: 0 },
    });
    const state = createMyHours(app);
    state.start();
    while (!state.more.value) await new Promise((done) => setImmediate(done));
    await state.readMore();
    expect(app.calls.at(-1)?.sent.query).toMatchObject({ cursor: 'page-2' });
    expect([state.months.value.map(({ name }) => name), state.more.value]).toEqual([['2026-11', '2026-10'], false]);
  });

  it('takes back what was said of an entry and reads the list anew', async () => {
    let said: object | undefined = { state: 'open', minutes: 90, at: 1, reason: '还去了药房' };
    const app = appAnswering({
      'GET /api/my/hours': () => ({
        items: [{ ...entry('a', '2026-11-02', 60), dispute: said }],
        minutes: 60,
        stars: 0,
      }),
      'DELETE /api/my/hours/:hoursId/dispute': () => {
        said = undefined;
        return { id: 'a' };
      },
    });
    const state = createMyHours(app);
    await state.hours.load();
    expect(await state.withdraw.send('a')).toEqual({ id: 'a' });
    expect(app.calls.find(({ line }) => line.startsWith('DELETE'))?.sent.params).toEqual({ hoursId: 'a' });
    expect(state.hours.data.value?.items[0]?.dispute).toBeUndefined();
  });
});

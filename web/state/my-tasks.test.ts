import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { createMyTasks } from './my-tasks.ts';
import { appAnswering } from './testing.ts';

const NOW = 1_700_000_000_000;
const item = (id: string, state: string, to = NOW + 1) => ({
  task: { id, window: { from: to - 1, to } },
  state,
  place: {},
  checkInFrom: 0,
});

describe('my tasks', () => {
  it('puts what runs now on top, then what comes; offers and waiting apart', async () => {
    const items = [
      item('a', 'offered'),
      item('b', 'accepted'),
      item('c', 'checked_in'),
      item('d', 'waiting'),
      item('e', 'accepted'),
    ];
    const state = createMyTasks(appAnswering({ 'GET /api/my/tasks': () => ({ items }) }));
    await state.list.load();
    const ids = (list: readonly { task: { id: string } }[]) => list.map(({ task }) => task.id).join('');
    expect([
      state.next.value?.task.id,
      ids(state.asked.value),
      ids(state.later.value),
      ids(state.waiting.value),
    ]).toEqual(['c', 'a', 'be', 'd']);
  });

  it('puts what is in question apart from what waits for a yes', async () => {
    const items = [
      { ...item('a', 'checked_out'), questionedAt: 1 },
      item('b', 'checked_out'),
      item('c', 'checked_out'),
    ];
    const state = createMyTasks(appAnswering({ 'GET /api/my/tasks': () => ({ items }) }));
    await state.list.load();
    const ids = (list: readonly { task: { id: string } }[]) => list.map(({ task }) => task.id);
    expect([state.next.value?.task.id, ids(state.unconfirmed.value), ids(state.questioned.value)]).toEqual([
      'b',
      ['c'],
      ['a'],
    ]);
  });

  it('asks how it went where the time is over and nothing was shown', async () => {
    const items = [item('a', 'accepted', NOW), item('b', 'accepted'), item('c', 'checked_in', NOW - 3 * HOUR_MS)];
    const state = createMyTasks(appAnswering({ 'GET /api/my/tasks': () => ({ items }) }, NOW));
    await state.list.load();
    expect([state.next.value?.task.id, state.unsaid.value.map(({ task }) => task.id)]).toEqual(['b', ['a', 'c']]);
  });

  it('tells what was done from what was not', async () => {
    const states = ['confirmed', 'no_show', 'lapsed', 'checked_out', 'declined', 'waiting', 'accepted', 'disputed'];
    const items = states.map((state) => item(state, state, NOW - 1));
    const state = createMyTasks(appAnswering({ 'GET /api/my/tasks': () => ({ items }) }, NOW));
    state.show('past');
    await expect.poll(() => state.done.value.length).toBeGreaterThan(0);
    expect(state.done.value.map(({ task }) => task.id)).toEqual(['confirmed', 'checked_out', 'disputed']);
    expect(state.undone.value.map(({ task }) => task.id)).toEqual([
      'no_show',
      'lapsed',
      'declined',
      'waiting',
      'accepted',
    ]);
  });

  it('reads the past when it is asked for', async () => {
    const app = appAnswering({ 'GET /api/my/tasks': () => ({ items: [] }) });
    const state = createMyTasks(app);
    await state.list.load();
    state.show('past');
    expect(app.calls.at(-1)?.sent.query).toMatchObject({ when: 'past' });
  });
});

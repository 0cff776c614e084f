import { describe, expect, it } from 'vitest';
import { createMyTasks } from './my-tasks.ts';
import { appAnswering } from './testing.ts';

const item = (id: string, state: string) => ({ task: { id }, state, place: {}, checkInFrom: 0 });

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

  it('reads the past when it is asked for', async () => {
    const app = appAnswering({ 'GET /api/my/tasks': () => ({ items: [] }) });
    const state = createMyTasks(app);
    await state.list.load();
    state.show('past');
    expect(app.calls.at(-1)?.sent.query).toMatchObject({ when: 'past' });
  });
});

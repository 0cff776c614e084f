import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createCandidates } from './candidates.ts';
import { appAnswering } from './testing.ts';

const item = (personId: string) => ({
  personId,
  name: personId,
  fit: { score: 1, reasons: [], gates: [] },
  skills: [],
});
async function coordinating() {
  const app = appAnswering({
    'GET /api/tasks/:taskId/candidates': (sent) => ({
      items: (sent.query?.['refused'] === 'true' ? ['per_9'] : ['per_1', 'per_2']).map(item),
      suited: 2,
      refused: 1,
      task: {},
    }),
    'GET /api/tasks/:taskId/assignments': () => ({
      task: {},
      items: [{ personId: 'per_2', name: 'b', state: 'accepted', at: 1 }],
    }),
    'POST /api/tasks/:taskId/offers': () => ({ state: 'offered' }),
    'POST /api/tasks/:taskId/assignments/:personId/attestations': () => ({ state: 'checked_in' }),
  });
  const state = createCandidates(app, 'tsk_1');
  await Promise.all([state.suited.load(), state.seats.load()]);
  return { app, state };
}

describe('who could do this', () => {
  it('walks the list and stops at its ends', async () => {
    const { state } = await coordinating();
    expect(state.chosen.value?.personId).toBe('per_1');
    state.step(1);
    state.step(1);
    expect(state.chosen.value?.personId).toBe('per_2');
    state.step(-5);
    expect(state.chosen.value?.personId).toBe('per_1');
  });

  it('offers with the hours chosen and reads both lists anew', async () => {
    const { app, state } = await coordinating();
    state.setHours(24);
    const before = app.calls.length;
    await state.offer.send('per_1');
    expect(app.calls[before]?.sent.body).toEqual({ personId: 'per_1', hours: 24 });
    expect(
      app.calls
        .slice(before + 1)
        .map(({ line }) => line)
        .sort(),
    ).toEqual(['GET /api/tasks/:taskId/assignments', 'GET /api/tasks/:taskId/candidates']);
  });

  it('reads those a gate refuses only when they are asked for', async () => {
    const { app, state } = await coordinating();
    expect(app.calls.some(({ sent }) => sent.query?.['refused'] === 'true')).toBe(false);
    state.show('refused');
    while (state.refused.data.value === undefined) await new Promise((done) => setImmediate(done));
    expect(state.chosen.value?.personId).toBe('per_9');
  });

  it('enters an arrival on the other side’s word', async () => {
    const { app, state } = await coordinating();
    await state.attest.send('per_2', 'checked_in', 5, '九点到的');
    expect(app.calls.find(({ line }) => line.endsWith('attestations'))?.sent).toEqual({
      params: { taskId: 'tsk_1', personId: 'per_2' },
      body: { what: 'checked_in', at: 5, note: '九点到的' },
    });
    expect(state.seatOf('per_2')?.state).toBe('accepted');
  });

  it('reads a seat anew that another has moved on meanwhile, and says why nothing was recorded', async () => {
    let seat = 'accepted';
    const app = appAnswering({
      'GET /api/tasks/:taskId/candidates': () => ({ items: [], suited: 0, refused: 0, task: {} }),
      'GET /api/tasks/:taskId/assignments': () => ({
        task: {},
        items: [{ personId: 'per_2', name: 'b', state: seat }],
      }),
      'POST /api/tasks/:taskId/assignments/:personId/no-show': () => {
        seat = 'checked_in';
        throw new Problem('wrong_state', 'moved on', 409);
      },
    });
    const state = createCandidates(app, 'tsk_1');
    await state.noShow.send('per_2', '');
    expect([state.noShow.problem.value?.title, state.seatOf('per_2')?.state]).toEqual(['moved on', 'checked_in']);
  });
});

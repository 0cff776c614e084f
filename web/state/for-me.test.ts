import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createForMe, type Suggestion } from './for-me.ts';
import { type Answers, appAnswering } from './testing.ts';

const SEAT = { taskId: 'tsk_1', personId: 'per_1', state: 'accepted' };

function suggestion(id: string, passes = true): Suggestion {
  return {
    task: { id, title: { zh: id } },
    fit: { score: 1, reasons: [], gates: [{ gate: 'cap', passes, params: {} }] },
    offered: false,
  } as unknown as Suggestion;
}

async function looking(answers: Answers = {}, wanted?: string) {
  const items = [suggestion('tsk_1'), suggestion('tsk_2'), suggestion('tsk_3', false)];
  const app = appAnswering({ 'GET /api/my/suggestions': () => ({ items, suggestions: true }), ...answers });
  const state = createForMe(app, 'per_1', wanted, false);
  await state.list.load();
  return { app, state };
}

describe('for me', () => {
  it('shows the best one first and goes round in a circle', async () => {
    const { state } = await looking();
    expect(state.current.value?.task.id).toBe('tsk_1');
    state.step(1);
    expect([state.current.value?.task.id, state.place.value]).toEqual(['tsk_2', 1]);
    state.step(1);
    expect(state.current.value?.task.id).toBe('tsk_1');
  });

  it('keeps what a gate refuses apart from what suits', async () => {
    const { state } = await looking();
    expect(state.open.value.map(({ task }) => task.id)).toEqual(['tsk_1', 'tsk_2']);
    expect(state.refused.value.map(({ task }) => task.id)).toEqual(['tsk_3']);
  });

  it('says where nothing suits what still waits nearby, and what of it only wants a skill', async () => {
    const lacking = (id: string, ...gates: string[]) => {
      const one = suggestion(id);
      return { ...one, fit: { ...one.fit, gates: gates.map((gate) => ({ gate, passes: false, params: {} })) } };
    };
    const all = [lacking('tsk_1', 'skill'), lacking('tsk_2', 'skill', 'radius'), lacking('tsk_3', 'full')];
    const { state } = await looking({
      'GET /api/my/suggestions': ({ query }) => ({
        items: query?.['all'] === 'true' ? [...all, suggestion('tsk_4')] : [],
        suggestions: true,
      }),
    });
    expect(state.missed.value).toBeUndefined();
    state.lookAround();
    await expect.poll(() => state.missed.value).toEqual({ count: 2, more: false, skills: 1 });
  });

  it('sends the reason of a no and goes on to the next', async () => {
    const { app, state } = await looking({ 'POST /api/tasks/:taskId/decline': () => ({ ...SEAT, state: 'declined' }) });
    await state.decline.send('tsk_1', 'far', '这次不去');
    expect(app.calls.at(-1)?.sent).toEqual({ params: { taskId: 'tsk_1' }, body: { reason: 'far' } });
    expect(state.current.value?.task.id).toBe('tsk_2');
  });

  it('keeps the card when a no was refused', async () => {
    const { state } = await looking({
      'POST /api/tasks/:taskId/decline': () => {
        throw new Problem('wrong_state', 'moved on', 409);
      },
    });
    await state.decline.send('tsk_1', 'busy', '这次不去');
    expect(state.current.value?.task.id).toBe('tsk_1');
    expect(state.decline.problem.value?.title).toBe('moved on');
  });

  it('lets yes and no wait for a network, and says of a yes that nobody knows yet', async () => {
    const { state, app } = await looking({
      'POST /api/tasks/:taskId/decline': () => {
        throw new Problem('offline', 'no network');
      },
      'POST /api/tasks/:taskId/acceptance': () => {
        throw new Problem('offline', 'no network');
      },
    });
    expect(await state.decline.send('tsk_1', 'busy', '这次不去')).toBe('kept');
    expect(await state.accept.send('tsk_2', '接下')).toBe('kept');
    expect(state.taken.value).toMatchObject({ suggestion: { task: { id: 'tsk_2' } }, kept: true, waiting: false });
    expect(app.outbox.waiting.value.map(({ label }) => label)).toEqual(['这次不去', '接下']);
  });

  it('remembers what was accepted until the person goes on', async () => {
    const { state } = await looking({ 'POST /api/tasks/:taskId/acceptance': () => SEAT });
    await state.accept.send('tsk_1', '接下');
    expect(state.taken.value).toMatchObject({ suggestion: { task: { id: 'tsk_1' } }, waiting: false });
    state.goOn();
    expect(state.taken.value).toBeUndefined();
    expect(state.open.value.map(({ task }) => task.id)).toEqual(['tsk_2']);
  });

  it('says who was faster and lets the person wait in line', async () => {
    const { state } = await looking({
      'POST /api/tasks/:taskId/acceptance': () => {
        throw new Problem('taken', 'someone was ahead', 409);
      },
      'POST /api/tasks/:taskId/waitlist': () => ({ ...SEAT, state: 'waiting' }),
    });
    await state.accept.send('tsk_1', '接下');
    expect([state.taken.value, state.accept.problem.value?.code]).toEqual([undefined, 'taken']);
    await state.wait.send('tsk_1');
    expect(state.taken.value?.waiting).toBe(true);
  });

  it('turns suggestions off without touching anything else of the profile', async () => {
    const profile = {
      stationId: 'org_1',
      birthYear: 1985,
      weekly: [],
      exceptions: [],
      homeCell: '1:1',
      radiusM: 3_000,
      languages: ['zh'],
      health: [],
      weeklyCapMinutes: 360,
      suggestions: true,
      travel: 'walk',
      skills: [{ skill: 'repair.lamp', level: 2, evidence: 'seen' }],
      name: '赵海',
      minutes: 5,
    };
    const { app, state } = await looking({
      'GET /api/volunteers/:personId': () => profile,
      'PUT /api/my/volunteer': () => ({ personId: 'per_1' }),
    });
    await state.turn.send(false);
    const { name: _name, minutes: _minutes, ...kept } = profile;
    expect(app.calls.find(({ line }) => line === 'PUT /api/my/volunteer')?.sent.body).toEqual({
      ...kept,
      suggestions: false,
      skills: [{ skill: 'repair.lamp', level: 2 }],
    });
  });
});

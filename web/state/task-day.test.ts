import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../shared/kernel/time.ts';
import { Problem } from '../main/problem.ts';
import { createTaskDay, digitsOf } from './task-day.ts';
import { type Answers, appAnswering } from './testing.ts';

const TASK = 'tsk_00000000000000000000000011';
const NOW = 1_700_000_000_000;
const mine = (state: string, window = { from: NOW, to: NOW + HOUR_MS }) => ({
  items: [{ task: { id: TASK, cell: '4058:8804', window }, state, place: {}, checkInFrom: 0 }],
});

async function day(answers: Answers, state = 'accepted') {
  const app = appAnswering({ 'GET /api/my/tasks': () => mine(state), ...answers });
  const screen = createTaskDay(app, TASK, undefined);
  await screen.view.load();
  return { app, screen };
}

describe('a task on its day', () => {
  it('reads the digits of this task’s code and of no other', () => {
    expect(digitsOf(`nuanxin:1:${TASK}:471902`, TASK)).toBe('471902');
    expect(digitsOf('nuanxin:1:tsk_00000000000000000000000012:471902', TASK)).toBeUndefined();
    expect(digitsOf('https://example.org/471902', TASK)).toBeUndefined();
    expect(digitsOf(`nuanxin:1:${TASK}:47190x`, TASK)).toBeUndefined();
  });

  it('asks for no yes while somebody says that something was not right', async () => {
    const questioned = { ...mine('checked_out').items[0], questionedAt: 1 };
    const { screen } = await day({ 'GET /api/my/tasks': () => ({ items: [questioned] }) });
    expect(screen.step.value).toBe('questioned');
  });

  it.each([
    ['accepted', 0, 'check_in', 'unsaid'],
    ['checked_in', 2 * HOUR_MS, 'check_out', 'unsaid'],
  ])(
    'asks how it went when it is %s and %i ms after its time no code counts any more',
    async (state, late, before, after) => {
      const at = async (to: number) =>
        (await day({ 'GET /api/my/tasks': () => mine(state, { from: to - HOUR_MS, to }) })).screen.step.value;
      expect([await at(NOW - late + 1), await at(NOW - late)]).toEqual([before, after]);
    },
  );

  it('checks in with the digits, then out', async () => {
    let state = 'accepted';
    const { app, screen } = await day({
      'GET /api/my/tasks': () => mine(state),
      'POST /api/tasks/:taskId/check-in': () => {
        state = 'checked_in';
        return { taskId: TASK, personId: 'per_1', state };
      },
    });
    screen.enter(' 471 902 8');
    expect(screen.digits.value).toBe('471902');
    await screen.stamp.send('arrival');
    expect(app.calls.find(({ line }) => line.endsWith('check-in'))?.sent.body).toEqual({ digits: '471902' });
    expect([screen.step.value, screen.digits.value]).toEqual(['check_out', '']);
  });

  it('keeps the stamp in the phone without a network and goes on to the next step', async () => {
    const { app, screen } = await day({
      'POST /api/tasks/:taskId/check-in': () => {
        throw new Problem('offline', 'no network');
      },
    });
    screen.enter('471902');
    expect(await screen.stamp.send('arrival is kept')).toBe('kept');
    expect(screen.kept.value).toMatchObject({
      label: 'arrival is kept',
      sent: { params: { taskId: TASK }, body: { digits: '471902' } },
    });
    expect(screen.step.value).toBe('check_out');
    expect(app.outbox.waiting.value).toHaveLength(1);
  });

  it('keeps a scanned code with the time of scanning and, of where it was, the distance alone', async () => {
    const { app, screen } = await day({
      'POST /api/tasks/:taskId/check-in': () => {
        throw new Problem('offline', 'no network');
      },
    });
    const code = (letter: string) => `nuanxin:2:${TASK}:${letter}.0123456789ab.56666666.AAAAAAAAAAAAAAAAAAAAAA`;
    const elsewhere = code('i').replace(TASK, 'tsk_00000000000000000000000012');
    expect([elsewhere, 'https://example.org', code('o'), code('i')].map((text) => screen.scan(text))).toEqual([
      'wrong',
      'wrong',
      'other_step',
      'right',
    ]);
    const [lat, lng] = [40.585, 88.04];
    await screen.stamp.send('arrival', { lat, lng, accuracyM: 50 });
    const kept = screen.kept.value?.sent as { body: Record<string, unknown> };
    expect(kept.body).toEqual({
      code: 'i.0123456789ab.56666666.AAAAAAAAAAAAAAAAAAAAAA',
      at: app.now(),
      distanceM: expect.any(Number),
    });
    expect(Number(kept.body['distanceM']) % 100).toBe(0);
    expect(JSON.stringify(kept)).not.toContain(String(lat));
    expect([screen.code.value, screen.step.value]).toEqual([undefined, 'check_out']);
  });

  it('goes on when a kept stamp arrived and the network was gone again before the task was read', async () => {
    let online = true;
    const offline = () => {
      throw new Problem('offline', 'no network');
    };
    const { app, screen } = await day({
      'GET /api/my/tasks': () => (online ? mine('accepted') : offline()),
      'POST /api/tasks/:taskId/check-in': () =>
        online ? { taskId: TASK, personId: 'per_1', state: 'checked_in' } : offline(),
    });
    screen.start();
    await screen.view.load();
    online = false;
    screen.enter('471902');
    await screen.stamp.send('arrival');
    app.outbox.waiting.subscribe((list) => {
      if (list.length === 0) online = false;
    });
    online = true;
    await app.outbox.flush(true);
    await expect.poll(() => [online, screen.view.busy.value]).toEqual([false, false]);
    expect([screen.view.data.value?.state, screen.step.value]).toEqual(['accepted', 'check_out']);
    screen.stop();
  });

  it('is at the same step again when a kept stamp is taken back', async () => {
    const { screen } = await day({
      'POST /api/tasks/:taskId/check-in': () => {
        throw new Problem('offline', 'no network');
      },
    });
    screen.start();
    screen.enter('471902');
    await screen.stamp.send('arrival');
    expect(screen.step.value).toBe('check_out');
    screen.dismiss();
    await expect.poll(() => screen.step.value).toBe('check_in');
    screen.stop();
  });

  it('says so when a kept stamp came too late, and stays at that step', async () => {
    let online = false;
    const { app, screen } = await day({
      'POST /api/tasks/:taskId/check-in': () => {
        throw online
          ? new Problem('show_code_wrong', 'those digits are old', 422)
          : new Problem('offline', 'no network');
      },
    });
    screen.enter('471902');
    await screen.stamp.send('arrival');
    online = true;
    await app.outbox.flush();
    expect([screen.kept.value?.refused?.title, screen.step.value]).toEqual(['those digits are old', 'check_in']);
    screen.dismiss();
    await expect.poll(() => screen.kept.value).toBeUndefined();
  });

  it('keeps nothing when the digits were refused at once', async () => {
    const { app, screen } = await day({
      'POST /api/tasks/:taskId/check-in': () => {
        throw new Problem('show_code_wrong', 'wrong', 422);
      },
    });
    screen.enter('000000');
    await screen.stamp.send('arrival');
    expect([screen.stamp.problem.value?.code, app.outbox.waiting.value.length, screen.digits.value]).toEqual([
      'show_code_wrong',
      0,
      '000000',
    ]);
  });

  it('finds a task of the past too, and says when there is none', async () => {
    const { screen } = await day({
      'GET /api/my/tasks': (sent) => (sent.query?.['when'] === 'past' ? mine('confirmed') : { items: [] }),
    });
    expect(screen.step.value).toBe('over');
    const none = await day({ 'GET /api/my/tasks': () => ({ items: [] }) });
    expect(none.screen.view.problem.value?.status).toBe(404);
  });
});

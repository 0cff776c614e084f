import { describe, expect, it } from 'vitest';
import { createCalendarAddress } from './calendar.ts';
import { appAnswering } from './testing.ts';

const PATH = '/api/calendars/abc.ics';

describe('the address of a calendar', () => {
  it('is shown from its making until it is ended, whole and for the phone’s own calendar', async () => {
    const app = appAnswering({
      'GET /api/my/calendar': () => ({ active: false }),
      'POST /api/my/calendar': () => ({ path: PATH, since: 5 }),
      'DELETE /api/my/calendar': () => ({ active: false }),
    });
    const state = createCalendarAddress(app, 'https://nuanxin.example');
    await state.standing.load();
    expect([state.standing.data.value, state.address.value]).toEqual([{ active: false }, undefined]);
    await state.make.send();
    expect(state.address.value).toBe(`https://nuanxin.example${PATH}`);
    expect(state.subscribe.value).toBe(`webcal://nuanxin.example${PATH}`);
    expect(state.standing.data.value).toEqual({ active: true, since: 5 });
    await state.end.send();
    expect([state.standing.data.value, state.address.value]).toEqual([{ active: false }, undefined]);
  });
  it('of one who came back is known to be there, and not told again', async () => {
    const state = createCalendarAddress(
      appAnswering({ 'GET /api/my/calendar': () => ({ active: true, since: 7 }) }),
      'https://nuanxin.example',
    );
    await state.standing.load();
    expect([state.standing.data.value?.since, state.address.value]).toEqual([7, undefined]);
  });
});

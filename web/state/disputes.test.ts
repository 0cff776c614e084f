import { describe, expect, it } from 'vitest';
import { createDisputes, type DisputeRow } from './disputes.ts';
import { createMyHours } from './my-hours.ts';
import { appAnswering } from './testing.ts';

const ROW = { personId: 'per_1', hoursId: 'hrs_1', booked: 60, minutes: 90 } as DisputeRow;

describe('disputes at a station', () => {
  it('are answered one by one, and the list is read again', async () => {
    let left = [ROW];
    const app = appAnswering({
      'GET /api/orgs/:orgId/hours-disputes': () => ({ items: left }),
      'POST /api/volunteers/:personId/hours/:hoursId/answer': () => {
        left = [];
        return { id: 'hrs_1', state: 'corrected', minutes: 90 };
      },
    });
    const state = createDisputes(app, 'org_1');
    await state.list.load();
    await state.answer.send(ROW, 90, '问过了');
    expect(app.calls[1]?.sent).toEqual({
      params: { personId: 'per_1', hoursId: 'hrs_1' },
      body: { minutes: 90, note: '问过了' },
    });
    expect(state.list.data.value?.items).toEqual([]);
  });
});

describe('a volunteer’s own hours', () => {
  it('are said to be wrong, and shown as such', async () => {
    let state: string | undefined;
    const app = appAnswering({
      'GET /api/my/hours': () => ({ items: [{ id: 'hrs_1', at: 1, minutes: 60, dispute: state }], minutes: 60 }),
      'POST /api/my/hours/:hoursId/dispute': () => {
        state = 'open';
        return { id: 'hrs_1', state };
      },
    });
    const hours = createMyHours(app);
    await hours.hours.load();
    await hours.dispute.send('hrs_1', 90, '还去了药房');
    expect(app.calls[1]?.sent).toEqual({ params: { hoursId: 'hrs_1' }, body: { minutes: 90, reason: '还去了药房' } });
    expect(hours.months.value[0]?.entries[0]?.dispute).toBe('open');
  });
});

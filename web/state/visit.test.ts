import { describe, expect, it } from 'vitest';
import { appAnswering } from './testing.ts';
import { createFollowUps, createVisit } from './visit.ts';

describe('how a visit went', () => {
  it('is told to the station, with a note when there is one', async () => {
    const app = appAnswering({ 'POST /api/tasks/:taskId/feedback': () => ({ id: 'tsk_1', followUp: true }) });
    const state = createVisit(app, 'tsk_1');
    expect((await state.tell.send('worried', ''))?.followUp).toBe(true);
    await state.tell.send('hard', '楼道很黑');
    expect(app.calls.map(({ sent }) => sent.body)).toEqual([{ went: 'worried' }, { went: 'hard', note: '楼道很黑' }]);
  });
  it('leaves the list of the station when it was followed up', async () => {
    let items = [{ id: 'flw_1' }];
    const app = appAnswering({
      'GET /api/orgs/:orgId/follow-ups': () => ({ items }),
      'POST /api/follow-ups/:followUpId/closing': () => {
        items = [];
        return { id: 'flw_1' };
      },
    });
    const state = createFollowUps(app, 'org_1');
    await state.list.load();
    await state.close.send('flw_1', '两边都谈过');
    expect(state.list.data.value?.items).toEqual([]);
  });
});

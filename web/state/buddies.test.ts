import { describe, expect, it } from 'vitest';
import { createBuddies, createNewcomers } from './buddies.ts';
import { appAnswering } from './testing.ts';

describe('going along', () => {
  it('shows the pair as it is after each answer', async () => {
    let state = 'asked';
    const app = appAnswering({
      'GET /api/my/buddies': () => ({ newcomer: false, of: [{ personId: 'per_1', name: '小夏', visits: [], state }] }),
      'PUT /api/my/buddies/:personId': ({ body }) => {
        state = (body as { yes: boolean }).yes ? 'agreed' : 'open';
        return { personId: 'per_1', state };
      },
    });
    const screen = createBuddies(app);
    await screen.buddies.load();
    expect(screen.buddies.data.value?.of[0]?.state).toBe('asked');
    await screen.answer.send('per_1', true);
    expect(screen.buddies.data.value?.of[0]?.state).toBe('agreed');
  });
  it('is asked of the one who was chosen, for the newcomer who was', async () => {
    const app = appAnswering({
      'GET /api/orgs/:orgId/newcomers': () => ({ newcomers: [], willing: [] }),
      'POST /api/volunteers/:personId/buddy': () => ({ personId: 'per_1', state: 'asked' }),
    });
    await createNewcomers(app, 'org_1').ask.send('per_1', 'per_2');
    expect(app.calls[0]?.sent).toEqual({ params: { personId: 'per_1' }, body: { buddyId: 'per_2' } });
  });
});

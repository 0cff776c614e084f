import { describe, expect, it } from 'vitest';
import { createPostSent } from './post-sent.ts';
import { appAnswering } from './testing.ts';

const DUE = 1_700_007_200_000;

describe('what became of a wish that was handed in', () => {
  it('says until when the station answers as the station reckons it', async () => {
    const app = appAnswering({ 'GET /api/wishes/:wishId': () => ({ dueAt: DUE }) });
    const state = createPostSent(app, { how: 'sent', id: 'wsh_1' });
    state.start();
    await expect.poll(() => state.dueAt.value).toBe(DUE);
    expect(state.whereabouts.value).toBe('there');
  });

  it('follows what was kept until it is sent', async () => {
    const app = appAnswering({ 'POST /api/wishes/:wishId/submission': () => ({ id: 'wsh_1', state: 'submitted' }) });
    const state = createPostSent(app, { how: 'kept', key: 'k' });
    await app.outbox.add('POST /api/wishes/:wishId/submission', { params: { wishId: 'wsh_1' } }, '陪诊', 'k');
    expect(state.whereabouts.value).toBe('waiting');
    await app.outbox.flush(true);
    expect(state.whereabouts.value).toBe('there');
  });

  it('says when it came back', async () => {
    const app = appAnswering({});
    const state = createPostSent(app, { how: 'kept', key: 'k' });
    await app.outbox.add('POST /api/wishes/:wishId/submission', { params: { wishId: 'wsh_1' } }, '陪诊', 'k');
    await app.outbox.flush(true);
    expect(state.whereabouts.value).toBe('back');
  });
});

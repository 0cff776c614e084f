import { describe, expect, it } from 'vitest';
import { createPostPhotos } from './post-photos.ts';
import { appAnswering } from './testing.ts';

const HANDS = {
  draw: async () => ({ blob: new Blob(['x'.repeat(200)]), type: 'image/jpeg' as const, url: 'blob:1' }),
  post: async () => true,
};

describe('photos of a wish that was just handed in', () => {
  it('are drawn anew, sent, and given to who verifies as one thing', async () => {
    const app = appAnswering({
      'POST /api/wishes/:wishId/photos': () => ({ photoId: 'pht_1', form: { url: '/x', fields: {} }, until: 1 }),
      'POST /api/wishes/:wishId/photos/:photoId/arrival': () => ({ photoId: 'pht_1', state: 'arrived' }),
      'POST /api/wishes/:wishId/evidence': () => ({ id: 'evd_1' }),
    });
    const state = createPostPhotos(app, 'wsh_1', HANDS, '发愿望时拍的照片');
    await state.photos.take([new Blob(['raw'])]);
    await state.give.send();
    expect(app.calls[0]?.sent.body).toMatchObject({ purpose: 'evidence', noFace: true });
    expect(app.calls.at(-1)?.sent).toEqual({
      params: { wishId: 'wsh_1' },
      body: { kind: 'document', note: '发愿望时拍的照片', photoIds: ['pht_1'] },
    });
    expect(state.give.done.value).toBeDefined();
  });
});

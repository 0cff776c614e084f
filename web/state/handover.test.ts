import { expect, it } from 'vitest';
import { createHandover } from './handover.ts';
import { appAnswering } from './testing.ts';

const HANDS = {
  draw: async () => ({ blob: new Blob(['x'.repeat(200)]), type: 'image/jpeg' as const, url: 'blob:1' }),
  post: async () => true,
};

it('photos of a hand-over say that nobody is in them, and are given as one', async () => {
  const app = appAnswering({
    'POST /api/wishes/:wishId/photos': () => ({ photoId: 'pht_1', form: { url: '/x', fields: {} }, until: 1 }),
    'POST /api/wishes/:wishId/photos/:photoId/arrival': () => ({ photoId: 'pht_1', state: 'arrived' }),
    'POST /api/wishes/:wishId/handover-photos': () => ({ count: 1 }),
  });
  const state = createHandover(app, 'wsh_1', HANDS);
  await state.photos.take([new Blob(['raw'])]);
  await state.give.send();
  expect(app.calls[0]?.sent.body).toMatchObject({ purpose: 'handover', noFace: true });
  expect(app.calls.at(-1)?.sent).toEqual({ params: { wishId: 'wsh_1' }, body: { photoIds: ['pht_1'] } });
  expect(state.give.done.value).toEqual({ count: 1 });
});

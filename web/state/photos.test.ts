import { describe, expect, it } from 'vitest';
import { Problem } from '../main/problem.ts';
import { createPhotos, createTakePhotos, type PhotoHands } from './photos.ts';
import { type Answers, appAnswering } from './testing.ts';

const BLOB = new Blob(['x'.repeat(500)]);
const DRAWN = { blob: BLOB, type: 'image/webp', url: 'blob:1' } as const;
const FORM = { url: '/files', fields: { key: 'incoming/1' } };

function taking(hands: Partial<PhotoHands> = {}, answers: Answers = {}) {
  let count = 0;
  const app = appAnswering({
    'POST /api/wishes/:wishId/photos': () => ({ photoId: `pht_${++count}`, form: FORM, until: 0 }),
    'POST /api/wishes/:wishId/photos/:photoId/arrival': () => ({ photoId: 'x', state: 'arrived' }),
    ...answers,
  });
  const state = createTakePhotos(app, 'wsh_1', 'evidence', {
    draw: async () => DRAWN,
    post: async (_form, _blob, on) => {
      on(1);
      return true;
    },
    ...hands,
  });
  return { app, state };
}

describe('taking photos', () => {
  it('sends what was drawn anew with a form for its type and size, and says when it is there', async () => {
    const { app, state } = taking();
    await state.take([new Blob(['raw, with where it was taken'])]);
    expect(app.calls[0]?.sent.body).toEqual({ purpose: 'evidence', type: 'image/webp', bytes: 500, noFace: true });
    expect(state.taken.value).toMatchObject([{ state: 'there', photoId: 'pht_1' }]);
    expect([state.ids.value, state.busy.value]).toEqual([['pht_1'], false]);
    expect(app.calls.map(({ line }) => line.split('/').at(-1))).toEqual(['photos', 'arrival']);
  });
  it('keeps the picture when the network breaks, and sends it whole again with a new form', async () => {
    let works = false;
    const { state } = taking({ post: async () => works });
    await state.take([BLOB]);
    expect(state.taken.value).toMatchObject([{ state: 'broken', drawn: DRAWN }]);
    expect(state.ids.value).toEqual([]);
    works = true;
    await state.again(state.taken.value[0]?.key ?? '');
    expect(state.ids.value).toEqual(['pht_2']);
  });
  it('says the server’s sentence when it may not, and that a file is no picture', async () => {
    const refused = taking(
      {},
      {
        'POST /api/wishes/:wishId/photos': () => {
          throw new Problem('photo_limit', 'no room', 409);
        },
      },
    );
    await refused.state.take([BLOB]);
    expect(refused.state.taken.value).toMatchObject([{ state: 'broken', title: 'no room' }]);
    const unfit = taking({ draw: async () => undefined });
    await unfit.state.take([BLOB]);
    expect(unfit.state.taken.value).toMatchObject([{ state: 'unfit' }]);
    expect(unfit.app.calls).toEqual([]);
  });
  it('takes four at most', async () => {
    const { state } = taking();
    await state.take(Array.from({ length: 6 }, () => BLOB));
    expect(state.ids.value).toHaveLength(4);
    await state.take([BLOB]);
    expect(state.ids.value).toHaveLength(4);
    state.drop(state.taken.value[0]?.key ?? '');
    await state.take([BLOB]);
    expect(state.ids.value).toHaveLength(4);
  });
});

describe('photos of a wish', () => {
  it('are read anew after each command, since each changes what may be seen', async () => {
    let open = false;
    const app = appAnswering({
      'GET /api/wishes/:wishId/photos': () => ({ items: [{ photoId: 'pht_1', public: open }] }),
      'POST /api/wishes/:wishId/photos/:photoId/publication': (sent) => {
        open = true;
        return sent;
      },
    });
    const photos = createPhotos(app, 'wsh_1');
    await photos.list.load();
    await photos.publish.send('pht_1');
    expect(app.calls[1]?.sent.body).toEqual({ noFace: true });
    expect(photos.list.data.value).toMatchObject([{ public: true }]);
  });
  it('are read anew when another has decided meanwhile, and not while nobody knows', async () => {
    let answer = new Problem('offline', 'no answer', 0);
    const app = appAnswering({
      'GET /api/wishes/:wishId/photos': () => ({ items: [] }),
      'POST /api/wishes/:wishId/photos/:photoId/publication': () => {
        throw answer;
      },
    });
    const photos = createPhotos(app, 'wsh_1');
    const reads = () => app.calls.filter(({ line }) => line.startsWith('GET')).length;
    await photos.publish.send('pht_1');
    expect([photos.publish.problem.value?.code, reads()]).toEqual(['offline', 0]);
    answer = new Problem('wrong_state', 'deleted', 409);
    await photos.publish.send('pht_1');
    expect([photos.publish.problem.value?.code, reads()]).toEqual(['wrong_state', 1]);
  });
});

import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { PhotoView } from '../../shared/photos/contract.ts';
import type { PhotoPurpose } from '../../shared/photos/photo.ts';
import type { App } from '../main/app.ts';
import { Problem } from '../main/problem.ts';
import { createLoad, type Load } from './load.ts';
import { createSubmit, type Submit } from './submit.ts';

/** A picture written anew on this device: without where and when it was taken, and small enough to be sent whole. */
export type Drawn = { readonly blob: Blob; readonly type: 'image/jpeg' | 'image/webp'; readonly url: string };
export type Form = { readonly url: string; readonly fields: Readonly<Record<string, string>> };
/** What the browser has to do: draw a file anew, and send one. The page gives them; a test gives others. */
export type PhotoHands = {
  /** Undefined when the file is no picture that this browser can draw. */
  readonly draw: (file: Blob) => Promise<Drawn | undefined>;
  /** Sends a form with its file; `on` hears of the part that has gone, 0 to 1. False when it did not arrive. */
  readonly post: (form: Form, blob: Blob, on: (part: number) => void) => Promise<boolean>;
};

/** drawing, sending, there: then it may be used. broken: the network broke off, the picture is still here. unfit: no picture. */
export type TakenState = 'drawing' | 'sending' | 'there' | 'broken' | 'unfit';
export type Taken = {
  readonly key: string;
  readonly state: TakenState;
  readonly part: number;
  readonly drawn?: Drawn;
  readonly photoId?: string;
  readonly title?: string;
};
export type TakePhotos = {
  readonly taken: ReadonlySignal<readonly Taken[]>;
  /** Ids of those that have arrived. */
  readonly ids: ReadonlySignal<readonly string[]>;
  readonly busy: ReadonlySignal<boolean>;
  take(files: readonly Blob[]): Promise<void>;
  again(key: string): Promise<void>;
  drop(key: string): void;
  /** Lets go of them when the screen is left. */
  stop(): void;
};

const AT_ONCE_ITEMS = 4;

/** Photos for one thing to say: each is drawn anew, sent with a form of its own, and sent whole again when the network breaks. */
export function createTakePhotos(
  app: Pick<App, 'client' | 'newKey'>,
  wishId: string,
  purpose: PhotoPurpose,
  hands: PhotoHands,
): TakePhotos {
  const taken = signal<readonly Taken[]>([]);
  const put = (key: string, change: Partial<Taken>) => {
    taken.value = taken.value.map((one) => (one.key === key ? { ...one, ...change } : one));
  };

  async function send(key: string, drawn: Drawn): Promise<void> {
    put(key, { state: 'sending', part: 0 });
    try {
      const params = { wishId };
      const body = { purpose, type: drawn.type, bytes: drawn.blob.size, noFace: true };
      // A form may have been used up by a try that broke off, so each try has its own.
      const { photoId, form } = await app.client.send(
        'POST /api/wishes/:wishId/photos',
        { params, body },
        app.newKey(),
      );
      if (!(await hands.post(form, drawn.blob, (part) => put(key, { part })))) return put(key, { state: 'broken' });
      const arrival = { params: { wishId, photoId } };
      await app.client.send('POST /api/wishes/:wishId/photos/:photoId/arrival', arrival, app.newKey());
      put(key, { state: 'there', part: 1, photoId });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      put(key, { state: 'broken', title: error.title });
    }
  }

  return {
    taken,
    ids: computed(() => taken.value.flatMap(({ photoId }) => photoId ?? [])),
    busy: computed(() => taken.value.some(({ state }) => state === 'drawing' || state === 'sending')),
    async take(files) {
      const room = AT_ONCE_ITEMS - taken.value.length;
      await Promise.all(
        files.slice(0, room).map(async (file) => {
          const key = app.newKey();
          taken.value = [...taken.value, { key, state: 'drawing', part: 0 }];
          const drawn = await hands.draw(file);
          if (drawn === undefined) return put(key, { state: 'unfit' });
          put(key, { drawn });
          await send(key, drawn);
        }),
      );
    },
    async again(key) {
      const drawn = taken.value.find((one) => one.key === key)?.drawn;
      if (drawn !== undefined) await send(key, drawn);
    },
    drop(key) {
      taken.value = taken.value.filter((one) => one.key !== key);
    },
    stop() {
      taken.value = [];
    },
  };
}

export type Photos = {
  readonly list: Load<readonly PhotoView[]>;
  readonly publish: Submit<[photoId: string], unknown>;
  readonly hide: Submit<[photoId: string], unknown>;
  readonly remove: Submit<[photoId: string], unknown>;
};

/** The photos of a wish, as this viewer may see them, and what may be done with each. */
export function createPhotos(app: Pick<App, 'client' | 'newKey'>, wishId: string): Photos {
  const { client, newKey } = app;
  const list = createLoad<readonly PhotoView[]>(async () => {
    const { value, keptAt } = await client.read('GET /api/wishes/:wishId/photos', { params: { wishId } });
    return { value: value.items, keptAt };
  });
  const then = (run: (key: string, params: { wishId: string; photoId: string }) => Promise<unknown>) =>
    createSubmit(newKey, async (key, photoId: string) => {
      try {
        const answer = await run(key, { wishId, photoId });
        await list.load();
        return answer;
      } catch (error) {
        // Decided otherwise: somebody may have shown, hidden or deleted it meanwhile.
        if (error instanceof Problem && !error.open) await list.load();
        throw error;
      }
    });
  return {
    list,
    publish: then((key, params) =>
      client.send('POST /api/wishes/:wishId/photos/:photoId/publication', { params, body: { noFace: true } }, key),
    ),
    hide: then((key, params) => client.send('DELETE /api/wishes/:wishId/photos/:photoId/publication', { params }, key)),
    remove: then((key, params) => client.send('DELETE /api/wishes/:wishId/photos/:photoId', { params }, key)),
  };
}

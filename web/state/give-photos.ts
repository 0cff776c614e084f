import type { App } from '../main/app.ts';
import { createTakePhotos, type PhotoHands, type TakePhotos } from './photos.ts';
import { createSubmit, type Submit } from './submit.ts';

/** Photos of one wish that are taken first and then given, all of them as one thing. */
export type GivePhotos<R> = {
  readonly photos: TakePhotos;
  readonly give: Submit<readonly [], R>;
  start(): void;
  stop(): void;
};

/** `send` gives the photos that have arrived, by their ids, with the key of the command. */
export function createGivePhotos<R>(
  app: Pick<App, 'client' | 'newKey'>,
  wishId: string,
  purpose: 'evidence' | 'handover',
  hands: PhotoHands,
  send: (photoIds: string[], key: string) => Promise<R>,
): GivePhotos<R> {
  const photos = createTakePhotos(app, wishId, purpose, hands);
  return {
    photos,
    give: createSubmit(app.newKey, (key) => send([...photos.ids.value], key)),
    start: () => undefined,
    stop: photos.stop,
  };
}
